"""Words as the full-text index knows them, and user text as harmless FTS5 expressions."""

import re
import unicodedata
from collections.abc import Iterable

from core.clean import clean_line

_TOKEN_CATEGORIES = ("L", "N", "Co")
"""Unicode categories whose characters the unicode61 tokenizer takes into words."""

_TOKENS = re.compile(r"[^\W_]+")


def has_word(text: str) -> bool:
    """Whether the index could hold anything of `text`: it has a letter or a digit."""
    return any(unicodedata.category(sign).startswith(_TOKEN_CATEGORIES) for sign in text)


def phrase(text: str, prefix: bool = False) -> str:
    """An FTS5 expression for the words of `text` in a row, whatever signs it holds.

    With `prefix` the last word may go on.
    """
    quoted = clean_line(text).replace('"', '""')
    return f'"{quoted}"*' if prefix else f'"{quoted}"'


def any_of(phrases: Iterable[str]) -> str:
    """An FTS5 expression that any of `phrases` satisfies."""
    return " OR ".join(phrases)


def fold(text: str) -> str:
    """`text` without case and accents."""
    signs = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in signs if not unicodedata.combining(sign))


def plain(form: str) -> str:
    """What two spellings of one form share: its letters and digits, without case and accents.

    The comparable key that the language part gives a name has the same plain form as the name.
    """
    return "".join(_TOKENS.findall(fold(form))) or form.casefold()


def last_word(key: str) -> str:
    """The last word of an actor's key; what follows a space and @ tells namesakes apart."""
    return key.partition(" @")[0].rpartition(" ")[2]


def same_name(one: str, other: str) -> bool:
    """Whether two names differ in case, accents, signs and spaces at most."""
    return _TOKENS.findall(fold(one)) == _TOKENS.findall(fold(other))
