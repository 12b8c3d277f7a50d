"""How articles, stories and dossiers leave the store: Markdown, web pages, drawings, files."""
