"""What is it called, and when was it written? Answers for texts that do not say."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import PurePath

from core.clean import clean_line
from core.drafts import Draft
from core.types import DatedBy, MarkKind, RichText
from ingest.dates import date_in_name, from_timestamp, parse_date

HEADLINE_LIMIT = 200
"""Code points of a first line that may still be a headline."""

DATELINE_DAYS = timedelta(days=31)
"""How long before its file an article without a year in its dateline was written at most: of one
that lay about for longer nothing says which year is meant."""

TITLE_LENGTH = 90
"""Code points at about which a title made from a sentence is cut."""

_LEAD = 2_000

# A line of this length is a paragraph on one line, so a short one above it is no part of it.
_UNWRAPPED = 150

_MONTH_NAME = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
_MONTH = rf"{_MONTH_NAME}\.?\s+\d{{1,2}}(?:,\s*\d{{4}})?"
_DAY = re.compile(
    rf"(?:(?P<month>{_MONTH_NAME})\.?\s+(?P<day>\d{{1,2}})\b"
    rf"|\b(?P<day_first>\d{{1,2}})\s+(?P<month_last>{_MONTH_NAME})\b\.?)"
    r"(?:,?\s+(?P<year>\d{4}))?"
)
_A_DAY = timedelta(days=1)
_AGENCY = r"\([A-Z][\w&./’' -]{0,40}\)"
_CAPITALS = r"[A-Z][A-Z.’'-]{3,}(?:[ ,/]+[A-Z][\w.’'-]*){0,6}"
_PLACE = r"[A-Z][\w.,’'/ -]{0,60}?"

# "KYIV, March 3 (AP) -", "Sept. 23 (UPI) —", "London (Reuters) -", "PARIS —", "(CNN)".
DATELINE = re.compile(
    rf"(?:(?:{_PLACE}[,\s]\s*)?(?:{_MONTH}[,\s]*)?{_AGENCY}|(?:{_PLACE},?\s+)?{_MONTH}|{_CAPITALS})"
    r"\s*(?:—|–|--|-)\s+|\((?:AFP|AP|CNN|Reuters|UPI)\)\s*"
)

_SURE = re.compile(rf"[^(]*\(|{_CAPITALS}")

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s+[\"“‘'(\[]?[^\Wa-z_])")

# Words whose full stop ends no sentence; single letters are found by their length.
_ABBREVIATIONS = re.compile(
    "mr|mrs|ms|dr|prof|st|gen|sen|rep|gov|lt|col|sgt|capt|maj|adm|rev|hon|pres|vs|no|inc|ltd|corp|co"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec",
    re.IGNORECASE,
)


def split_headline(body: RichText) -> tuple[str, RichText]:
    """A headline and the body without it; ('', `body`) where the first line is none.

    The first line is a headline where it is short, ends in no full stop, opens with no
    dateline, and is followed by a blank line or by a paragraph that stands on one line.
    """
    line, _, rest = body.text.partition("\n")
    rest = rest.lstrip("\n")
    next_line = rest.partition("\n")[0]
    apart = body.text[len(line) : len(line) + 2] == "\n\n" or len(next_line) >= _UNWRAPPED
    if not rest or not apart or len(line) > HEADLINE_LIMIT:
        return "", body
    if re.search(r"[.,;:][\"”’')\]]*$", line) or DATELINE.match(line):
        return "", body
    return clean_line(line), cut_front(body, len(body.text) - len(rest))


def split_heading(body: RichText) -> tuple[str, RichText]:
    """The first heading and the body, without it where the heading opens the body."""
    for mark in body.marks:
        if mark.kind is MarkKind.HEADING:
            heading = clean_line(body.text[mark.start : mark.end])
            rest = body.text[mark.end :].lstrip()
            opens = mark.start == 0 and rest
            return heading, cut_front(body, len(body.text) - len(rest)) if opens else body
    return "", body


def cut_front(body: RichText, length: int) -> RichText:
    """`body` without its first `length` code points; marks that lie in them go."""
    marks = tuple(
        type(m)(m.kind, max(m.start - length, 0), m.end - length, m.target)
        for m in body.marks
        if m.end > length
    )
    return RichText(body.text[length:], marks)


def title_from_text(text: str) -> str:
    """The first sentence after a dateline, cut at a word; '' for an empty text."""
    lead = text[:_LEAD].partition("\n\n")[0]
    if dateline := DATELINE.match(lead):
        lead = lead[dateline.end() :] or lead
    return shorten(clean_line(lead[: _sentence_end(lead)]))


def title_from_path(path: str) -> str:
    """A file's name in words: '2024-05-06-port_strike.txt' gives 'port strike'."""
    stem = PurePath(path).stem
    name = re.sub(r"^\d{4}[-_.]?\d\d[-_.]?\d\d[-_. ]*", "", stem)
    return clean_line(re.sub(r"[-_]+", " ", name or stem))


def date_a_document(draft: Draft, name: str, modified: float | None) -> Draft:
    """The draft with the best date that there is, and where that is from.

    That of its metadata; of its dateline; when its page was saved; the day in the name of its
    file; when the file was last changed (Unix time).
    """
    if draft.published and draft.dated_by is DatedBy.METADATA:
        return draft
    named = date_in_name(PurePath(name).name)
    changed = None if modified is None else from_timestamp(modified)
    dates = {
        DatedBy.DATELINE: date_in_dateline(draft.body.text, draft.published or named or changed),
        DatedBy.FILE: draft.published,
        DatedBy.NAME: named,
    }
    source = next((source for source, date in dates.items() if date), DatedBy.FILE)
    return replace(draft, published=dates[source] or changed, dated_by=source)


def date_in_dateline(text: str, filed: datetime | None) -> datetime | None:
    """The day of the dateline that `text` opens with, if it has one.

    One without a year counts where it fell within DATELINE_DAYS before `filed`, when the file
    was made. Without an agency and capitals it may be the start of a sentence.
    """
    dateline = DATELINE.match(text[:_LEAD])
    found = _DAY.search(dateline[0]) if dateline else None
    if not dateline or not found or not _SURE.match(dateline[0]):
        return None
    day = f"{found['day'] or found['day_first']} {found['month'] or found['month_last']}"
    if found["year"]:
        return parse_date(f"{day} {found['year']}")
    years = (filed.year, filed.year - 1) if filed else ()
    for date in (parse_date(f"{day} {year}") for year in years):
        if filed and date and -_A_DAY <= filed - date <= DATELINE_DAYS:
            return date
    return None


def shorten(line: str) -> str:
    """`line`, cut at a word near `TITLE_LENGTH` with an ellipsis where it is longer."""
    if len(line) <= TITLE_LENGTH + 10:
        return line
    cut = line[: TITLE_LENGTH + 1]
    at = cut.rfind(" ")
    return cut[: at if at > TITLE_LENGTH // 2 else TITLE_LENGTH].rstrip(" ,;:–—-") + "…"


def _sentence_end(text: str) -> int:
    for match in _SENTENCE_END.finditer(text):
        word = re.split(r"[\s(\"“‘]", text[: match.start()])[-1]
        if match[0][0] != "." or not _is_abbreviation(word):
            return match.end()
    return len(text)


def _is_abbreviation(word: str) -> bool:
    """Whether a full stop after `word` belongs to it: "Mr", "U.S", "J"."""
    return len(word) == 1 or "." in word or _ABBREVIATIONS.fullmatch(word) is not None
