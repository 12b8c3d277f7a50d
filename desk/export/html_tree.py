"""How are HTML and SVG written, so that nothing of the data can become markup?

Pages are trees of elements. Text and values of attributes are escaped by the one function that
writes a tree; names of elements and attributes come from the code alone.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from core.clean import clean_characters, clean_url

_VOID: Final = {"br", "meta"}
_RAW: Final = {"script", "style"}
"""Elements whose text is not escaped in HTML: a tree may not have any."""

_BANNED: Final = re.compile(r"on|style$|src")
"""Attributes that run, fetch, or need what the page's policy forbids."""

# What is in Unicode but may not stand in XML.
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Element:
    """An element with what is in it."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: "tuple[Element | str, ...]" = ()


Node = Element | str
"""An element, or text."""


def element(name: str, /, *children: Node | None, **attributes: str | float | None) -> Element:
    """An element; children and attributes that are None are left out.

    Args:
        attributes: `class_` is written class, `aria_label` aria-label; fractions are rounded to
            hundredths. A `href` that is neither within the page nor http(s) is left out.

    Raises:
        ValueError: an element or an attribute whose content no escaping makes safe.
    """
    given = {n.rstrip("_").replace("_", "-"): v for n, v in attributes.items() if v is not None}
    if name in _RAW or any(map(_BANNED.match, given)):
        raise ValueError(f"<{name}> with {', '.join(given) or 'nothing'}")
    values = {n: v if isinstance(v, str) else f"{round(v, 2):g}" for n, v in given.items()}
    href = values.get("href", "#")
    if not href.startswith("#") and not clean_url(href):
        del values["href"]
    return Element(name, tuple(values.items()), tuple(c for c in children if c is not None))


def link(url: str, *children: Node, **attributes: str | None) -> Element:
    """A link to an http or https address that tells nothing of this page; else a plain `span`."""
    if not clean_url(url):
        return element("span", *children, **attributes)
    rel = "noopener noreferrer nofollow"
    return element("a", *children, href=clean_url(url), rel=rel, **attributes)


def apart(nodes: Iterable[Node], between: Node = " · ") -> Iterator[Node]:
    """Nodes with something between each two."""
    for place, node in enumerate(nodes):
        yield from (between, node) if place else (node,)


def written(node: Node) -> str:
    """A tree as HTML, which is also well-formed XML."""
    if isinstance(node, str):
        return escape(_harmless(node), quote=False)
    attributes = "".join(f' {name}="{escape(_harmless(value))}"' for name, value in node.attributes)
    if node.name in _VOID:
        return f"<{node.name}{attributes}/>"
    inner = "".join(map(written, node.children))
    return f"<{node.name}{attributes}>{inner}</{node.name}>"


def _harmless(text: str) -> str:
    """`text` without characters that a document may not hold or that change its order."""
    return _NO_CHARACTERS.sub("\ufffd", clean_characters(text))
