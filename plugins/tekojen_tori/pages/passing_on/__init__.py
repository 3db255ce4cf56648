"""Passing a page on: sharing and citing it, and what leads back to it from paper, on what has a page of its own."""
