"""A fresh store for each test, and transactions of several sizes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import sql
from store.engine import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "newscast.db"))
    yield opened
    opened.close()


@pytest.fixture(params=[1, 2, None], ids=["one", "two", "default"])
def any_chunk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Transactions of one article, of two, and of as many as usual."""
    if request.param:
        monkeypatch.setattr(sql, "CHUNK", request.param)
