"""The map: where deeds have been done, drawn when the site is built."""
