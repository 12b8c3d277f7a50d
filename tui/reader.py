"""The reader's screen: what its keys do, and what happens when the store has answered."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import Worker, get_current_worker

from core.clean import clean_url
from core.errors import NewscastError
from core.types import ArticleRow
from tui.correcting import Correcting, hidden, succession
from tui.faults import say_fault
from tui.help import HelpScreen
from tui.history import History
from tui.key_line import KeyLine
from tui.keys import READER_KEYS, key_help, keys_of
from tui.messages import (
    Booted,
    Changed,
    Corrected,
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
from tui.widgets.analysis_notes import cast_note
from tui.widgets.article_view import ArticleView
from tui.widgets.cast_pane import CastPane
from tui.widgets.list_pane import ListPane
from tui.widgets.panes import Panes
from tui.widgets.related_pane import RelatedPane
from tui.widgets.styles import Clock
from tui.widgets.virtual_list import ArticleList
from tui.writing import Writer

if TYPE_CHECKING:
    from desk.background import Background
    from desk.library import Library


class ReaderScreen(Screen[None]):
    """Reads the library on worker threads; widgets change on the screen's own thread only."""

    BINDINGS = READER_KEYS

    def __init__(self, keymap: Mapping[str, str], clock: Clock, writes: ThreadPoolExecutor) -> None:
        super().__init__()
        self._keymap = keymap
        self._list_pane = ListPane(clock)
        self._list = self._list_pane.list
        self._view = ArticleView(clock=clock, fold_key=keys_of("fold", keymap))
        self._cast = CastPane(sources_key=keys_of("sources", keymap))
        self._related = RelatedPane(clock=clock)
        self._panes = Panes(self._list_pane, self._view, self._cast, self._related)
        self._status = StatusLine()
        self._writer = Writer(self, writes)
        self._correcting = Correcting(self, self._writer, keys_of("undo", keymap))
        self._fill = False
        self._background: Background | None = None
        self._history = History()
        self._progress = Progress()
        self._wanted: int | None = None

    def compose(self) -> ComposeResult:
        """The panes above a status line and the keys of the focused one."""
        yield self._panes
        yield self._status
        yield KeyLine()

    # --- opening, listing, relating ---

    def on_booted(self, message: Booted) -> None:
        """Lists what the store holds."""
        self._writer.library, self._background = message.library, message.background
        self._fill = message.fill
        self._list_pane.start(message.library)

    def on_slip(self, message: Slip) -> None:
        """Says what is wrong with the search where its result would stand."""
        self._status.filter_text = message.text

    def on_listed(self, message: Listed) -> None:
        """Says how much is listed. An empty store is filled at once."""
        self._status.counts = message.counts
        parts = ["unread only"] if self._list_pane.unread_only else []
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
        library = self._writer.library
        if library is None:
            return
        try:
            article = library.article(article_id)
            self.post_message(Loaded(article, library.cast(article_id, sources=True)))
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
        self._cast.show(message.cast, cast_note(article, message.cast))
        if not renewed:
            self._status.mention = ""
            self._related.show((), "…")
        if not article.analysed and self._background:
            self._focus_background(article.row.id)

    def _focus_background(self, article_id: int) -> None:
        from desk.messages import Focus

        if self._background:
            self._background.send(Focus(article_id))

    def on_related_found(self, message: RelatedFound) -> None:
        """Shows the relations of the open article."""
        if message.article_id == self._wanted:
            self._related.show(message.related, "Nothing related")

    # --- what the background says, and what goes wrong ---

    def on_said(self, message: Said) -> None:
        """Moves the status line on; renews what the news concerns."""
        message.stop()
        news = self._progress.take(message.event)
        self._status.activity = self._progress.text
        if news.notice:
            self.notify(news.notice, markup=False, severity=news.severity)
        if news.show:
            self._list_pane.show_only(news.show)
        if news.list_changed:
            self._list_pane.reload_soon()
        if self._wanted in news.analysed:
            self._load(self._wanted)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Says it where a worker of the screen broke."""
        say_fault(self, event)

    def on_failed(self, message: Failed) -> None:
        """Says what went wrong without leaving the screen."""
        message.stop()
        self.app.notify(message.text, severity="error", markup=False)

    # --- moving between articles ---

    @on(ArticleList.Opened)
    @on(RelatedPane.RelatedChosen)
    def _open_chosen(self, event: ArticleList.Opened | RelatedPane.RelatedChosen) -> None:
        self.open_article(event.article_id)
        self._panes.go("article")

    def action_article(self, step: int) -> None:
        """Opens the next or previous article of the list."""
        places = self._list_pane.places(step, self._wanted)
        if places:
            self._go_to(self._list.ids[places[0]])

    def action_unread(self, step: int) -> None:
        """Opens the nearest unread article of the list in one direction."""
        self._list_pane.find_unread(step, self._wanted)

    def on_unread_found(self, message: UnreadFound) -> None:
        """Opens the unread article, or says that there is none."""
        if message.article_id is None:
            self.notify("No further unread article here", markup=False)
        else:
            self._go_to(message.article_id)

    def _go_to(self, article_id: int) -> None:
        self._list.go_to(article_id)
        self.open_article(article_id)

    def action_history(self, step: int) -> None:
        """Goes back to the article open before, or forward again."""
        article_id = self._history.step(step)
        if article_id is not None:
            self.open_article(article_id, visit=False)
            self._panes.go("article")

    def action_pane(self, name: str) -> None:
        """Gives a pane the keys, and the screen where there is room for one."""
        self._panes.go(name)

    def action_scroll_text(self, step: int) -> None:
        """Scrolls the article by a page, wherever the keys are."""
        if step > 0:
            self._view.scroll_page_down(animate=False)
        else:
            self._view.scroll_page_up(animate=False)

    def action_fold(self) -> None:
        """Shows the unrelated lines below the article, or folds them."""
        if not self._view.toggle_fold():
            self.notify("No unrelated lines here", markup=False, timeout=2)

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
            here = self._view.current_actor or self._cast.highlighted_id
            actor = here or self._cast.first_id
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
            self._panes.go("article")

    @on(ArticleView.MentionMoved)
    def _say_position(self, event: ArticleView.MentionMoved) -> None:
        number, count = event.position
        self._status.mention = f"{event.mention.actor} {number} of {count}"

    def action_sources(self) -> None:
        """Lists who only reported the article under the cast, or leaves them out."""
        if not self._cast.toggle_sources():
            self.notify("No sources here", markup=False, timeout=2)

    # --- correcting actors ---

    def action_correct(self, name: str) -> None:
        """Corrects the actor at hand in the way of this name, or asks for the way."""
        flow = self._correcting.run(name, self._actor_at_hand)
        self.run_worker(flow, group="correct", exclusive=True, exit_on_error=False)

    @property
    def _actor_at_hand(self) -> int | None:
        """Whom a key means: the cast's from its pane, else the one that is walked over."""
        if isinstance(self.focused, CastPane):
            return self._cast.highlighted_id
        return self._view.current_actor or self._view.chosen or self._cast.highlighted_id

    def action_undo(self) -> None:
        """Takes back the last correction of this session."""
        self._correcting.undo()

    def action_undo_last(self) -> None:
        """Takes back the last correction of all."""
        self._correcting.undo_last()

    def on_corrected(self, message: Corrected) -> None:
        """Says what was corrected and shows it in every pane."""
        self._correcting.say(message)
        if not message.correction:
            return
        if (actor_id := hidden(message)) is not None:
            self._cast.leave(actor_id)
        for old, new in succession(message):
            self._cast.become(old, new)
            self._view.become(old, new)
        if self._wanted is not None:
            self._load(self._wanted)
        self._list_pane.reload_soon()

    # --- searching and filtering ---

    def action_search(self) -> None:
        """Opens the search line above the list."""
        self._panes.go("list")
        self._list_pane.open_search()

    def action_unread_only(self) -> None:
        """Lists only unread articles, or all again."""
        self._list_pane.toggle_unread_only()

    # --- what the reader does to an article ---

    @property
    def _target(self) -> ArticleRow | None:
        """The article that a key means: the open one from its pane, else the list's."""
        in_list = isinstance(self.focused, ArticleList) or self._view.article is None
        article_id = self._list.article_id if in_list else self._wanted
        rows = self._list_pane.rows([article_id]) if article_id is not None else ()
        return rows[0] if rows else None

    def _change(self, change: "Callable[[Library], None]", article_id: int) -> None:
        """Has it written what the reader did to an article."""

        def changed(library: "Library") -> Changed:
            change(library)
            return Changed(article_id)

        self._writer.change(changed)

    def on_changed(self, message: Changed) -> None:
        """Draws a changed article's row and the counts again."""
        self._list.invalidate([message.article_id])
        self._list_pane.reload_soon()

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
        library = self._writer.library
        feeds = library.failing_feeds() if library else []
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
            self._list_pane.close_search()
        elif self._view.chosen is not None:
            self._view.choose(None)
            self._status.mention = ""
        elif isinstance(self.focused, CastPane | RelatedPane) and self._view.article:
            self._panes.go("article")
        elif not isinstance(self.focused, ArticleList):
            self._panes.go("list")
        elif self._list_pane.searching:
            self._list_pane.close_search()
        elif self._list_pane.unread_only:
            self.action_unread_only()

    def action_back_or_quit(self) -> None:
        """Goes back to the list; from there, out."""
        if isinstance(self.focused, ArticleList) and not self._list_pane.searching:
            self.app.exit()
        else:
            self.action_back()
