"""A room for each page that is made of all kinds together."""
