"""Real and hostile archives, where a checkout has them beside it."""

import hashlib
from pathlib import Path

import pytest

from core.clean import clean_line
from core.drafts import Draft, Failure
from core.errors import ParseError
from ingest.containers.newsboat import item_draft
from ingest.files import find_files, read_file
from ingest.jail import Jail
from store.newsboat import cached_items

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
CAPTURES = SHARED / "feeds" / "warc"
HOSTILE = SHARED / "hostile" / "files"

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="no shared data beside this checkout")


def read(path: Path) -> tuple[list[Draft], list[Failure]]:
    with Jail() as jail:
        found = list(read_file(path, path, jail))
    for item in found:
        assert not isinstance(item, Failure) or item.what == clean_line(item.what)
    drafts = [item for item in found if isinstance(item, Draft)]
    return drafts, [item for item in found if isinstance(item, Failure)]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("example.warc", "http://example.com/"),
        ("example.warc.gz", "http://example.com/"),
        ("example-iana.org-chunked.warc", "http://www.iana.org/"),
        ("example-resource.warc.gz", "http://example.com/"),
    ],
)
def test_a_real_capture_gives_its_page(name: str, address: str) -> None:
    drafts, failures = read(CAPTURES / name)
    assert [(draft.url, draft.guid) for draft in drafts] == [(address, address)]
    assert not failures
    assert drafts[0].published is not None


def test_a_capture_that_is_cut_off_says_so() -> None:
    drafts, failures = read(CAPTURES / "example-trunc.warc")
    assert len(drafts) <= 1
    assert failures


def test_a_hostile_capture_gives_its_good_pages_and_names_the_others() -> None:
    drafts, failures = read(HOSTILE / "43_warc_hostile.warc")
    titles = [draft.title for draft in drafts]
    assert (titles[0], titles[-1]) == ("SENTINEL warc start", "SENTINEL warc end")
    assert all(title.isprintable() for title in titles)
    named = " ".join(failure.what for failure in failures)
    assert all(f"example.net/{name})" in named for name in ("neg", "nan", "huge"))


def test_a_packed_file_of_no_known_kind_is_refused() -> None:
    (failure,) = find_files(HOSTILE / "31_truncated.gz")
    assert isinstance(failure, Failure)
    assert failure.why.startswith("not a kind of file that newscast reads")


def test_a_truncated_feed_in_gzip_says_so(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml.gz"
    path.write_bytes((HOSTILE / "31_truncated.gz").read_bytes())
    assert read(path) == ([], [Failure("feed.xml.gz", "cut off in the middle")])


def test_the_cache_of_newsboat_gives_what_newsboat_shows() -> None:
    items = list(cached_items(SHARED / "feeds" / "newsboat" / "cache.db"))
    drafts = [item_draft(item) for item in items]
    assert len(drafts) == 109 - 9
    assert len({item.feed for item in items}) == 4
    assert all(draft.title and draft.published for draft in drafts)
    assert any(draft.read for draft in drafts)
    assert any(draft.starred for draft in drafts)


@pytest.mark.parametrize(("name", "count"), [("47_not_sqlite.db", 0), ("48_cache_odd.db", 6)])
def test_a_hostile_cache_is_read_as_far_as_it_is_one_and_stays_the_same(
    name: str, count: int
) -> None:
    path = HOSTILE / name
    before = hashlib.sha256(path.read_bytes()).digest()
    if count:
        drafts = [item_draft(item) for item in cached_items(path)]
        assert len(drafts) == count
        assert all(draft.title.isprintable() for draft in drafts)
        assert [draft.published for draft in drafts].count(None) == 4
    else:
        with pytest.raises(ParseError, match="not a database"):
            list(cached_items(path))
    assert hashlib.sha256(path.read_bytes()).digest() == before
