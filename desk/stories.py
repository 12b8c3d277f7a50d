"""What does each article add to its story: whom and which figures does it name first?

Actors are read anew each time, so that a correction of one holds at once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from core.stories import Member, Piece, Story
from core.types import LeadActor
from language.figures import figures
from language.sentences import first_sentence
from store import stories
from store.engine import Store
from store.pieces import pieces

PIECES = 120
"""Articles of a story that are told, the last ones."""

NEW_ACTORS, NEW_NUMBERS = 5, 4
"""Actors and numbers that are named as new in one piece."""

CAST = 12
"""Actors of a story that are named."""

READ = 8_000
"""Code points of a body whose figures count: news gives them early."""


def story(store: Store, story_id: int) -> Story:
    """A story as it stands, its pieces oldest first: the last PIECES of them.

    Raises:
        NotFoundError: there is no such story, or no list shows any article of it.
    """
    seen = stories.seen_at(store, story_id)
    row = stories.story(store, story_id)
    members = pieces(store, story_id, PIECES)
    return Story(row, tuple(told(members, seen)), seen, cast(members))


def told(members: Iterable[Member], seen: datetime | None) -> Iterator[Piece]:
    """The pieces of a story: what each says that none before it does.

    Args:
        members: oldest first.
        seen: when the reader last opened the story.
    """
    named: set[int] = set()
    given: set[float] = set()
    for member in members:
        actors = [actor for actor in member.actors if actor.id not in named]
        found = {f.amount: f.text for f in figures(f"{member.article.title}\n{member.text[:READ]}")}
        numbers = [text for amount, text in found.items() if amount not in given]
        named.update(actor.id for actor in actors)
        given.update(found)
        yield Piece(
            article=member.article,
            actors=tuple(actors[:NEW_ACTORS]),
            numbers=tuple(numbers[:NEW_NUMBERS]),
            lead=first_sentence(member.text[member.opening :]),
            pinned=member.pinned,
            fresh=member.article.unread and (seen is None or member.fetched > seen),
        )


def cast(members: Sequence[Member]) -> tuple[LeadActor, ...]:
    """Whom most articles of a story name; among equals those that are named first."""
    counts = Counter(actor for member in members for actor in member.actors)
    return tuple(actor for actor, _ in counts.most_common(CAST))
