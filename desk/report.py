"""What the commands print for a person, where `--json` is not asked for."""

import textwrap
from collections.abc import Sequence

from core.types import (
    ActorRow,
    Article,
    ArticleRow,
    Companion,
    FeedOutcome,
    ImportOutcome,
    Related,
)
from desk.console import say

WIDTH = 80


def feed(outcome: FeedOutcome) -> None:
    """One refreshed feed."""
    done = f"{outcome.new} new, {outcome.changed} changed"
    say(f"{outcome.feed}: {done}" + (f"; {outcome.error}" if outcome.error else ""))


def imported(outcome: ImportOutcome) -> None:
    """What an import did."""
    say(
        f"{outcome.added} added, {outcome.updated} updated, "
        f"{outcome.unchanged} unchanged, {len(outcome.failures)} failed"
    )


def article_line(row: ArticleRow) -> None:
    """One article in a list."""
    marks = ("●" if row.unread else " ") + ("★" if row.starred else " ")
    say(f"{row.id:>6} {marks} {row.dated:%Y-%m-%d}  {row.title}  ({row.source})")


def article(shown: Article) -> None:
    """One article, wrapped, with its cast below."""
    say(shown.row.title)
    say(" · ".join(filter(None, (shown.row.source, shown.author, f"{shown.row.dated:%Y-%m-%d}"))))
    for paragraph in shown.body.text.split("\n"):
        say(textwrap.fill(paragraph, WIDTH))
    say()
    names = dict.fromkeys((m.actor, m.kind) for m in shown.mentions)
    say("Cast: " + ("; ".join(f"{name} ({kind})" for name, kind in names) or "nobody named"))


def actor_line(actor: ActorRow) -> None:
    """One actor in a list."""
    say(f"{actor.id:>6} {actor.kind:13} {actor.articles:>5} articles  {actor.name}")


def actor(shown: ActorRow, companions: Sequence[Companion]) -> None:
    """One actor with its aliases and company."""
    say(f"{shown.name} ({shown.kind})")
    say(f"also written: {', '.join(shown.aliases)}")
    say(f"mentions: {shown.mentions}, articles: {shown.articles}")
    for companion in companions:
        say(f"{companion.articles:>6} with {companion.name} ({companion.kind})")


def related(row: ArticleRow, found: Sequence[Related]) -> None:
    """One article's relations with their reasons."""
    say(f"{row.id:>6} {row.title}")
    for other in found:
        why = "; ".join(filter(None, (", ".join(other.why.actors), ", ".join(other.why.terms))))
        say(f"    {other.score:.2f} {other.article.id:>6} {other.article.title}  [{why}]")
