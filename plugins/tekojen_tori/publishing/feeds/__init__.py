"""Feeds: what is told, for readers' own programs to follow."""
