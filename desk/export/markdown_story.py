"""How does a story stand in a Markdown document?"""

from collections.abc import Iterator, Sequence

from core.stories import Piece, Story
from desk.export.markdown_articles import facts, inline
from desk.export.story_words import extent, notes


def story_markdown(story: Story) -> str:
    """A story: its articles, oldest first, each with what no earlier one said."""
    return "\n\n".join(_parts(story)) + "\n"


def _parts(story: Story) -> Iterator[str]:
    yield f"# {inline(story.row.title or 'Untitled')}"
    yield extent(story.row)
    if story.cast:
        yield "## Cast"
        yield "\n".join(f"- **{inline(actor.name)}** ({actor.kind})" for actor in story.cast)
    yield "## What each article added"
    for piece in story.pieces:
        yield from _piece(piece, notes(story, piece))


def _piece(piece: Piece, noted: Sequence[str]) -> Iterator[str]:
    """An article with what no earlier one said."""
    yield f"### {inline(piece.article.title or 'Untitled')}"
    yield facts(piece.article)
    if piece.lead:
        yield f"> {inline(piece.lead, at_start=True)}"
    new = [f"{inline(actor.name)} ({actor.kind})" for actor in piece.actors]
    if said := [*new, *map(inline, piece.numbers)]:
        yield f"First said here: {' · '.join(said)}"
    if noted:
        yield f"*{'; '.join(noted)}*"
