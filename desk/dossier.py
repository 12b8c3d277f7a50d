"""An actor's dossier: what the tables say of it, and its sentences out of the newest articles."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.dossiers import Dossier, Excerpt, Passage, Span
from language.excerpts import excerpt
from language.sayings import speaks
from store.articles import rows
from store.dossier import sketch
from store.engine import Store

SAYINGS, CONTEXTS = 12, 10
"""How many sentences of each sort are told."""

LEAST_WORDS = 4
"""Words of a sentence that says something: 'Why?' she asked. does not."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """An excerpt that has no article yet."""

    article_id: int
    text: str
    spans: tuple[Span, ...]


def dossier(store: Store, actor_id: int, now: datetime) -> Dossier:
    """What the store knows of an actor; of one that is shown as another, of that one.

    Args:
        now: in the reader's time zone, whose weeks are meant.

    Raises:
        NotFoundError: there is no such actor.
    """
    found = sketch(store, actor_id, now.utcoffset() or timedelta())
    sayings, contexts = _sayings(found.passages), _contexts(found.passages)
    articles = {row.id: row for row in rows(store, [s.article_id for s in (*sayings, *contexts)])}

    def excerpts(sentences: Sequence[_Sentence]) -> tuple[Excerpt, ...]:
        return tuple(
            Excerpt(articles[s.article_id], s.text, s.spans)
            for s in sentences
            if s.article_id in articles
        )

    return replace(found.dossier, sayings=excerpts(sayings), contexts=excerpts(contexts))


def _sayings(passages: Sequence[Passage]) -> list[_Sentence]:
    """The newest sentences in which the actor speaks or acts, each once."""
    told: dict[str, _Sentence] = {}
    for passage in passages:
        for span in passage.spans:
            if len(told) == SAYINGS:
                return list(told.values())
            if speaks(passage.text, *span):
                sentence = _sentence(passage, span)
                words = sentence.text.casefold().split()
                if len(words) >= LEAST_WORDS and not _unfinished(passage, sentence):
                    told.setdefault(" ".join(words), sentence)
    return list(told.values())


def _unfinished(passage: Passage, sentence: _Sentence) -> bool:
    """Whether the text breaks off in this sentence, as a teaser or a title made of one does."""
    return sentence.text.endswith("…") and passage.text.endswith(sentence.text)


def _contexts(passages: Sequence[Passage]) -> list[_Sentence]:
    """Of each of the newest articles the first sentence with the actor; titles count last."""
    found = {passage.article_id: passage for passage in passages}
    return [_sentence(passage, passage.spans[0]) for passage in list(found.values())[:CONTEXTS]]


def _sentence(passage: Passage, span: Span) -> _Sentence:
    """The sentence of a passage that holds a mention, with all mentions of the actor in it."""
    return _Sentence(passage.article_id, *excerpt(passage.text, passage.spans, span))
