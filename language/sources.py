"""Which of an article's actors only reported it: agencies, papers, broadcasters, authors."""

import re
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from core.analysis import CastMember, Mention
from core.types import Field, Kind, Label
from language.names import key

_REACH = 48
"""Code points beside a mention in which a reporting construction is looked for."""

_OTHERWISE = 4
"""One mention in so many may stand outside a reporting construction."""

_OUTLET_WORDS = frozenset(
    "broadcasting chronicle courier daily dispatch echo examiner gazette globe guardian herald "
    "inquirer journal ledger magazine mail mirror monitor news newspaper newswire observer post "
    "press radio review sentinel standard star sun telegraph television times tribune tv "
    "weekly".split()
)
"""What the names of outlets end in that no table has: the Daily Tribune, Radio One TV."""

_AGENCIES = (" news agency", " press agency")

_BEFORE = re.compile(
    r"(?:\b(?:told|tells|informed)(?: (?!that\b)[\w'’-]+){0,4}"
    r"|\baccording to"
    r"|\b(?:reported|reports|said|published|quoted|cited|carried|aired|seen|obtained|reviewed"
    r"|confirmed|released|appeared|written|writing|speaking|spoke|speaks|talking|talked|heard"
    r"|statement|remarks|comments|interviews?|interviewed|contacted|asked|shown|reports?|polls?|survey|article|column)"
    r" (?:by|in|on|to|via|with|for|from)"
    r"|\b(?:photos?|photograph|pictures?|images?|sources?|credit):"
    r"|\b(?:via|reported|(?:photos?|reporting) by)"
    r"|\b(?:agency|newspaper|daily|broadcaster|channel|magazine|website|tabloid|outlet|network|station)"
    r") (?:the )?[\"'“‘]?$"
    r"|[(/]$|[—–] ?$",
    re.IGNORECASE,
)
"""What stands before an outlet that reports: 'told the', 'according to', 'an interview with'."""

_AFTER = re.compile(
    r"(?:['’]s?)? (?:\w{1,14} )?"
    r"(?:news agency|newspaper|correspondent|reporter|journalist|photographer|editor|poll|survey"
    r"|report)\b"
    r"|,? (?:news agency |newspaper |has |also )?"
    r"(?:reported|reports|quoted|quotes|cited|added|writes|wrote|revealed|disclosed|published|alleged"
    r"|understands|(?:said|says)(?! (?:it|its|that it)\b))"
)
"""What follows an outlet that reports: 'reported', 'news agency'; 'said it' is no report."""

_CREDIT = re.compile(
    r"(?:^|[\n(.;]\s?)(?:by|(?:\w{1,12} )?(?:reporting|writing|editing|written|edited|compiled"
    r"|photographs?|photos?|pictures?|translated|produced) by"
    r"|(?:photographs?|photos?|pictures?|images?):) $",
    re.IGNORECASE,
)
"""What stands before an author: 'By', 'Additional reporting by', 'Photo:'."""

_LIST_GAPS = frozenset({", ", " and ", ", and ", " & ", "/"})

_HEADLINE_TAIL = re.compile(r"\s[-–—|:]\s(?:the )?$|: $", re.IGNORECASE)
"""What parts a headline from the outlet that it names last."""

Spans = Sequence[tuple[int, int]]


@cache
def _known(*, sure: bool = False) -> frozenset[str]:
    """Keys of the forms of all outlets in the table; if `sure`, of those with one meaning."""
    text = (files("language") / "gazetteer/outlets.toml").read_text("utf-8")
    return frozenset(
        key(form)
        for outlet in tomllib.loads(text)["outlet"]
        for form in (outlet["name"], *outlet["names"], *outlet["abbreviations"])
        if not (sure and form in outlet.get("ambiguous", ()))
    )


