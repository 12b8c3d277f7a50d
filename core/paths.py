"""Where newscast keeps its files, after the XDG base directory specification."""

import os
from dataclasses import dataclass
from pathlib import Path

APP = "newscast"


@dataclass(frozen=True, slots=True)
class Paths:
    """The files of one run: `feeds` and `config` may not exist."""

    store: str
    feeds: Path | None
    config: Path
    log: Path


def _base(variable: str, default: str) -> Path:
    """An XDG base folder; a relative value is ignored, as the specification says."""
    value = Path(os.environ.get(variable, ""))
    return value if value.is_absolute() else Path.home() / default


def default_paths() -> Paths:
    """The places that hold where no flag says otherwise.

    `feeds` is None where the reader has no feeds.toml: the bundled one serves.
    """
    feeds = _base("XDG_CONFIG_HOME", ".config") / APP / "feeds.toml"
    return Paths(
        store=str(_base("XDG_DATA_HOME", ".local/share") / APP / "newscast.db"),
        feeds=feeds if feeds.exists() else None,
        config=_base("XDG_CONFIG_HOME", ".config") / APP / "config.toml",
        log=_base("XDG_STATE_HOME", ".local/state") / APP / "newscast.log",
    )
