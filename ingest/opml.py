"""Lists of feeds in OPML: reads other programs' lists and writes one.

Two of three lists in the wild are ill-formed: bare ampersands, quotes within quotes, open
folders. They are read sign by sign instead of as XML, whose parsers lose an address that stands
behind a wrong quote, and all that follows 2,000 folders in each other. Only addresses are
taken; what a list says to run, to open or to include is named and left.
Format: OPML 2.0, opml.org/spec2.opml.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree

from core.clean import LINE_LIMIT
from core.drafts import FeedSpec, ForeignList
from core.errors import ParseError
from ingest.decode import decode_feed
from ingest.feed_addresses import Collected

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_PIECE = re.compile(r"<(?:[\w-]{1,20}:)?(/?outline|/?body|/?opml)\b", re.IGNORECASE)
_VALUE_END = r"(?=\s+[\w.:-]{1,40}\s*=|\s*/?\s*>|\s*\Z|[A-Za-z]{1,20}=)"
_ATTRIBUTE = re.compile(
    rf"[\s,]*([\w.:-]{{1,40}})\s*=\s*(?:\"(.*?)\"{_VALUE_END}|'(.*?)'{_VALUE_END}|([^\s\"'>]+))",
    re.DOTALL,
)
_END = re.compile(r"[^>]*?(/?)\s*>")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|\w{1,32});")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_START: Final = 4096
_LEFT: Final = {"include": "an include, which is not followed", "link": "a link, not a feed"}
_FEEDS: Final = ("rss", "atom", "feed")
_Folders = dict[tuple[str, ...], ElementTree.Element]


@dataclass(slots=True)
class _Outline:
    """One `<outline>`; `closed` where nothing can be in it."""

    closed: bool
    said: dict[str, str] = field(default_factory=dict)

    def first(self, *names: str) -> str:
        """The first of these attributes that says something."""
        return next((self.said[name] for name in names if self.said.get(name, "").strip()), "")


def is_opml(body: bytes) -> bool:
    """Whether a list is written in OPML, well or ill."""
    start = decode_feed(body[:_START]).lstrip("\ufeff \t\r\n")
    return start.startswith("<") or _PIECE.search(start) is not None


def read_opml(body: bytes) -> ForeignList:
    """The feeds of an OPML list, the folders around each as its tags, and what is no feed.

    Raises:
        ParseError: there is no outline in it.
    """
    text = _COMMENT.sub("", decode_feed(body))
    found, folders, outlines = Collected(), list[str](), 0
    for piece in _pieces(text):
        if piece is None:
            if folders:
                folders.pop()
            continue
        outlines += 1
        _take(piece, folders, found)
        if not piece.closed:
            folders.append("" if _address(piece) else piece.first("text", "title"))
    if not outlines:
        raise ParseError("the list", "no outlines in it")
    if not re.search(r"</(?:body|opml)\s*>", text[-1_000:], re.IGNORECASE):
        found.refuse("the list", "", "cut off in the middle")
    return found.result()


def write_opml(specs: Iterable[FeedSpec]) -> str:
    """The feeds that have an address as OPML 2.0: the tags of each are the folders around it."""
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = "newscast"
    folders: _Folders = {(): ElementTree.SubElement(root, "body")}
    for spec in specs:
        if spec.is_remote:
            _write(_folder(folders, spec.tags), spec)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, "unicode")}\n'


def _pieces(text: str) -> Iterator[_Outline | None]:
    """Every outline as it opens, None as one ends."""
    places = [*_PIECE.finditer(text)]
    for at, place in enumerate(places):
        name = place[1].lower()
        if name == "/outline":
            yield None
        elif name == "outline":
            end = places[at + 1].start() if at + 1 < len(places) else len(text)
            yield _outline(text[place.end() : end])


def _outline(text: str) -> _Outline:
    """What stands from the name of an outline up to the next tag."""
    said: dict[str, str] = {}
    at = 0
    while match := _ATTRIBUTE.match(text, at):
        value = next(group for group in match.groups()[1:] if group is not None)
        name = match[1].lower().rpartition(":")[2]
        said.setdefault(name, _REFERENCE.sub(lambda found: html.unescape(found[0]), value))
        at = match.end()
    end = _END.match(text, at)
    return _Outline(closed=end is not None and end[1] == "/", said=said)


def _address(outline: _Outline) -> str | None:
    """The address of a feed as it stands there; None for a folder or anything else."""
    if "xmlurl" in outline.said:
        return outline.said["xmlurl"]
    if outline.said.get("type", "").lower() in _FEEDS:
        return outline.said.get("url", "")
    return None


def _take(outline: _Outline, folders: Iterable[str], found: Collected) -> None:
    """Takes the feed that an outline is, or names what it is instead; a folder is neither."""
    title, address = outline.first("title", "text"), _address(outline)
    kind = outline.said.get("type", "").lower()
    if address is not None:
        found.add(address, title, folders, outline.said.get("language", ""))
        if outline.first("filtercmd"):
            found.refuse(title[:LINE_LIMIT], address, "its filter is a program, which is never run")
    elif kind in _LEFT:
        found.refuse(title[:LINE_LIMIT], outline.said.get("url", ""), _LEFT[kind])


def _folder(folders: _Folders, tags: tuple[str, ...]) -> ElementTree.Element:
    """The folder for these tags, made with those around it where there is none."""
    if tags not in folders:
        around = _folder(folders, tags[:-1])
        folders[tags] = ElementTree.SubElement(around, "outline", text=_xml(tags[-1]))
    return folders[tags]


def _write(folder: ElementTree.Element, spec: FeedSpec) -> None:
    title = _xml(spec.title or spec.location)
    said = {"type": "rss", "text": title, "title": title, "xmlUrl": spec.location}
    if spec.language:
        said["language"] = _xml(spec.language)
    ElementTree.SubElement(folder, "outline", said)


def _xml(text: str) -> str:
    """`text` without what XML has no way to write."""
    return _NO_XML.sub("", text)
