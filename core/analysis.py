"""What the language part is given and what it concludes: texts, mentions, casts.

The values are immutable; offsets are Unicode code points, as in core.types.
"""

from dataclasses import dataclass

from core.types import BUNDLED, Dateline, Field, Kind, Label

READ_LIMIT = 300_000
"""Code points of a body that are analysed; what follows in a longer one is shown, but not read.

They are some 50,000 words, which take 6 s on one core. The longest reports of magazines have
30,000; beyond are books and floods."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is to be analysed: a title and a body; `language` is a tag ("en-GB") or empty.

    `rest` is the number of code points that the article goes on for after `body`, and that
    nobody reads.
    """

    title: str
    body: str
    language: str = ""
    rest: int = 0


@dataclass(frozen=True, slots=True)
class CastMember:
    """An actor as one article knows it.

    `key` and `kind` together say who it is across articles; `forms` are the
    surface forms met, most frequent first. `partial` marks a person known by one
    word alone, who is nobody else's namesake until something else says so.
    `roles` are the offices and descriptions that the article gives, in full
    ("Australian Foreign Minister"), in order of appearance. `salience` (0 to 1)
    says how much the article is about the actor; a `source` only reported it.
    """

    key: str
    name: str
    kind: Kind
    forms: tuple[str, ...]
    partial: bool = False
    roles: tuple[str, ...] = ()
    salience: float = 0.0
    source: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that means an actor; `actor` is an index into the analysis's cast.

    `by_name` is false where the text only refers to the actor ("the president");
    `confidence` (0 to 1) then says how sure that is, and is 1 for a name.
    """

    field: Field
    start: int
    end: int
    label: Label
    actor: int
    by_name: bool = True
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the language part concludes of one text.

    `body_end` is the offset where the article proper ends; `analysed_to` the one
    up to which the body was read at all (less than its length for huge texts).
    `beyond` are the names in the lines after `body_end`, as (start, end, label):
    they belong to nobody in the cast. `model` is what read it: BUNDLED, GAZETTEER
    or a spaCy pipeline by package name or path.
    """

    cast: tuple[CastMember, ...]
    mentions: tuple[Mention, ...]
    body_end: int
    analysed_to: int
    dateline: Dateline | None = None
    beyond: tuple[tuple[int, int, Label], ...] = ()
    model: str = BUNDLED


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of the store as one who resolves names needs it; `key` as in CastMember.

    `article_id` is the one article of a partial actor, None for others.
    """

    id: int
    key: str
    kind: Kind
    name: str
    articles: int
    article_id: int | None = None


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """An actor that a name may mean, and in how many of its articles who else is named.

    `key` is the actor's own; `articles` are those that were looked at, and `companions` are
    last words of people and keys of others, each with a number of articles.
    """

    id: int
    key: str
    kind: Kind
    name: str
    partial: bool
    articles: int
    companions: tuple[tuple[str, int], ...]
