"""The page of a missing address: the only one that uses paths from the server's root."""
