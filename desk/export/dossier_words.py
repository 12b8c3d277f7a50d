"""How is what is known of an actor said in a few words, whatever it is written as?"""

from collections.abc import Iterator, Sequence
from datetime import date

from core.types import ActorRow
from desk.export.story_words import counted

_LEVELS = "▁▂▃▄▅▆▇█"


def known(actor: ActorRow) -> Iterator[tuple[str, str]]:
    """What there is to say of it, and what that is."""
    yield "Kind", actor.kind.value
    if actor.aliases:
        yield "Also written", ", ".join(actor.aliases)
    if actor.roles:
        yield "Titles", ", ".join(role.title for role in actor.roles)
    yield "Named", f"{counted(actor.mentions, 'time')} in {counted(actor.articles, 'article')}"
    if actor.first_seen and actor.last_seen:
        yield "From", f"{actor.first_seen:%Y-%m-%d} to {actor.last_seen:%Y-%m-%d}"


def curve(weeks: Sequence[int], columns: int = 72) -> str:
    """Counts as a line of blocks, a space for nought; each stands for as many weeks as it must."""
    each = max(1, -(-len(weeks) // columns))
    counts = [sum(weeks[at : at + each]) for at in range(0, len(weeks), each)]
    most = max(counts, default=0)
    return "".join(_LEVELS[-(-8 * count // most) - 1] if count > 0 else " " for count in counts)


def span(weeks: Sequence[int], first_week: date) -> str:
    """`70 weeks from 2024-01-01, at most 12 mentions in one`."""
    most = counted(max(weeks, default=0), "mention")
    return f"{counted(len(weeks), 'week')} from {first_week}, at most {most} in one"
