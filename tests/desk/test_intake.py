"""What an earlier version stored is known again when it comes in anew."""

from pathlib import Path

import pytest

from core.drafts import Draft
from desk.intake import Taken, take_in
from store import feeds, migrations
from store.engine import open_store
from tests.store.builders import add, day, draft

PLACE = "https://example.org/feed"


def rain(guid: str, url: str) -> Draft:
    body = "The river rose again and the town was cut off."
    return draft("Rain", body, guid=guid, url=url, published=day(1))


def test_an_article_of_an_earlier_version_is_known_by_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "old.db")
    with monkeypatch.context() as earlier:
        earlier.setattr(migrations, "STEPS", migrations.STEPS[:7])
        store = open_store(path)
        add(store, rain("1", "http://example.org/rain?utm_source=feed"), location=PLACE)
        with store.write() as connection:
            connection.exec_driver_sql("UPDATE article SET canonical = '', text_key = ''")
        store.close()
    store = open_store(path)
    body = "The river rose again, and the town of Lindqvist was cut off."
    again = draft("Rain", body, guid="2", url="https://example.org/rain", published=day(1))
    assert list(take_in(store, feeds.feed_for(store, PLACE), [again])) == [Taken(changed=1)]
    store.close()
