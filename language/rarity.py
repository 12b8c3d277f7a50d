"""How rare is a word in the news? By counts of documents that ship with newscast.

They are the same for every archive and never change with it, so that what is made of a text
today can be compared with what is made of another next year.
"""

from functools import cache
from importlib.resources import files
from math import log

IN_NUMBERS = 9
"""Documents that a number is taken to stand in: it is rare, but less so than an unknown word."""


def rarity(stem: str) -> float:
    """The inverse document frequency of a stem: log(1 + documents / (1 + those that hold it))."""
    documents, frequencies = _counted()
    known = IN_NUMBERS if stem.isdecimal() else frequencies.get(stem, 0)
    return log(1 + documents / (1 + known))


@cache
def _counted() -> tuple[int, dict[str, int]]:
    """The number of documents, and in how many of them each stem stands that is in several.

    The file has that number, then a line for each count: the count and its stems.
    """
    lines = (files("language") / "word_frequencies.txt").read_text("utf-8").splitlines()
    frequencies: dict[str, int] = {}
    for line in lines[1:]:
        count, *stems = line.split()
        frequencies.update(dict.fromkeys(stems, int(count)))
    return int(lines[0]), frequencies
