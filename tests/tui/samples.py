"""Articles, rows and hostile strings for the tests of the widgets, and an app to host one."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from textual.app import App, ComposeResult
from textual.message import Message
from textual.widget import Widget

from core.types import ActorMention, Article, ArticleRow, Field, Kind, Label, Mark, RichText

Sent = TypeVar("Sent", bound=Message)

NOW = datetime(2018, 6, 12, 18, 30, tzinfo=UTC)

SIZES = [(40, 10), (80, 24), (200, 50)]

HOSTILE = [
    "[/]",
    "[BREAKING] x",
    "[@click=app.boom]x[/]",
    "[$error]red[/$error]",
    "[/",
    "\\[b]",
    "e\u0301a\u0308\u0323o\u0302\u0301\u0323",
    "🇬🇧👍🏽👨\u200d👩\u200d👧✈\ufe0f 界",
    "\u05e9\u05dc\u05d5\u05dd \u0639\u0631\u0628\u064a x",
    "a\u200d",
    "\u200d\u0301",
    "x" * 10_000,
    "界" * 10_000,
]


def named(text: str) -> str:
    """What a test with this hostile string is called."""
    return ascii(text[:12])


def now() -> datetime:
    return NOW


def row(number: int, title: str = "", *, unread: bool = False, starred: bool = False) -> ArticleRow:
    dated = NOW - timedelta(hours=number)
    return ArticleRow(
        id=number,
        guid=f"guid-{number}",
        title=title or f"Headline {number}",
        source="The Daily Test",
        published=dated,
        dated=dated,
        url="https://news.example/1",
        path="",
        unread=unread,
        starred=starred,
    )


def mention(
    text: str,
    start: int,
    end: int,
    actor_id: int = 1,
    kind: Kind = Kind.PERSON,
    *,
    title: bool = False,
) -> ActorMention:
    field = Field.TITLE if title else Field.BODY
    name = text[start:end]
    return ActorMention(field, start, end, name, Label.PERSON, actor_id, name, kind)


def mentions_of(
    text: str, name: str, actor_id: int = 1, kind: Kind = Kind.PERSON, *, title: bool = False
) -> list[ActorMention]:
    found, at = [], text.find(name)
    while at >= 0:
        found.append(mention(text, at, at + len(name), actor_id, kind, title=title))
        at = text.find(name, at + len(name))
    return found


def article(
    body: str = "",
    mentions: Sequence[ActorMention] = (),
    marks: Sequence[Mark] = (),
    *,
    number: int = 1,
    title: str = "A headline",
    author: str = "",
    body_end: int | None = None,
    analysed_to: int | None = None,
    analysed: bool = True,
) -> Article:
    return Article(
        row=row(number, title),
        author=author,
        body=RichText(body, tuple(marks)),
        body_end=len(body) if body_end is None else body_end,
        analysed_to=len(body) if analysed_to is None else analysed_to,
        dateline=None,
        analysed=analysed,
        mentions=tuple(mentions),
    )


class Host(App[None]):
    """Shows one widget; remembers whether a text from data ran an action."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.boomed = False
        self.messages: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_mount(self) -> None:
        self.widget.focus()

    def action_boom(self) -> None:
        self.boomed = True

    def hook(self, message: Message) -> None:
        if not any(message is seen for seen in self.messages):
            self.messages.append(message)

    def sent(self, kind: type[Sent]) -> list[Sent]:
        return [message for message in self.messages if isinstance(message, kind)]


def shown(widget: Widget) -> list[str]:
    """The text of the rows in view."""
    return [widget.render_line(y).text for y in range(widget.size.height)]


def squeezed(text: str) -> str:
    """`text` without white space, which wrapping may move."""
    return "".join(text.split())
