"""The JSON that the command line prints: core values in, plain dictionaries out.

Field names and order are part of the command line's contract; offsets are
Unicode code points.
"""

from collections.abc import Sequence
from typing import Any

from core.drafts import AnnotateOutcome, Failure, FeedOutcome, ImportOutcome
from core.moments import moment
from core.relations import Related
from core.types import (
    ActorMention,
    ActorRow,
    Article,
    ArticleRow,
    CastEntry,
    Companion,
    Correction,
    Dateline,
    Suggestion,
)

Record = dict[str, Any]


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
        "tags": list(row.tags),
    }


def show_record(article: Article, cast: Sequence[CastEntry]) -> Record:
    """The record of `show`; `cast` with its sources."""
    return {
        **article_record(article.row),
        "author": article.author,
        "dated_by": article.dated_by,
        "language": article.language,
        "model": article.model,
        "text": article.body.text,
        "marks": [
            {"kind": m.kind, "start": m.start, "end": m.end, "target": m.target}
            for m in article.body.marks
        ],
        "body_end": article.body_end,
        **_dateline_fields(article.dateline),
        "analysed": article.analysed,
        "mentions": [_mention_record(m) for m in article.mentions],
        "cast": [_cast_record(entry) for entry in cast],
        "roles": [
            {"actor_id": entry.actor_id, "actor": entry.name, "title": title}
            for entry in cast
            for title in entry.roles
        ],
    }


def _mention_record(mention: ActorMention) -> Record:
    return {
        "field": mention.field,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "label": mention.label,
        "actor_id": mention.actor_id,
        "actor": mention.actor,
        "kind": mention.kind,
        "by_name": mention.by_name,
        "confidence": mention.confidence,
    }


def _cast_record(entry: CastEntry) -> Record:
    return {
        "actor_id": entry.actor_id,
        "actor": entry.name,
        "kind": entry.kind,
        "mentions": entry.mentions,
        "articles": entry.articles,
        "salience": entry.salience,
        "source": entry.source,
    }


def _dateline_fields(dateline: Dateline | None) -> Record:
    """A dateline as the text has it, where the text after it begins, and what it says."""
    return {
        "dateline": dateline.text if dateline else "",
        "dateline_end": dateline.end if dateline else 0,
        "dateline_place": dateline.place if dateline else "",
        "dateline_agency": dateline.agency if dateline else "",
        "dateline_day": dateline.day if dateline else "",
    }


def actor_record(actor: ActorRow, companions: Sequence[Companion]) -> Record:
    """A line of `actors`, and the record of `actor`."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "roles": [
            {"title": r.title, "article": r.article_id, "date": moment(r.dated)}
            for r in actor.roles
        ],
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
                "why": {
                    "actors": list(r.why.actors),
                    "terms": list(r.why.terms),
                    "days": r.why.days,
                    "common": r.why.common,
                },
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


def correction_record(correction: Correction) -> Record:
    """A line of `correct list`, and the record of every command that gives or undoes one."""
    return {
        "id": correction.id,
        "action": correction.action,
        "actor_id": correction.actor_id,
        "actor": correction.actor,
        "into_id": correction.into_id,
        "into": correction.into or None,
        "text": correction.text or None,
        "given": moment(correction.given),
    }


def suggestion_record(suggestion: Suggestion) -> Record:
    """A line of `correct suggest`."""
    return {
        "actor_id": suggestion.actor_id,
        "actor": suggestion.actor,
        "into_id": suggestion.into_id,
        "into": suggestion.into,
        "kind": suggestion.kind,
        "score": suggestion.score,
        "why": list(suggestion.why),
    }
