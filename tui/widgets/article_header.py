"""What stands above an article's text: title, byline, and what must be known of its analysis."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from core.types import Article, DatedBy
from tui.looks.symbols import Symbols
from tui.widgets.analysis_notes import text_note
from tui.widgets.styles import long_date
from tui.widgets.wrapping import one_line

WORDS_A_MINUTE: Final = 220
"""Silent reading of English prose: 238 words a minute for non-fiction in the mean of 190 studies
(M. Brysbaert, Journal of Memory and Language 109, 2019), less for a screen full of names."""

CHARACTERS_A_MINUTE: Final = 260
"""The same for Chinese and Japanese, from the 260 characters a minute of that review."""

_NO_BREAK = "\xa0"

_DATED_BY: Final = {
    DatedBy.DATELINE: "date from the dateline",
    DatedBy.NAME: "date from the file name",
    DatedBy.FILE: "date of the file",
}
"""What the byline says of a date that neither the feed nor the article itself gives."""

_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Header:
    """The text down to the empty line above the body, and its stretches of one look."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def header(article: Article, now: datetime, symbols: Symbols) -> Header:
    """The header of `article`, its dates in the time zone of `now`."""
    title = article.row.title or "(untitled)"
    source = one_line(article.row.source)
    parts = [source, *_rest(article, now), symbols.link if article.row.url else ""]
    lines = [title, symbols.separator.join(part for part in parts if part)]
    if note := text_note(article):
        lines.append(note)
    text = "\n".join(lines) + "\n\n"
    byline = len(title) + 1
    return Header(
        text,
        (
            (0, len(title), "article--title"),
            (byline, len(text), "page--dim"),
            (byline, byline + len(source), "article--source"),
        ),
    )


def _rest(article: Article, now: datetime) -> Iterator[str]:
    """What the byline says after the source; some of it may be empty."""
    row = article.row
    date = long_date(row.dated, now).replace(" ", _NO_BREAK)
    yield one_line(article.author)
    yield date if row.published else f"fetched{_NO_BREAK}{date}"
    yield _DATED_BY.get(article.dated_by, "")
    minutes = reading_minutes(body_proper(article))
    yield f"{minutes}{_NO_BREAK}min" if minutes else ""


def body_end(article: Article) -> int:
    """Where the article proper ends; only an analysis can say that it does so early."""
    size = len(article.body.text)
    return min(article.body_end, size) if article.analysed and article.body_end > 0 else size


def body_proper(article: Article) -> str:
    """The body without the unrelated lines that may follow it."""
    return article.body.text[: body_end(article)]


def reading_minutes(text: str) -> int:
    """The minutes that reading `text` takes, at least 1; 0 where there is none.

    Words are counted by what parts them, which takes a thousandth of the time of finding them.
    """
    if not text:
        return 0
    words = text.count(" ") + text.count("\n\n") + 1
    ideographs = 0 if text.isascii() else sum(map(len, _IDEOGRAPHS.findall(text)))
    return max(1, round(words / WORDS_A_MINUTE + ideographs / CHARACTERS_A_MINUTE))
