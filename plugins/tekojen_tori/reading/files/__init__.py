"""What a file holds: bytes, texts, fields with their places, and pictures."""
