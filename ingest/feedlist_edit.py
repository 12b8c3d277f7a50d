"""Puts feeds into feeds.toml and takes them out; every other line stays as it is."""

import codecs
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from shutil import copymode
from tempfile import mkstemp
from typing import Any

from core.drafts import FeedSpec
from core.errors import FeedListError
from ingest.feedlist import list_text, parse_feeds, parse_table
from ingest.toml_text import array_tables, quoted, split_lines

_BY_HAND = "change it with an editor"


def add_feeds(path: Path, specs: Sequence[FeedSpec]) -> None:
    """Writes feeds into the list at `path`, below its last one.

    Their location, title, tags and language are written.

    Raises:
        FeedListError: the list cannot be read, changed or written, or names one of them.
    """
    text = list_text(path)
    lines = split_lines(text)
    tables = array_tables(lines, "feed") if parse_feeds(text, path) else ()
    at = tables[-1].end if tables else len(lines)
    newline = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    entries = [_entry(spec, newline) for spec in specs]
    before = "".join(lines[:at])
    if before and not before.endswith("\n"):
        before += newline
    between = newline if before else ""
    changed = before + between + newline.join(entries) + "".join(lines[at:])
    _check(path, changed, [*_tables(text, path), *(_tables(e, path)[0] for e in entries)])
    _replace(path, changed)


def remove_feed(path: Path, number: int) -> None:
    """Takes the feed out of the list at `path` that is the `number`th there, from 0.

    Its own comments go with it, as `array_tables` tells them.

    Raises:
        FeedListError: the list cannot be read, changed or written, or a rule names the feed.
    """
    text = list_text(path)
    lines, listed = split_lines(text), _tables(text, path)
    tables = array_tables(lines, "feed")
    if len(tables) != len(listed):
        raise FeedListError(str(path), "its feeds are not written as [[feed]]", _BY_HAND)
    start, end = tables[number].start, tables[number].end
    if start and not lines[start - 1].strip():
        start -= 1
    elif end < len(lines) and not lines[end].strip():
        end += 1
    changed = "".join([*lines[:start], *lines[end:]])
    _check(path, changed, [*listed[:number], *listed[number + 1 :]])
    _replace(path, changed)


def _entry(spec: FeedSpec, newline: str) -> str:
    """A feed as a table of the list."""
    key = "url" if spec.is_remote else "path"
    said = [("[[feed]]", ""), (f"{key} = ", quoted(spec.location))]
    if spec.title:
        said.append(("title = ", quoted(spec.title)))
    if spec.tags:
        said.append(("tags = ", f"[{', '.join(map(quoted, spec.tags))}]"))
    if spec.language:
        said.append(("language = ", quoted(spec.language)))
    return "".join(f"{name}{value}{newline}" for name, value in said)


def _tables(text: str, path: Path) -> list[Any]:
    listed: list[Any] = parse_table(text, path).get("feed", [])
    return listed


def _check(path: Path, changed: str, expected: list[Any]) -> None:
    """Makes sure that the changed text says what it should, and nothing without meaning."""
    try:
        same = _tables(changed, path) == expected
    except FeedListError:
        same = False
    if not same:
        raise FeedListError(str(path), "its feeds are not written as [[feed]]", _BY_HAND)
    parse_feeds(changed, path)


def _replace(path: Path, text: str) -> None:
    """Puts a whole file in the place of the list, with its permissions; a link stays a link."""
    try:
        place = path.resolve()
        mark = codecs.BOM_UTF8 if place.read_bytes().startswith(codecs.BOM_UTF8) else b""
        descriptor, name = mkstemp(prefix=".newscast-", suffix=".toml", dir=place.parent)
        beside = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(mark + text.encode())
                file.flush()
                os.fsync(file.fileno())
            copymode(place, beside)
            beside.replace(place)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    except (OSError, RuntimeError) as error:  # the latter for links that go in a circle
        reason = getattr(error, "strerror", None) or str(error)
        raise FeedListError(str(path), f"cannot be written: {reason}") from error
