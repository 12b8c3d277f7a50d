"""Texts for tests, with their names written as [P:Ada Byron], [O:…], [L:…], [N:…] or [M:…]."""

import re

from core.analysis import CastMember
from core.types import Field, Kind, Label
from language.actors.identity import Named
from language.recognise.edges import Span
from language.recognise.letters import unusual_letters
from language.recognise.pieces import Part

LABELS = {"P": Label.PERSON, "O": Label.ORG, "L": Label.LOC, "N": Label.NORP, "M": Label.MISC}
LETTERS = {label: letter for letter, label in LABELS.items()}

_NAME = re.compile(r"\[([POLNM]):([^\]]+)\]")


def unmarked(marked: str) -> tuple[str, list[Span]]:
    """The text and the spans of its names."""
    text, spans, at = "", [], 0
    for match in _NAME.finditer(marked):
        text += marked[at : match.start()]
        spans.append(Span(len(text), len(text) + len(match[2]), LABELS[match[1]]))
        text += match[2]
        at = match.end()
    return text + marked[at:], spans


def marked(text: str, spans: list[Span]) -> str:
    """The opposite of `unmarked`."""
    for span in sorted(spans, key=lambda s: -s.start):
        name = f"[{LETTERS[span.label]}:{text[span.start : span.end]}]"
        text = text[: span.start] + name + text[span.end :]
    return text


def parted(*paragraphs: str) -> tuple[list[Part], list[list[Span]]]:
    """Marked paragraphs as the parts of one article, each with its spans."""
    parts, spans, offset = [], [], 0
    for paragraph in paragraphs:
        text, found = unmarked(paragraph)
        parts.append(Part(Field.BODY, offset, text, unusual_letters(text)))
        spans.append(found)
        offset += len(text)
    return parts, spans


def named(marked_text: str) -> tuple[str, list[Named]]:
    """The text and its names as the resolver takes them."""
    text, spans = unmarked(marked_text)
    return text, [Named(Field.BODY, s.start, s.end, s.label, text[s.start : s.end]) for s in spans]


def member(key: str, kind: Kind = Kind.PERSON, *forms: str) -> CastMember:
    """Somebody in a cast; a person of one word is partial."""
    name = key.title()
    return CastMember(
        key, name, kind, forms or (name,), partial=kind is Kind.PERSON and " " not in key
    )
