"""Which words before a name say what its bearer is: an office, a trade, whose they are."""

from collections.abc import Iterator, Sequence
from itertools import islice

from core.types import Label
from language.offices.units import (
    ACRONYM,
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
    LOCATIVES,
    NAMING,
    is_modifier,
    is_title,
    role_noun,
    role_words,
)

_UNSURE = 2
"""Words in lower case that no table has, between an article and the role noun."""

_BEGIN_NAMES = ("All", "New", "No", "Both", "The")
"""Words that end a phrase but, before a capital, rather begin a name: All Whites."""


def before(context: Context, at: int, nouns: frozenset[str]) -> RolePhrase | None:
    """The phrase right before the name at `at`: 'former national security adviser'."""
    if at < 2 or context.text[at - 1] != " ":
        return None
    units = list(islice(_units_before(context, at - 1), LONGEST))
    while units and is_title(units[0].text) and units[0].text[0].isupper():
        units.pop(0)
    size = _head_size(units, nouns, any_case=False)
    if not size:
        return None
    count, is_anchored = _whole(context, units, size)
    bare = count == 1 and units[0].text[0].islower() and not is_anchored
    if bare and len(units) > 1 and units[1].lower in NAMING:
        return None
    return _phrase(context, units, size, count, nouns)


def before_comma(
    context: Context, start: int, end: int, nouns: frozenset[str]
) -> RolePhrase | None:
    """The phrase that a name in commas explains: 'The firm's chief executive, Ada Byron, said'."""
    text = context.text
    follows = text[end : end + 2]
    if start < 3 or text[start - 2 : start] != ", " or follows[:1] not in (",", ".", ";", ")"):
        return None
    if follows == ", " and (names_person(context, end + 2) or text[end + 2 : end + 3].isdigit()):
        return None
    units = list(islice(_units_before(context, start - 2), LONGEST))
    size = _head_size(units, nouns, any_case=True)
    count, is_anchored = _whole(context, units, size) if size else (0, False)
    further = units[count + 1].lower if len(units) > count + 1 else ""
    if not is_anchored or further in ("of", "and", "or", "as"):
        return None
    return _phrase(context, units, size, count, nouns)


def _units_before(context: Context, end: int) -> Iterator[Unit]:
    """The words that end at `end` and before, right to left, to the beginning of the line."""
    text = context.text
    limit = max(0, end - REACH)
    lowest = max(limit, text.rfind("\n", limit, end) + 1)
    while end > lowest:
        unit = _unit_ending(context, end, lowest)
        if unit.start == end or (unit.start == limit and limit):
            return
        yield unit
        if unit.start <= lowest or text[unit.start - 1] != " ":
            return
        end = unit.start - 1


def _unit_ending(context: Context, end: int, lowest: int) -> Unit:
    text = context.text
    possessive = 2 if text[end - 2 : end] in ("'s", "’s") else int(text[end - 1] in "'’")
    mention = context.ends.get(end - possessive)
    if mention and mention.start < lowest:
        mention = None
    start = mention.start if mention else end
    if not mention or text[start - 1 : start] == "-":  # then-[Acme]
        start = max(text.rfind(" ", lowest, start) + 1, lowest)
    return Unit(text[start:end], start, end, mention, bool(possessive))


def _head_size(units: Sequence[Unit], nouns: frozenset[str], *, any_case: bool) -> int:
    """How many of the units, from the name leftwards, hold the role noun; 0 where none does."""
    if not units:
        return 0
    return 1 if noun_of(units[0], nouns) else _of_size(units, nouns, any_case=any_case)


def _of_size(units: Sequence[Unit], nouns: frozenset[str], *, any_case: bool) -> int:
    """The units of a title with 'of' or 'for': Minister of Foreign Affairs, Secretary of State."""
    for place, unit in enumerate(units[:-1]):
        if unit.text in ("of", "for"):
            head = units[place + 1]
            if place and noun_of(head, nouns) and (any_case or head.text[0].isupper()):
                return place + 2
        elif (
            breaks(unit)
            or not (any_case or unit.text[0].isupper() or unit.text in ("the", "and", "&"))
            or (any_case and unit.lower in role_words().stop and unit.text != "and")
        ):
            return 0
    return 0


def _whole(context: Context, units: Sequence[Unit], size: int) -> tuple[int, bool]:
    """How many units the phrase has, with another role: 'chairman and chief executive'."""
    count, is_anchored = _extended(context, units, size)
    while not is_anchored and is_joined(units[0], units[count : count + 2]):
        count, is_anchored = _extended(context, units, count + 2)
    return count, is_anchored


def _extended(context: Context, units: Sequence[Unit], size: int) -> tuple[int, bool]:
    """How many units the whole phrase has, and whether an article or a possessor begins it."""
    kept, unsure = size, 0
    for place in range(size, len(units)):
        unit = units[place]
        if unit.lower in DETERMINERS:
            return (size if _is_of_another(units[place + 1 : place + 3]) else place), True
        if unit.is_possessive:
            return (place + 1 if unit.mention else place), True
        if unsure and unit.lower in role_words().lessened:
            return place + 1, True
        joins = _joins(context, unit, units[place + 1] if place + 1 < len(units) else None)
        unsure += joins is None
        if joins is False or unsure > _UNSURE or (unsure and _begins_phrase(units[place - 1])):
            cuts_name = unit.text in _BEGIN_NAMES and place == kept
            return (size if cuts_name else kept), False
        if not unsure:
            kept = place + 1
    return kept, False


def _is_of_another(further: Sequence[Unit]) -> bool:
    """Whether an article's words belong to a title before it: 'Guardian of the Two Seas King'."""
    return len(further) == 2 and further[0].text == "of" and further[1].text[0].isupper()


def _begins_phrase(unit: Unit) -> bool:
    """Whether no unknown word goes before this one: a name, 'former'."""
    return unit.mention is not None or unit.text[0].isupper() or unit.lower == "former"


def _joins(context: Context, unit: Unit, further: Unit | None) -> bool | None:
    """Whether a word before a role noun is part of the phrase; None where it may be."""
    if breaks(unit) or is_title(unit.text) or unit.text == "Then":
        return False
    if unit.mention:
        is_where = unit.mention.label is Label.LOC and further and further.lower in LOCATIVES
        return unit.mention.label is not Label.PERSON and not is_where
    if is_modifier(unit.text) or unit.text in role_words().expanded:
        return True
    if unit.text[0].isupper():
        return not context.is_headline and not _begins_sentence(context, unit, further)
    if unit.lower.endswith(("ed", "ing", "s")) or role_noun(unit.text, role_words().people):
        return False
    return None


def _begins_sentence(context: Context, unit: Unit, further: Unit | None) -> bool:
    if further is None:
        return True
    return context.text[unit.start - 2] in '.!?:;"”' and not ACRONYM.match(further.text)


def _phrase(
    context: Context, units: Sequence[Unit], size: int, count: int, nouns: frozenset[str]
) -> RolePhrase | None:
    """The role that the first `count` units, which stand right to left, spell."""
    first, last = units[count - 1], units[0]
    head = units[0] if noun_of(units[0], nouns) else units[size - 1]
    text = context.text[first.start : last.end]
    opens = _begins_sentence(context, first, units[count] if count < len(units) else None)
    is_common = last.text.islower() and units[count - 2].text[0].islower()
    is_common = is_common and first.lower not in role_words().creeds
    if opens and count > 1 and not first.mention and (is_common or first.lower == "former"):
        text = text[0].lower() + text[1:]
    return role_phrase(text, head, nouns, first.start, last.end)
