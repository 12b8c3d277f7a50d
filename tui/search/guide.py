"""What does the search screen say in words: how much was found, and how one asks?"""

from typing import Final

from core.query import Query
from tui.widgets.pieces import Line
from tui.widgets.wrapping import clip, line_starts, one_line

LIMIT: Final = 200
"""Hits that are listed: nobody reads on, a better query is at hand."""

START: Final = "Type to search titles and texts."
NOTHING: Final = "Nothing has all of this."

_EXAMPLES: Final = (
    ('ferry "storm warning" -football', "words, a phrase, a word that must not be there"),
    ('actor:"Ada Byron" is:unread', "who is named, and only what is unread"),
    ("feed:gazette after:2024-05", "where it is from, and since when"),
    ("tag:harbour light*", "a tag, and how a word begins"),
)

_COLUMN: Final = max(len(example) for example, _ in _EXAMPLES) + 2


def summary(count: int, query: Query, *, newest_first: bool) -> str:
    """How many hits there are, and in which order.

    Where no word has to be there nothing is more relevant than anything else.
    """
    newest = newest_first or all(term.negated for term in query.words)
    if count == LIMIT:
        return f"The {LIMIT} newest" if newest else f"The {LIMIT} most relevant"
    if count < 2:
        return "1 article" if count else "No articles"
    return f"{count} articles, {'newest' if newest else 'most relevant'} first"


def guide_lines(note: str, name: str, width: int, ellipsis: str) -> list[Line]:
    """What stands in place of hits: a note in the component class `name`, and examples."""
    lines: list[Line] = [[], *([(f"  {piece}", name)] for piece in _wrapped(note, width - 4)), []]
    wide = width >= _COLUMN + max(len(purpose) for _, purpose in _EXAMPLES) + 4
    for example, purpose in _EXAMPLES:
        asked = (clip(f"  {example}", width, ellipsis), "hit--example")
        if wide:
            lines.append([asked, (" " * (_COLUMN - len(example)) + purpose, "hit--dim")])
        else:
            lines += [[asked], [(clip(f"    {purpose}", width, ellipsis), "hit--dim")]]
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    line = one_line(text)
    starts = line_starts(line, max(2, width))
    return [line[a:b].strip() for a, b in zip(starts, [*starts[1:], len(line)], strict=True)]
