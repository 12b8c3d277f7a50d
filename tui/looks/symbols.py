"""Which signs does the screen draw beside the words, and which where a terminal has few?

`UNICODE` and `ASCII` are sets of signs of one cell each. `PLAIN` is for listening to a screen
reader: what says something of an entry (unread, starred, its kind) is a word there, so whoever
lays out columns measures a sign with `cell_len` and parts it from its neighbour by a space.
"""

from dataclasses import dataclass, replace
from typing import Final

from textual.widget import Widget

from core.settings import Settings
from core.types import Kind


@dataclass(frozen=True, slots=True)
class Symbols:
    """One set of signs; each is one cell wide, but for `separator` and the words of `PLAIN`.

    What an entry is or has:
    unread, star, tag, new (known from this article only), followed, error, check, image, link,
    fold (something is folded away here), unfold (it is open), and the five kinds of actor.

    How things are drawn:
    bullets (of list items, by depth), bar (beside a quote), dash, ellipsis, separator (between
    parts of a line, with its spaces), arrow, up, down, rule (a line across), bar_full and
    bar_empty (progress), spark (eight levels, the lowest first).

    `plain` asks for words and bare lines in place of bars and columns.
    """

    unread: str
    star: str
    tag: str
    new: str
    followed: str
    error: str
    check: str
    image: str
    link: str
    fold: str
    unfold: str
    person: str
    organisation: str
    place: str
    group: str
    other: str
    bullets: tuple[str, str, str]
    bar: str
    dash: str
    ellipsis: str
    separator: str
    arrow: str
    up: str
    down: str
    rule: str
    bar_full: str
    bar_empty: str
    spark: str
    plain: bool = False

    @property
    def bullet(self) -> str:
        """The bullet of an outer list."""
        return self.bullets[0]

    @property
    def is_ascii(self) -> bool:
        """Whether nothing but ASCII is to be drawn."""
        return self.ellipsis.isascii()

    def kind(self, kind: Kind) -> str:
        """The sign of a kind of actor."""
        sign: str = getattr(self, kind.value)
        return sign


UNICODE: Final = Symbols(
    unread="●",
    star="★",
    tag="#",
    new="✦",
    followed="◆",
    error="✗",
    check="✓",
    image="▣",
    link="↗",
    fold="▸",
    unfold="▾",
    # Letters need no key to be understood, and every font has them.
    person="P",
    organisation="O",
    place="L",
    group="G",
    other="·",
    bullets=("•", "◦", "‣"),
    bar="│",
    dash="—",
    ellipsis="…",
    separator=" · ",
    arrow="→",
    up="↑",
    down="↓",
    rule="─",
    bar_full="█",
    bar_empty="░",
    spark="▁▂▃▄▅▆▇█",
)

ASCII: Final = Symbols(
    unread="o",
    star="*",
    tag="#",
    new="!",
    followed="+",
    error="!",
    check="x",
    image="@",
    link="^",
    fold=">",
    unfold="v",
    person="P",
    organisation="O",
    place="L",
    group="G",
    other=".",
    bullets=("*", "-", "+"),
    bar="|",
    dash="-",
    ellipsis="~",
    separator=" | ",
    arrow=">",
    up="^",
    down="v",
    rule="-",
    bar_full="#",
    bar_empty="-",
    spark="_.-:=+*#",
)

PLAIN: Final = replace(
    ASCII,
    unread="unread",
    star="starred",
    tag="tag",
    new="new",
    followed="followed",
    error="error",
    check="done",
    image="picture",
    link="link",
    fold="folded",
    unfold="open",
    person="person",
    organisation="organisation",
    place="place",
    group="group",
    other="other",
    bar=">",
    separator=", ",
    plain=True,
)

_SETS: Final = {"unicode": UNICODE, "ascii": ASCII}


def symbols_for(settings: Settings) -> Symbols:
    """The set that config.toml asks for; plain comes before the rest."""
    return PLAIN if settings.plain else _SETS.get(settings.symbols, UNICODE)


def symbols_of(widget: Widget) -> Symbols:
    """The set that the app of `widget` draws with."""
    symbols: Symbols = getattr(widget.app, "symbols", UNICODE)
    return symbols
