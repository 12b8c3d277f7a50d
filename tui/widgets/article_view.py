"""The pane that shows one article with its actors marked, and walks from mention to mention."""

from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual.events import Click
from textual.geometry import clamp
from textual.message import Message

from core.types import ActorMention, Article
from tui.widgets.article_text import FOLD_KEY, compose
from tui.widgets.mention_walk import MentionWalk
from tui.widgets.page import EMPTY, Page, Run
from tui.widgets.page_view import PageView
from tui.widgets.styles import (
    ACTOR_CLASSES,
    ACTOR_CSS,
    LOOKS,
    REFERENCE_CLASSES,
    REFERENCE_CSS,
    Clock,
    utc_now,
)


class ArticleView(PageView):
    """Shows an article; actors are coloured by kind, and one of them can be lit up."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *ACTOR_CLASSES,
        *REFERENCE_CLASSES,
        "actor--chosen",
        "actor--chosen-reference",
        "actor--current",
        "article--title",
        "article--heading",
        "article--quote",
        "article--code",
        "article--emphasis",
        "article--link",
        "article--dateline",
        "article--dateline-name",
    }

    DEFAULT_CSS = f"""
    ArticleView {{
        {ACTOR_CSS}
        {REFERENCE_CSS}
        & > .actor--chosen-reference {{ background: $primary 15%; }}
        & > .actor--chosen {{ background: $primary 30%; text-style: bold underline; }}
        & > .actor--current {{ text-style: bold reverse; }}
        & > .article--title {{ text-style: bold; }}
        & > .article--heading {{ text-style: bold; }}
        & > .article--quote {{ color: $text-muted; }}
        & > .article--code {{ background: $foreground 8%; }}
        & > .article--emphasis {{ text-style: italic; }}
        & > .article--link {{ text-style: underline dim; }}
        & > .article--dateline {{ color: $text-muted; text-style: dim; }}
        & > .article--dateline-name {{ color: $text-muted; text-style: italic; }}
        &:ansi > .actor--chosen, &:ansi > .actor--chosen-reference, &:ansi > .article--code {{
            background: ansi_default;
        }}
    }}
    """

    @dataclass
    class ActorChosen(Message):
        """A mention was clicked."""

        view: "ArticleView"
        actor_id: int

        @property
        def control(self) -> "ArticleView":
            """The view that sent it."""
            return self.view

    @dataclass
    class MentionMoved(Message):
        """The mention cursor moved; `position` counts from 1: (3, 7) is the third of seven."""

        view: "ArticleView"
        mention: ActorMention
        position: tuple[int, int]

        @property
        def control(self) -> "ArticleView":
            """The view that sent it."""
            return self.view

    def __init__(
        self,
        *,
        clock: Clock = utc_now,
        fold_key: str = FOLD_KEY,
        id: str | None = None,  # noqa: A002, Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._clock = clock
        self._fold_key = fold_key
        self._unfolded = False
        self._article: Article | None = None
        self._walk = MentionWalk(())

    @property
    def article(self) -> Article | None:
        """The article that is open."""
        return self._article

    def show(self, article: Article | None) -> None:
        """Opens `article` at its start; the one already open is renewed where it stands."""
        before, walk, offset, top = self._article, self._walk, self.reading_offset, 0
        again = bool(article and before and article.row.id == before.row.id)
        self._unfolded = self._unfolded and again
        page = self._page_of(article) if article else EMPTY
        self._article = article
        self._walk = MentionWalk(page.spots)
        if again:
            self._walk.resume(walk)
            top = page.body_start + offset if offset >= 0 else self.top_offset
        self.set_page(page, top)

    def _page_of(self, article: Article) -> Page:
        return compose(article, self._clock(), unfolded=self._unfolded, fold_key=self._fold_key)

    def toggle_fold(self) -> bool:
        """Shows the unrelated lines past the article's end, or folds them; false where none are.

        What is shown is brought into view.
        """
        if self._article is None or self._page.fold is None:
            return False
        self._unfolded = not self._unfolded
        page = self._page_of(self._article)
        self.set_page(page, min(self.top_offset, len(page.text)))
        if self._unfolded and page.fold is not None:
            self._bring_into_view(page.fold)
        return True

    @property
    def progress(self) -> float:
        """How far down the article the view is, from 0 to 1."""
        if self._article is None:
            return 0.0
        return clamp(self.scroll_y / self.max_scroll_y, 0.0, 1.0) if self.max_scroll_y else 1.0

    @property
    def reading_offset(self) -> int:
        """The offset in the body of what stands on the first row, negative above the body."""
        return self.top_offset - self._page.body_start

    def go_to_offset(self, offset: int) -> None:
        """Puts the row that holds `offset` of the body on top."""
        self.go_to_row(self.row_of(self._page.body_start + offset))

    # --- mentions ---

    def choose(self, actor_id: int | None) -> None:
        """Lights up the mentions of one actor and confines `next_mention` to them."""
        self._walk.choose(actor_id)
        self.refresh()

    def become(self, old: int, new: int) -> None:
        """Lets a chosen actor be another in the article that is about to be shown again."""
        self._walk.become(old, new)

    @property
    def chosen(self) -> int | None:
        """The actor whose mentions are lit up."""
        return self._walk.chosen

    @property
    def position(self) -> tuple[int, int] | None:
        """Which of how many mentions the cursor is on, from 1; None where it is on none."""
        return self._walk.position

    @property
    def current_actor(self) -> int | None:
        """The actor whose mention the cursor is on."""
        current = self._walk.current
        return None if current is None else self._page.spots[current].mention.actor_id

    def next_mention(self, step: int = 1) -> bool:
        """Moves the mention cursor by `step`, false where there is no further mention.

        Without a cursor it starts at what is in view. The mention is brought
        about a third from the top unless it is in view already.
        """
        if not self._walk.move(step, self.top_offset):
            return False
        self._show_cursor()
        return True

    def _show_cursor(self) -> None:
        current, position = self._walk.current, self._walk.position
        if current is None or position is None:
            return
        spot = self._page.spots[current]
        self._bring_into_view(spot.start)
        self.refresh()
        self.post_message(self.MentionMoved(self, spot.mention, position))

    def _bring_into_view(self, offset: int) -> None:
        """Puts the row of a page offset a third from the top, unless it is in view."""
        row, top, height = self.row_of(offset), self.scroll_offset.y, self.size.height
        if not top <= row < top + height:
            self.go_to_row(row - height // 3)

    def on_click(self, event: Click) -> None:
        """Puts the cursor on a mention that is clicked, unless the mouse selected text."""
        index = event.style.meta.get("mention")
        if index is not None and self.text_selection is None:
            mention = self._page.spots[index].mention
            if mention.by_name:
                self._walk.current = index
                self._show_cursor()
            self.post_message(self.ActorChosen(self, mention.actor_id))

    def look(self, run: Run) -> Style:
        """How a run looks: a mention by its actor's kind, lit up where chosen."""
        names = run.classes
        if run.mention >= 0:
            mention = self._page.spots[run.mention].mention
            faint = not mention.by_name or "article--dateline" in run.classes
            names += self._actor_classes(mention, faint=faint)
        if run.mention < 0 or run.mention != self._walk.current:
            return self.get_visual_style(*names).rich_style
        # A visual style has no place for `reverse`, so the cursor's attributes are added apart.
        attributes = self.get_component_styles("actor--current").text_style
        return self.get_visual_style(*names, "actor--current").rich_style + attributes

    def _actor_classes(self, mention: ActorMention, *, faint: bool) -> tuple[str, ...]:
        """Those of a mention; `faint` where it gives no name, or only says where and by whom."""
        kind, chosen = LOOKS[mention.kind], mention.actor_id == self._walk.chosen
        if faint:
            return (kind.reference, "actor--chosen-reference") if chosen else (kind.reference,)
        return (kind.component, "actor--chosen") if chosen else (kind.component,)
