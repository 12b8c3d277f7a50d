"""The reader's own feed list is there to be changed, and says what is wrong with it."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import FeedListError
from core.paths import default_paths
from desk.feed_file import count_feeds, own_feeds
from ingest.feedlist import default_feeds_path, load_feeds


def test_the_list_that_comes_with_newscast_is_copied_to_where_it_is_read_from() -> None:
    path = own_feeds(default_paths())
    assert path.read_bytes() == default_feeds_path().read_bytes()
    assert default_paths().feeds == path
    assert count_feeds(path) == len(load_feeds(None))


def test_a_list_that_is_there_is_left_as_it_is() -> None:
    path = own_feeds(default_paths())
    path.write_text("# mine\n")
    assert own_feeds(default_paths()) == path
    assert path.read_text() == "# mine\n"
    assert count_feeds(path) == 0


def test_the_list_of_a_flag_is_the_one(tmp_path: Path) -> None:
    path = tmp_path / "new" / "list.toml"
    assert own_feeds(replace(default_paths(), feeds=path)) == path
    assert count_feeds(path) > 0


def test_a_list_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(FeedListError, match=r"list\.toml"):
        own_feeds(replace(default_paths(), feeds=tmp_path / "file" / "list.toml"))


def test_a_list_without_meaning_is_told(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text('[[feed]]\nurl = "mailto:x"\n')
    with pytest.raises(FeedListError, match="not an http or https address"):
        count_feeds(path)
