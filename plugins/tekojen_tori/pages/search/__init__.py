"""Search: the index is made when the site is built, and asked in the reader's browser. See docs/search.md."""
