"""Deeds, by noun. Each locks its row, checks who and when, changes, writes the log and the letters, in one transaction."""
