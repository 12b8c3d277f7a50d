"""HTML and Markdown in, plain text with formatting marks out."""

import html as entities
import re
from collections.abc import Mapping
from urllib.parse import urljoin

from lxml import etree

from core.clean import clean_body, clean_line, clean_url
from core.types import MarkKind, RichText
from ingest.writer import RichWriter

HTML_LIMIT = 5_000_000
"""Code points of HTML that are read; a book has one million."""

MARKDOWN_NESTING = 100
"""Levels that markdown-it follows; it leaves out what lies deeper."""

_TAG = re.compile(r"<[A-Za-z/!?]")
_ANY_TAG = re.compile(r"<[^<>]*>")
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|code|div|em|font|i|img|mark|p|q|s|small|span|strong|sub|sup|tt|u"
    r"|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)

# Eight markers of quotes or list items at the start of a line, then more of them.
_DEEP_MARKERS = re.compile(
    r"^((?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){8})(?:[ \t]*(?:[>*+-]|\d{1,9}[.)]))+", re.MULTILINE
)
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


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


def html_to_rich(html: str, base_url: str = "") -> RichText:
    """The readable text of `html` with its formatting; links are resolved against `base_url`.

    Text without any tag passes as it is, its entities resolved. Never raises;
    at most `HTML_LIMIT` code points are read.
    """
    html = _SURROGATES.sub("\ufffd", html[:HTML_LIMIT])
    if not _TAG.search(html):
        return text_to_rich(entities.unescape(html))
    target = HtmlReader(base_url)
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    try:
        parser.feed(_UNREADABLE.sub("", html).encode())
        parser.close()
    except etree.LxmlError:
        # libxml2 has nothing to say of a text that is all comment or white space.
        return target.close() if target.found else text_to_rich(_ANY_TAG.sub(" ", html))
    return target.close()


def text_to_rich(text: str) -> RichText:
    """Plain text as a body without formatting."""
    return RichText(clean_body(text))


def html_to_line(html: str) -> str:
    """A title that may hold HTML as one line; what is not a known inline tag stays."""
    return clean_line(entities.unescape(_INLINE_TAG.sub("", html)))


def markdown_to_rich(text: str) -> RichText:
    """The readable text of CommonMark `text`; HTML in it is shown as written."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": MARKDOWN_NESTING})
    return html_to_rich(reader.render(_DEEP_MARKERS.sub(r"\1", text[:HTML_LIMIT])))


class HtmlReader:
    """Receives the events of an HTML document and writes its text; lxml's parser target.

    `found` is whether any text or element came.
    """

    def __init__(self, base_url: str = "") -> None:
        self.found = False
        self._base_url = base_url
        self._writer = RichWriter()
        self._open: list[tuple[str, MarkKind | None]] = []
        self._containers: list[str] = []
        self._hidden = 0
        self._preformatted = 0

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
        return self._writer.result()

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> MarkKind | None:
        if tag == "br":
            self._writer.line_break()
        elif tag in _CELLS:
            self._writer.separate(" | ")
        elif tag in _BLOCKS:
            self._end_block()
            self._containers.append(tag)
            self._preformatted += tag == "pre"
            return self._begin_around(tag)
        elif tag in _WITHIN:
            return self._begin_within(tag, attributes)
        return None

    def _begin_around(self, tag: str) -> MarkKind | None:
        kind = _AROUND.get(tag)
        if kind is None or not self._writer.may_nest(kind, inline=False):
            return None
        self._writer.open_around(kind)
        return kind

    def _begin_within(self, tag: str, attributes: Mapping[str, str]) -> MarkKind | None:
        kind = _WITHIN[tag]
        target = self._address(attributes.get("href", "")) if kind is MarkKind.LINK else ""
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
        elif mark:
            self._writer.close_inline()

    def _end_block(self) -> None:
        is_row = bool(self._containers) and self._containers[-1] in _ROWS
        self._writer.end_block(is_row=is_row)

    def _address(self, href: str) -> str:
        try:
            return clean_url(urljoin(self._base_url, href.strip()))
        except ValueError:
            return ""
