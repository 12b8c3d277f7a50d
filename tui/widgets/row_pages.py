"""The rows of a long list, read from the store a page at a time and kept while in use."""

from collections.abc import Callable, Iterable, Sequence

from textual.cache import LRUCache

from core.types import ArticleRow

PAGE = 256
"""Rows read from the store at once."""

KEPT = 32
"""Pages that are kept."""

Load = Callable[[Sequence[int]], Sequence[ArticleRow]]
"""Reads the rows of at most a page of article ids; those that are gone may be missing."""


class RowPages:
    """Rows by their place in a list of ids."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._ids: Sequence[int] = ()
        self._pages: LRUCache[int, dict[int, ArticleRow]] = LRUCache(KEPT)

    def relist(self, ids: Sequence[int]) -> None:
        """Forgets all rows; the next are those of `ids`."""
        self._ids = ids
        self._pages.clear()

    def row(self, index: int) -> ArticleRow | None:
        """The row at `index`, None where its article is gone from the store."""
        number = index // PAGE
        page = self._pages.get(number)
        if page is None:
            ids = self._ids[number * PAGE : (number + 1) * PAGE]
            page = self._pages[number] = {row.id: row for row in self._load(ids)}
        return page.get(self._ids[index])

    def forget(self, ids: Iterable[int] | None = None) -> None:
        """Lets the rows of `ids`, or all of them, be read again."""
        if ids is None:
            self._pages.clear()
            return
        changed = set(ids)
        for number in list(self._pages.keys()):
            if not changed.isdisjoint(self._pages[number]):
                self._pages.discard(number)
