"""Articles that an earlier version stored get what tells them apart."""

from pathlib import Path

import pytest

from core.drafts import Draft
from store import migrations, unidentified
from store.engine import Store, open_store
from tests.store.builders import add, assert_sound, draft, scalar

LONG = "The river rose again and the town of Lindqvist was cut off. " * 6
WEB, ELSEWHERE = "https://example.org/feed", "https://example.com/feed"


def rain(**values: object) -> Draft:
    return draft("Rain", LONG, **values)


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store as the seventh step left it: a text of two feeds, a short one, one with both."""
    path = tmp_path / "old.db"
    with monkeypatch.context() as earlier:
        earlier.setattr(migrations, "STEPS", migrations.STEPS[:7])
        store = open_store(str(path))
        add(store, rain(url="http://example.org/rain?utm_source=feed"), draft("Brief"))
        add(store, rain(url="https://example.com/2"), location=ELSEWHERE)
        with store.write() as connection:
            connection.exec_driver_sql("UPDATE article SET canonical = '', text_key = ''")
            connection.exec_driver_sql("DELETE FROM text_copy")
        add(store, draft("Wind", LONG, url="https://example.org/wind"))
        store.close()
    return path


def identified(store: Store) -> list[tuple[str, str, str]]:
    query = "SELECT title, canonical, text_key FROM article ORDER BY id"
    with store.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def waiting(store: Store) -> int:
    return int(scalar(store, "SELECT count(*) FROM todo WHERE stage = 'identify'"))


def test_what_was_stored_before_is_told_apart_like_what_comes_in(old: Path) -> None:
    store = open_store(str(old))
    wind = identified(store)[-1]
    assert waiting(store) == 3
    assert unidentified.identify(store) == 3
    (first, brief, second, last) = identified(store)
    assert first[:2] == ("Rain", "https://example.org/rain")
    assert second == ("Rain", "https://example.com/2", first[2])
    assert brief == ("Brief", "", "")
    assert last == wind
    assert len(first[2]) == 16
    assert first[2] != wind[2]
    assert scalar(store, "SELECT count(*) FROM text_copy") == 2
    assert (waiting(store), unidentified.identify(store)) == (0, 0)
    assert_sound(store)
    store.close()


def test_what_was_interrupted_goes_on(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(str(old))
    monkeypatch.setattr(unidentified, "BATCH", 1)
    with monkeypatch.context() as broken:
        broken.setattr(unidentified, "canonical", {"https://example.com/2": ""}.__getitem__)
        with pytest.raises(KeyError):
            unidentified.identify(store)
    store.close()
    again = open_store(str(old))
    assert 0 < waiting(again) <= 3
    assert unidentified.identify(again) == 3
    assert [one[1] for one in identified(again)][:3] == [
        "https://example.org/rain",
        "",
        "https://example.com/2",
    ]
    again.close()


def test_nothing_waits_in_a_new_store(store: Store) -> None:
    add(store, draft("Brief"), rain())
    assert waiting(store) == 0
