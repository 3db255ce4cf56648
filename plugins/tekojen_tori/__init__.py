"""Tekojen tori: municipal development deeds from Markdown files to a static site."""
