"""Opening an article: it is read from the store with its cast, then with its relations."""

from collections.abc import Callable

from textual import on, work
from textual.worker import get_current_worker

from core.errors import NewscastError
from tui.messages import Changed, Failed, Loaded, RelatedFound
from tui.reader.base import ReaderBase
from tui.walks import ArticlePlace
from tui.widgets.analysis_notes import cast_note
from tui.widgets.article_view import ArticleView
from tui.widgets.related_pane import RelatedPane
from tui.widgets.virtual_list import ArticleList


class Opening(ReaderBase):
    """Shows the article that is wanted last, whatever comes late from the store."""

    def open_article(
        self,
        article_id: int,
        *,
        visit: bool = True,
        again: bool = False,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Opens an article in the article pane, marks it read and puts it in the history.

        Args:
            visit: whether it comes into the history.
            again: it is what was open before the app ended, and not read for that.
            then: what to do once it is shown, unless the reader has gone on by then.
        """
        self._wanted, self._then = article_id, then
        self._list.open_id = article_id
        if visit:
            self._history.visit(ArticlePlace(article_id))
        self._load(article_id)
        if self._settings.mark_read != "never" and not again:
            self._writer.change(lambda library: Changed(library.set_read([article_id], True)))

    @on(ArticleList.Opened)
    @on(RelatedPane.RelatedChosen)
    def _open_chosen(self, event: ArticleList.Opened | RelatedPane.RelatedChosen) -> None:
        self.open_article(event.article_id)
        self._panes.go("article")

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
            from desk.messages import Focus

            self._background.send(Focus(article.row.id))
        then, self._then = self._then, None
        if then:
            then()

    def on_related_found(self, message: RelatedFound) -> None:
        """Shows the relations of the open article."""
        if message.article_id == self._wanted:
            self._related.show(message.related, "Nothing related")

    @on(ArticleView.Scrolled)
    def _say_progress(self, event: ArticleView.Scrolled) -> None:
        self._status.position = event.progress if self._view.article else None
