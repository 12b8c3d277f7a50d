"""How is a moment written where a program reads it?"""

from datetime import datetime


def moment(time: datetime | None) -> str | None:
    """A time in ISO 8601 with Z, to the second."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ") if time else None
