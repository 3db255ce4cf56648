"""Webinars and other events: what is to come first, then what was, with its recording."""
