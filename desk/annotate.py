"""Reads the articles that wait for it: marks their actors, stores the cast, finds the stories."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from core.analysis import Text
from core.drafts import AnnotateOutcome
from core.errors import NewscastError
from desk.identify import concluded, relink_surnames
from desk.threads import thread
from language.analyse import read
from language.models import Models
from store import analyses, queue
from store.engine import Store

BATCH = 32
"""Articles read and stored together: about half a second of work at 300 words each."""

Waiting = tuple[int, Text, str]
"""An article in the queue: its id, its text and its language."""


def annotate(
    store: Store,
    models: Models | None = None,
    *,
    redo: bool = False,
    on_progress: Callable[[int], None] = lambda _: None,
    stopped: Callable[[], bool] = lambda: False,
) -> AnnotateOutcome:
    """Works through the queue until it is empty or `stopped()`.

    Args:
        models: what reads which language; without configured pipelines if not given.
        redo: analyse every article again, not only those that wait.
        on_progress: told the number of articles of each batch.

    Raises:
        LanguageError: a recogniser cannot be loaded.
        StoreError: the store cannot be read or written.
    """
    models = models or Models()
    if redo:
        queue.enqueue_all(store)
    queue.enqueue_outdated(store, models.version)
    done = failed = words = 0
    started = time.perf_counter()
    while not stopped() and (batch := queue.take(store, models.version, BATCH)):
        batch_failed, batch_words = annotate_batch(store, batch, models)
        thread(store, [article_id for article_id, _, _ in batch])
        done += len(batch) - batch_failed
        failed += batch_failed
        words += batch_words
        on_progress(len(batch))
    seconds = time.perf_counter() - started
    return AnnotateOutcome(done, failed, round(words / seconds, 1) if words else 0.0)


def annotate_batch(store: Store, batch: Sequence[Waiting], models: Models) -> tuple[int, int]:
    """Analyses and stores some waiting articles; returns how many failed, and the words read.

    An article that cannot be analysed or stored is marked so and not tried again at this version.
    One that is stored, but whose surnames cannot be linked anew, is counted as failed alone.
    """
    try:
        readings = list(read((replace(text, language=tag) for _, text, tag in batch), models))
        analysed = concluded(store, {i: r for (i, _, _), r in zip(batch, readings, strict=True)})
        analyses.save(store, models.version, [(i, text, analysed[i]) for i, text, _ in batch])
        relink_surnames(store, [analysis.cast for analysis in analysed.values()])
    except NewscastError:
        raise
    except Exception as error:  # noqa: BLE001 - spaCy and thinc raise anything; it fails the article
        if len(batch) > 1:
            alone = [annotate_batch(store, [waiting], models) for waiting in batch]
            return sum(failed for failed, _ in alone), sum(words for _, words in alone)
        ((article_id, text, _),) = batch
        why = f"{type(error).__name__}: {error}"
        queue.mark_failed(store, article_id, text, models.version, why)
        return 1, 0
    return 0, sum(reading.words for reading in readings)
