"""The pane that shows one article with its actors marked: as it is read, or as it is stored."""

from dataclasses import dataclass, replace
from typing import ClassVar

from textual.geometry import clamp
from textual.message import Message

from core.types import Article, Field
from tui.looks.symbols import UNICODE, symbols_of
from tui.widgets.article_header import body_proper
from tui.widgets.article_looks import ARTICLE_CLASSES, ARTICLE_CSS
from tui.widgets.article_raw import compose_raw
from tui.widgets.article_text import AS_READ, FOLD_KEY, Asked, compose
from tui.widgets.link_view import LinkView
from tui.widgets.page import EMPTY, Page
from tui.widgets.page_view import MEASURE
from tui.widgets.styles import Clock, utc_now


class ArticleView(LinkView):
    """Shows an article. What the reader asks to see of one is forgotten with the next."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(ARTICLE_CLASSES)

    DEFAULT_CSS = f"ArticleView {{ {ARTICLE_CSS} }}"

    @dataclass
    class Scrolled(Message, namespace="article_view"):
        """The reader is elsewhere in the article, or in another; only the latest one counts.

        `progress` goes from 0 to 1, `offset` is that of what stands on the first row, negative
        above the body.
        """

        view: "ArticleView"
        progress: float
        offset: int

        def can_replace(self, message: Message) -> bool:
            """A message of this kind makes the one before it needless."""
            return isinstance(message, ArticleView.Scrolled) and message.view is self.view

    def __init__(
        self,
        *,
        clock: Clock = utc_now,
        width: int = MEASURE,
        fold_key: str = FOLD_KEY,
        id: str | None = None,  # noqa: A002, Textual's name for it
        classes: str | None = None,
    ) -> None:
        """`width` is the most cells that a line takes; `fold_key` shows the unrelated lines."""
        super().__init__(width=width, id=id, classes=classes)
        self._clock = clock
        self.fold_key = fold_key
        self._asked = AS_READ
        self._article: Article | None = None

    @property
    def article(self) -> Article | None:
        """The article that is open."""
        return self._article

    def show(self, article: Article | None, *, offset: int | None = None) -> None:
        """Opens `article`; the one already open is renewed where it stands.

        Args:
            offset: that of the body to have on the first row; none, 0 or less for the title.
        """
        before, self._article = self._article, article
        again = bool(article and before and article.row.id == before.row.id)
        if not again:
            self._asked = AS_READ
            self.stop_finding()
            self.stop_typing()
        self._compose_page(resume=again, offset=offset if again else offset or 0)

    def on_mount(self) -> None:
        """Draws with the signs of the app what was shown before there was one."""
        self._compose_page(resume=True)

    def _compose_page(self, *, resume: bool, offset: int | None = None) -> None:
        """Shows the article in the way that is asked for, with `offset` or what is there on top."""
        here, above = self.reading_offset, self.top_offset
        page = self._page_of(self._article) if self._article else EMPTY
        if offset is not None:
            top = page.places.start(Field.BODY, offset) if offset > 0 else 0
        else:
            top = page.places.start(Field.BODY, here) if here >= 0 else above
        self.set_page(page, min(top, len(page.text)), resume=resume)
        self._say_progress()

    def _page_of(self, article: Article) -> Page:
        if self._asked.raw:
            return compose_raw(article)
        symbols = symbols_of(self) if self.is_attached else UNICODE
        now, key = self._clock(), self.fold_key
        return compose(article, now, self._asked, symbols=symbols, fold_key=key)

    # --- what the reader asks to see ---

    def toggle_fold(self) -> bool:
        """Shows the unrelated lines past the article's end, or folds them; false where none are.

        What is shown is brought into view.
        """
        if self._page.fold is None:
            return False
        self._ask(replace(self._asked, unfolded=not self._asked.unfolded))
        if self._asked.unfolded and self._page.fold is not None:
            self.bring_into_view(self._page.fold)
        return True

    def show_links(self) -> bool:
        """Shows the numbers of the links behind them, or hides them; false where no links are."""
        if not self.links():
            return False
        self._ask(replace(self._asked, hints=not self._asked.hints))
        return True

    @property
    def shows_links(self) -> bool:
        """Whether the numbers are shown."""
        return self._asked.hints

    def toggle_raw(self) -> bool:
        """Shows the article as it is stored, or as it is read; false where none is open."""
        if self._article is None:
            return False
        self._ask(replace(self._asked, raw=not self._asked.raw))
        return True

    @property
    def shows_raw(self) -> bool:
        """Whether the article is shown as it is stored."""
        return self._asked.raw

    def _ask(self, asked: Asked) -> None:
        self._asked = asked
        self._compose_page(resume=True)

    # --- where the reader is ---

    @property
    def progress(self) -> float:
        """How far down the article the view is, from 0 to 1."""
        if self._article is None:
            return 0.0
        return clamp(self.scroll_y / self.max_scroll_y, 0.0, 1.0) if self.max_scroll_y else 1.0

    @property
    def reading_offset(self) -> int:
        """The offset in the body of what stands on the first row, negative above the body."""
        return self._page.places.offset(self.top_offset)

    def go_to_offset(self, offset: int) -> None:
        """Puts the row that holds `offset` of the body on top, the title for 0 or less."""
        self.go_to_place(self._page.places.start(Field.BODY, offset) if offset > 0 else 0)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Says where the reader is."""
        super().watch_scroll_y(old_value, new_value)
        self._say_progress()

    def on_resize(self) -> None:
        """Says it anew: on a larger screen more of the text has been seen."""
        super().on_resize()
        self._say_progress()

    def _say_progress(self) -> None:
        if self.is_attached:
            self.post_message(self.Scrolled(self, self.progress, self.reading_offset))

    def text_to_copy(self) -> str:
        """The text that the mouse selected, else title and body proper; '' for nothing."""
        if selection := self.text_selection:
            return self.selected_text(selection)
        article = self._article
        return f"{article.row.title}\n\n{body_proper(article)}".strip() if article else ""
