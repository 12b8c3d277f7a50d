"""Which words after a name say what its bearer is: ', a spokesman for the ministry,'."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from core.types import Label
from language.offices.units import (
    ACRONYM,
    BREAKS,
    LONGEST,
    REACH,
    Context,
    RolePhrase,
    Unit,
    breaks,
    is_joined,
    names_person,
    noun_of,
    role_phrase,
)
from language.offices.words import (
    DETERMINERS,
    PREPOSITIONS,
    STOP,
    VERBS,
    is_modifier,
    role_noun,
    role_words,
    singular,
)

_TAIL = 3
"""Words in lower case that may follow the role noun's preposition: longer is a sentence."""

_OPENING = re.compile(r"(?: \([^()\n]{1,30}\))?(?:,(?: aged)? \d{1,3})?(?:, | [-–—] |—)")
"""What stands between a name and its apposition: ", 34, ", " (R-Utah), ", " - "."""

_DASHES = ("-", "–", "—")


def after(context: Context, end: int, nouns: frozenset[str]) -> RolePhrase | None:
    """The apposition after the name that ends at `end`: ', a spokesman for the ministry,'."""
    opening = _OPENING.match(context.text, end)
    if not opening:
        return None
    units = list(islice(_units_after(context, opening.end()), LONGEST))
    found = _apposed(units, nouns)
    if not found:
        return None
    first, head, last = found
    closing = units[last]
    if closing.closing == "," and names_person(context, closing.end + 2):
        return None
    begin, stop = units[first].start, closing.end
    return role_phrase(context.text[begin:stop], units[head], nouns, begin, stop)


def _units_after(context: Context, start: int) -> Iterator[Unit]:
    """The words from `start` on, up to one that a sign closes or the line's end."""
    text = context.text
    highest = min(len(text), start + REACH)
    line_end = text.find("\n", start, highest)
    highest = line_end if line_end >= 0 else highest
    while start < highest:
        unit = _unit_starting(context, start, highest)
        yield unit
        if unit.closing:
            return
        start = unit.end + 1


def _unit_starting(context: Context, start: int, highest: int) -> Unit:
    text = context.text
    mention = context.starts.get(start)
    end = text.find(" ", mention.end if mention else start, highest)
    end = highest if end < 0 else end
    word = text[start:end]
    if mention and mention.end <= end:
        rest = text[mention.end : end]
        possessive = rest in ("'s", "’s", "'", "’")
        stop = end if possessive else mention.end
        return Unit(text[start:stop], start, stop, mention, possessive, _closing(text, stop, rest))
    bare = word if ACRONYM.match(word) else word.rstrip(",.;:)—")
    possessive = bare.endswith(("'s", "’s", "s'", "s’"))
    stop = start + len(bare)
    return Unit(bare, start, stop, None, possessive, _closing(text, stop, word[len(bare) :]))


def _closing(text: str, stop: int, rest: str) -> str:
    """The sign that ends a phrase after the word that ends at `stop`, or ""."""
    if rest[:1] and rest[0] in ",.;:)—":
        return rest[0]
    if stop == len(text) or text[stop] == "\n":
        return "."
    return "-" if text[stop + 1 : stop + 2] in _DASHES and text[stop + 2 : stop + 3] == " " else ""


def _apposed(units: Sequence[Unit], nouns: frozenset[str]) -> tuple[int, int, int] | None:
    """The places of the first word, the role noun and the last word of an apposition."""
    is_anchored = bool(units) and units[0].lower in DETERMINERS
    first = int(is_anchored)
    for place in range(first, len(units)):
        unit = units[place]
        if noun_of(unit, nouns) and not singular(unit.last_word) and _may_end(units, place):
            last = _tail_end(units, place)
            return (first, place, last) if last >= 0 else None
        if unit.closing or not _leads_on(unit, is_anchored=is_anchored):
            return None
        if unit.is_possessive:
            is_anchored = True
            first = first if unit.mention else place + 1
    return None


def _may_end(units: Sequence[Unit], place: int) -> bool:
    """Whether the noun phrase can end at `place`: a sign, a preposition or 'and' follows."""
    if units[place].closing:
        return True
    further = units[place + 1].lower if place + 1 < len(units) else ""
    return further in PREPOSITIONS or further in ("and", "who", "which")


def _leads_on(unit: Unit, *, is_anchored: bool) -> bool:
    """Whether a word may stand between the beginning of an apposition and its role noun."""
    if unit.mention:
        return unit.is_possessive or unit.mention.label is not Label.PERSON
    if not unit.text or breaks(unit):
        return False
    known = is_modifier(unit.text) or bool(role_noun(unit.text, role_words().people))
    return known or is_anchored or unit.text[0].isupper()


def _tail_end(units: Sequence[Unit], head: int) -> int:
    """The place of the last word of the role whose noun is at `head`, or -1 for no role."""
    place = _last_joined(units, head)
    if units[place].closing:
        return place
    further = units[place + 1].lower if place + 1 < len(units) else ""
    if further in ("who", "which"):
        return place
    return _of_end(units, place) if further in PREPOSITIONS else -1


def _last_joined(units: Sequence[Unit], head: int) -> int:
    """The place of the last of the joined roles: 'founder and chief executive'."""
    place = head + 2
    while place < len(units) and not units[head].closing:
        if is_joined(units[head], (units[head + 1], units[place])):
            head, place = place, place + 2
        elif not is_modifier(units[place].text) or units[place].closing:
            break
        else:
            place += 1
    return head


def _of_end(units: Sequence[Unit], head: int) -> int:
    """Where the words after a role noun's preposition end, or -1 where they make a clause."""
    content = 0
    for place in range(head + 1, len(units)):
        unit = units[place]
        if unit.lower in ("who", "which", "that", "whose", "where"):
            return place - 1
        if unit.lower == "and" and _goes_elsewhere(units[place + 1 : place + 2]):
            return place - 1
        if not _stays(unit) or _is_next_person(units[place - 1], unit):
            return -1
        content += not unit.mention and unit.text[0].islower() and unit.lower not in STOP
        if content > _TAIL:
            return -1
        if unit.closing:
            return place
    return -1


def _is_next_person(before: Unit, unit: Unit) -> bool:
    """Whether a phrase has run into another's title: 'X, Minister of Trade Ada Byron'."""
    is_person = unit.mention is not None and unit.mention.label is Label.PERSON
    return is_person and not before.mention and before.lower not in PREPOSITIONS | {"and"}


def _goes_elsewhere(following: Sequence[Unit]) -> bool:
    """Whether what follows an 'and' is another role or person rather than the phrase's own."""
    return any(
        u.lower in DETERMINERS
        or role_noun(u.last_word, role_words().people)
        or (u.mention is not None and u.mention.label is Label.PERSON)
        for u in following
    )


def _stays(unit: Unit) -> bool:
    """Whether a word after the preposition can be of the same phrase: no verb, no quotation."""
    if unit.mention:
        return True
    if not unit.text or unit.lower in VERBS or unit.lower.endswith("ed"):
        return False
    if unit.lower in STOP and unit.lower not in PREPOSITIONS | {"and"}:
        return False
    return ACRONYM.match(unit.text) is not None or not any(s in unit.text for s in BREAKS)
