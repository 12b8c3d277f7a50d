"""Feeds and pages of real publishers, and hostile files, where a checkout has them beside it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.clean import clean_body, clean_line
from core.drafts import Draft, Failure
from core.errors import IngestError, ParseError
from ingest.feeds import parse_feed
from ingest.files import read_file
from ingest.jail import Jail
from ingest.kinds import is_readable
from ingest.markup import html_to_rich
from ingest.pages import page_to_draft

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
REAL = SHARED / "feeds" / "feeds"
PAGES = SHARED / "feeds" / "pages"
HOSTILE = SHARED / "hostile"

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="no shared data beside this checkout")


@pytest.fixture(scope="module")
def jail() -> Iterator[Jail]:
    with Jail() as jail:
        yield jail


def names(folder: Path, pattern: str = "*") -> list[str]:
    return sorted(path.name for path in folder.glob(pattern) if path.is_file())


def entries_by_name() -> dict[str, int]:
    """The number of entries that the index of the feeds gives for each."""
    index = SHARED / "feeds" / "INDEX.md"
    rows = re.findall(r"^\| (\S+) \| [^|]+ \| (\d+) \|", index.read_text("utf-8"), re.MULTILINE)
    return {name: int(count) for name, count in rows}


@pytest.mark.parametrize("name", names(REAL))
def test_a_real_feed_gives_all_its_entries(name: str) -> None:
    expected = entries_by_name()[name]
    if not expected:
        with pytest.raises(ParseError):
            parse_feed((REAL / name).read_bytes())
        return
    drafts = parse_feed((REAL / name).read_bytes()).drafts
    assert len(drafts) == expected
    for draft in drafts:
        assert_clean(draft)


def assert_clean(draft: Draft) -> None:
    assert draft.title
    assert clean_body(draft.body.text) == draft.body.text
    for line in (draft.title, draft.guid, draft.url, draft.author, draft.source):
        assert clean_line(line) == line
    for mark in draft.body.marks:
        assert 0 <= mark.start < mark.end <= len(draft.body.text)


def grams(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 4]) for i in range(len(words) - 3)}


@pytest.mark.parametrize("name", [n for n in names(PAGES, "*.html") if ".expected." not in n])
def test_a_saved_page_gives_its_article_and_little_else(name: str) -> None:
    draft = page_to_draft((PAGES / name).read_bytes())
    expected = PAGES / name.replace(".html", ".expected.html")
    ours, theirs = grams(draft.body.text), grams(html_to_rich(expected.read_text("utf-8")).text)
    assert 2 * len(ours & theirs) / (len(ours) + len(theirs)) > 0.95
    assert_clean(draft)


def read_any(path: Path, jail: Jail) -> list[Draft | Failure]:
    """The file as newscast would read it; those of no known ending as a feed."""
    if is_readable(path.name):
        return list(read_file(path, path.parent, jail))
    try:
        batch = jail.call(parse_feed, path.read_bytes())
    except IngestError as error:
        return [Failure(error.what, error.why)]
    return [*batch.drafts, *batch.failures]


@pytest.mark.parametrize("name", names(HOSTILE / "files"))
def test_a_hostile_file_gives_what_is_good_in_it_or_says_why_not(name: str, jail: Jail) -> None:
    meta = {row["file"]: row for row in json.loads((HOSTILE / "hostile.json").read_text())["files"]}
    says = meta[name]
    found = read_any(HOSTILE / "files" / name, jail)
    drafts = [item for item in found if isinstance(item, Draft)]
    for draft in drafts:
        assert_clean(draft)
    for item in found:
        assert isinstance(item, Draft) or clean_line(item.why) == item.why
    if name.endswith((".db", ".opml")):
        assert not drafts
        return
    text = "\n".join(f"{draft.title}\n{draft.body.text}" for draft in drafts)
    assert says["entries"] in (None, len(drafts))
    assert all(word in text for word in says["must_contain"])
    assert not any(word in text for word in says["must_not_emit"])
    assert not says["sentinels"] or text.count("SENTINEL") >= 2 or (says["error_ok"] and found)
