"""How a surface form becomes a name that can be compared: no title, no possessive, no accents."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
_DASHES = re.compile("[-\u2010-\u2015]+")
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")
_NOT_NAME = re.compile(r"[^\w&+ ]+")
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}")

_INITIAL = re.compile(r"\b\w\.$")

GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What tells a son from his father; news leaves it out after the first mention."""

EDGE = " \t\n\"'“”‘’`,;:()[]{}-–—"
"""Characters that never begin or end a name."""


@cache
def titles() -> frozenset[str]:
    """Honorifics and offices that may stand before a person's name, lower case, undotted."""
    data = tomllib.loads((files("language") / "gazetteer/titles.toml").read_text("utf-8"))
    return frozenset(t.lower().rstrip(".") for t in data["honorifics"] + data["offices"])


@cache
def short_titles() -> frozenset[str]:
    """Those of `titles` that are written with a full stop too, like Gen. and Mr."""
    data = tomllib.loads((files("language") / "gazetteer/titles.toml").read_text("utf-8"))
    written = data["honorifics"] + data["offices"]
    return frozenset(t.lower().rstrip(".") for t in written if t.endswith("."))


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without a leading article, a trailing possessive and edge punctuation.

    A final full stop stays where it belongs to an acronym (U.S.) or an initial.
    """
    before = (-1, -1)
    while before != (start, end):
        before = start, end
        start, end = _trim_once(text, start, end)
    return start, end


def _trim_once(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in EDGE:
        start += 1
    if text[start:end][:4].lower() == "the ":
        start += 4
    while start < end and text[end - 1] in EDGE:
        end -= 1
    if text[max(start, end - 2) : end] in ("'s", "’s"):
        end -= 2
    if text[start:end].endswith(".") and not _INITIAL.search(text[start:end]):
        end -= 1
    return start, max(start, end)


def plain(form: str) -> str:
    """`form` as a reader would write it alone: no article, possessive or odd white space."""
    form = " ".join(form.translate(_APOSTROPHES).split())
    form = _POSSESSIVE.sub("", form)
    return form[4:] if form[:4].lower() == "the " and len(form) > 4 else form


def without_title(form: str) -> str:
    """A person's name without the titles before it; the last word always stays."""
    words = form.split()
    longest = 4
    while len(words) > 1:
        for size in range(min(longest, len(words) - 1), 0, -1):
            if " ".join(words[:size]).lower().rstrip(".") in titles():
                words = words[size:]
                break
        else:
            break
    return " ".join(words)


def key(name: str) -> str:
    """What two spellings of one name share: case, accents, hyphens and dots are gone.

    >>> key("Kim Jong-un") == key("KIM JONG UN")
    True
    """
    name = plain(name)
    if _ACRONYM.search(name):
        name = name.replace(".", "")
    name = _DASHES.sub(" ", unicodedata.normalize("NFKD", name))
    name = "".join(c for c in name if not unicodedata.combining(c))
    return " ".join(_NOT_NAME.sub("", name).casefold().split())


def initials(name: str) -> str:
    """The capitals that abbreviate a name: 'World Health Organization' gives WHO."""
    return "".join(w[0] for w in re.split(r"[\s\-]+", name) if w and w[0].isupper())
