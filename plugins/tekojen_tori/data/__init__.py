"""A room for each thing that the site gives to programs."""
