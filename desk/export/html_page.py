"""How does a page begin and end? One file that fetches nothing, runs nothing and sends nothing.

Its policy forbids all but the one style sheet that is in it, which it knows by its hash
(https://www.w3.org/TR/CSP3/): markup that should ever slip in could neither run nor load a thing.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files

from core.clean import clean_url
from core.moments import moment
from core.types import ArticleRow, Kind
from desk.export.html_tree import Element, Node, apart, element, link, written


def page(title: str, pieces: Iterable[Node]) -> Iterator[str]:
    """A page, piece by piece, so that one of any length can be written.

    Args:
        title: of the window; what stands on the page is all in `pieces`.
    """
    head = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy()),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content="newscast"),
        element("title", title),
    )
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n'
    yield from (f"{written(node)}\n" for node in head)
    yield f"<style>{_style()}</style>\n</head>\n<body>\n"
    yield from (f"{written(node)}\n" for node in pieces)
    yield "</body>\n</html>\n"


def policy() -> str:
    """What the page may load: its own style sheet and nothing else."""
    digest = b64encode(sha256(_style().encode()).digest()).decode()
    style = f"style-src 'sha256-{digest}'"
    return f"default-src 'none'; {style}; base-uri 'none'; form-action 'none'"


def legend() -> Element:
    """How the kinds of actors are marked in the text."""
    kinds = (element("mark", kind.value, class_=kind.value) for kind in Kind)
    reference = element("mark", "not by name", class_="person reference")
    return element("p", "Marked in the text: ", *apart([*kinds, reference]), class_="legend")


def when(time: datetime) -> Element:
    """A time in UTC, for people and for machines."""
    return element("time", f"{time:%Y-%m-%d %H:%M}", datetime=moment(time))


def facts(row: ArticleRow, author: str = "") -> Element:
    """Who published an article, who wrote it, when, and where it is."""
    names = (element("bdi", name) for name in (row.source, author) if name)
    original = (link(row.url, "original"),) if clean_url(row.url) else ()
    return element("p", *apart([*names, when(row.dated), *original]), class_="facts")


def titled(row: ArticleRow) -> str:
    """The title of an article, or what stands for one."""
    return row.title or "Untitled"


@cache
def _style() -> str:
    """The style sheet of all pages."""
    return files("desk.export").joinpath("page.css").read_text("utf-8")
