"""The reader's screen: the list, the article, its cast and its relations, and the keys between."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.worker import Worker, get_current_worker

from core.clean import clean_url
from core.errors import NewscastError, QueryError
from core.types import Article, ArticleRow, CastEntry
from tui.faults import say_fault
from tui.help import HelpScreen
from tui.history import History
from tui.key_line import KeyLine
from tui.keys import READER_KEYS, key_help
from tui.messages import (
    Booted,
    Changed,
    Failed,
    Listed,
    Loaded,
    RelatedFound,
    Said,
    Slip,
    UnreadFound,
)
from tui.progress import Progress
from tui.status import StatusLine
from tui.widgets.article_view import ArticleView
from tui.widgets.cast_pane import CastPane
from tui.widgets.related_pane import RelatedPane
from tui.widgets.styles import Clock
from tui.widgets.virtual_list import ArticleList

if TYPE_CHECKING:
    from desk.background import Background
    from desk.library import Library

PANES: dict[str, type[Widget]] = {
    "list": ArticleList,
    "article": ArticleView,
    "cast": CastPane,
    "related": RelatedPane,
}
"""The panes that take the focus, by the name they have in actions."""

SEARCH_PAUSE = 0.15
"""Seconds without a key after which a search runs while it is typed."""

RELOAD_PAUSE = 0.5
"""Seconds in which changes of the store are gathered into one reload of the list."""


class ReaderScreen(Screen[None]):
    """Reads the library on worker threads; widgets change on the screen's own thread only."""

    BINDINGS = READER_KEYS

    def __init__(self, keymap: Mapping[str, str], clock: Clock, writes: ThreadPoolExecutor) -> None:
        super().__init__(classes="-at-list")
        self._keymap = keymap
        self._clock = clock
        self._writes = writes
        self._search_pause: Timer | None = None
        self._fill = False
        self._library: Library | None = None
        self._background: Background | None = None
        self._history = History()
        self._progress = Progress()
        self._wanted: int | None = None
        self._listed = ""
        self._going = ""
        self._unread_only = False
        self._reloading = False

    # --- building ---

    def compose(self) -> ComposeResult:
        """Three columns above a status line and the keys of the focused pane."""
        with Horizontal(id="panes"):
            with Vertical(id="list-pane"):
                yield Input(placeholder="search: words actor:name is:unread …", id="search")
                yield ArticleList(self._rows, clock=self._clock)
            with Vertical(id="article-pane"):
                yield ArticleView(clock=self._clock)
            with Vertical(id="side"):
                yield Static("Cast", classes="pane-title", markup=False)
                yield CastPane()
                yield Static("Related", classes="pane-title", markup=False)
                yield RelatedPane(clock=self._clock)
        yield StatusLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """The list has the keys first."""
        self._list.placeholder = "Opening the store …"
        self._list.focus()

    @property
    def _list(self) -> ArticleList:
        return self.query_one(ArticleList)

    @property
    def _view(self) -> ArticleView:
        return self.query_one(ArticleView)

    @property
    def _status(self) -> StatusLine:
        return self.query_one(StatusLine)

    @property
    def _search(self) -> Input:
        return self.query_one("#search", Input)

    def _rows(self, ids: Sequence[int]) -> Sequence[ArticleRow]:
        """The rows of a page of the list: at most 256 by primary key, 2 ms."""
        try:
            return self._library.rows(ids) if self._library else ()
        except NewscastError as error:
            self.notify(str(error), severity="error", markup=False)
            return ()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Follows the focus, however it was moved; not the one that Textual moves when we go."""
        for name, kind in PANES.items():
            if isinstance(event.widget, kind) and self._going in ("", name):
                self._be_at(name)

    # --- opening, listing, relating: on worker threads ---

    def on_booted(self, message: Booted) -> None:
        """Lists what the store holds."""
        self._library, self._background = message.library, message.background
        self._fill = message.fill
        self._reload()

    @work(thread=True, exclusive=True, group="list", exit_on_error=False)
    def _reload(self) -> None:
        if self._library is None:
            return
        query = self._search.value
        try:
            ids = self._library.article_ids(query, unread_only=self._unread_only)
            found = Listed(ids, self._library.counts(), query)
        except QueryError as error:
            self.post_message(Slip(str(error)))
        except NewscastError as error:
            self.post_message(Failed(str(error)))
        else:
            if not get_current_worker().is_cancelled:
                self.post_message(found)

    def on_slip(self, message: Slip) -> None:
        """Says what is wrong with the search where its result would stand."""
        self._status.filter_text = message.text

    def _reload_soon(self) -> None:
        """Reloads the list once for all changes of the next half second."""
        if not self._reloading:
            self._reloading = True
            self.set_timer(RELOAD_PAUSE, self._reload_now)

    def _reload_now(self) -> None:
        self._reloading = False
        self._reload()

    def on_listed(self, message: Listed) -> None:
        """Shows the list; the cursor stays on its article. An empty store is filled at once."""
        empty = "Nothing found" if message.query else "No articles yet: R reads the feeds"
        self._list.placeholder = "No unread articles" if self._unread_only else empty
        self._list.set_ids(message.ids)
        self._list.invalidate()
        if message.query not in ("", self._listed):
            self._list.action_first()
        self._listed = message.query
        self._status.counts = message.counts
        parts = ["unread only"] if self._unread_only else []
        parts += [f"{len(message.ids):,} found: {message.query}"] if message.query else []
        self._status.filter_text = " · ".join(parts)
        if self._fill and not message.counts.articles:
            self._fill = False
            self.action_refresh()

    def open_article(self, article_id: int, *, visit: bool = True) -> None:
        """Opens an article in the article pane, marks it read and puts it in the history."""
        self._wanted = article_id
        if visit:
            self._history.visit(article_id)
        self._load(article_id)
        self._change(lambda library: library.set_read([article_id], True), article_id)

    @work(thread=True, exclusive=True, group="open", exit_on_error=False)
    def _load(self, article_id: int) -> None:
        """Reads an article and its cast, then what takes longer: its relations."""
        library = self._library
        if library is None:
            return
        try:
            article = library.article(article_id)
            self.post_message(Loaded(article, library.cast(article_id)))
            if not get_current_worker().is_cancelled:
                self.post_message(RelatedFound(article_id, library.related(article)))
        except NewscastError as error:
            self.post_message(Failed(str(error)))

    def on_loaded(self, message: Loaded) -> None:
        """Shows the article and its cast, unless the reader has gone on to another."""
        article = message.article
        if article.row.id != self._wanted:
            return
        renewed = self._view.article is not None and self._view.article.row.id == self._wanted
        self._view.show(article)
        if not renewed:
            self._status.mention = ""
        self.query_one(CastPane).show(message.cast, _cast_note(article, message.cast))
        if not renewed:
            self.query_one(RelatedPane).show((), "…")
        if not article.analysed and self._background:
            self._focus_background(article.row.id)

    def _focus_background(self, article_id: int) -> None:
        from desk.messages import Focus

        if self._background:
            self._background.send(Focus(article_id))

    def on_related_found(self, message: RelatedFound) -> None:
        """Shows the relations of the open article."""
        if message.article_id == self._wanted:
            self.query_one(RelatedPane).show(message.related, "Nothing related")

    # --- what the background says ---

    def on_said(self, message: Said) -> None:
        """Moves the status line on; renews what the news concerns."""
        message.stop()
        news = self._progress.take(message.event)
        self._status.activity = self._progress.text
        if news.notice:
            self.notify(news.notice, markup=False, severity=news.severity)
        if news.show:
            self._show_only(news.show)
        if news.list_changed:
            self._reload_soon()
        if self._wanted in news.analysed:
            self._load(self._wanted)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Says it where a worker of the screen broke."""
        say_fault(self, event)

    def on_failed(self, message: Failed) -> None:
        """Says what went wrong without leaving the screen."""
        message.stop()
        self.notify(message.text, severity="error", markup=False)

    # --- moving between articles ---

    @on(ArticleList.Opened)
    def _open_from_list(self, event: ArticleList.Opened) -> None:
        self.open_article(event.article_id)
        self.action_pane("article")

    @on(RelatedPane.RelatedChosen)
    def _open_related(self, event: RelatedPane.RelatedChosen) -> None:
        self.open_article(event.article_id)
        self.action_pane("article")

    def action_article(self, step: int) -> None:
        """Opens the next or previous article of the list."""
        places = self._places(step)
        if places:
            article_id = self._list.ids[places[0]]
            self._list.go_to(article_id)
            self.open_article(article_id)

    def _places(self, step: int) -> range:
        """The places of the list before or after the open article.

        Where that has left the list (it was read, the list shows unread ones), the
        cursor is on the one that came after it.
        """
        cursor, size = self._list.cursor or 0, len(self._list.ids)
        left = self._wanted is not None and self._wanted not in self._list.ids
        if step < 0:
            return range(cursor - 1, -1, -1)
        return range(cursor if left else cursor + 1, size)

    @work(thread=True, exclusive=True, group="unread", exit_on_error=False)
    def action_unread(self, step: int) -> None:
        """Opens the nearest unread article of the list in one direction."""
        if self._library is None:
            return
        try:
            unread = set(self._library.article_ids(self._search.value, unread_only=True))
        except NewscastError as error:
            self.post_message(Failed(str(error)))
            return
        ids = self._list.ids
        found = next((ids[place] for place in self._places(step) if ids[place] in unread), None)
        self.post_message(UnreadFound(found))

    def on_unread_found(self, message: UnreadFound) -> None:
        """Opens the unread article, or says that there is none."""
        if message.article_id is None:
            self.notify("No further unread article here", markup=False)
        else:
            self._list.go_to(message.article_id)
            self.open_article(message.article_id)

    def action_history(self, step: int) -> None:
        """Goes back to the article open before, or forward again."""
        article_id = self._history.step(step)
        if article_id is not None:
            self.open_article(article_id, visit=False)
            self.action_pane("article")

    def action_pane(self, name: str) -> None:
        """Gives a pane the keys, and the screen where there is room for one."""
        self._going = name
        self._be_at(name)
        self.call_after_refresh(self._arrive, name)

    def _arrive(self, name: str) -> None:
        """Gives a pane the focus once it is shown: what is hidden takes none."""
        self.query_one(PANES[name]).focus()
        self._going = ""

    def _be_at(self, name: str) -> None:
        """Tells the style sheet where the reader is: narrow screens show that pane alone."""
        here = name if name in ("list", "article") else "side"
        for place in ("list", "article", "side"):
            self.set_class(place == here, f"-at-{place}")

    def action_scroll_text(self, step: int) -> None:
        """Scrolls the article by a page, wherever the keys are."""
        if step > 0:
            self._view.scroll_page_down(animate=False)
        else:
            self._view.scroll_page_up(animate=False)

    # --- actors ---

    @on(CastPane.ActorChosen)
    @on(ArticleView.ActorChosen)
    def _choose(self, event: CastPane.ActorChosen | ArticleView.ActorChosen) -> None:
        self._view.choose(event.actor_id)
        if isinstance(event, CastPane.ActorChosen):
            self._step_mention(1)

    def action_mention(self, step: int) -> None:
        """Goes to a mention of the chosen actor; the cast's first where none is chosen."""
        if self._view.chosen is None:
            actor = self._view.current_actor or self.query_one(CastPane).highlighted_id
            if actor is None:
                return
            self._view.choose(actor)
        self._step_mention(step)

    def action_any_mention(self, step: int) -> None:
        """Goes to the next mention of whatever actor."""
        self._view.choose(None)
        self._step_mention(step)

    def _step_mention(self, step: int) -> None:
        if not self._view.next_mention(step):
            self.notify("No further mention in this article", markup=False, timeout=2)
        if self.has_class("-narrow"):
            self.action_pane("article")

    @on(ArticleView.MentionMoved)
    def _say_position(self, event: ArticleView.MentionMoved) -> None:
        number, count = event.position
        self._status.mention = f"{event.mention.actor} {number} of {count}"

    # --- searching and filtering ---

    def action_search(self) -> None:
        """Opens the search line above the list."""
        self._search.add_class("-open")
        self.action_pane("list")
        self.call_after_refresh(self._search.focus)

    @on(Input.Changed, "#search")
    def _search_soon(self) -> None:
        if self._search_pause:
            self._search_pause.stop()
        self._search_pause = self.set_timer(SEARCH_PAUSE, self._reload)

    @on(Input.Submitted, "#search")
    def _search_done(self) -> None:
        self._reload()
        self._list.focus()

    def action_unread_only(self) -> None:
        """Lists only unread articles, or all again."""
        self._unread_only = not self._unread_only
        self._reload()

    # --- what the reader does to an article ---

    @property
    def _target(self) -> ArticleRow | None:
        """The article that a key means: the open one from its pane, else the list's."""
        in_list = isinstance(self.focused, ArticleList) or self._view.article is None
        article_id = self._list.article_id if in_list else self._wanted
        rows = self._rows([article_id]) if article_id is not None else ()
        return rows[0] if rows else None

    def _change(self, change: Callable[["Library"], None], article_id: int) -> None:
        """Has it written what the reader did: one change after the other, none lost at the end."""
        self._writes.submit(self._write, change, article_id)

    def _write(self, change: Callable[["Library"], None], article_id: int) -> None:
        if self._library is None:
            return
        try:
            change(self._library)
        except NewscastError as error:
            self.post_message(Failed(str(error)))
        else:
            self.post_message(Changed(article_id))

    def on_changed(self, message: Changed) -> None:
        """Draws a changed article's row and the counts again."""
        self._list.invalidate([message.article_id])
        self._reload_soon()

    def action_star(self) -> None:
        """Puts a star on the article or takes it away."""
        if row := self._target:
            self._change(lambda library: library.toggle_starred(row.id), row.id)

    def action_toggle_read(self) -> None:
        """Marks the article as read or unread."""
        if row := self._target:
            self._change(lambda library: library.toggle_read(row.id), row.id)

    def _link(self) -> str:
        """The link of the article that a key means; '' and a notice where it has none."""
        row = self._target
        url = clean_url(row.url) if row else ""
        if row and not url:
            self.notify("This article has no link", markup=False)
        return url

    def action_open_link(self) -> None:
        """Opens the article's link in the browser."""
        if url := self._link():
            self.app.open_url(url)

    def action_copy_link(self) -> None:
        """Puts the article's link on the clipboard."""
        if url := self._link():
            self.app.copy_to_clipboard(url)
            self.notify("Link copied", markup=False, timeout=2)

    # --- the rest ---

    def action_refresh(self) -> None:
        """Asks the background to read every feed."""
        if self._background:
            from desk.messages import Refresh

            self._background.send(Refresh())
            self._progress.refresh_asked()
            self._status.activity = self._progress.text

    def action_errors(self) -> None:
        """Says which feeds failed when they were last read, and why."""
        feeds = self._library.failing_feeds() if self._library else []
        lines = [f"{feed.title}: {feed.last_error}" for feed in feeds]
        lines += self._progress.failures
        self.notify("\n".join(lines) or "All is well", title="Failures", markup=False, timeout=10)

    def action_help(self) -> None:
        """Shows every key."""
        self.app.push_screen(HelpScreen(key_help(self._keymap)))

    def action_back(self) -> None:
        """Leaves what was entered last: the search, the chosen actor, the pane."""
        self.app.clear_notifications()
        if isinstance(self.focused, Input):
            self._close_search()
        elif self._view.chosen is not None:
            self._view.choose(None)
            self._status.mention = ""
        elif isinstance(self.focused, CastPane | RelatedPane) and self._view.article:
            self.action_pane("article")
        elif not isinstance(self.focused, ArticleList):
            self.action_pane("list")
        elif self._search.has_class("-open"):
            self._close_search()
        elif self._unread_only:
            self.action_unread_only()

    def _show_only(self, feed: str) -> None:
        """Lists the articles of one feed, by a search that escape leaves."""
        self._search.add_class("-open")
        self._search.value = f'feed:"{feed}"'

    def _close_search(self) -> None:
        self._search.remove_class("-open")
        self._search.value = ""
        self._list.focus()

    def action_back_or_quit(self) -> None:
        """Goes back to the list; from there, out."""
        if isinstance(self.focused, ArticleList) and not self._search.has_class("-open"):
            self.app.exit()
        else:
            self.action_back()


def _cast_note(article: Article, cast: Sequence[CastEntry]) -> str:
    """What an empty cast means."""
    if cast:
        return ""
    return "No actors found" if article.analysed else "Not analysed yet"