def sources(
    title: str,
    body: str,
    mentions: Sequence[Mention],
    cast: Sequence[CastMember],
    dateline_spans: Spans = (),
    byline_spans: Spans = (),
) -> frozenset[int]:
    """The cast's indexes of those who only reported the article.

    An outlet is a source where (nearly) all its mentions are in reporting constructions
    ("told Reuters", "(AP)"); an author where at least half of them are credits. An
    outlet that the article is about is named in other ways, and is none.

    Args:
        title: the headline.
        body: the text.
        mentions: the mentions in reading order.
        cast: the actors that the mentions index.
        dateline_spans: offsets (start, end) in the body of the dateline or its agency.
        byline_spans: offsets in the body of bylines.
    """
    named = [m for m in mentions if m.by_name]
    outlets = {i for i, member in enumerate(cast) if _is_outlet(member)}
    outlets |= set(_agencies(named, cast, dateline_spans))
    total = Counter(m.actor for m in named)
    credited = _credited(body, named, byline_spans)
    reporting = _reporting(title, body, named, outlets, [*dateline_spans, *byline_spans])
    reported = {i for i, n in reporting.items() if total[i] - n <= total[i] // _OTHERWISE}
    authors = {i for i, n in credited.items() if 2 * n >= total[i]}
    return frozenset(reported | authors)


def _agencies(
    named: Sequence[Mention], cast: Sequence[CastMember], dateline_spans: Spans
) -> Iterable[int]:
    """The organisations in a dateline, which are agencies whatever they are called."""
    for m in named:
        inside = any(start <= m.start and m.end <= end for start, end in dateline_spans)
        if inside and m.field is Field.BODY and cast[m.actor].kind is Kind.ORGANISATION:
            yield m.actor


def _is_outlet(member: CastMember) -> bool:
    if member.kind not in (Kind.ORGANISATION, Kind.OTHER):
        return False
    if any(key(form) in _known() for form in (member.name, *member.forms)):
        return True
    if key(member.name.partition(" ")[0]) in _known(sure=True):
        return True  # BBC Radio Four
    lower = member.name.lower()
    return lower.rpartition(" ")[2] in _OUTLET_WORDS or lower.endswith(_AGENCIES)


def _reporting(
    title: str, body: str, named: Sequence[Mention], outlets: set[int], spans: Spans
) -> Counter[int]:
    """How many mentions of each outlet report."""
    places = _Spans(spans)
    return Counter(
        m.actor
        for m in named
        if m.actor in outlets
        and (
            _ends_headline(title, m)
            if m.field is Field.TITLE
            else m.start in places or _reports(body, m)
        )
    )


def _reports(body: str, mention: Mention) -> bool:
    before = body[max(0, mention.start - _REACH) : mention.start]
    after = body[mention.end : mention.end + _REACH]
    return bool(_BEFORE.search(before) or _AFTER.match(after))


def _ends_headline(title: str, mention: Mention) -> bool:
    tail = _HEADLINE_TAIL.search(title, max(0, mention.start - _REACH), mention.start)
    return bool(tail) and not title[mention.end :].strip(" .")


def _credited(body: str, named: Sequence[Mention], byline_spans: Spans) -> Counter[int]:
    """How many mentions of each person are credits: in a byline, after 'Reporting by'."""
    return Counter(m.actor for m in _credits(body, named, _Spans(byline_spans)))


def _credits(body: str, named: Sequence[Mention], bylines: "_Spans") -> Iterator[Mention]:
    last_end = -1
    for mention in named:
        if mention.field is not Field.BODY or mention.label is not Label.PERSON:
            continue
        before = body[max(0, mention.start - _REACH) : mention.start]
        goes_on = last_end >= 0 and body[last_end : mention.start][:6] in _LIST_GAPS
        if goes_on or mention.start in bylines or _CREDIT.search(before):
            last_end = mention.end
            yield mention
        else:
            last_end = -1


class _Spans:
    """Stretches of a text that can be asked whether they hold an offset."""

    def __init__(self, spans: Spans) -> None:
        self._spans = sorted(spans)

    def __contains__(self, offset: int) -> bool:
        place = bisect_right(self._spans, offset, key=lambda span: span[0]) - 1
        return place >= 0 and offset < self._spans[place][1]
