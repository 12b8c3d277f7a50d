"""An article pane alone on a screen, and what can be read off it."""

from rich.segment import Segment

from core.types import Article
from tests.tui.samples import (
    Host,
    article,
    mentions_of,
    now,
)
from tui.widgets.article_view import ArticleView

PARAGRAPHS = [f"Paragraph {number} begins here and {'goes on ' * 30}ends." for number in range(60)]
LONG = "\n\n".join(PARAGRAPHS)


def hosted() -> tuple[Host, ArticleView]:
    widget = ArticleView(clock=now)
    return Host(widget), widget


def all_rows(widget: ArticleView) -> list[str]:
    """The text of every row, in view or not."""
    top = widget.scroll_offset.y
    return [widget.render_line(y - top).text.rstrip() for y in range(widget.virtual_size.height)]


def segment_of(widget: ArticleView, text: str) -> Segment:
    """The first segment in view with `text` in it."""
    for y in range(widget.size.height):
        for segment in widget.render_line(y):
            if text in segment.text:
                return segment
    raise AssertionError(f"{text!r} is not in view")


def looks(widget: ArticleView, text: str) -> set[str]:
    """The attributes that the first segment with `text` in it has; `muted` is a fainter colour."""
    style = segment_of(widget, text).style
    assert style is not None
    names = ("bold", "italic", "underline", "reverse", "dim")
    muted = {"muted"} if style.color == widget.rich_look("page--dim").color else set()
    return muted | {name for name in names if getattr(style, name)}


def two_actors() -> Article:
    body = "Ada met Bob.\n\nThen Ada left, and Ada wrote.\n\n" + LONG + "\n\nBob saw Ada again."
    mentions = mentions_of(body, "Ada", 1) + mentions_of(body, "Bob", 2)
    return article(body, mentions, title="Ada speaks")


def rows_of(widget: ArticleView) -> list[str]:
    return [row.strip() for row in all_rows(widget) if row.strip()]
