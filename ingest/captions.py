"""What do the pictures of an HTML document leave in its text?"""

from collections.abc import Mapping
from dataclasses import dataclass

from core.types import MarkKind
from ingest.pictures import Picture, picture
from ingest.writer import RichWriter


@dataclass(slots=True)
class _Figure:
    """A `<figure>` that is open: its first picture, and the blocks of its caption."""

    picture: Picture | None = None
    first: int = 0
    after: int = 0


class CaptionWriter:
    """Writes and marks captions: those of figures, and words that stand for other pictures.

    Such words are written once, and never where they only repeat `title`.
    """

    def __init__(self, writer: RichWriter, base_url: str, title: str) -> None:
        self._writer = writer
        self._base_url = base_url
        self._figures: list[_Figure] = []
        self._depth = 0
        self._waiting: list[Picture] = []
        self._said = {title}

    @property
    def inside(self) -> bool:
        """Whether a figure's caption is being written: it is one block, whatever is in it."""
        return self._depth > 0

    def begin(self, tag: str) -> None:
        """An element begins; it matters where it is a figure or the caption of one."""
        if tag == "figure":
            self._figures.append(_Figure())
        elif tag == "figcaption" and self._figures:
            self._depth += 1
            self._figures[-1].first = self._writer.block_count

    def end(self, tag: str) -> None:
        """The same element ends, and its last block has ended."""
        if tag == "figcaption" and self._depth:
            self._depth -= 1
            self._writer.end_block()
            self._figures[-1].after = self._writer.block_count
        elif tag == "figure":
            figure = self._figures.pop()
            if figure.picture and figure.first < figure.after:
                self._mark(figure.first, figure.after, figure.picture.target)
            elif figure.picture:
                self._say(figure.picture)

    def show(self, attributes: Mapping[str, str], href: str) -> None:
        """A picture inside a link to `href`, '' for none.

        Its figure may have a caption; else its words stand for it. They break no
        paragraph, but wait for the end of the one that the picture stands in.
        """
        shown = picture(attributes, self._base_url, href)
        if shown is None:
            return
        if self._figures:
            self._figures[-1].picture = self._figures[-1].picture or shown
        elif self._writer.in_block:
            self._waiting.append(shown)
        else:
            self._say(shown)

    def flush(self) -> None:
        """A block has ended: writes the words that waited for that."""
        waiting, self._waiting = self._waiting, []
        for shown in waiting:
            self._say(shown)

    def _say(self, shown: Picture) -> None:
        if shown.words and shown.words not in self._said:
            self._said.add(shown.words)
            first = self._writer.block_count
            self._writer.text(shown.words)
            self._writer.end_block()
            self._mark(first, self._writer.block_count, shown.target)

    def _mark(self, first: int, after: int, target: str) -> None:
        self._writer.mark_blocks(MarkKind.IMAGE, first, after, target)
