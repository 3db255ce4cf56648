"""Breakthroughs: what they are, which ways of working they have been, and how far the deeds have come, if told."""
