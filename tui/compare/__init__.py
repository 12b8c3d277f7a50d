"""Two articles side by side, and what an article said before it was changed."""
