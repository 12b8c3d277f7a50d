"""How is a story summed up in words, whatever it is written as?"""

from collections.abc import Sequence

from core.stories import Piece, Story, StoryRow


def extent(row: StoryRow) -> str:
    """`12 articles of 5 sources, 2020-05-04 to 2020-05-09`."""
    first, last = f"{row.first:%Y-%m-%d}", f"{row.last:%Y-%m-%d}"
    days = first if first == last else f"{first} to {last}"
    return f"{counted(row.articles, 'article')} of {counted(len(row.sources), 'source')}, {days}"


def notes(story: Story, piece: Piece) -> Sequence[str]:
    """What the reader has to do with a piece; all are new in a story that was never opened."""
    fresh = story.seen is not None and piece.fresh
    said = {"new since the story was last opened": fresh, "put here by you": piece.pinned}
    return [note for note, holds in said.items() if holds]


def counted(count: int, what: str) -> str:
    """`1 article`, `1,200 articles`."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
