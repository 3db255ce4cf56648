"""What comes to the editors as a message, an attachment or on the clipboard, made into content files."""
