"""Fetches the picture of a caption and keeps it for the next time it is looked at."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from core.clean import clean_url
from core.drafts import FetchState
from core.errors import IngestError, NewscastError
from ingest.clients import make_client
from ingest.fetch import fetch, must_be_public
from ingest.jail import Jail
from ingest.picture_files import PICTURE_LIMIT, PICTURE_TYPES, picture_to_png
from store import full_text
from store.engine import Store

KEPT: Final = 100 * 1024**2
"""Bytes of pictures that are kept at most: about fifty."""

_SUFFIX: Final = ".png"


def picture_file(store: Store, article_id: int, url: str, folder: Path) -> Path:
    """The file of a picture in `folder`, where it is fetched to if it is not there.

    Of what is kept there, what was looked at longest ago goes first.

    Args:
        article_id: the article with the caption; its feed says where the picture may lie.

    Raises:
        NotFoundError: there is no such article.
        IngestError: the picture cannot be had, or is none.
        StoreError: the store cannot be read.
        NewscastError: the picture cannot be kept.
    """
    path = folder / (sha256(url.encode()).hexdigest() + _SUFFIX)
    try:
        if path.exists():
            os.utime(path)
        else:
            _, feed, _ = full_text.origin(store, article_id)
            _keep(_fetched(url, feed), path)
            _make_room(folder, path)
    except OSError as error:
        raise NewscastError(str(path), error.strerror or str(error)) from error
    return path


def _fetched(url: str, feed: str) -> bytes:
    """The picture at an address, as PNG."""
    if not clean_url(url):
        raise IngestError(url, "the picture has no address")
    with make_client(PICTURE_TYPES) as client:
        public = must_be_public(url, feed)
        answer = fetch(client, url, FetchState(), public=public, body_limit=PICTURE_LIMIT)
    with Jail() as jail:
        return jail.call(picture_to_png, answer.body)


def _keep(picture: bytes, path: Path) -> None:
    """Writes the whole file, or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = path.with_name(f".{path.stem}.{os.getpid()}.new")
    try:
        whole.write_bytes(picture)
        whole.replace(path)
    except OSError:
        whole.unlink(missing_ok=True)
        raise


def _make_room(folder: Path, newest: Path) -> None:
    """Removes what was looked at longest ago until the rest is no more than `KEPT`."""
    room = KEPT - newest.stat().st_size
    for path, size in _newest_first(folder):
        if path != newest:
            room -= size
            if room < 0:
                path.unlink(missing_ok=True)


def _newest_first(folder: Path) -> Iterator[tuple[Path, int]]:
    """The pictures kept and their sizes in bytes."""
    kept = [(path, path.stat()) for path in folder.glob(f"*{_SUFFIX}")]
    for path, stat in sorted(kept, key=lambda one: one[1].st_mtime_ns, reverse=True):
        yield path, stat.st_size
