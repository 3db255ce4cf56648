"""Texts as HTML, and as plain words."""
