"""Which figures does a text give: what counts and what measures, with its unit?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SCALES = {
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "bn": 1e9,
    "tn": 1e12,
    "mn": 1e6,
    "m": 1e6,
}

_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)

_NO_UNITS = frozenset(
    "a after am an and are as at before but by during for from gmt had has have he her his in into "
    "is it its just local more of on or other out over pm points she since so than that the their "
    "them there they this through to under until was were when where which while who will with "
    "would".split()
)
"""Words behind a number that say nothing of what it counts."""

_SHORT_UNITS = frozenset("cm ft kg km kw mm mw".split())

_FIGURE = re.compile(
    rf"""(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
        (?P<share>\s?(?:%|per\ ?cent\b))?
        (?P<scale>[ -]?(?:{"|".join(_SCALES)})s?\b)?
        (?![\d:/]|[.,]\d)
        (?P<unit>[ -][^\W\d_]+(?:-old)?)?
        (?![^\W_])""",
    re.VERBOSE | re.IGNORECASE,
)

_JOINED = re.compile(r"[\w.,:/+–-]")
"""What stands before a number that is part of something else: a date, a score, a version."""

_SIGN = re.compile(r"[A-Z]{0,3}[$€£¥₹]\s?$")

_LONGEST = 20
"""Signs of a number; a longer one is a key or an accident."""

_BEFORE = re.compile(r"([^\W\d_]+)(?:\s+of)?(?:\s+about)?[\s.-]*$")

_LOOK_BACK = 30
"""Code points before a number in which the word stands that it follows."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as one would note it, "6.1 magnitude", and what it amounts to however written."""

    text: str
    amount: float


def figures(text: str) -> Iterator[Figure]:
    """The figures of a text in order; years, dates, times, ages and mere digits are none."""
    for match in _FIGURE.finditer(text):
        leading = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        joined = _JOINED.match(leading.removesuffix("magnitude-")[-1:])
        if joined or len(match["number"]) > _LONGEST:
            continue
        sign = _SIGN.search(leading)
        parts = (sign and sign[0], match["number"], match["share"], match["scale"])
        written = " ".join("".join(part for part in parts if part).replace("-", " ").split())
        unit = "" if sign or match["share"] else _unit(match, leading)
        if unit or len(written) > len(match["number"]) or "," in match["number"]:
            yield Figure(f"{written} {unit}".rstrip(), _amount(match))


def _unit(match: re.Match[str], leading: str) -> str:
    """What a number counts, mostly the word behind it; empty for years, days and clock times."""
    word_before = _BEFORE.search(leading)
    before = word_before[1].lower() if word_before else ""
    if before == "magnitude":
        return before
    word = (match["unit"] or "")[1:]
    short = len(word) < 3 and word.lower() not in _SHORT_UNITS
    dated = before in _MONTHS or re.fullmatch(r"1[5-9]\d\d|20\d\d", match["number"])
    telling = word.islower() and word not in _NO_UNITS | _MONTHS and not word.endswith("-old")
    return word if telling and not short and not dated else ""


def _amount(match: re.Match[str]) -> float:
    scale = (match["scale"] or "").strip(" -").lower().removesuffix("s")
    return float(match["number"].replace(",", "")) * _SCALES.get(scale, 1.0)
