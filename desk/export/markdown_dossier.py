"""How does an actor's dossier stand in a Markdown document?"""

from collections.abc import Iterator, Sequence

from core.dossiers import Dossier, Excerpt
from core.types import Companion
from desk.export.dossier_words import curve, known, span
from desk.export.markdown_articles import facts, inline


def dossier_markdown(dossier: Dossier) -> str:
    """A dossier: what is known, when, with whom, where, by whom, and in which words."""
    return "\n\n".join(_parts(dossier)) + "\n"


def _parts(dossier: Dossier) -> Iterator[str]:
    yield f"# {inline(dossier.actor.name)}"
    yield "\n".join(f"- {what}: {inline(said)}" for what, said in known(dossier.actor))
    if dossier.weeks and dossier.first_week:
        yield "## When it is named"
        yield f"```\n{curve(dossier.weeks)}\n```"
        yield span(dossier.weeks, dossier.first_week)
    yield from _companions("Named together with", dossier.companions)
    yield from _companions("Places", dossier.places)
    if dossier.sources:
        yield "## Sources"
        yield "\n".join(f"- **{inline(name)}**: {n:,}" for name, n in dossier.sources)
    yield from _excerpts("What it says and does", dossier.sayings)
    yield from _excerpts("Where it is named", dossier.contexts)


def _companions(heading: str, companions: Sequence[Companion]) -> Iterator[str]:
    if companions:
        yield f"## {heading}"
        yield "\n".join(f"- **{inline(c.name)}** ({c.kind}): {c.articles:,}" for c in companions)


def _excerpts(heading: str, excerpts: Sequence[Excerpt]) -> Iterator[str]:
    """Sentences, each with the article that it stands in."""
    if not excerpts:
        return
    yield f"## {heading}"
    for excerpt in excerpts:
        yield f"> {inline(excerpt.text, at_start=True)}"
        title = inline(excerpt.article.title or "Untitled")
        yield f"— {title} · {facts(excerpt.article)}"
