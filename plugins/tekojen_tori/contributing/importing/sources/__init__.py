"""Where old deeds come from, each kind of file made into a table of texts."""
