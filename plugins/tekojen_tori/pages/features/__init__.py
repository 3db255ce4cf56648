"""Features: what editors show first on the home page for a while, and the page of all that was shown."""
