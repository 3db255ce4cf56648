"""What assistants are given: what the site is and where its texts are as Markdown, in the form of llmstxt.org."""
