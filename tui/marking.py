"""What can be done to articles so that it can be taken back: read, starred, tagged."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from core.types import ArticleRow
from tui.messages import Changed
from tui.undoing import Deed, Doing

if TYPE_CHECKING:
    from desk.library import Library

Back = Callable[["Library"], object]
"""Takes a mark back."""

Mark = Callable[["Library", Sequence[int], bool], tuple[Sequence[int], Back]]
"""Gives articles a mark or takes it; returns the ids of those that changed, and the way back."""


def mark_read(library: "Library", ids: Sequence[int], read: bool) -> tuple[Sequence[int], Back]:
    """The mark of what was read."""
    changed = library.set_read(ids, read)
    return changed, lambda store: store.set_read(changed, not read, alone=True)


def mark_starred(
    library: "Library", ids: Sequence[int], starred: bool
) -> tuple[Sequence[int], Back]:
    """The star."""
    changed = library.set_starred(ids, starred)
    return changed, lambda store: store.set_starred(changed, not starred)


def tagger(tag: str) -> Mark:
    """Gives a tag or takes it, which comes back in the spelling that each article had."""

    def mark(library: "Library", ids: Sequence[int], tagged: bool) -> tuple[Sequence[int], Back]:
        if tagged:
            changed = library.add_tag(ids, tag)
            return changed, lambda store: store.remove_tag(changed, tag)
        removed = library.remove_tag(ids, tag)

        def back(store: "Library") -> None:
            for spelling in set(removed.values()):
                store.add_tag([i for i, was in removed.items() if was == spelling], spelling)

        return list(removed), back

    return mark


def marked(
    library: "Library",
    mark: Mark,
    ids: Sequence[int],
    wanted: bool,
    words: str,
    *,
    many: bool = False,
) -> Changed:
    """Marks the articles; what comes back can be undone, and says how many where many may be."""
    changed, back = mark(library, ids, wanted)

    def take_back(store: "Library") -> Message:
        back(store)
        return Changed(changed, words=f"Undone: {said}")

    said = f"{len(changed):,} {words}" if many else words
    deed = Deed(said, take_back) if changed else None
    return Changed(changed, deed, said if many else "")


def flip_read(article_id: int) -> Doing:
    """Marks a read article as unread, an unread one as read."""
    return partial(_flip, article_id, _as_read)


def flip_star(article_id: int) -> Doing:
    """Puts a star on an article or takes it away."""
    return partial(_flip, article_id, _as_starred)


def _as_read(row: ArticleRow) -> tuple[Mark, bool, str]:
    return mark_read, row.unread, "marked read" if row.unread else "unread again"


def _as_starred(row: ArticleRow) -> tuple[Mark, bool, str]:
    return mark_starred, not row.starred, "star taken" if row.starred else "starred"


def _flip(
    article_id: int, decide: Callable[[ArticleRow], tuple[Mark, bool, str]], library: "Library"
) -> Changed:
    """Marks an article as it needs when its turn has come: keys may be faster."""
    rows = library.rows([article_id])
    if not rows:
        return Changed(())
    mark, wanted, words = decide(rows[0])
    return marked(library, mark, [article_id], wanted, words)
