"""Small articles, stories and dossiers to be written as documents."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from core.dossiers import Dossier, Excerpt, Tie
from core.stories import Piece, Story, StoryRow
from core.types import (
    ActorMention,
    ActorRow,
    Article,
    ArticleRow,
    CastEntry,
    Companion,
    Field,
    Kind,
    Label,
    LeadActor,
    Mark,
    MarkKind,
    RichText,
    Role,
)

DAWN = datetime(2020, 5, 4, 6, 30, tzinfo=UTC)

HOSTILE = [
    "</title><script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "]]><img src=x onerror=alert(1)>",
    "<!--", "-->", "&lt;b&gt;", "&amp", "<svg/onload=alert(1)>", "\u202egnp.exe\u2066",
    "a\x00b\x1b[2Jc\x7f\x9b", "\ufffe\uffff", "`${1}` {{7*7}}", "](javascript:alert(1))",
    "![x](https://evil.example/pixel.png)", "# heading", "- item", "1. item", "> quote", "***",
]  # fmt: skip

HOSTILE_URLS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "//evil.example/x",
    "https://evil.example/\u202e",
    "vbscript:x",
]


def row(number: int = 1, title: str = "Llamas counted", **more: object) -> ArticleRow:
    when = DAWN + timedelta(hours=number)
    given = {
        "source": "The Daily Test",
        "published": when,
        "dated": when,
        "url": f"https://news.example/{number}",
    }
    rest = {"guid": f"g{number}", "path": "", "unread": True, "starred": False}
    return ArticleRow(id=number, title=title, **given | rest | more)  # type: ignore[arg-type]


def mention(text: str, part: str, actor: str, kind: Kind, by_name: bool = True) -> ActorMention:
    """The first place in a body where `part` stands."""
    start = text.index(part)
    label = Label.PERSON if kind is Kind.PERSON else Label.ORG
    return ActorMention(
        Field.BODY, start, start + len(part), part, label, 1, actor, kind, by_name=by_name
    )


TEXT = (
    "Farm news\n\nAda Byron counted llamas.\nShe told the Llama Board of it.\n\n"
    "one\ntwo\nthree\n\nGood."
)


def whole(number: int = 1, title: str = "Llamas counted", **more: object) -> Article:
    """An article with marks of most sorts, some of which share letters with mentions."""

    def mark(kind: MarkKind, first: str, last: str, target: str = "") -> Mark:
        return Mark(kind, TEXT.index(first), TEXT.index(last) + len(last), target)

    marks = (
        mark(MarkKind.HEADING, "Farm", "news"),
        mark(MarkKind.LINK, "Byron", "counted", "https://farm.example/?a=1&b=2"),
        mark(MarkKind.EMPHASIS, "counted", "llamas"),
        mark(MarkKind.ITEM, "one", "one"),
        mark(MarkKind.ITEM, "two", "three"),
        mark(MarkKind.ITEM, "three", "three"),
        mark(MarkKind.QUOTE, "Good.", "Good."),
    )
    mentions = (
        mention(TEXT, "Ada Byron", "Ada Byron", Kind.PERSON),
        mention(TEXT, "She", "Ada Byron", Kind.PERSON, by_name=False),
        mention(TEXT, "Llama Board", "Llama Board", Kind.ORGANISATION),
    )
    given = {"row": row(number, title), "author": "Jo Do", "body": RichText(TEXT, marks)}
    rest = {"body_end": len(TEXT), "analysed_to": len(TEXT), "dateline": None, "analysed": True}
    return Article(**given | rest | {"mentions": mentions, "language": "en"} | more)  # type: ignore[arg-type]


CAST = (
    CastEntry(1, "Ada Byron", Kind.PERSON, 1, 4, ("Farm Minister",)),
    CastEntry(2, "Llama Board", Kind.ORGANISATION, 1, 2),
    CastEntry(3, "The Wire", Kind.ORGANISATION, 0, 2, source=True),
)


def piece(
    number: int, text: str = "Llamas", *, source: str = "Daily", fresh: bool = False
) -> Piece:
    """A piece of a story in which all that is data says `text`."""
    actors = (LeadActor(number, text, Kind.PERSON),)
    return Piece(row(number, text, source=source), actors, (text,), text, number == 2, fresh)


def story(*pieces: Piece, title: str = "Llamas counted") -> Story:
    dates = [p.article.dated for p in pieces] or [DAWN]
    sources = tuple(dict.fromkeys(p.article.source for p in pieces))
    head = StoryRow(7, title, min(dates), max(dates), len(pieces), 0, sources)
    return Story(head, pieces, DAWN, (LeadActor(1, title, Kind.PERSON),))


def companions(names: list[str]) -> tuple[Companion, ...]:
    kinds = list(Kind)
    return tuple(
        Companion(number, name, kinds[number % len(kinds)], len(names) + 1 - number)
        for number, name in zip(count(1), names, strict=False)
    )


def dossier(text: str = "Ada Byron", weeks: tuple[int, ...] = (1, 0, 4)) -> Dossier:
    """A dossier in which all that is data says `text`."""
    actor = ActorRow(
        9, text, Kind.PERSON, (text, "Byron"), 4, 9, DAWN, DAWN, (Role(text, 1, DAWN),)
    )
    beside = companions([text, "Llama Board", "Peru"])
    excerpt = Excerpt(row(1, text, source=text), text, ((0, 1),))
    return Dossier(
        actor,
        weeks,
        date(2020, 5, 4),
        beside,
        (Tie(beside[0], beside[1], 2),),
        beside[2:],
        ((text, 3),),
        (excerpt,),
        (excerpt,),
    )
