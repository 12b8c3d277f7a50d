"""A web page in, its article out: what trafilatura finds, else the whole page."""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from core.clean import clean_line, clean_url
from core.drafts import Draft
from core.errors import ParseError
from core.types import DatedBy, RichText
from ingest.dates import parse_date
from ingest.decode import decode
from ingest.derive import split_heading
from ingest.html_reader import HtmlReader
from ingest.markup import HTML_LIMIT, html_to_line, html_to_rich
from ingest.openings import cut_opening
from ingest.page_captions import lift_captions, lower_captions
from ingest.provenance import publication_time, saved_from
from ingest.sniff import magic_name

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE
)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,2000})", re.IGNORECASE)

_LANGUAGE = re.compile(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?([A-Za-z-]{2,35})", re.IGNORECASE)

# trafilatura answers in the tags of TEI.
_HTML_TAGS: Mapping[str, str] = {
    "head": "h2",
    "list": "ul",
    "item": "li",
    "quote": "blockquote",
    "hi": "em",
    "ref": "a",
    "row": "tr",
    "cell": "td",
    "lb": "br",
    "graphic": "img",
}


def page_to_draft(html: bytes, url: str = "", content_type: str = "") -> Draft:
    """The article of a web page, with what the page says of itself.

    The title is empty where the page has none. Call it through a `Jail`.

    Args:
        html: the page as it came, in any encoding.
        url: the address that it came from, where that is known.
        content_type: the HTTP header of that name, whose charset goes before the page's own.

    Raises:
        ParseError: there is no text in the page, or it is none.
    """
    if magic := magic_name(html):
        raise ParseError("the page", f"no text: {magic}")
    text = decode(html, _charset(html, content_type))[:HTML_LIMIT]
    origin, saved = saved_from(text)
    url = url or origin
    found = _extract(text, url)
    address = clean_url(url) or clean_url(found.get("url") or "")
    body = _tree_to_rich(found["body"], address) if "body" in found else RichText("")
    if not body.text:
        body = html_to_rich(text, address)
    if not body.text:
        raise ParseError("the page", "no text in it")
    source = clean_line(found.get("sitename") or "")
    author = _author(found.get("author") or "")
    title = _headline(clean_line(found.get("title") or "") or _own_title(text), source, author)
    heading, rest = split_heading(body)
    dated = publication_time(text) or parse_date(found.get("date") or "")
    language = _LANGUAGE.search(text[:4096])
    return Draft(
        title=title or heading,
        body=cut_opening(rest if heading == (title or heading) else body, title, author),
        url=address,
        source=source,
        author=author,
        language=language[1] if language else "",
        published=dated or saved,
        dated_by=DatedBy.METADATA if dated else DatedBy.FILE,
    )


def _charset(html: bytes, content_type: str) -> str:
    """The name of the encoding that the header gives, else the page; '' for none."""
    if said := _HEADER_CHARSET.search(content_type):
        return said[1]
    declared = _CHARSET.search(html[:4096])
    return declared[1].decode("ascii") if declared else ""


def _extract(text: str, url: str) -> dict[str, Any]:
    """What trafilatura finds: 'body' as an element, the rest as texts; {} for nothing."""
    from trafilatura import bare_extraction, load_html

    page = load_html(text)
    if page is None:
        return {}
    captions = lift_captions(page)
    document = bare_extraction(
        page,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
    )
    if document is None:
        return {}
    names = ("title", "author", "date", "sitename", "url", "body")
    found = {name: value for name in names if (value := getattr(document, name)) is not None}
    if "body" in found:
        lower_captions(found["body"], captions)
    return found


def _tree_to_rich(body: Any, base_url: str) -> RichText:
    """The text of trafilatura's tree, read by the same reader as any HTML."""
    reader = HtmlReader(base_url)
    for event, element in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
        if event == "start":
            tag = _HTML_TAGS.get(element.tag, element.tag)
            reader.start(tag, {**element.attrib, "href": element.get("target", "")})
            reader.data(element.text or "")
        elif event == "end":
            reader.end(_HTML_TAGS.get(element.tag, element.tag))
        if event != "start":
            reader.data(element.tail or "")
    return reader.close()


def _headline(title: str, *names: str) -> str:
    """`title` without the names that pages put after it: "Floods | A. Writer | The Paper"."""
    for name in names:
        if name:
            title = re.sub(rf"\s+[|–—-]\s+{re.escape(name)}$", "", title)
    return title


def _author(names: str) -> str:
    """Each name once, whatever its case."""
    people = {name.casefold(): name for name in reversed(clean_line(names).split("; "))}
    return ", ".join(reversed(people.values()))


def _own_title(html: str) -> str:
    title = _TITLE.search(html)
    return html_to_line(title[1]) if title else ""
