"""Articles for tests with mentions and a cast: [P:Ada Byron], later [P:Byron=Ada Byron]."""

import re
from dataclasses import dataclass

from core.analysis import CastMember, Mention
from core.types import Field, Kind, Label

_MARK = re.compile(r"\[([POLNGM]):([^\]=]+)(?:=([^\]]+))?\]")
_LABELS = {
    "P": (Label.PERSON, Kind.PERSON),
    "O": (Label.ORG, Kind.ORGANISATION),
    "L": (Label.LOC, Kind.PLACE),
    "N": (Label.NORP, Kind.PLACE),
    "G": (Label.NORP, Kind.GROUP),
    "M": (Label.MISC, Kind.OTHER),
}


@dataclass(frozen=True)
class Annotated:
    """An article with its mentions and cast, as the resolver would hand it over."""

    title: str
    body: str
    mentions: tuple[Mention, ...]
    cast: tuple[CastMember, ...]

    def actor(self, name: str) -> int:
        """The place of an actor in the cast."""
        return [member.name for member in self.cast].index(name)


def annotated(body: str, title: str = "") -> Annotated:
    """Reads the marks: what follows '=' is the actor's name where the text has another form."""
    kinds: dict[str, Kind] = {}
    mentions: list[Mention] = []
    plain: dict[Field, str] = {}
    for field, text in ((Field.TITLE, title), (Field.BODY, body)):
        clean, at = "", 0
        for mark in _MARK.finditer(text):
            clean += text[at : mark.start()]
            label, kind = _LABELS[mark[1]]
            name = mark[3] or mark[2]
            kinds.setdefault(name, kind)
            start, clean = len(clean), clean + mark[2]
            mentions.append(Mention(field, start, len(clean), label, list(kinds).index(name)))
            at = mark.end()
        plain[field] = clean + text[at:]
    cast = tuple(CastMember(name.lower(), name, kind, (name,)) for name, kind in kinds.items())
    return Annotated(plain[Field.TITLE], plain[Field.BODY], tuple(mentions), cast)
