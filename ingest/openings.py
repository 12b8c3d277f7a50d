"""What stands above an article on its page and is no part of it? Its title, date and byline."""

import re

from core.types import RichText
from ingest.date_words import month_named
from ingest.dates import parse_date
from ingest.derive import cut_front

MOST_LINES = 6
"""Lines among which that is looked for."""

LONGEST = 120
"""Code points of such a line."""

LONGEST_BETWEEN = 40
"""Code points of another line that may stand above one of them: the name of a section."""

MOST_STRANGE = 1
"""Words of a line with a date, beside those below: in "After May 5, 2024" begins an article."""

_AROUND_DATES = frozenset(
    "published posted updated modified last on at am pm mon monday tue tuesday wed wednesday thu"
    " thursday fri friday sat saturday sun sunday".split()
)

_SENTENCE = re.compile(r"[.!?…:;,][\"”’')\]]*$")
_WORD = re.compile(r"[^\W_]+")
_BY = re.compile(r"by:?\s+", re.IGNORECASE)
_COMMENTS = re.compile(r"\d[\d,. ]* (?:comments?|shares?)", re.IGNORECASE)


def cut_opening(body: RichText, title: str, author: str) -> RichText:
    """`body` without the lines at its top that repeat `title`, its date or its author.

    Args:
        author: names as a draft has them, parted by commas; '' for none.
    """
    names = [name.casefold() for name in author.split(", ") if name]
    titled = _words(title)
    cut = at = 0
    for line in body.text.splitlines(keepends=True)[: 2 * MOST_LINES]:
        at += len(line)
        shown = line.strip()
        if not shown:
            continue
        if (titled and _words(shown) == titled) or _is_about(shown, names):
            cut = at
        elif len(shown) > LONGEST_BETWEEN or _SENTENCE.search(shown):
            break
    rest = body.text[cut:].lstrip()
    return cut_front(body, len(body.text) - len(rest)) if cut and rest else body


def _is_about(line: str, names: list[str]) -> bool:
    """Whether a line says who wrote the article, when, or how many spoke of it."""
    if len(line) > LONGEST or _SENTENCE.search(line):
        return False
    by = _BY.sub("", line.casefold(), count=1)
    return by.startswith(tuple(names)) or bool(_COMMENTS.fullmatch(line)) or _is_date(line)


def _is_date(line: str) -> bool:
    words = [word for word in _words(line) if word.isalpha() and word not in _AROUND_DATES]
    strange = [word for word in words if not month_named(word)]
    return len(strange) <= MOST_STRANGE and parse_date(line) is not None


def _words(line: str) -> list[str]:
    return _WORD.findall(line.casefold())
