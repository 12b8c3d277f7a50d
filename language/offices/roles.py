"""Which offices and descriptions an article gives the people of its cast."""

from collections.abc import Sequence
from itertools import islice

from core.analysis import CastMember, Mention
from core.types import Field, Kind, Label
from language.names import without_title
from language.offices.after import after
from language.offices.before import before, before_comma
from language.offices.units import Context, RolePhrase
from language.offices.words import role_words

MOST_ROLES = 8
"""Roles of one person in one article; what follows adds nothing but time to compare."""

_LIST_GAPS = frozenset({", ", " and ", ", and ", " & "})
"""What stands between people who share the title before the first of them."""

_NEVER_SHARED = frozenset({"reporter", "journalist"})
"""'told reporters Ada Byron and ...' gives nobody a role."""


def roles(
    title: str, body: str, mentions: Sequence[Mention], cast: Sequence[CastMember]
) -> tuple[tuple[str, ...], ...]:
    """For each member of the cast its roles as one would print them, in order of appearance.

    Only people have roles; `mentions` stand in reading order. A role that is part of
    another of the same person ("adviser", "U.S. national security adviser") is left out.

    >>> from core.types import CastMember, Field, Kind, Label, Mention
    >>> ada = CastMember("ada byron", "Ada Byron", Kind.PERSON, ("Ada Byron",))
    >>> mention = Mention(Field.BODY, 21, 30, Label.PERSON, 0)
    >>> roles("", "Talks with Secretary Ada Byron ended.", [mention], [ada])
    (('Secretary',),)
    """
    found: list[list[str]] = [[] for _ in cast]
    for field, text in ((Field.TITLE, title), (Field.BODY, body)):
        own = [m for m in mentions if m.field is field and m.by_name]
        context = Context.of(text, own, is_headline=field is Field.TITLE)
        for place, mention in enumerate(own):
            if mention.label is not Label.PERSON or cast[mention.actor].kind is not Kind.PERSON:
                continue
            for phrase in role_phrases(context, mention):
                for holder in _holders(context, own, place, phrase):
                    _add(found[holder], phrase.text)
    return tuple(tuple(found_for_one) for found_for_one in found)


def role_phrases(
    context: Context, mention: Mention, nouns: frozenset[str] = frozenset()
) -> list[RolePhrase]:
    """What the words beside a mention say its bearer is; `nouns` are those of people by default."""
    nouns = nouns or role_words().people
    start = _name_start(context.text, mention)
    held = before(context, start, nouns)
    if context.is_headline:
        return [held] if held else []
    apposed = after(context, mention.end, nouns)
    if held and apposed and apposed.text[0].isupper():
        apposed = None  # in a list of titles, what follows is the next person's
    explained = apposed or before_comma(context, start, mention.end, nouns)
    return [phrase for phrase in (held, explained) if phrase]


def _name_start(text: str, mention: Mention) -> int:
    """Where the name begins in a mention that may begin with a title."""
    form = text[mention.start : mention.end]
    name = without_title(form)
    return mention.end - len(name) if form.endswith(name) else mention.start


def _holders(context: Context, own: Sequence[Mention], place: int, phrase: RolePhrase) -> list[int]:
    """The actors who hold a role: all of the list that follows a title in the plural."""
    holders = [own[place].actor]
    if not phrase.is_plural:
        return holders
    last = own[place]
    for other in islice(own, place + 1, None):
        if (
            other.label is not Label.PERSON
            or context.text[last.end : other.start] not in _LIST_GAPS
        ):
            break
        holders.append(other.actor)
        last = other
    is_title = phrase.text[0].isupper() and phrase.noun not in _NEVER_SHARED
    return holders if len(holders) > 1 and is_title else []


def _add(known: list[str], role: str) -> None:
    """Adds a role, unless a known one holds it; a longer one takes a shorter one's place."""
    words = f" {role.casefold()} "
    if len(known) >= MOST_ROLES or any(words in f" {k.casefold()} " for k in known):
        return
    part_of_it = [k for k in known if f" {k.casefold()} " in words]
    if part_of_it:
        known[known.index(part_of_it[0])] = role
        known[:] = [k for k in known if k not in part_of_it]
    else:
        known.append(role)
