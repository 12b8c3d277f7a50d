"""Which feeds does the reader follow? Reads feeds.toml."""

import re
import tomllib
from pathlib import Path
from typing import Any

from core.clean import clean_line, clean_url
from core.drafts import FeedSpec
from core.errors import FeedListError, nearest_hint

SAMPLE = "newscast:sample"
"""The `path` that stands for the articles that ship with newscast."""

_KEYS = ("url", "path", "title", "tags", "language")
_HERE = Path(__file__).parent


def default_feeds_path() -> Path:
    """The feed list that comes with newscast: in the wheel, else at the root of a checkout."""
    bundled = _HERE / "default_feeds.toml"
    return bundled if bundled.exists() else _HERE.parent / "feeds.toml"


def load_feeds(path: Path | None) -> tuple[FeedSpec, ...]:
    """The feeds that the list at `path` names, in its order; None means the bundled list.

    Raises:
        FeedListError: the file cannot be read, is not TOML, or says something without meaning.
    """
    path = path or default_feeds_path()
    table = _read(path)
    for key in table:
        if key != "feed":
            raise FeedListError(str(path), f"unknown key {key!r}", nearest_hint(key, ("feed",)))
    entries = table.get("feed", [])
    if not isinstance(entries, list):
        raise FeedListError(str(path), "'feed' must be a list of tables", "write [[feed]]")
    specs: list[FeedSpec] = []
    first_named: dict[str, str] = {}
    for number, entry in enumerate(entries, 1):
        where = _where(path, number, entry)
        spec = _spec(where, entry, path.parent)
        if spec.location in first_named:
            raise FeedListError(where, f"the same location as {first_named[spec.location]}")
        first_named[spec.location] = f"feed {number}"
        specs.append(spec)
    return tuple(specs)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise FeedListError(str(path), error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise FeedListError(str(path), "not UTF-8 text") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FeedListError(str(path), f"not TOML: {clean_line(str(error))}") from error


def _where(path: Path, number: int, entry: object) -> str:
    """The name of one entry in an error: its place in the file and what it calls itself."""
    names = entry if isinstance(entry, dict) else {}
    label = next((names[k] for k in ("title", "url", "path") if isinstance(names.get(k), str)), "")
    return f"{path}, feed {number}" + (f" ({clean_line(label)[:80]})" if label else "")


def _spec(where: str, entry: object, folder: Path) -> FeedSpec:
    if not isinstance(entry, dict):
        raise FeedListError(where, "must be a table", "write [[feed]]")
    for key in entry:
        if key not in _KEYS:
            raise FeedListError(where, f"unknown key {key!r}", nearest_hint(key, _KEYS))
    texts = {key: _text(where, entry, key) for key in _KEYS if key != "tags"}
    if bool(texts["url"]) == bool(texts["path"]):
        why = "both 'url' and 'path'" if texts["url"] else "neither 'url' nor 'path'"
        raise FeedListError(where, why, "give one of them")
    url, place = texts["url"], texts["path"]
    location = _address(where, url) if url else _place(where, place, folder)
    return FeedSpec(
        location=location,
        title=clean_line(texts["title"] or (Path(location).name if place else "")),
        tags=_tags(where, entry.get("tags", [])),
        language=clean_line(texts["language"]),
    )


def _text(where: str, entry: dict[str, Any], key: str) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise FeedListError(where, f"{key!r} must be a text")
    return value.strip()


def _tags(where: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise FeedListError(where, "'tags' must be a list of texts", 'for example ["world"]')
    return tuple(dict.fromkeys(tag for tag in map(clean_line, value) if tag))


def _address(where: str, url: str) -> str:
    if not clean_url(url):
        hint = "use 'path' for a file or folder" if re.match(r"[~./\\]", url) else ""
        raise FeedListError(where, f"not an http or https address: {clean_line(url)[:200]}", hint)
    scheme, rest = url.split(":", 1)
    return f"{scheme.lower()}:{rest}"


def _place(where: str, path: str, folder: Path) -> str:
    """The absolute form of a `path`, which counts from the folder of the list."""
    if path == SAMPLE:
        return str(_HERE / "sample")
    try:
        return str(Path(folder.absolute(), Path(path).expanduser()).resolve())
    except (RuntimeError, ValueError, OSError) as error:
        raise FeedListError(where, f"not a path: {clean_line(path)[:200]}") from error
