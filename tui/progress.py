"""What the background process is doing, in the words of the status line. Pure."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from desk import messages

Severity = Literal["information", "warning", "error"]

Failure = tuple[str, str]
"""What failed, and why."""


@dataclass(frozen=True, slots=True)
class News:
    """What one event of the background means for the screen.

    `list_changed` says that articles came in or others are to be shown, `sources_changed` that
    feeds have other titles, numbers or errors. `show` is the feed that an import went to, by id
    and title.
    `analysed` and `rewritten` are the ids of articles with other mentions or another text.
    """

    list_changed: bool = False
    show: tuple[int, str] | None = None
    analysed: tuple[int, ...] = ()
    notice: str = ""
    severity: Severity = "information"
    rewritten: tuple[int, ...] = ()
    sources_changed: bool = False


@dataclass(frozen=True, slots=True)
class _Work:
    """Something that goes on: `doing` says what, `done` of `total` is done (0 for unknown)."""

    doing: str = ""
    done: int = 0
    total: int = 0

    @property
    def fraction(self) -> float | None:
        return self.done / self.total if self.total > 1 else None


_NOTHING = _Work()


class Progress:
    """Follows the background's events; `text` is what the status line says of them."""

    def __init__(self) -> None:
        self._taking = self._analysing = _NOTHING
        self._pages: set[int] = set()
        self._pictures: set[str] = set()
        self._taken = 0
        self._failed = 0
        self._unanalysed = 0
        self._stopping = False
        self._stopped = ""
        self._feeds: dict[str, str] = {}
        self._files: tuple[Failure, ...] = ()
        self._others: dict[str, str] = {}

    @property
    def text(self) -> str:
        """What goes on, and what went wrong."""
        return " · ".join(self.parts)

    @property
    def parts(self) -> list[str]:
        """What `text` says, the most important first."""
        taking, analysing = self._taking.doing, self._analysing.doing
        if taking and self._stopping:
            taking = f"stopping, {taking}"
        page = "reading the page" if self._pages else ""
        picture = "fetching the picture" if self._pictures else ""
        return [part for part in (taking, self._failed_text(), analysing, page, picture) if part]

    def _failed_text(self) -> str:
        failed = self._failed + self._unanalysed
        why = "" if self._taking.doing or self._analysing.doing else " (! says why)"
        return f"{failed:,} failed{why}" if failed else ""

    @property
    def fraction(self) -> float | None:
        """How much of it is done, from 0 to 1; None where that is not known or nothing goes on."""
        taken = self._taking.fraction
        return self._analysing.fraction if taken is None else taken

    @property
    def failures(self) -> list[Failure]:
        """What failed when it was last tried: feeds, files of the last import, other things."""
        return [*self._feeds.items(), *self._files, *self._others.items()]

    # --- what the reader asked for ---

    def refresh_asked(self) -> None:
        """A refresh has been asked for and has not begun."""
        if not self._taking.doing:
            self._taking, self._failed = _Work("refreshing …"), 0

    def stop_asked(self) -> bool:
        """Refresh and import have been asked to stop; whether there is one."""
        self._stopping = bool(self._taking.doing)
        return self._stopping

    def full_text_asked(self, article_id: int) -> None:
        """The page of an article has been asked for."""
        self._pages.add(article_id)

    def picture_asked(self, url: str) -> None:
        """The picture at an address has been asked for."""
        self._pictures.add(url)

    # --- what the background says ---

    def take(self, event: object) -> News:
        """Notes an event of the background and says what it changes."""
        from desk import messages

        match event:
            case messages.FeedRead():
                return self._feed_read(event)
            case messages.Taking():
                return self._importing(event)
            case messages.FeedsChanged():
                return News(list_changed=True, sources_changed=True)
            case messages.Stopped(what, done, total):
                things = "feeds" if what == "refresh" else "files"
                so_far = f": {done:,} of {total:,} {things} read" if total else ""
                self._stopped = f"{what.capitalize()} stopped{so_far}"
            case messages.Finished(failed):
                return News(notice=self._over(failed), sources_changed=True)
            case messages.Imported():
                return self._imported(event)
            case messages.Annotated():
                return self._annotated(event)
            case messages.FullTextRead() | messages.PictureRead():
                return self._looked_up(event)
            case messages.Trouble():
                return self._trouble(event)
        return News()

    def _feed_read(self, event: "messages.FeedRead") -> News:
        self._taking = _Work(f"refreshing {event.done:,}/{event.total:,}", event.done, event.total)
        self._feeds.pop(event.feed, None)
        if event.done == 1:
            self._failed = 0
        if event.error:
            self._failed += 1
            self._feeds[event.feed] = event.error
        return News(list_changed=bool(event.new or event.changed))

    def _importing(self, event: "messages.Taking") -> News:
        if event.total > 1:
            doing = f"importing {event.files:,}/{event.total:,} files"
        else:
            doing = f"importing, {event.taken:,} taken" if event.taken else "importing …"
        self._taking = _Work(doing, event.files, event.total)
        self._failed = event.failed
        return News(list_changed=self._more(event.fresh))

    def _imported(self, event: "messages.Imported") -> News:
        failed = len(event.failures) + event.more
        self._files = event.failures
        if event.more:
            self._files += (("more", f"{event.more:,} other things failed too"),)
        changed = self._more(event.added + event.updated)
        counts = f"{event.added:,} imported, {event.updated:,} updated, {failed:,} failed"
        return News(
            list_changed=changed,
            show=event.feeds[0] if len(event.feeds) == 1 else None,
            notice=". ".join(filter(None, (self._over(failed), counts))),
            severity="warning" if failed else "information",
            sources_changed=True,
        )

    def _annotated(self, event: "messages.Annotated") -> News:
        total = event.done + event.waiting
        percent = f"{100 * event.done // total} %" if event.done else f"{event.waiting:,} to go"
        self._analysing = _NOTHING
        if event.waiting:
            self._analysing = _Work(f"analysing {percent}", event.done, total)
        if event.done == len(event.ids):  # the first of a new backlog
            self._unanalysed = 0
        self._unanalysed += len(event.failures)
        self._others |= dict(event.failures)
        return News(list_changed=not event.waiting, analysed=event.ids)

    def _looked_up(self, event: "messages.FullTextRead | messages.PictureRead") -> News:
        from desk.messages import FullTextRead

        if isinstance(event, FullTextRead):
            return self._page_read(event)
        self._pictures.discard(event.url)
        if event.error:
            return News(notice=f"No picture: {event.error}", severity="warning")
        return News()

    def _page_read(self, event: "messages.FullTextRead") -> News:
        self._pages.discard(event.article_id)
        if event.error:
            return News(notice=f"No full text: {event.error}", severity="warning")
        shown = "The full text" if event.full else "The text of the feed"
        return News(rewritten=(event.article_id,), notice=shown)

    def _trouble(self, event: "messages.Trouble") -> News:
        text = event.text
        if event.ends in ("intake", "all"):
            self._over(self._failed)
        if event.ends in ("analysis", "all"):
            self._analysing = _NOTHING
        if event.ends in ("pages", "all"):
            self._pages.clear()
            self._pictures.clear()
        what, parted, why = text.partition(": ")
        self._others |= {what: why} if parted else {"newscast": text}
        return News(notice=text, severity="error")

    def _more(self, fresh: int) -> bool:
        """Whether more articles of an import have come in than when last asked."""
        more, self._taken = fresh > self._taken, fresh
        return more

    def _over(self, failed: int) -> str:
        """A refresh or an import is over; says whether it was stopped."""
        stopped, self._stopped = self._stopped, ""
        self._taking, self._stopping, self._taken = _NOTHING, False, 0
        self._failed = failed
        return stopped
