"""How does a text stand on a page, with its formatting and with its actors marked?"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from core.clean import clean_url
from core.types import ActorMention, Field, LeadActor, Mark, MarkKind, RichText
from desk.export.html_tree import Element, Node, apart, element, link
from desk.export.markdown_tree import DEPTH_LIMIT, Items, Leaf, Quote, Row, Rows, tree
from desk.export.markdown_tree import Node as Block


class _Span(NamedTuple):
    """A stretch of the text and what it is."""

    start: int
    end: int
    what: Mark | ActorMention


_OUTER_FIRST: Final = (MarkKind.LINK, None, MarkKind.EMPHASIS, MarkKind.CODE)
"""Which of two that share letters is around the other; None is an actor."""


def body_nodes(body: RichText, mentions: Iterable[ActorMention]) -> list[Node]:
    """A body as blocks: paragraphs, headings, lists, quotes, code, captions."""
    prose = _Prose(body, (m for m in mentions if m.field is Field.BODY))
    return [prose.block(node) for node in tree(body)]


def title_nodes(title: str, mentions: Iterable[ActorMention]) -> list[Node]:
    """A title with its actors marked."""
    prose = _Prose(RichText(title), (m for m in mentions if m.field is Field.TITLE))
    return prose.inline(0, len(title))


def actor_node(actor: LeadActor) -> Element:
    """The name of an actor, marked as its kind."""
    return element("mark", element("bdi", actor.name), class_=actor.kind.value)


class _Prose:
    """A text and what its stretches are."""

    def __init__(self, body: RichText, mentions: Iterable[ActorMention]) -> None:
        self._text = body.text
        spans = [_Span(m.start, m.end, m) for m in body.marks]
        spans += [_Span(m.start, m.end, m) for m in mentions]
        self._layers = [_layer(kind, spans) for kind in _OUTER_FIRST]

    def block(self, node: Block) -> Element:
        """A piece of a body with all that is in it."""
        match node:
            case Quote():
                return element("blockquote", *map(self.block, node.children))
            case Items():
                items = (element("li", *map(self.block, item)) for item in node.items)
                return element("ul", *items, dir="auto")
            case Rows():
                return self._list(
                    [row._replace(depth=min(row.depth, DEPTH_LIMIT)) for row in node.rows]
                )
            case Leaf():
                return self._leaf(node)

    def _list(self, rows: Sequence[Row]) -> Element:
        """A list; rows that lie deeper are a list in the row before them."""
        begins = [n for n, row in enumerate(rows) if row.depth == rows[0].depth]
        items = []
        for first, after in pairwise([*begins, len(rows)]):
            inner = rows[first + 1 : after]
            children = self.inline(rows[first].start, rows[first].end)
            items.append(element("li", *children, self._list(inner) if inner else None))
        return element("ul", *items, dir="auto")

    def _leaf(self, leaf: Leaf) -> Element:
        inner = self.inline(leaf.start, leaf.end)
        match leaf.kind:
            case MarkKind.HEADING:
                return element("h3", *inner, dir="auto")
            case MarkKind.CODE:
                return element("pre", element("code", self._text[leaf.start : leaf.end]))
            case MarkKind.IMAGE:
                picture = link(leaf.target, "Picture")
                return element("figure", element("figcaption", picture, ": ", *inner, dir="auto"))
        return element("p", *inner, dir="auto")

    def inline(self, start: int, end: int) -> list[Node]:
        """A stretch of the text."""
        cuts = {start, end}
        for layer in self._layers:
            first = bisect_right(layer, start, key=lambda span: span.end)
            after = bisect_left(layer, end, key=lambda span: span.start)
            cuts.update(max(span.start, start) for span in layer[first:after])
            cuts.update(min(span.end, end) for span in layer[first:after])
        return self._nested(list(pairwise(sorted(cuts))), 0)

    def _nested(self, pieces: Sequence[tuple[int, int]], depth: int) -> list[Node]:
        """Pieces of the text that no edge divides, in what lies on this layer and the inner."""
        if depth == len(self._layers):
            return list(_lines(self._text[pieces[0][0] : pieces[-1][1]])) if pieces else []
        nodes: list[Node] = []
        for span, group in groupby(pieces, key=lambda piece: self._at(depth, piece[0])):
            inner = self._nested(list(group), depth + 1)
            nodes += inner if span is None else [_marked(span.what, inner)]
        return nodes

    def _at(self, depth: int, offset: int) -> _Span | None:
        """What covers an offset on a layer."""
        layer = self._layers[depth]
        place = bisect_right(layer, offset, key=lambda span: span.start) - 1
        return layer[place] if place >= 0 and offset < layer[place].end else None


def _layer(kind: MarkKind | None, spans: Iterable[_Span]) -> list[_Span]:
    """The spans of a kind in order, without those that begin in another; links need an address."""
    found: list[_Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        of = span.what.kind if isinstance(span.what, Mark) else None
        if of is not kind or span.start >= span.end:
            continue
        if of is MarkKind.LINK and isinstance(span.what, Mark) and not clean_url(span.what.target):
            continue
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _marked(what: Mark | ActorMention, inner: Sequence[Node]) -> Element:
    """What lies in a span, as what it is."""
    if isinstance(what, ActorMention):
        how = what.kind.value if what.by_name else f"{what.kind} reference"
        shown_as = None if what.text == what.actor else what.actor
        return element("mark", *inner, class_=how, title=shown_as)
    if what.kind is MarkKind.LINK:
        return link(what.target, *inner)
    return element("em" if what.kind is MarkKind.EMPHASIS else "code", *inner)


def _lines(text: str) -> Iterator[Node]:
    """A text with its line breaks."""
    return apart(text.split("\n"), element("br"))
