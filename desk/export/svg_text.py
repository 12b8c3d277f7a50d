"""How wide is a text in a drawing, and how much of a name fits?

A drawing does not know the font it is shown in: widths are estimates that err on the wide side,
so that names which are placed by them do not run into each other.
"""

import unicodedata
from typing import Final

from desk.export.html_tree import Element, Node, element

SIZE: Final = 13.0
"""Height of the letters of a drawing, in its units, which are pixels unless it is scaled."""

_NARROW: Final = frozenset("fijltrI.,:;'’|!()[]- ")
_BROAD: Final = frozenset("mwMW@%&—…")


def text_width(text: str, size: float = SIZE) -> float:
    """About how wide a text is in a sans-serif font."""
    return size * sum(map(_share, text))


def fitted(text: str, width: float, size: float = SIZE) -> str:
    """As much of a text as fits, with `…` where that is not all."""
    if text_width(text, size) <= width:
        return text
    room, kept = width - text_width("…", size), 0
    for character in text:
        room -= text_width(character, size)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + "…"


def label(x: float, y: float, *children: Node, **attributes: str | float | None) -> Element:
    """A text of a drawing, in the reader's colour unless `attributes` say another."""
    given: dict[str, str | float | None] = {"fill": "currentColor", "font_size": SIZE}
    return element("text", *children, x=x, y=y, **given | attributes)


def drawing(
    name: str, width: float, height: float, title: str, description: str, *children: Node
) -> Element:
    """A drawing that is read aloud as its title and description.

    Args:
        name: unique in the page.
    """
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", description, id=f"{name}-desc"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        class_=f"drawing {name}",
        font_family="system-ui, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif",
        color="#24231f",
    )


def _share(character: str) -> float:
    """The width of a character as a share of the font's size."""
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    if character in _NARROW:
        return 0.38
    if character in _BROAD:
        return 1.0
    return 0.72 if character.isupper() or not character.isascii() else 0.6
