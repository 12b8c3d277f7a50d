"""Is everything there that newscast needs, and whole? Looks; changes nothing unless asked to."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from core.checks import Check
from core.errors import NewscastError
from core.paths import Paths
from core.settings import Settings, settings_in_force
from store.checks import check_store
from store.checks_repair import repair
from store.engine import open_store, path_of

SPACE = 200 * 1024**2
"""Bytes on the disk of the store below which a refresh may end half-way."""

_SAMPLE = b'<rss version="2.0"><channel><item><title>x</title></item></channel></rss>'


def examine(paths: Paths, *, mend: bool = False) -> Iterator[Check]:
    """Looks at one thing after the other; whatever is wrong with one, the others follow.

    Args:
        paths: where this run keeps its files.
        mend: whether indexes and tallies that are wrong are made anew; they are well then.
    """
    yield from _lists(paths)
    yield from _folders(paths)
    yield _parser()
    checks = check_store(paths.store)
    yield from _mended(paths.store, list(checks)) if mend else checks


def _lists(paths: Paths) -> Iterator[Check]:
    """The two files that the reader writes, and the pipelines that the settings name."""
    from ingest.feedlist import default_feeds_path, load_feeds

    settings = Settings()
    try:
        settings = settings_in_force(paths.config, os.environ, {}).settings
        there = "" if paths.config.exists() else ": not there, the defaults hold"
        yield Check("settings", f"{paths.config}{there}")
    except NewscastError as error:
        yield _trouble("settings", error)
    try:
        number = len(load_feeds(paths.feeds))
        yield Check("feeds", f"{paths.feeds or default_feeds_path()}: {number:,} feeds")
    except NewscastError as error:
        yield _trouble("feeds", error)
    yield _languages(settings)


def _languages(settings: Settings) -> Check:
    """Whether every pipeline can be loaded, the bundled one too."""
    from language.models import Models

    models = Models(settings.language)
    try:
        for language in ("en", *settings.language):
            models.for_language(language)
    except NewscastError as error:
        return _trouble("languages", error)
    return Check("languages", ", ".join(sorted({"en", *settings.language})))


def _folders(paths: Paths) -> Iterator[Check]:
    """Whether newscast may write where it keeps its files, and has room for the store."""
    try:
        store = path_of(paths.store)
    except NewscastError as error:
        yield _trouble("folders", error)
        return
    for folder in dict.fromkeys((store.parent, paths.state.parent, paths.log.parent, paths.cache)):
        there = _nearest(folder)
        if not (there.is_dir() and os.access(there, os.W_OK | os.X_OK)):
            hint = "let its owner give you the right to write there"
            yield Check("folders", f"{there}: may not be written", ok=False, hint=hint)
            return
    yield Check("folders", "may be written")
    free = shutil.disk_usage(_nearest(store.parent)).free
    found = f"{free / 1024**2:,.0f} MiB free"
    hint = "" if free >= SPACE else "make room before the next refresh"
    yield Check("disk", found, ok=free >= SPACE, hint=hint)


def _nearest(folder: Path) -> Path:
    """The folder itself, or the one in which it would be made."""
    return next(place for place in (folder, *folder.parents) if place.exists())


def _parser() -> Check:
    """Whether feeds can be parsed in a process apart."""
    from ingest.feeds import parse_feed
    from ingest.jail import Jail

    try:
        with Jail() as jail:
            jail.call(parse_feed, _SAMPLE)
    except NewscastError as error:
        return _trouble("parser", error)
    return Check("parser", "reads a feed")


def _mended(location: str, checks: list[Check]) -> Iterator[Check]:
    """The checks of a store, those that could be mended among them as well."""
    wrong = {check.what for check in checks if not check.ok}
    try:
        store = open_store(location, make=False) if wrong else None
        mended = repair(store, wrong) if store else []
        if store:
            store.close()
    except NewscastError as error:
        yield from checks
        yield _trouble("repair", error)
        return
    for check in checks:
        if check.what in mended:
            yield replace(check, found=f"{check.found}: made anew", ok=True, hint="")
        else:
            yield check


def _trouble(what: str, error: NewscastError) -> Check:
    return Check(what, f"{error.what}: {error.why}", ok=False, hint=error.hint)
