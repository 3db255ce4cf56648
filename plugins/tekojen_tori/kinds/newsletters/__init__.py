"""Newsletters: an issue names content files, is published as a page, and made into a message by MJML."""
