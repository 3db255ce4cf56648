"""Markdown as its parser understands it: trees, links and plain words, for all who read, check or publish a text."""
