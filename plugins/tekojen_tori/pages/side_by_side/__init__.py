"""Deeds side by side: their key facts in a table, of a theme's deeds or of those that a reader has chosen."""
