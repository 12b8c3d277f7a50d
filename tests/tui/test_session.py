"""The session file: what is remembered, and what becomes of nonsense in it."""

import json
from pathlib import Path

import pytest

from tui.session import KEPT, Session, load_session, save_session

SESSION = Session(
    article=7,
    offset=120,
    query='tag:"far east"',
    name="far east",
    filter="fog",
    unread_only=True,
    order="source",
    grouping="source",
    hidden=("side", "sources"),
    widths={"list": 40},
    welcomed=True,
)


def test_a_session_is_read_as_it_was_written(tmp_path: Path):
    file = tmp_path / "state" / "state.json"
    save_session(file, "/news.db", SESSION)
    assert load_session(file, "/news.db") == SESSION
    assert load_session(file, "/other.db") == Session(welcomed=True)


def test_each_store_has_its_own_and_the_oldest_go(tmp_path: Path):
    file = tmp_path / "state.json"
    for number in range(KEPT + 5):
        save_session(file, f"/{number}.db", Session(article=number))
    save_session(file, "/7.db", Session(article=70))
    kept = json.loads(file.read_text("utf-8"))
    assert list(kept) == [*(f"/{n}.db" for n in range(5, KEPT + 5) if n != 7), "/7.db"]
    assert load_session(file, "/7.db").article == 70


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "7",
        '{"/news.db": 7}',
        '{"/news.db": {"later": null, "query": null}}',
        '{"/news.db": {"article": "7", "offset": null, "widths": [], "hidden": 3, "else": 1}}',
        '{"/news.db": {"article": true, "widths": {"list": "wide"}, "hidden": [1, {}]}}',
    ],
)
def test_nonsense_means_a_new_session(tmp_path: Path, text: str):
    file = tmp_path / "state.json"
    file.write_text(text, "utf-8")
    assert load_session(file, "/news.db") == Session()


def test_a_session_is_written_over_nonsense(tmp_path: Path):
    file = tmp_path / "state.json"
    file.write_text("\udcff{".encode("utf-8", "surrogateescape").decode("latin-1"), "utf-8")
    save_session(file, "/news.db", SESSION)
    assert load_session(file, "/news.db") == SESSION
