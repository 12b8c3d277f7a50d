"""Where a text has names, and of which kind."""
