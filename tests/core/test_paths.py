"""Files stand where the XDG specification puts them."""

from pathlib import Path

import pytest

from core.paths import default_paths


def test_files_go_to_the_xdg_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert default_paths().store == str(tmp_path / "data/newscast/newscast.db")


@pytest.mark.parametrize("value", ["", "relative/folder"])
def test_a_base_folder_that_is_not_absolute_is_ignored(
    value: str, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", value)
    assert default_paths().config == own_home / ".config/newscast/config.toml"


def test_the_reader_may_have_no_feed_list(own_home: Path) -> None:
    assert default_paths().feeds is None
    feeds = own_home / "config/newscast/feeds.toml"
    feeds.parent.mkdir(parents=True)
    feeds.touch()
    assert default_paths().feeds == feeds
