"""The walk over an HTML document that writes its text: what each element means for it."""

from collections.abc import Mapping

from core.types import MarkKind, RichText
from ingest.captions import CaptionWriter
from ingest.pictures import web_address
from ingest.writer import RichWriter


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DROPPED = _names(
    "script style template noscript svg iframe object embed applet canvas audio video map head"
    " title select option button textarea frameset noframes"
)
_ROWS = _names("li dt dd tr caption")
_BLOCKS = _ROWS | _names(
    "address article aside blockquote body center details dir div dl fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html main menu nav ol p pre section summary table"
    " tbody tfoot thead ul"
)
_CELLS = _names("td th")

_AROUND: Mapping[str, MarkKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), MarkKind.HEADING),
    "li": MarkKind.ITEM,
    "blockquote": MarkKind.QUOTE,
    "pre": MarkKind.CODE,
}
_WITHIN: Mapping[str, MarkKind] = {
    **dict.fromkeys(("em", "strong", "i", "b"), MarkKind.EMPHASIS),
    **dict.fromkeys(("code", "tt", "kbd", "samp"), MarkKind.CODE),
    "a": MarkKind.LINK,
}


class HtmlReader:
    """Receives the events of an HTML document and writes its text; lxml's parser target.

    `found` is whether any text or element came.
    """

    def __init__(self, base_url: str = "", title: str = "") -> None:
        self.found = False
        self._base_url = base_url
        self._writer = RichWriter()
        self._open: list[tuple[str, MarkKind | None]] = []
        self._containers: list[str] = []
        self._hidden = 0
        self._preformatted = 0
        self._href = ""
        self._captions = CaptionWriter(self._writer, base_url, title)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self.found = True
        mark = None
        if tag in _DROPPED:
            self._hidden += 1
        elif not self._hidden:
            mark = self._begin(tag, attributes)
        self._open.append((tag, mark))

    def end(self, tag: str) -> None:
        """An element ends, and with it all that its author forgot to close."""
        while self._open:
            opened, mark = self._open.pop()
            if opened in _DROPPED:
                self._hidden -= 1
            elif not self._hidden:
                self._finish(opened, mark)
            if opened == tag:
                return

    def data(self, text: str) -> None:
        """Text of the element that is open."""
        if not self._hidden:
            self.found = True
            self._writer.text(text, preformatted=self._preformatted > 0)

    def comment(self, text: str) -> None:
        """Comments are not text."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Processing instructions are not text."""

    def close(self) -> RichText:
        """The end of the document."""
        self._end_block()
        return self._writer.result()

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> MarkKind | None:
        if tag == "img":
            self._captions.show(attributes, self._href)
        elif tag == "br":
            self._break_line()
        elif tag in _BLOCKS:
            return self._begin_block(tag)
        elif tag in _WITHIN:
            return self._begin_within(tag, attributes)
        elif tag in _CELLS:
            self._writer.separate(" | ")
        return None

    def _begin_block(self, tag: str) -> MarkKind | None:
        self._end_block()
        self._containers.append(tag)
        self._preformatted += tag == "pre"
        self._captions.begin(tag)
        return self._begin_around(tag)

    def _begin_around(self, tag: str) -> MarkKind | None:
        kind = _AROUND.get(tag)
        if kind is None or not self._writer.may_nest(kind, inline=False):
            return None
        self._writer.open_around(kind)
        return kind

    def _begin_within(self, tag: str, attributes: Mapping[str, str]) -> MarkKind | None:
        kind = _WITHIN[tag]
        target = ""
        if kind is MarkKind.LINK:
            self._href = attributes.get("href", "")
            target = web_address(self._base_url, self._href)
        if (kind is MarkKind.LINK and not target) or (self._preformatted and not target):
            return None
        if not self._writer.may_nest(kind, inline=True):
            return None
        self._writer.open_inline(kind, target)
        return kind

    def _finish(self, tag: str, mark: MarkKind | None) -> None:
        if tag in _BLOCKS:
            self._end_block()
            self._containers.pop()
            self._preformatted -= tag == "pre"
            if mark:
                self._writer.close_around()
            self._captions.end(tag)
        elif mark:
            self._writer.close_inline()
        if tag == "a":
            self._href = ""

    def _break_line(self) -> None:
        if self._captions.inside:
            self._writer.separate(" ")
        else:
            self._writer.line_break()

    def _end_block(self) -> None:
        if self._captions.inside:
            self._writer.separate(" ")
            return
        is_row = bool(self._containers) and self._containers[-1] in _ROWS
        self._writer.end_block(is_row=is_row)
        self._captions.flush()
