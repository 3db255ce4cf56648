"""Quotes: what others have said, set apart from our own text, on the pages of what they speak of."""
