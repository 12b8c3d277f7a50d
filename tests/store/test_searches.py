"""Searches are kept under a name until the reader forgets them."""

import pytest

from core.errors import NamingError, QueryError
from store.engine import Store, open_store
from store.searches import remove_search, save_search, saved_searches


def saved(store: Store) -> list[tuple[str, str]]:
    with store.read() as connection:
        return [(search.name, search.query) for search in saved_searches(connection)]


def test_searches_are_kept_by_the_alphabet(store: Store) -> None:
    for name, query in (("zoo", "tag:zoo"), ("Élan", "is:unread élan"), ("fog", '"thick fog"')):
        save_search(store, name, query)
    expected = [("Élan", "is:unread élan"), ("fog", '"thick fog"'), ("zoo", "tag:zoo")]
    assert saved(store) == expected
    again = open_store(str(store.path))
    assert saved(again) == expected
    again.close()


def test_a_name_has_one_search_the_last(store: Store) -> None:
    save_search(store, "fog", "fog")
    save_search(store, " fog\n", "fog -frog")
    assert saved(store) == [("fog", "fog -frog")]


def test_a_search_can_be_forgotten(store: Store) -> None:
    save_search(store, "fog", "fog")
    remove_search(store, "frog")
    assert saved(store) == [("fog", "fog")]
    remove_search(store, "fog")
    assert saved(store) == []


@pytest.mark.parametrize("name", ["", " ", "\n\u200b"])
def test_a_search_needs_a_name_that_can_be_seen(store: Store, name: str) -> None:
    with pytest.raises(NamingError, match="can be seen"):
        save_search(store, name, "fog")
    assert saved(store) == []


def test_a_search_without_meaning_is_not_kept(store: Store) -> None:
    with pytest.raises(QueryError, match="unread"):
        save_search(store, "new", "is:unred")
    assert saved(store) == []
