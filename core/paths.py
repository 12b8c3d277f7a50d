"""Where newscast keeps its files: variables of its own, else the XDG base directory rules."""

import os
from dataclasses import dataclass
from pathlib import Path

from core.errors import NewscastError

APP = "newscast"


@dataclass(frozen=True, slots=True)
class Paths:
    """The files of one run, of which any may be missing.

    `store` is a path or a database URL, `feeds` None where the bundled list serves, `themes`
    the folder of the reader's own themes, `state` where the screen is remembered, `cache` the
    folder of what can be fetched again.
    """

    store: str
    feeds: Path | None
    config: Path
    themes: Path
    state: Path
    log: Path
    cache: Path


def variable(name: str) -> str:
    """The variable of the environment that says a path or a setting: NEWSCAST_STORE."""
    return f"{APP}_{name}".upper()


def with_home(path: str) -> str:
    """The path with the reader's home for a first `~`."""
    return str(_home() / path[2:]) if path == "~" or path.startswith("~/") else path


def expanded(path: Path) -> Path:
    """The path with the home folder that a first `~` or `~name` stands for.

    Raises:
        NewscastError: there is none.
    """
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise NewscastError(str(path), "there is no such home folder") from error


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError as error:
        raise NewscastError("the home folder", "cannot be found", "set HOME") from error


def _base(name: str, default: str) -> Path:
    """newscast's folder in an XDG base folder.

    A relative value of the variable is ignored, as the specification says.
    """
    value = Path(os.environ.get(name, ""))
    return (value if value.is_absolute() else _home() / default) / APP


def _said(name: str) -> str:
    """The path that the environment gives, the reader's home written out; '' if none."""
    return with_home(os.environ.get(variable(name), ""))


def default_paths() -> Paths:
    """The places that hold where no flag says otherwise.

    NEWSCAST_STORE, NEWSCAST_FEEDS and NEWSCAST_CONFIG come before the XDG folders.

    Raises:
        NewscastError: a place is in the home folder, and there is none.
    """
    config = _base("XDG_CONFIG_HOME", ".config")
    data = _base("XDG_DATA_HOME", ".local/share")
    state = _base("XDG_STATE_HOME", ".local/state")
    return Paths(
        store=_said("store") or str(data / "newscast.db"),
        feeds=_feeds(config),
        config=Path(_said("config") or config / "config.toml"),
        themes=config / "themes",
        state=state / "state.json",
        log=state / "newscast.log",
        cache=_base("XDG_CACHE_HOME", ".cache"),
    )


def _feeds(config: Path) -> Path | None:
    """The feed list that the environment names, or the one in the reader's folder."""
    said, own = _said("feeds"), config / "feeds.toml"
    if said:
        return Path(said)
    return own if own.exists() else None
