"""What statements share: values that travel as one parameter, columns as one row."""

import pytest
from sqlalchemy import select

from store.engine import Store
from store.models import ARTICLE
from store.sql import IDS, among, packed, packing, unpacked
from tests.store.builders import add, draft

_TITLES = select(ARTICLE.c.id, ARTICLE.c.title).order_by(ARTICLE.c.id)
_SOME = packing(_TITLES.where(among(ARTICLE.c.id, IDS)))


@pytest.mark.parametrize("number", [0, 1, 2, 40_000])
def test_a_statement_that_is_built_once_takes_any_number_of_values(
    store: Store, number: int
) -> None:
    add(store, draft("One"), draft("Two"))
    ids = range(1, number + 1)
    with store.read() as connection:
        found = unpacked(connection, _SOME, {"ids": ids})
        assert found == packed(connection, _TITLES.where(among(ARTICLE.c.id, ids)))
    assert found == [[1, 2][:number], ["One", "Two"][:number]]
