"""How are the differences of two texts laid out on a page?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Final

from core.comparisons import Change, Difference
from tui.widgets.page import EMPTY, Block, Page, runs

TITLE: Final = "difference--title"
REMOVED: Final = "difference--removed"
ADDED: Final = "difference--added"

_LOOKS: Final = {Change.SAME: "", Change.REMOVED: REMOVED, Change.ADDED: ADDED}

_SIGNS: Final = {Change.REMOVED: ("[-", "-]"), Change.ADDED: ("{+", "+}")}
"""What stands around words where no colour tells them, as `wdiff` writes it."""

_LINE: Final = re.compile(r"\S(?:.*\S)?")

_END_OF_TITLE: Final = Difference(Change.SAME, "\n\n")


@dataclass(frozen=True, slots=True)
class DifferencePage:
    """The page, and where on it each change stands; words put in place of others are one."""

    page: Page = EMPTY
    changes: tuple[tuple[int, int], ...] = ()


def difference_page(differences: Sequence[Difference], *, signs: bool) -> DifferencePage:
    """Lays out the differences of a title and, behind an empty line, of a body.

    Args:
        signs: whether signs tell what was taken out and put in, where colour does not.
    """
    kinds = [difference.change for difference in differences]
    texts = list(_texts(differences, signs=signs))
    starts = list(accumulate(map(len, texts), initial=0))
    page = "".join(texts)
    in_title = differences.index(_END_OF_TITLE) if _END_OF_TITLE in differences else 0
    spans = [
        (0, starts[in_title], TITLE),
        *(
            (start, start + len(text.rstrip()), _LOOKS[kind])
            for start, text, kind in zip(starts, texts, kinds, strict=False)
        ),
    ]
    drawn = runs((span for span in spans if span[2]), (), (TITLE, REMOVED, ADDED))
    changes = _changes(kinds, starts)
    return DifferencePage(Page(page, tuple(_blocks(page)), tuple(drawn)), tuple(changes))


def _changes(kinds: Sequence[Change], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Start and end of what is not the same in both texts, what touches as one."""
    numbered = groupby(enumerate(kinds), key=lambda item: item[1] is Change.SAME)
    for same, group in numbered:
        indexes = [index for index, _ in group]
        if not same:
            yield starts[indexes[0]], starts[indexes[-1] + 1]


def _texts(differences: Sequence[Difference], *, signs: bool) -> Iterator[str]:
    """What the page has of each difference; new words stand apart from those before them."""
    kinds = [difference.change for difference in differences]
    for difference, following in zip(differences, [*kinds[1:], Change.SAME], strict=False):
        text = _signed(difference) if signs else difference.text
        replaced = difference.change is Change.REMOVED and following is Change.ADDED
        yield f"{text} " if replaced and not text[-1:].isspace() else text


def _signed(difference: Difference) -> str:
    """The text with signs around what is on each of its lines."""
    if difference.change is Change.SAME:
        return difference.text
    before, behind = _SIGNS[difference.change]
    return _LINE.sub(lambda line: f"{before}{line[0]}{behind}", difference.text)


def _blocks(text: str) -> Iterator[Block]:
    at = 0
    for line in text.split("\n"):
        yield Block(at, at + len(line))
        at += len(line) + 1
