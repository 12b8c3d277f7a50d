"""Which keys has the search screen?"""

from textual.binding import BindingType

from tui.keys.binding import key

MOVE_KEYS: list[BindingType] = [
    key("down,ctrl+n", "screen.move(1)", "search.down", "Down", "Next hit or completion"),
    key("up,ctrl+p", "screen.move(-1)", "search.up", "Up", "Previous hit or completion"),
    key("pagedown", "screen.page(1)", "search.page-down", "Page down", "A page of hits on"),
    key("pageup", "screen.page(-1)", "search.page-up", "Page up", "A page of hits back"),
]
"""Keys that belong to the line of the query, which has the focus."""

SCREEN_KEYS: list[BindingType] = [
    key("enter", "open", "search.open", "Open", "Read the hit", shown=True, priority=True),
    key(
        "tab",
        "complete",
        "search.complete",
        "Complete",
        "Complete the name that is being typed",
        shown=True,
        priority=True,
    ),
    key("ctrl+r", "sort", "search.sort", "Sort", "Sort by date, or by relevance", shown=True),
    key("ctrl+l", "list", "search.list", "List", "Show the hits in the list", shown=True),
    key("ctrl+s", "save", "search.save", "Save", "Keep the search as a source", shown=True),
    key("escape", "leave", "search.leave", "Back", "Leave; the query is kept", shown=True),
]
"""Keys that work anywhere on the screen."""

SEARCH_KEYS: list[BindingType] = [*SCREEN_KEYS, *MOVE_KEYS]
"""All of them, for the help."""
