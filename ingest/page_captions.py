"""How do a page's captions come through an extractor that throws figures away?

As paragraphs: before it reads the page each captioned figure becomes one, which is known again
by its words afterwards.
"""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from core.clean import clean_line
from ingest.markup import html_to_rich
from ingest.pictures import SOURCES, picture

Captions = Mapping[str, Mapping[str, str]]
"""The words of captions, with the attributes that say where their pictures are."""

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What lxml reads, but refuses to write into a tree."""


def lift_captions(page: Any) -> Captions:
    """Turns the figures of the tree `page` that say something into paragraphs that say it.

    A figure around figures is a gallery, and stays.
    """
    captions = {}
    for figure in list(page.iter("figure")):
        image = _image(figure)
        if image is not None and figure.find(".//figure") is None:
            words = _NOT_XML.sub("", _caption(figure) or _alternative(image))
            if words:
                captions[words] = _sources(image)
                _become(figure, "p").text = words
    return captions


def lower_captions(article: Any, captions: Captions) -> None:
    """Turns the paragraphs of the tree `article` that are captions back into figures."""
    for paragraph in list(article.iter("p")):
        words = clean_line("".join(paragraph.itertext()))
        if words in captions:
            figure = _become(paragraph, "figure")
            etree.SubElement(figure, "img", captions[words])
            etree.SubElement(figure, "figcaption").text = words


def _caption(figure: Any) -> str:
    caption = figure.find(".//figcaption")
    if caption is None:
        return ""
    html = etree.tostring(caption, encoding="unicode", method="html", with_tail=False)
    return clean_line(html_to_rich(html).text)


def _image(figure: Any) -> Any:
    """The first picture that is no icon, None for none."""
    return next((image for image in figure.iter("img") if picture(image.attrib, "")), None)


def _alternative(image: Any) -> str:
    """The alternative text of a picture, if it says something."""
    href = next((link.get("href", "") for link in image.iterancestors("a")), "")
    shown = picture(image.attrib, "", href)
    return shown.words if shown else ""


def _sources(image: Any) -> Mapping[str, str]:
    return {name: _NOT_XML.sub("", image.get(name)) for name in SOURCES if image.get(name)}


def _become(element: Any, tag: str) -> Any:
    """The element under another name, without anything in it."""
    tail = element.tail
    element.clear()
    element.tag, element.tail = tag, tail
    return element
