"""How deeds come in: what is asked, and how answers become files."""
