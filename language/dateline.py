"""The place, day and agency that a newswire article opens with."""

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_PLACE = r"[A-Z][A-Z .'’\-]{2,40}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
_AGENCY = r"\([A-Z][\w .&'\-/]{1,30}\)"

_DATELINE = re.compile(
    rf"(?:(?:{_PLACE}(?:, {_DAY})?|{_DAY}) {_AGENCY}|{_PLACE}, {_DAY})(?=\s?[—–-])"
)


def dateline(body: str) -> str:
    """The dateline that `body` opens with, without its dash, or ''.

    >>> dateline("KYIV, March 3 (AP) — Trains ran again on Tuesday.")
    'KYIV, March 3 (AP)'
    """
    match = _DATELINE.match(body)
    return match[0] if match else ""
