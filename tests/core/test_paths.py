"""Files stand where the reader says, else where the XDG specification puts them."""

from pathlib import Path

import pytest

from core.paths import default_paths


def test_files_go_to_the_xdg_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    paths = default_paths()
    assert paths.store == str(tmp_path / "data/newscast/newscast.db")
    assert paths.config == tmp_path / "config/newscast/config.toml"
    assert paths.themes == tmp_path / "config/newscast/themes"
    assert paths.state == tmp_path / "state/newscast/state.json"
    assert paths.log == tmp_path / "state/newscast/newscast.log"
    assert paths.cache == tmp_path / "cache/newscast"


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


def test_variables_come_before_the_folders(monkeypatch: pytest.MonkeyPatch, own_home: Path) -> None:
    monkeypatch.setenv("NEWSCAST_STORE", "sqlite:////srv/news.db")
    monkeypatch.setenv("NEWSCAST_FEEDS", "feeds.toml")
    monkeypatch.setenv("NEWSCAST_CONFIG", "~/settings.toml")
    paths = default_paths()
    assert paths.store == "sqlite:////srv/news.db"
    assert paths.feeds == Path("feeds.toml")
    assert paths.config == own_home / "settings.toml"


def test_an_empty_variable_says_nothing(monkeypatch: pytest.MonkeyPatch, own_home: Path) -> None:
    for name in ("STORE", "FEEDS", "CONFIG"):
        monkeypatch.setenv(f"NEWSCAST_{name}", "")
    assert default_paths().store == str(own_home / "data/newscast/newscast.db")
    assert default_paths().feeds is None
    assert default_paths().config == own_home / "config/newscast/config.toml"
