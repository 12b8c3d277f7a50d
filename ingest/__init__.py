"""Feeds and local files in, cleaned drafts out; httpx, feedparser and lxml live here only."""
