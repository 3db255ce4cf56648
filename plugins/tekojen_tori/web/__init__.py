"""What all pages share in the reader's browser: the frame, templates of parts, base styles and scripts."""
