"""Reads the articles that wait for it: marks their actors and stores the cast."""

import time
from collections.abc import Callable, Sequence

from core.errors import NewscastError
from core.types import AnnotateOutcome, Text
from language.analyse import analyse
from language.version import VERSION
from store import analyses, queue
from store.engine import Store

BATCH = 32
"""Articles read and stored together: about half a second of work at 300 words each."""

Waiting = tuple[int, Text, str]
"""An article in the queue: its id, its text and its language."""


def annotate(
    store: Store,
    *,
    redo: bool = False,
    on_progress: Callable[[int], None] = lambda _: None,
    stopped: Callable[[], bool] = lambda: False,
) -> AnnotateOutcome:
    """Works through the queue until it is empty or `stopped()`.

    Args:
        redo: analyse every article again, not only those that wait.
        on_progress: told the number of articles of each batch.

    Raises:
        LanguageError: the recogniser cannot be loaded.
        StoreError: the store cannot be read or written.
    """
    if redo:
        queue.enqueue_all(store)
    queue.enqueue_outdated(store, VERSION)
    done = failed = words = 0
    started = time.perf_counter()
    while not stopped() and (batch := queue.take(store, VERSION, BATCH)):
        batch_failed, batch_words = annotate_batch(store, batch)
        done += len(batch) - batch_failed
        failed += batch_failed
        words += batch_words
        on_progress(len(batch))
    seconds = time.perf_counter() - started
    return AnnotateOutcome(done, failed, round(words / seconds, 1) if words else 0.0)


def annotate_batch(store: Store, batch: Sequence[Waiting]) -> tuple[int, int]:
    """Analyses and stores some waiting articles; returns how many failed, and the words read.

    An article that cannot be analysed is marked so and not tried again at this version.
    """
    try:
        read = list(analyse(text for _, text, _ in batch))
    except NewscastError:
        raise
    except Exception as error:  # noqa: BLE001 - spaCy and thinc raise anything; it is kept
        if len(batch) > 1:
            alone = [annotate_batch(store, [waiting]) for waiting in batch]
            return sum(failed for failed, _ in alone), sum(words for _, words in alone)
        ((article_id, text, _),) = batch
        queue.mark_failed(store, article_id, text, VERSION, f"{type(error).__name__}: {error}")
        return 1, 0
    results = [(i, text, analysis) for (i, text, _), (analysis, _) in zip(batch, read, strict=True)]
    analyses.save(store, VERSION, results)
    return 0, sum(words for _, words in read)
