"""A programme's own figures: not counted but kept as data with their source, if a content folder has them."""
