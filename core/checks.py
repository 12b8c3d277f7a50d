"""What `newscast doctor` finds out: one value for each thing that it looks at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Args:
        what: the thing, in a word or two.
        found: how it is, or what is wrong with it, as a phrase without a full stop.
        ok: whether nothing is wrong.
        hint: what the reader can do, or nothing.
    """

    what: str
    found: str
    ok: bool = True
    hint: str = ""
