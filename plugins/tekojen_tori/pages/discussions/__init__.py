"""Discussions of deeds on the tori's forge, if it wants them: a link on each deed, and nothing that is fetched."""
