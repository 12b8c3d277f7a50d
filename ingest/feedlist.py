"""Which feeds does the reader follow? Reads feeds.toml."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.clean import clean_line, clean_url
from core.drafts import FeedSpec
from core.errors import FeedListError, nearest_hint
from ingest.feed_addresses import has_password, without_password
from ingest.feed_options import OPTIONS, read_options, read_rules

SAMPLE = "newscast:sample"
"""The `path` that stands for the articles that ship with newscast."""

_TABLES = ("feed", "rule")
_TEXTS = ("url", "path", "title", "language")
_KEYS = (*_TEXTS, "tags", *OPTIONS)
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
    return parse_feeds(list_text(path), path)


def list_text(path: Path) -> str:
    """The text of a list, its line ends as they are.

    Raises:
        FeedListError: the file cannot be read, or is no text in UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise FeedListError(str(path), error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise FeedListError(str(path), "not UTF-8 text") from error


def parse_feeds(text: str, path: Path) -> tuple[FeedSpec, ...]:
    """The feeds that `text` names, which is or would be the list at `path`.

    Raises:
        FeedListError: it is not TOML, or says something without meaning.
    """
    table = parse_table(text, path)
    for key in table:
        if key not in _TABLES:
            raise FeedListError(str(path), f"unknown key {key!r}", nearest_hint(key, _TABLES))
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
    rules = read_rules(str(path), table.get("rule", []), specs)
    return tuple(replace(spec, rules=holding) for spec, holding in zip(specs, rules, strict=True))


def parse_table(text: str, path: Path) -> dict[str, Any]:
    """What `text` says as TOML, whatever it means.

    Raises:
        FeedListError: it is not TOML.
    """
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FeedListError(str(path), f"not TOML: {clean_line(str(error))}") from error


def _where(path: Path, number: int, entry: object) -> str:
    """The name of one entry in an error: its place in the file and what it calls itself."""
    names = entry if isinstance(entry, dict) else {}
    label = next((names[k] for k in ("title", "url", "path") if isinstance(names.get(k), str)), "")
    shown = clean_line(without_password(label))[:80]
    return f"{path}, feed {number}" + (f" ({shown})" if shown else "")


def _spec(where: str, entry: object, folder: Path) -> FeedSpec:
    if not isinstance(entry, dict):
        raise FeedListError(where, "must be a table", "write [[feed]]")
    for key in entry:
        if key not in _KEYS:
            raise FeedListError(where, f"unknown key {key!r}", nearest_hint(key, _KEYS))
    texts = {key: _text(where, entry, key) for key in _TEXTS}
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
        **read_options(where, entry, is_remote=bool(url)),
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
        shown = clean_line(without_password(url))[:200]
        raise FeedListError(where, f"not an http or https address: {shown}", hint)
    if has_password(url):
        hint = 'write auth = "env:VARIABLE", and user:password into that variable'
        raise FeedListError(where, "a password in the address", hint)
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
