"""How does a story stand on a page: when who reported it, and what each piece added?"""

from collections.abc import Iterator, Sequence

from core.stories import Piece, Story
from desk.export.html_page import facts, legend, page, titled
from desk.export.html_text import actor_node
from desk.export.html_tree import Element, Node, apart, element, link
from desk.export.story_words import extent, notes
from desk.export.svg_timeline import timeline_svg


def story_page(story: Story) -> str:
    """A story as a page of its own."""
    return "".join(page(story.row.title or "Untitled", _pieces(story)))


def _pieces(story: Story) -> Iterator[Node]:
    yield element("h1", story.row.title or "Untitled", dir="auto")
    yield element("p", extent(story.row), class_="facts")
    yield element("figure", timeline_svg(story), element("figcaption", _key(story)))
    yield legend()
    if story.cast:
        yield element("h2", "Cast")
        yield element("p", *apart(map(actor_node, story.cast)), class_="cast")
    yield element("h2", "What each article added")
    yield from (_piece(piece, notes(story, piece)) for piece in story.pieces)


def _key(story: Story) -> str:
    """What the dots of the timeline mean."""
    key = "A dot is an article; a larger one stands for several. Times are UTC."
    fresh = story.seen and any(piece.fresh for piece in story.pieces)
    return f"{key} Full dots are new since the story was last opened." if fresh else key


def _piece(piece: Piece, noted: Sequence[str]) -> Element:
    """An article with what no earlier one said."""
    row = piece.article
    new = [*map(actor_node, piece.actors), *(element("bdi", n) for n in piece.numbers)]
    return element(
        "section",
        element("h3", link(row.url, titled(row)), dir="auto"),
        facts(row),
        element("p", piece.lead, dir="auto") if piece.lead else None,
        element("p", "First said here: ", *apart(new), class_="cast") if new else None,
        element("p", "; ".join(noted), class_="notes") if noted else None,
        id=f"a{row.id}",
    )
