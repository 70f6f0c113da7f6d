"""Screens, one subject a file."""
