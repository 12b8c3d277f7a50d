"""Drawings made of characters: curves, bars, networks, timelines. Pure functions, no widgets."""
