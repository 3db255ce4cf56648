"""The plumbing under all rooms: pages and files, addresses, the frame, drawing, texts as HTML, and the writing."""
