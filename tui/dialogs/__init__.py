"""Screens that open over another one, ask or tell something, and close."""
