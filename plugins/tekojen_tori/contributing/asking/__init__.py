"""What is asked for a new file, and the asking itself, on a terminal."""
