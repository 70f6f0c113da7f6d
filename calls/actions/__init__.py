"""Deeds, by noun. Each locks its row, checks who and when, changes, writes log and letters, in one transaction."""
