"""Which words name a role, which stand before one, and which end a phrase."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

DETERMINERS = frozenset("a an the his her its their our my your one another".split())

PREPOSITIONS = frozenset("of for at in to with from on".split())
"""What may follow a role noun: a spokesman for the ministry."""

LOCATIVES = frozenset("in at near inside outside across around throughout".split())
"""Before a place they say where, and what follows the place begins another phrase."""

NAMING = frozenset("as become became becomes becoming being elected named appointed".split())
"""After these a bare role noun is what somebody becomes, not who the next name is."""

STOP = frozenset(
    """
    about above after against along also although am among and any are as at be because been
    before behind being below beneath beside between beyond both but by could did do does during
    either even ever every except few for from had has have he here how i if in inside into is it
    just like many may might more most much must neither never no nor not of off on once only onto
    or other out outside over own per perhaps rather said say says she should since so some still
    such than that then thence there these they this those though through to today together tomorrow
    tonight too toward towards under unless unlike until up upon us versus via was we were what when
    whenever where whether which while who whom whose why will with within without would yesterday
    yet you according despite including ago already always again however meanwhile later earlier
    highness highnesses majesty majesties excellency excellencies hrh
    """.split()
)
"""Words of grammar and of time: no phrase that names a role goes on over them."""

VERBS = frozenset(
    """
    ask asks beat beats became become began bring brought build built buy came caught choose chose
    come cut did draw drew drove fed feel fell felt fight find flew forced fought found gave get
    give go goes got grew had has have heard held help hit hold insist keep kept knew know last lead
    leave led left lent let lose lost made make makes mean meet meets met name now paid pay put
    quit ran read rode rose run runs sacked said sang sat saw say says see sees sell send sent set
    shook shot show shows shut signed sold sought speak spent spoke stood take takes taught tell
    tells thank thinks thought threw told took took understood urge urges want wants warn warns
    went win won woke wore wrote next new same another fake alleged would-be self-styled
    agree agrees bent bid bit blew bore broke burst clung crept dealt dug ate fled flung froze hid
    hung hurt knelt laid lit meant rang sank shed shone shrank slept slid spun split sprang stole
    stuck struck swam swept swore swung tore wept withdrew underwent undertook
    self-proclaimed self-declared so-called aspiring fictional
    """.split()
)
"""Verbs without -ed or -ing, and adjectives that take the role away: a would-be president."""

CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The tables of roles.toml and titles.toml, in lower case; `stop` are words no phrase has."""

    people: frozenset[str]
    organisations: frozenset[str]
    plurals: dict[str, str]
    capitalised: frozenset[str]
    empty: frozenset[str]
    vague: frozenset[str]
    joined: frozenset[str]
    lessened: frozenset[str]
    modifiers: frozenset[str]
    creeds: frozenset[str]
    stop: frozenset[str]
    honorifics: frozenset[str]
    expanded: dict[str, str]


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((files("language") / f"gazetteer/{name}.toml").read_text("utf-8"))


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower().rstrip(".") for word in words)


@cache
def role_words() -> RoleWords:
    """The tables, read once a process."""
    data, offices = _load("roles"), _load("titles")
    office_nouns = (office.split()[-1] for office in offices["offices"] if " of " not in office)
    modifiers = frozenset(data["modifiers"])
    people = _lower([*data["nouns"], *office_nouns])
    return RoleWords(
        people=people,
        organisations=frozenset(data["organisations"]),
        plurals={_plural(noun): noun for noun in people},
        capitalised=frozenset(data["capitalised"]),
        empty=frozenset(data["empty"]),
        vague=frozenset(data["vague"]),
        joined=frozenset(data["joined"]),
        lessened=frozenset(data["lessened"]),
        modifiers=modifiers | frozenset(data["creeds"]),
        creeds=frozenset(data["creeds"]),
        stop=(STOP | VERBS | CALENDAR) - modifiers,
        honorifics=_lower(offices["honorifics"]),
        expanded=dict(data["expanded"]),
    )


def _plural(noun: str) -> str:
    """The plural of a role noun: spokesmen, secretaries, coaches.

    >>> _plural("deputy")
    'deputies'
    """
    if noun.endswith(("sman", "iceman", "rman", "yman", "herman", "woman", "eman", "tman")):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in "aeo":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh")) else "s")


def singular(noun: str) -> str:
    """The singular of a role noun, or "" where `noun` is no plural of one."""
    lower = noun.lower().rstrip(".")
    one = "" if lower in role_words().people else role_words().plurals.get(lower, "")
    if one and noun[:-1].isupper():
        return one.upper()  # MPs
    return one.capitalize() if one and noun[0].isupper() else one


def role_noun(word: str, nouns: frozenset[str]) -> str:
    """The noun of `nouns` that `word` is or ends with after a hyphen, in lower case, or "".

    >>> role_noun("ex-president", frozenset({"president"}))
    'president'
    """
    if word.endswith(".") and word not in role_words().expanded:
        return ""
    lower = word.lower().rstrip(".")
    for noun in (lower, lower.rpartition("-")[2]):
        if noun in nouns:
            must_be_capital = noun in role_words().capitalised
            return "" if must_be_capital and word[0].islower() else noun
    return ""


def is_modifier(word: str) -> bool:
    """Whether `word` goes with role nouns: 'senior', 'then-Defence', 'ex-Wales'."""
    lower = word.lower()
    words = role_words()
    return lower in words.modifiers or lower.partition("-")[0] in words.lessened


def is_title(word: str) -> bool:
    """Whether `word` is an honorific (Mr, Dr, Sir)."""
    return word.lower().rstrip(".") in role_words().honorifics
