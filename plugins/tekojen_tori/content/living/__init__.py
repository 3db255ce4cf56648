"""What came of what was told of: how that is known, whether it still lives, and what follows from that."""
