"""How is a body written as Markdown, so that reading it again gives the same text?

Between two rows of tight lists, a reader of Markdown here puts one line break, between all else
a blank line. Two tight lists therefore never follow each other: the second would join the first,
and is written as lines of a paragraph.
"""

import re
from collections.abc import Sequence

from core.clean import clean_url
from core.types import MarkKind, RichText
from desk.export.markdown_text import Inlines, escaped, fence, target
from desk.export.markdown_tree import Items, Leaf, Node, Quote, Rows, tree
from ingest.pictures import picture

_INDENT = re.compile(r"(?m)^\xa0+")


def body_markdown(body: RichText) -> str:
    """A body as Markdown; nothing of its text can become structure that its marks do not say.

    White space within a line counts as one space, as everywhere in Markdown.
    """
    return _Writer(body).sequence(tree(body))


class _Writer:
    """Writes nodes in the order of the text, minding whether the last line was a row."""

    def __init__(self, body: RichText) -> None:
        self._text = body.text
        self._inlines = Inlines(body.text, body.marks)
        self._after_row = False
        self._captions: set[str] = set()

    def sequence(self, nodes: Sequence[Node]) -> str:
        """Nodes one below the other; lists that follow each other have bullets of their own."""
        written, bullet = [], ""
        for node in nodes:
            bullet = ("*" if bullet == "-" else "-") if isinstance(node, Items | Rows) else ""
            written.append(self._node(node, bullet))
        return "\n\n".join(written)

    def _node(self, node: Node, bullet: str) -> str:
        match node:
            case Items():
                return self._items(node, bullet)
            case Rows():
                return self._rows(node, bullet)
            case Quote():
                return _prefixed(self.sequence(node.children), "> ", "> ")
            case Leaf():
                return self._leaf(node)

    def _items(self, node: Items, bullet: str) -> str:
        """A list with blank lines; one paragraph alone is a row whatever is done."""
        children = [child for item in node.items for child in item]
        alone = len(children) == 1 and self._is_paragraph(children[0])
        if alone and self._after_row:
            return self._node(children[0], "")
        items = [_prefixed(self.sequence(item), f"{bullet} ", "  ") for item in node.items]
        self._after_row |= alone
        return "\n\n".join(items)

    def _rows(self, node: Rows, bullet: str) -> str:
        """A list without blank lines."""
        if self._after_row:
            return self._leaf(Leaf(node.rows[0].start, node.rows[-1].end))
        self._after_row = True
        return "\n".join(
            _prefixed(
                self._inlines.written(row.start, row.end),
                "  " * (row.depth - 1) + f"{bullet} ",
                "  " * row.depth,
            )
            for row in node.rows
        )

    def _leaf(self, leaf: Leaf) -> str:
        self._after_row = False
        match leaf.kind:
            case MarkKind.CODE:
                code = _INDENT.sub(lambda m: " " * len(m[0]), self._text[leaf.start : leaf.end])
                ticks = fence(code, 3)
                return f"{ticks}\n{code}\n{ticks}"
            case MarkKind.IMAGE:
                return self._picture(leaf)
            case MarkKind.HEADING:
                written = self._inlines.written(leaf.start, leaf.end)
                return f"{written}\n---" if "\n" in written else f"## {written}"
        return self._inlines.written(leaf.start, leaf.end)

    def _picture(self, leaf: Leaf) -> str:
        """A picture with its caption, which stands below where it would not be read as one."""
        if self._is_caption(leaf):
            caption = self._text[leaf.start : leaf.end]
            self._captions.add(caption)
            return f"![{escaped(caption, at_start=False)}]{target(leaf.target)}"
        paragraph = self._inlines.written(leaf.start, leaf.end)
        shown = f"![]{target(leaf.target)}\n\n" if clean_url(leaf.target) else ""
        return shown + paragraph

    def _is_caption(self, leaf: Leaf) -> bool:
        """Whether who reads a picture with these words takes them for its caption."""
        caption = self._text[leaf.start : leaf.end]
        read = picture({"src": leaf.target, "alt": caption}, "")
        return bool(read and read.words == caption and caption not in self._captions)

    def _is_paragraph(self, node: Node) -> bool:
        """Whether a node is written as one paragraph of text."""
        if not isinstance(node, Leaf):
            return False
        is_bare = node.kind is MarkKind.IMAGE and not clean_url(node.target)
        return node.kind is None or (is_bare and not self._is_caption(node))


def _prefixed(text: str, first: str, others: str) -> str:
    """`text` with something before its first line and something before each of the others."""
    lines = text.split("\n")
    return "\n".join([first + lines[0], *((others + line).rstrip(" ") for line in lines[1:])])
