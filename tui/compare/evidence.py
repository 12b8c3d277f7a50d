"""How do two articles belong together, in a few words?"""

from collections.abc import Iterator

from core.comparisons import Comparison


def evidence(found: Comparison) -> Iterator[str]:
    """What is to be said of two articles, part by part."""
    if found.left.row.id == found.right.row.id:
        yield "the same article twice"
        return
    if found.relation:
        yield found.relation
    yield from _days(found.days)
    yield _share(found.common)


def _days(days: int | None) -> Iterator[str]:
    """How much later the right article came."""
    if days is None:
        return
    if days == 0:
        yield "within a day"
    else:
        count = f"{abs(days):,} day{'' if abs(days) == 1 else 's'}"
        yield f"{count} {'later' if days > 0 else 'earlier'}"


def _share(common: float) -> str:
    """How much of the shorter text the longer one has too; almost all is not all."""
    if not common:
        return "no text in common"
    percent = max(1, min(99, round(common * 100))) if common < 1 else 100
    return f"{percent} % of the text in common"
