"""Charts, patterns and share images: pure drawing of what is given."""
