"""What articles are in these bytes? A file's or an archive member's, by its name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from io import BufferedReader, BytesIO
from pathlib import Path, PurePath
from typing import BinaryIO

from core.drafts import Draft, Failure, FeedBatch
from core.errors import IngestError, ParseError
from ingest.containers import mbox, tar_file, warc, zip_file
from ingest.containers.eml import mail_drafts
from ingest.containers.limits import MEMBER_BYTES, Budget, size_name
from ingest.containers.members import Member
from ingest.containers.streams import PIECE, Counted, Unpacked
from ingest.documents import PAGE_SECONDS, document_draft
from ingest.feeds import parse_feed
from ingest.jail import Jail
from ingest.kinds import ARCHIVES, CAPTURES, DOCUMENTS, FEEDS, RECORDS, is_readable, kind_of
from ingest.records import read_records


@dataclass(frozen=True, slots=True)
class Place:
    """Where bytes come from.

    `name` is what guids and failures call it, `path` where the reader finds it, both with `!/`
    between an archive and what is in it; `modified` a Unix time; `depth` the number of archives
    around it.
    """

    name: str
    path: str
    modified: float | None
    depth: int = 0

    def of(self, member: Member) -> "Place":
        """The place of a member of the archive that lies here."""
        inside = f"!/{member.name}"
        return Place(self.name + inside, self.path + inside, member.modified, self.depth + 1)


class Contents:
    """Reads what stands in one file, with what it holds, until its limits are reached.

    Args:
        jail: where parsers run that hostile input could stall.
        budget: what the file may hold in all.
    """

    def __init__(self, jail: Jail, budget: Budget) -> None:
        self._jail = jail
        self._budget = budget

    def read(self, file: BinaryIO, place: Place) -> Iterator[Draft | Failure]:
        """The articles in an open file, lazily; whatever goes wrong is a failure that names it.

        Raises:
            OSError: the file itself cannot be read.
        """
        kind, packing = kind_of(place.name)
        try:
            if packing:
                yield from self._packed(file, place, kind, packing)
            else:
                yield from self._read(file, place, kind)
        except IngestError as error:
            why = f"{error.why} ({error.hint})" if error.hint else error.why
            yield Failure(place.name, why)

    def _packed(
        self, file: BinaryIO, place: Place, kind: str, packing: str
    ) -> Iterator[Draft | Failure]:
        unpacked = Unpacked(file, packing, resume=kind in CAPTURES)
        check = partial(_check, self._budget, unpacked)
        yield from self._read(BufferedReader(Counted(unpacked, check)), place, kind)
        if unpacked.damaged:
            yield Failure(place.name, f"damaged parts passed over: {unpacked.damaged}")

    def _read(self, file: BinaryIO, place: Place, kind: str) -> Iterator[Draft | Failure]:
        if kind in RECORDS:
            yield from read_records(file, Path(place.path), place.name, self._jail)
        elif kind in ARCHIVES:
            yield from self._archive(file, place, kind)
        elif kind in CAPTURES:
            yield from warc.read(file, place.name, place.path, self._jail, self._budget)
        elif kind == ".mbox":
            yield from mbox.read(file, place.name, place.path, self._jail, self._budget)
        else:
            yield from self._single(_whole(file), place, kind)

    def _single(self, body: bytes, place: Place, kind: str) -> Iterator[Draft | Failure]:
        """The articles of what is read whole."""
        if kind in FEEDS:
            yield from _feed(self._jail.call(parse_feed, body), place)
        elif not body.strip():
            yield Failure(place.name, "empty")
        elif kind in DOCUMENTS:
            name = PurePath(place.name).name
            draft = document_draft(body, name, place.modified, self._jail)
            yield replace(draft, guid=place.name, path=place.path)
        else:
            for draft in self._jail.call(mail_drafts, body, seconds=PAGE_SECONDS):
                yield replace(draft, guid=draft.guid or place.name, path=place.path)

    def _archive(self, file: BinaryIO, place: Place, kind: str) -> Iterator[Draft | Failure]:
        """The articles in all members; a zip archive in another is read whole."""
        if place.depth >= self._budget.limits.depth:
            raise ParseError("the archive", f"over {place.depth} archives within each other")
        if kind == ".tar":
            found = tar_file.members(file, self._budget, is_readable)
        else:
            seekable = file if file.seekable() else BytesIO(_whole(file))
            found = zip_file.members(seekable, self._budget, is_readable)
        for member in found:
            if isinstance(member, Failure):
                yield Failure(f"{place.name}!/{member.what}", member.why)
            else:
                yield from self.read(member.file, place.of(member))


def _check(budget: Budget, unpacked: Unpacked, length: int, count: int) -> None:
    budget.spend(length, count, unpacked.packed)


def _whole(file: BinaryIO) -> bytes:
    """All of a file, by and by: reading it at once would take the memory of the limit."""
    body = bytearray()
    while piece := file.read(PIECE):
        body += piece
        if len(body) > MEMBER_BYTES:
            raise ParseError("the file", f"over {size_name(MEMBER_BYTES)}")
    return bytes(body)


def _feed(batch: FeedBatch, place: Place) -> Iterator[Draft | Failure]:
    for draft in batch.drafts:
        yield replace(draft, path=place.path, source=draft.source or batch.title)
    for failure in batch.failures:
        yield Failure(place.name, f"{failure.what}: {failure.why}")
