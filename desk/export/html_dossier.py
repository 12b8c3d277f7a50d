"""How does an actor's dossier stand on a page?"""

from collections.abc import Iterator, Sequence

from core.dossiers import Dossier, Excerpt
from core.types import ActorRow, Companion, LeadActor
from desk.export.dossier_words import known
from desk.export.html_page import facts, legend, page, titled
from desk.export.html_text import actor_node
from desk.export.html_tree import Element, Node, element, link
from desk.export.svg_network import network_svg
from desk.export.svg_weeks import weeks_svg


def dossier_page(dossier: Dossier) -> str:
    """A dossier as a page of its own."""
    return "".join(page(dossier.actor.name, _pieces(dossier)))


def _pieces(dossier: Dossier) -> Iterator[Node]:
    actor = dossier.actor
    yield element("h1", element("mark", actor.name, class_=actor.kind.value), dir="auto")
    yield legend()
    yield _known(actor)
    if dossier.weeks and dossier.first_week:
        yield element("h2", "When it is named")
        drawn = weeks_svg(dossier.weeks, dossier.first_week, actor.name)
        yield element("figure", drawn, element("figcaption", "Mentions by name, week by week."))
    yield from _company(dossier)
    yield from _sources(dossier.sources)
    yield from _excerpts("What it says and does", dossier.sayings)
    yield from _excerpts("Where it is named", dossier.contexts)


def _known(actor: ActorRow) -> Element:
    """What there is to say of it in a line each."""
    rows = (
        element("tr", element("th", what, scope="row"), element("td", said, dir="auto"))
        for what, said in known(actor)
    )
    return element("table", *rows)


def _company(dossier: Dossier) -> Iterator[Node]:
    """Beside whom it is named, drawn and as tables."""
    if not dossier.companions:
        return
    yield element("h2", "Named together with")
    key = "Lines are as broad as the articles that name both are many; grey ones join companions."
    yield element("figure", network_svg(dossier), element("figcaption", key))
    yield _companions(dossier.companions)
    if dossier.places:
        yield element("h2", "Places")
        yield _companions(dossier.places)


def _companions(companions: Sequence[Companion]) -> Element:
    """A table of actors and the articles that they share with this one."""
    rows = (
        (actor_node(LeadActor(c.id, c.name, c.kind)), c.kind.value, f"{c.articles:,}")
        for c in companions
    )
    return _table(("Actor", "Kind", "Articles"), rows)


def _sources(sources: Sequence[tuple[str, int]]) -> Iterator[Node]:
    if sources:
        yield element("h2", "Sources")
        rows = ((element("bdi", name), f"{articles:,}") for name, articles in sources)
        yield _table(("Source", "Articles"), rows)


def _table(heads: Sequence[str], rows: "Iterator[tuple[Node, ...]]") -> Element:
    """A table whose last column is a number."""
    top = element("tr", *(element("th", head, scope="col") for head in heads))
    body = (
        element("tr", *(element("td", cell) for cell in cells), element("td", n, class_="count"))
        for *cells, n in rows
    )
    return element("table", element("thead", top), element("tbody", *body))


def _excerpts(heading: str, excerpts: Sequence[Excerpt]) -> Iterator[Node]:
    """Sentences, each with the article that it stands in."""
    if not excerpts:
        return
    yield element("h2", heading)
    for excerpt in excerpts:
        quote = element("p", *_marked(excerpt), dir="auto")
        title = element("p", link(excerpt.article.url, titled(excerpt.article)), dir="auto")
        yield element("blockquote", quote, title, facts(excerpt.article))


def _marked(excerpt: Excerpt) -> Iterator[Node]:
    """A sentence with the actor marked."""
    at = 0
    for start, end in sorted(excerpt.spans):
        if start >= at:
            yield excerpt.text[at:start]
            yield element("mark", excerpt.text[start:end], class_="self")
            at = end
    yield excerpt.text[at:]
