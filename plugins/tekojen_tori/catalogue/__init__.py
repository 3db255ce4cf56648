"""Everything together and immutable: look-ups, groupings, rankings and related deeds."""
