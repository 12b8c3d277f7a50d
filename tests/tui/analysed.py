"""Three small articles and who is named in them, as an analysis would have it."""

import re

from core.analysis import Analysis, CastMember, Mention
from core.types import Article, Dateline, Field, Kind, Label

ARTICLES = {
    "a-talks.md": (
        "2018-06-10",
        "Envoys meet in Ulaanbaatar",
        "ULAANBAATAR (Steppe Wire) — Ada Byron of Mongolia received the Peruvian envoy Tomas "
        "Quispe on Monday. Byron said that Mongolia and Peru would sign a treaty on llamas. "
        "The minister smiled.\n\nMore talks follow.\n\nTen best yurts\n\nWin a saddle",
    ),
    "b-treaty.md": (
        "2018-06-11",
        "Llama treaty signed",
        "Mongolia and Peru signed the llama treaty. Ada L. Byron and Tomas J. Quispe shook hands.",
    ),
    "c-fog.md": ("2018-06-12", "Fog over Lisbon", "Thick fog closed the port of Lisbon."),
}

DATELINE = "ULAANBAATAR (Steppe Wire)"

CAST = (
    CastMember("ada byron", "Ada Byron", Kind.PERSON, ("Ada Byron", "Byron")),
    CastMember("tomas quispe", "Tomas Quispe", Kind.PERSON, ("Tomas Quispe",)),
    CastMember("ada l byron", "Ada L. Byron", Kind.PERSON, ("Ada L. Byron",)),
    CastMember("tomas j quispe", "Tomas J. Quispe", Kind.PERSON, ("Tomas J. Quispe",)),
    CastMember("mongolia", "Mongolia", Kind.PLACE, ("Mongolia",)),
    CastMember("peru", "Peru", Kind.PLACE, ("Peru", "Peruvian")),
    CastMember("ulaanbaatar", "Ulaanbaatar", Kind.PLACE, ("Ulaanbaatar",)),
    CastMember("lisbon", "Lisbon", Kind.PLACE, ("Lisbon",)),
    CastMember("steppe wire", "Steppe Wire", Kind.ORGANISATION, ("Steppe Wire",)),
)

_FORMS = {form: member for member in CAST for form in member.forms}
_FORM = re.compile("|".join(sorted(_FORMS, key=len, reverse=True)))
_REFERENCE = "The minister"


def analysis_of(article: Article) -> Analysis:
    """Who of CAST is named where; "the minister" is Ada Byron, the last two lines are unrelated."""
    title, body = article.row.title, article.body.text
    found = [
        (field, match, _FORMS[match.group()])
        for field, text in ((Field.TITLE, title), (Field.BODY, body))
        for match in _FORM.finditer(text)
    ]
    cast = sorted({member for _, _, member in found}, key=CAST.index)
    mentions = [
        Mention(field, match.start(), match.end(), Label.PERSON, cast.index(member))
        for field, match, member in found
    ]
    if _REFERENCE in body:
        at = body.index(_REFERENCE)
        mentions.append(
            Mention(Field.BODY, at, at + len(_REFERENCE), Label.PERSON, 0, by_name=False)
        )
    return Analysis(
        tuple(_in_article(member, rank, body) for rank, member in enumerate(cast)),
        tuple(mentions),
        body_end=body.index("Ten best") if "Ten best" in body else len(body),
        analysed_to=len(body),
        dateline=Dateline(
            DATELINE, 0, len(DATELINE) + 2, "Ulaanbaatar", (0, 11), "Steppe Wire", (13, 24)
        )
        if body.startswith(DATELINE)
        else None,
    )


def _in_article(member: CastMember, rank: int, body: str) -> CastMember:
    """The member with its role and salience there: who comes first matters most."""
    return CastMember(
        member.key,
        member.name,
        member.kind,
        tuple(form for form in member.forms if form in body) or member.forms,
        roles=("Mongolian trade minister",) if member.name == "Ada Byron" else (),
        salience=1 / (rank + 1),
        source=member.name == "Steppe Wire",
    )
