"""The place, day and agency that a newswire article opens with."""

import re
from datetime import date

from core.types import Dateline, Kind
from language import gazetteer
from language.byline import is_byline
from language.names import initials

_LONGEST = 160
"""Code points in which a dateline ends."""

_BYLINES = 3
"""Lines before a dateline that may name the author."""

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_LEAP_YEAR = 2000

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = (
    rf"(?:(?P<month>{_MONTH}) (?P<day>\d{{1,2}})|(?P<day_first>\d{{1,2}}) (?P<month_last>{_MONTH}))"
    r"(?:,? (?P<year>(?:19|20)\d\d))?"
)
_WORD = r"[^\W\d_][\w.'’\-]*"
_NAME = rf"{_WORD}(?: (?!and ){_WORD}){{0,3}}"
_PLACES = rf"(?!The (?!Hague))(?P<place>{_NAME})(?:(?:/| and | & ){_NAME}){{0,3}}"
_REGION = rf", (?!{_MONTH} \d)(?P<region>[A-Z][\w.]*(?: (?:[A-Z][\w.]*|and|of|the)){{0,3}})"
_AGENCY = r"(?:\((?P<agency>[^\W\d_][\w .&'’/\-]{1,30})\)|/(?P<wire>[^\W\d_][\w .&\-]{1,20})/)"

_DATED = re.compile(rf"(?:{_DAY} ?)?{_AGENCY}")
_PLACED = re.compile(rf"{_PLACES}(?:{_REGION})?(?:,? {_DAY})?(?: ?{_AGENCY})?")
_DASH = re.compile(r"\s?(?:[—–]|--|-(?=\s)|(?<=/)\.|(?<=\)):)")

_KNOWN_AGENCY = re.compile(
    r"(?:AP|AFP|UPI|CNN|(?:Thomson )?Reuters|Xinhua|Kyodo|TASS|Interfax|ANSA|EFE|DPA|dpa|PTI|ANI"
    r"|IANS|IRNA|Bernama|Yonhap|Antara|ANTARA|WAM|SPA|MENA|PNA|VNA|Anadolu|AA|Bloomberg|BBC|NPR|CBC"
    r"|VOA|MONTSAME|PRNewswire|.*\b(?:News|Agency|Press|Network|Wire|Newswire|Service|Post|Times)\b"
    r".*)"
)

_KICKERS = frozenset(
    "advertisement alert analysis breaking briefing cartoon comment correction editorial editors "
    "exclusive explainer feature interview letter letters live note opinion photo photos podcast "
    "poll preview profile quiz recap review special summary timeline today transcript update "
    "updated updates video warning watch".split()
)
"""Words in capitals that open an article and name no place."""

_SMALL_WORDS = frozenset("al and aux da de del der di do du en la las le les los of on sur".split())


def dateline(body: str) -> str:
    """The text of the dateline that `body` opens with, or ''.

    >>> dateline("KYIV, March 3 (AP) — Trains ran again on Tuesday.")
    'KYIV, March 3 (AP)'
    """
    found = read_dateline(body)
    return found.text if found else ""


def read_dateline(body: str) -> Dateline | None:
    """The dateline that `body` opens with, if any; bylines may stand on lines before it."""
    start = _after_bylines(body)
    opening = body[start : start + _LONGEST].partition("\n")[0]
    for pattern in (_DATED, _PLACED):
        match = pattern.match(opening)
        dash = _DASH.match(opening, match.end()) if match else None
        if match and _is_dateline(match, dash):
            return _dateline(match, start, start + (dash or match).end())
    return None


def _after_bylines(body: str) -> int:
    """The offset of the first line that is no byline."""
    start = 0
    for _ in range(_BYLINES):
        line = body[start : start + _LONGEST].partition("\n")[0]
        if not is_byline(line):
            break
        start += len(line)
        start += len(body[start : start + 3]) - len(body[start : start + 3].lstrip())
    return start


def _is_dateline(match: re.Match[str], dash: re.Match[str] | None) -> bool:
    """Whether the parts that were found are enough to tell a dateline from a sentence."""
    parts = match.groupdict()
    agency, place = parts["agency"] or parts["wire"] or "", parts.get("place") or ""
    known_agency = bool(_KNOWN_AGENCY.fullmatch(agency))
    dated = bool(_day(parts))
    if not place:
        return known_agency or (dated and dash is not None)
    if not dash:
        return known_agency and _is_capitals(place)
    if not _is_capitals(place):
        return (known_agency and _is_name(place)) or (dated and _is_known_place(place))
    if place.split()[0].lower() in _KICKERS or initials(agency) == place:
        return False
    return bool(agency or dated or parts["region"]) or _stands_alone(place, dash[0].strip())


def _stands_alone(place: str, dash: str) -> bool:
    """Whether capitals and a dash name a place: known ones do, others where the dash is long."""
    entry = gazetteer.lookup(place)
    if entry:
        return entry.kind is Kind.PLACE
    return dash in ("—", "–", "--") and len(place) > 4


def _is_capitals(place: str) -> bool:
    """Whether `place` is printed in capitals (as McALLEN is), more than two of them."""
    capitals = re.sub(r"\bMc(?=[A-Z])", "MC", place)
    return capitals.isupper() and sum(letter.isalpha() for letter in place) > 2


def _is_name(place: str) -> bool:
    return all(word[0].isupper() or word in _SMALL_WORDS for word in place.split())


def _is_known_place(place: str) -> bool:
    entry = gazetteer.lookup(place)
    return entry is not None and entry.kind is Kind.PLACE


def _dateline(match: re.Match[str], start: int, end: int) -> Dateline:
    parts = match.groupdict()
    which = "agency" if parts["agency"] else "wire"
    placed = parts.get("place")
    return Dateline(
        text=match[0],
        start=start,
        end=end,
        place=_in_ordinary_letters(placed) if placed else "",
        place_span=(start + match.start("place"), start + match.end("place")) if placed else (0, 0),
        agency=parts[which] or "",
        agency_span=(start + match.start(which), start + match.end(which))
        if parts[which]
        else (0, 0),
        day=_day(parts),
    )


def _in_ordinary_letters(place: str) -> str:
    """The place as a sentence would have it: 'Kyiv' for KYIV, 'Rio de Janeiro' in small letters."""
    entry = gazetteer.lookup(place)
    if entry and entry.kind is Kind.PLACE and not place.istitle():
        return entry.name
    if not _is_capitals(place):
        return place
    words = re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), place)
    words = re.sub(r"(?<=['’])S\b", "s", words)
    inner = re.split(r"([ \-])", words)
    return inner[0] + "".join(w.lower() if w.lower() in _SMALL_WORDS else w for w in inner[1:])


def _day(parts: dict[str, str | None]) -> str:
    """The day in ISO 8601, without the year where none is given; '' where there is no such day."""
    month, day = parts["month"] or parts["month_last"], parts["day"] or parts["day_first"]
    if not month or not day:
        return ""
    year = parts["year"]
    try:
        found = date(int(year or _LEAP_YEAR), _MONTHS.index(month[:3].lower()) + 1, int(day))
    except ValueError:
        return ""
    return found.isoformat() if year else f"--{found:%m-%d}"
