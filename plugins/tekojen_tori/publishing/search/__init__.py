"""Search in the reader's browser: an index made of small pieces, of which a query fetches only those it touches."""
