"""Who the names mean: within an article and among all articles."""
