"""Whether what was told of still lives: what follows up on it, and what follows from that."""
