"""Putting a feed into the list, and taking one out."""

from asyncio import to_thread
from typing import TYPE_CHECKING

from textual import work

from core.errors import NewscastError
from core.paths import Paths
from tui.reader.browsing import Browsing
from tui.reader.news import News

if TYPE_CHECKING:
    from core.drafts import AddedFeed, ListedFeed


class Adding(News, Browsing):
    """Changes the list of feeds as the reader says."""

    def add_feed(self, address: str) -> None:
        """Puts the feed at an address, or of the page there, into the list; then reads it."""
        self._say("Looking for a feed …")
        self._add_feed(address)

    @work(group="add-feed", exit_on_error=False)
    async def _add_feed(self, address: str) -> None:
        try:
            added = await to_thread(_look_and_add, self._paths, address)
        except NewscastError as error:
            self._complain(error)
        else:
            self.notify(_of_added(added), title="In the list", markup=False)
            self._refresh((added.spec.location,))

    @work(group="add-feed", exit_on_error=False)
    async def remove_feed(self, name: str) -> None:
        """Takes a feed out of the list, by its name, address or `#` and number."""
        try:
            removed = await to_thread(_remove, self._paths, name)
        except NewscastError as error:
            self._complain(error)
        else:
            self.notify(_of_removed(removed), title="Out of the list", markup=False)
            self._list_pane.reload_soon()


def _look_and_add(paths: Paths, address: str) -> "AddedFeed":
    """`desk.feed_list.add_feed`, whose imports take a while."""
    from desk.feed_list import add_feed

    return add_feed(paths, address)


def _remove(paths: Paths, name: str) -> "ListedFeed":
    """`desk.feed_list.remove_feed`, likewise."""
    from desk.feed_list import remove_feed

    return remove_feed(paths, name)


def _of_added(added: "AddedFeed") -> str:
    """What was added, and that the page had others too."""
    name = added.spec.title or added.spec.location
    others = len(added.announced) - 1
    more = f"; the page has {others} more, see: newscast feeds add --pick" if others > 0 else ""
    return f"{name} · {_counted(added.articles)}{more}"


def _of_removed(feed: "ListedFeed") -> str:
    """What was taken out, that nothing is lost, and the way back."""
    kept = f"{_counted(feed.articles)} kept" if feed.articles else "it had no articles"
    again = f", :add {feed.spec.location} brings it back" if feed.spec.is_remote else ""
    return f"{feed.title} · {kept}{again}"


def _counted(articles: int) -> str:
    return f"{articles:,} article{'' if articles == 1 else 's'}"
