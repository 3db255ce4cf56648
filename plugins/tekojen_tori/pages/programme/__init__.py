"""A programme: its own figures, each with its source, and pages that tell of it, if a content folder has them."""
