"""What the background process does and says: refresh, import, analysis, what failed."""

from asyncio import to_thread
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.widgets import Input

from core.errors import NewscastError
from tui.keys.binding import key
from tui.messages import Booted, Listed, Said
from tui.reader.lists import Lists


class News(Lists):
    """Asks the background process for work and shows how far it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("R", "refresh", "refresh", "Refresh", "Read every feed again", shown=True),
        key("r", "refresh_feed", "refresh-feed", "This feed", "Read the feed of the article again"),
        key("X", "stop", "stop", "Stop", "Stop the refresh or the import"),
        key("x", "full_text", "full-text", "Full text", "Fetch the page, or show the feed's text"),
        key("exclamation_mark", "errors", "errors", "Errors", "Say what failed, and why"),
    ]

    def on_booted(self, message: Booted) -> None:
        """Lists what the store holds."""
        self._writer.library, self._background = message.library, message.background
        self._fill = message.fill
        self._list_pane.start(message.library)

    def on_listed(self, message: Listed) -> None:
        """Fills an empty store at once."""
        if self._fill and not message.counts.articles:
            self._fill = False
            self._list.placeholder = "Reading the feeds …"
            self.action_refresh()

    def action_refresh(self) -> None:
        """Asks the background to read every feed."""
        self._refresh(())

    def action_refresh_feed(self) -> None:
        """Asks the background to read the feed of the article at hand."""
        if row := self._target:
            self._refresh((f"#{row.feed_id}",))

    def _refresh(self, feeds: tuple[str, ...]) -> None:
        if self._background:
            from desk.messages import Refresh

            self._background.send(Refresh(feeds))
            self._list_pane.renew()
            self._progress.refresh_asked()
            self._say_activity()

    def action_stop(self) -> None:
        """Asks the background to stop taking articles in; what is in stays."""
        if self._background:
            from desk.messages import Stop

            self._background.send(Stop())
            if not self._progress.stop_asked():
                self._say("Nothing to stop")
            self._say_activity()

    def action_full_text(self) -> None:
        """Asks for the text of the article's page, or for that of its feed again."""
        row = self._target
        if row and self._background:
            from desk.messages import FetchFullText

            self._background.send(FetchFullText(row.id))
            self._progress.full_text_asked(row.id)
            self._say_activity()

    def _say_activity(self) -> None:
        self._status.activity, self._status.fraction = self._progress.text, self._progress.fraction

    def on_said(self, message: Said) -> None:
        """Moves the status line on; renews what the news concerns."""
        message.stop()
        news = self._progress.take(message.event)
        self._say_activity()
        if news.notice:
            self.notify(news.notice, markup=False, severity=news.severity)
        if news.show:
            self._show_import(*news.show)
        if news.list_changed:
            self._list_pane.reload_soon()
        elif news.sources_changed:
            self._show_sources()
        if news.analysed:
            self._list.invalidate(news.analysed)
        if self._wanted in (*news.analysed, *news.rewritten):
            self._load(self._wanted)

    def _show_import(self, feed_id: int, title: str) -> None:
        """Lists the feed that an import went to, but not under the hands of whoever types."""
        if isinstance(self.app.focused, Input):
            self.notify(f"{title} is among the sources", markup=False)
        else:
            self.list_query(f"feed:#{feed_id}", title)

    @work(group="errors", exclusive=True, exit_on_error=False)
    async def action_errors(self) -> None:
        """Says which feeds failed when they were last read, what else failed since, and why."""
        from tui.dialogs.failures import FailuresScreen

        library = self._writer.library
        try:
            feeds = await to_thread(library.failing_feeds) if library else []
            failures = [(feed.title, feed.last_error) for feed in feeds]
        except NewscastError as error:
            failures = [(error.what, error.why)]
        known = {what for what, _ in failures}
        failures += [pair for pair in self._progress.failures if pair[0] not in known]
        self.app.push_screen(FailuresScreen(failures))
