"""Where was the reader when the app ended? Kept in a small file, an entry a store."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

KEPT = 20
"""Stores whose last session is remembered."""


@dataclass(frozen=True, slots=True)
class Session:
    """What is restored at the next start; empty values mean what is usual.

    `offset` is that of the body's character on the first row, `query` and `name` those of the
    source, which is that of `today`'s articles or not; `hidden` columns and `widths` in cells as
    in Panes;
    `theme` was chosen by the reader, where the settings name none;
    `welcomed` says that the first words were read, with whatever store.
    """

    article: int = 0
    offset: int = 0
    query: str = ""
    name: str = ""
    filter: str = ""
    unread_only: bool = False
    order: str = ""
    grouping: str = ""
    today: bool = False
    hidden: tuple[str, ...] = ()
    widths: dict[str, int] = field(default_factory=dict)
    theme: str = ""
    welcomed: bool = False


def load_session(path: Path, store: str) -> Session:
    """The last session of a store; an empty one where the file is missing or makes no sense."""
    usual, entries = asdict(Session()), _entries(path)
    said = entries.get(store, {})
    right: dict[str, Any] = {
        name: value
        for name, value in said.items()
        if name in usual and type(value) is type(usual[name])
    }
    hidden = said.get("hidden")
    names = [n for n in hidden if isinstance(n, str)] if isinstance(hidden, list) else []
    widths = {n: w for n, w in right.get("widths", {}).items() if type(w) is int}
    welcomed = any(entry.get("welcomed") is True for entry in entries.values())
    return Session(**right | {"hidden": tuple(names), "widths": widths, "welcomed": welcomed})


def save_session(path: Path, store: str, session: Session) -> None:
    """Remembers the session of a store, in place of the one before.

    Raises:
        OSError: the file cannot be written.
    """
    entries = _entries(path)
    entries.pop(store, None)
    kept = dict(list(entries.items())[-(KEPT - 1) :])
    path.parent.mkdir(parents=True, exist_ok=True)
    written = path.with_suffix(".new")
    written.write_text(json.dumps({**kept, store: asdict(session)}, indent=1), "utf-8")
    written.replace(path)


def _entries(path: Path) -> dict[str, dict[str, Any]]:
    """Session by store, the last used one last."""
    try:
        said = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {s: e for s, e in said.items() if isinstance(e, dict)} if isinstance(said, dict) else {}
