"""A file's name tells what it is."""

import pytest

from ingest.kinds import is_cache, is_collection, is_readable, kind_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.TXT", (".txt", "")),
        ("a.tar.gz", (".tar", ".gz")),
        ("a.tgz", (".tar", ".gz")),
        ("a.tar.bz2", (".tar", ".bz2")),
        ("a.txz", (".tar", ".xz")),
        ("a.b.Warc.GZ", (".warc", ".gz")),
        ("folder.zip/a.jsonl.xz", (".jsonl", ".xz")),
        ("cache.db", (".db", "")),
        ("cache.db.gz", ("", "")),
        ("photo.jpg", ("", "")),
        ("photo.jpg.gz", ("", "")),
        ("a.gz", ("", "")),
        (".gz", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_kind_and_how_it_is_packed(name: str, kind: tuple[str, str]) -> None:
    assert kind_of(name) == kind


def test_a_collection_is_a_file_that_holds_many_articles() -> None:
    names = ("a.jsonl", "a.RSS", "a.zip", "a.warc.gz", "a.mbox", "cache.db", "a.txt", "a.eml")
    assert [is_collection(name) for name in names] == [True] * 6 + [False] * 2


def test_a_cache_is_no_stream() -> None:
    assert (is_cache("cache.db"), is_readable("cache.db"), is_cache("a.txt")) == (
        True,
        False,
        False,
    )
