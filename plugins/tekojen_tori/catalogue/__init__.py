"""Everything together and immutable: look-ups and groupings, and what editors tell beside the deeds."""
