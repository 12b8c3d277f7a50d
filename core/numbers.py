"""Which number a reader wrote: an id, a limit."""

LARGEST = 2**63 - 1
"""SQLite's largest integer: no id and no limit is above it."""


def number(text: str) -> int | None:
    """The number from 1 to LARGEST that `text` writes in ASCII digits, None for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST))):
        return None
    return int(text) if 0 < int(text) <= LARGEST else None
