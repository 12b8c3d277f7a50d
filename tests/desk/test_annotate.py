"""Working through the queue: what goes wrong with one article stops no other."""

from collections.abc import Callable, Iterable, Sequence

import pytest

from core.analysis import Analysis, CastMember, Text
from core.errors import StoreError
from desk import annotate as annotating
from desk.annotate import annotate
from language.recognise import pieces
from store import analyses, articles, cast, queue
from store.engine import Store
from store.models import RELATE
from tests.store.builders import add, draft, scalar

BAD = "Ada Byron left Peru."
BODIES = ("Tomas Quispe left Peru.", BAD, "Vera Halvorsen left Peru.")


@pytest.fixture
def ids(store: Store) -> list[int]:
    return add(store, *(draft(f"News {n}", body) for n, body in enumerate(BODIES)))


def failing_to_save(error: Exception) -> Callable[..., None]:
    save = analyses.save

    def broken(store: Store, version: int, results: Sequence[tuple[int, Text, Analysis]]) -> None:
        if any(text.body == BAD for _, text, _ in results):
            raise error
        save(store, version, results)

    return broken


def people(store: Store, article_id: int) -> list[str]:
    return [entry.name for entry in cast.cast(store, article_id) if entry.kind == "person"]


def test_an_article_that_cannot_be_stored_is_marked_and_the_rest_is_done(
    store: Store, ids: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analyses, "save", failing_to_save(KeyError("no such form")))
    outcome = annotate(store)
    assert (outcome.done, outcome.failed) == (2, 1)
    assert [people(store, i) for i in ids] == [["Tomas Quispe"], [], ["Vera Halvorsen"]]
    assert queue.waiting(store) == 0
    why = scalar(store, "SELECT failed FROM todo WHERE article_id = :i", i=ids[1])
    assert why == "KeyError: 'no such form'"


def test_surnames_that_cannot_be_linked_anew_keep_no_article_from_its_cast(
    store: Store, ids: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    linked: list[str] = []

    def broken(_store: Store, casts: Iterable[Iterable[CastMember]]) -> None:
        names = [member.name for cast in casts for member in cast]
        if "Ada Byron" in names:
            raise ValueError("odd surname")
        linked.extend(names)

    monkeypatch.setattr(annotating, "relink_surnames", broken)
    outcome = annotate(store)
    assert (outcome.done, outcome.failed) == (2, 1)
    assert [people(store, i) for i in ids] == [["Tomas Quispe"], ["Ada Byron"], ["Vera Halvorsen"]]
    assert {"Tomas Quispe", "Vera Halvorsen"} <= set(linked)
    assert queue.waiting(store) == 0


def test_an_article_over_the_limit_is_analysed_to_a_sentence_and_kept_whole(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (queue, pieces):
        monkeypatch.setattr(module, "READ_LIMIT", 50)
    body = "Tomas Quispe left Peru. Nobody saw it. Later that day Vera Halvorsen left Norway."
    (i,) = add(store, draft("News", body))
    annotate(store)
    article = articles.article(store, i)
    assert article
    assert (article.body.text, article.body_end) == (body, len(body))
    assert body[: article.analysed_to] == "Tomas Quispe left Peru. Nobody saw it. "
    assert people(store, i) == ["Tomas Quispe"]
    assert queue.waiting(store) == queue.waiting(store, RELATE) == 0


@pytest.mark.usefixtures("ids")
def test_a_store_that_cannot_be_written_ends_the_work_and_loses_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analyses, "save", failing_to_save(StoreError("news.db", "is locked")))
    with pytest.raises(StoreError, match="locked"):
        annotate(store)
    assert queue.waiting(store) == len(BODIES)
