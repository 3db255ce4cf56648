"""A reader's own list: gathered from page to page, kept in the browser alone, and shared as an address or on paper."""
