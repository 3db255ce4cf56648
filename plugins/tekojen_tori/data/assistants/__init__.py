"""`/llms.txt`: what the site is and where its texts are as Markdown, for assistants that read it for somebody."""
