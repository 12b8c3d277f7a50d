"""What is asked for when a list or a search is."""

from core.query import Query, parse_query


def asked(query: str, typed: str = "", unread_only: bool = False) -> Query:
    """A query, narrowed by one whose last word is perhaps unfinished, and to unread articles."""
    unread = parse_query("is:unread") if unread_only else Query()
    return parse_query(query) & parse_query(typed, unfinished=True) & unread
