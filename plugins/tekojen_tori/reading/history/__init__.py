"""The history of a content folder, as its repository tells it."""
