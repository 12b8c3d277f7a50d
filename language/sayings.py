"""Whether an actor speaks or acts where a sentence means it.

A rule over the words beside the mention, for English: it is the subject of a verb of the table
(`language.verbs`), or a quotation is attributed to it. What it suffers ("was arrested") and what
somebody for it says ("a spokesman for") does not count. Other languages have no sayings.
"""

import re
from functools import cache

from language.verbs import verbs

_REACH = 120
"""Code points beside the mention that are looked at."""

_ATTRIBUTING = "said|says|added|adds|asked|asks|replied|replies|wrote|writes|warned|warns"

_NOUNS = frozenset({"attacks", "charges", "fines", "strikes", "tests"})
"""Forms that are rather nouns after a name: 'the Paris attacks'."""

_NO_SUBJECT = re.compile(
    r"\b(?:of|for|from|with|by|to|in|at|against|between|on|about|near|over|into|inside|outside"
    r"|around|including|like|under|via|behind|among)\s(?:the\s|an?\s|his\s|her\s|their\s)?"
    r"(?:(?![A-Z]\w*day\b)[A-Z](?:[\w'’-]*|\w{0,3}\.)\s){0,4}$"
)
"""What stands before a name that is no subject: 'a spokesman for President'."""

_ATTRIBUTED_BEFORE = re.compile(
    rf"(?:[,?!…][\"”’'»]*\s(?:{_ATTRIBUTING})|\baccording\sto)\s"
    r"(?:(?!(?:of|for|from|by|at|in|that|to|on)\b)[\w.'’-]+,?\s){0,5}$",
    re.IGNORECASE,
)
"""What stands before the speaker: '," said the minister', 'according to'."""

_NOUN = re.compile(
    r"\s(?!(?:and|who|in|on|at|of|for|to|from|as|after|when|while|during|last|by|via|with|but|before"
    r"|that|which)\b)[a-z]"
)
"""After a name that only qualifies the speaker: 'said a Western diplomat'."""

_ATTRIBUTED_AFTER = re.compile(r":\s?[\"“‘«]")
"""What follows the speaker in a headline: a colon and a quotation."""


_OTHER = r"(?:the\s)?[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}"

_APPOSITION = (
    r"(?:\s\([^()\n]{1,40}\))?(?:,\s[^,;:.!?\"“”\n]{2,70},)?"
    rf"(?:(?:,\s{_OTHER}){{0,4}},?\sand\s{_OTHER})?"
)
"""Perhaps what a subject is, and who else acts: ', the mayor,', ' and Bo Chen'."""

_ADVERBS = (
    r"(?:\s(?:(?!reply\b)[a-z]{3,}ly|also|then|later|now|again|once|twice|still|even|only|just"
    r"|already|not|never|earlier|first|both|yesterday|today|(?:on\s)?[A-Z][a-z]{2,5}day)\b,?){0,3}"
)

_PREDICATE = re.compile(
    rf"{_APPOSITION}{_ADVERBS}"
    r"(?:\s(?P<modal>will|would|can|could|may|might|must|shall|should|did|does|do)"
    r"|\s(?P<being>is|are|was|were|(?:has|have|had)\sbeen)"
    r"|\s(?P<having>has|have|had))?"
    rf"{_ADVERBS}\s(?P<verb>[a-z]+)\b(?P<by>\s(?:by|of)\b)?"
)
"""What follows a subject: perhaps an auxiliary, then the verb."""


@cache
def _forms() -> dict[str, frozenset[str]]:
    """The forms of the table's verbs by what stands before: an auxiliary or nothing."""
    table = verbs()
    return {
        "modal": frozenset(forms.base for forms in table),
        "being": frozenset(forms.ing for forms in table),
        "having": frozenset(forms.participle for forms in table),
        "present": frozenset(forms.third for forms in table) - _NOUNS | {"say"},
        "past": frozenset(forms.past for forms in table),
    }


def _acts(predicate: re.Match[str]) -> bool:
    """Whether the verb is of the table, and active."""
    verb, forms = predicate["verb"], _forms()
    auxiliary = next((name for name in ("modal", "being", "having") if predicate[name]), None)
    if auxiliary:
        return verb in forms[auxiliary]
    return verb in forms["present"] or (verb in forms["past"] and not predicate["by"])


_SUFFERS = re.compile(
    r"(?:accus|appoint|arrest|attack|bann|charg|convict|dismiss|elect|expell|fin|fir|kill|nam"
    r"|nominat|oust|pardon|replac|rescu|sentenc|suspend)ed\s(?:in|with|over|as|at|for|on|to|after)\b"
)
"""A headline's passive, which leaves out 'was': 'Mayor arrested in', 'Envoy charged with'."""


def speaks(text: str, start: int, end: int) -> bool:
    """Whether the actor that `text` means from `start` to `end` speaks or acts there.

    Args:
        text: a sentence, or a text that holds it.
        start, end: code points.
    """
    before = text[max(0, start - _REACH) : start]
    if _ATTRIBUTED_BEFORE.search(before) and not _NOUN.match(text, end):
        return True
    if _NO_SUBJECT.search(before):
        return False
    if _ATTRIBUTED_AFTER.match(text, end):
        return True
    predicate = _PREDICATE.match(text, end, end + _REACH)
    if predicate is None or _SUFFERS.search(text, end, predicate.end("verb") + len(" after")):
        return False
    return _acts(predicate)
