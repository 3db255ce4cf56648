"""Series: a Markdown file beside a folder of the same name introduces what the folder holds, of whatever kind."""
