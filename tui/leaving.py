"""How is a screen left? Once, however fast one types."""

from typing import TypeVar

from textual.screen import Screen

Result = TypeVar("Result")


def leave(screen: Screen[Result], result: Result | None = None) -> None:
    """Closes a screen with a result, unless it was left before or another lies over it.

    What a key does may come after the next key has closed the screen, and Textual closes
    whichever screen is uppermost.
    """
    if screen.is_active:
        screen.dismiss(result)
