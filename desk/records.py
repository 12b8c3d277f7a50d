"""The JSON that the command line prints: core values in, plain dictionaries out.

Field names and order are part of the command line's contract; offsets are
Unicode code points.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from core.types import (
    ActorRow,
    AnnotateOutcome,
    Article,
    ArticleRow,
    Companion,
    Failure,
    FeedOutcome,
    ImportOutcome,
    Related,
)

Record = dict[str, Any]


def moment(time: datetime | None) -> str | None:
    """A time in ISO 8601 with Z, to the second."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ") if time else None


def article_record(row: ArticleRow) -> Record:
    """A line of `articles`."""
    return {
        "id": row.id,
        "guid": row.guid,
        "title": row.title,
        "source": row.source,
        "published": moment(row.published),
        "url": row.url,
        "path": row.path,
        "unread": row.unread,
        "starred": row.starred,
    }


def show_record(article: Article) -> Record:
    """The record of `show`."""
    return article_record(article.row) | {
        "author": article.author,
        "text": article.body.text,
        "marks": [
            {"kind": m.kind, "start": m.start, "end": m.end, "target": m.target}
            for m in article.body.marks
        ],
        "body_end": article.body_end,
        "dateline": article.dateline,
        "analysed": article.analysed,
        "mentions": [
            {
                "field": m.field,
                "start": m.start,
                "end": m.end,
                "text": m.text,
                "label": m.label,
                "actor_id": m.actor_id,
                "actor": m.actor,
                "kind": m.kind,
            }
            for m in article.mentions
        ],
        "roles": [],
    }


def actor_record(actor: ActorRow, companions: Sequence[Companion]) -> Record:
    """A line of `actors`, and the record of `actor`."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "roles": [],
        "articles": actor.articles,
        "mentions": actor.mentions,
        "first_seen": moment(actor.first_seen),
        "last_seen": moment(actor.last_seen),
        "with": [
            {"id": c.id, "name": c.name, "kind": c.kind, "articles": c.articles} for c in companions
        ],
    }


def related_record(article: ArticleRow, related: Sequence[Related]) -> Record:
    """The record of `related`."""
    return {
        "id": article.id,
        "guid": article.guid,
        "related": [
            {
                "id": r.article.id,
                "guid": r.article.guid,
                "title": r.article.title,
                "score": r.score,
                "relation": r.relation,
                "why": {"actors": list(r.why.actors), "terms": list(r.why.terms)},
            }
            for r in related
        ],
    }


def feed_record(outcome: FeedOutcome) -> Record:
    """A line of `refresh`."""
    return {
        "feed": outcome.feed,
        "new": outcome.new,
        "changed": outcome.changed,
        "error": outcome.error or None,
    }


def failure_record(failure: Failure) -> Record:
    """A line for an input that was not taken in."""
    return {"error": {"what": failure.what, "why": failure.why}}


def import_record(outcome: ImportOutcome) -> Record:
    """The last line of `import`."""
    return {
        "added": outcome.added,
        "updated": outcome.updated,
        "unchanged": outcome.unchanged,
        "failed": len(outcome.failures),
    }


def annotate_record(outcome: AnnotateOutcome) -> Record:
    """The record of `annotate`."""
    return {
        "done": outcome.done,
        "failed": outcome.failed,
        "words_per_second": outcome.words_per_second,
    }
