"""Ways out of an article: Markdown, an HTML page."""
