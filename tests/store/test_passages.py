"""The texts that mean an actor."""

from dataclasses import replace

from core.analysis import Text
from core.dossiers import Passage
from core.types import Dateline
from store import analyses, cast, passages
from store.engine import Store
from tests.store.builders import add, analyse, analysis_of, draft, member

ANN = member("Ann")


def found(store: Store, *ids: int) -> list[Passage]:
    with store.read() as connection:
        (actor, *_) = cast.actors(store, "ann")
        return list(passages.passages(connection, actor.id, ids))


def test_titles_and_bodies_come_in_the_order_asked_for(store: Store) -> None:
    first, second = add(store, draft("Ann", "Rain and Ann."), draft("Fog", "Ann, Ann."))
    analyse(store, first, ANN)
    analyse(store, second, ANN)
    assert found(store, second, first) == [
        Passage(second, "Ann, Ann.", ((0, 3), (5, 8))),
        Passage(first, "Ann", ((0, 3),)),
        Passage(first, "Rain and Ann.", ((9, 12),)),
    ]
    assert found(store) == []


def test_a_body_is_told_without_its_dateline_and_what_follows_the_article(store: Store) -> None:
    body = "Ann, May 3 — 🌫 Ann left.\n\nMore on Ann"
    (i,) = add(store, draft("Fog", body))
    end = body.index("\n")
    dateline = Dateline("Ann, May 3", 0, 12, "Ann", (0, 3))
    result = replace(analysis_of("Fog", body, [ANN]), body_end=end, dateline=dateline)
    analyses.save(store, 1, [(i, Text("Fog", body), result)])
    (passage,) = found(store, i)
    assert passage.text == body[12:end]
    assert [passage.text[a:b] for a, b in passage.spans] == ["Ann"]


def test_of_very_many_mentions_the_first_are_told(store: Store) -> None:
    (i,) = add(store, draft("Fog", "Ann " * 500))
    analyse(store, i, ANN)
    (passage,) = found(store, i)
    assert passage.spans[-1] == (4 * passages.MENTIONS - 4, 4 * passages.MENTIONS - 1)
