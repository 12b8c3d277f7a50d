"""Feeds of every sort are read as their sibling .toml in tests/corpus/feeds says."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.clean import clean_body, clean_line
from core.drafts import Draft, FeedBatch
from core.errors import ParseError
from ingest.feeds import parse_feed

CORPUS = Path(__file__).parents[1] / "corpus" / "feeds"
CASES = sorted(CORPUS.glob("*.toml"))


def read(case: Path) -> tuple[dict[str, Any], bytes]:
    """What a case says, and the feed beside it, whatever its ending."""
    (feed,) = (path for path in case.parent.glob(f"{case.stem}.*") if path.suffix != ".toml")
    return tomllib.loads(case.read_text("utf-8")), feed.read_bytes()


def marks(draft: Draft) -> list[str]:
    return [
        f"{mark.kind}: {draft.body.text[mark.start : mark.end]}"
        + (f" -> {mark.target}" if mark.target else "")
        for mark in draft.body.marks
    ]


def iso(moment: Any) -> str:
    return moment.isoformat() if moment else ""


SEEN = {
    "title": lambda batch: batch.title,
    "titles": lambda batch: [d.title for d in batch.drafts],
    "urls": lambda batch: [d.url for d in batch.drafts],
    "guids": lambda batch: [d.guid for d in batch.drafts],
    "authors": lambda batch: [d.author for d in batch.drafts],
    "sources": lambda batch: [d.source for d in batch.drafts],
    "languages": lambda batch: [d.language for d in batch.drafts],
    "published": lambda batch: [iso(d.published) for d in batch.drafts],
    "updated": lambda batch: [iso(d.updated) for d in batch.drafts],
    "bodies": lambda batch: [d.body.text for d in batch.drafts],
    "marked": lambda batch: [marks(d) for d in batch.drafts],
    "failures": lambda batch: [f"{f.what}: {f.why}" for f in batch.failures],
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_feed_is_read_as_its_case_says(case: Path) -> None:
    says, body = read(case)
    expected = says["expect"]
    given = says.get("input", {})
    try:
        batch = parse_feed(body, given.get("content_type", ""), given.get("url", ""))
    except ParseError as error:
        assert {"error": str(error)} == expected
        return
    assert {key: SEEN[key](batch) for key in expected} == expected
    if "failures" not in expected:
        assert batch.failures == ()
    assert_clean(batch)


SCRAPS = (
    *("<", ">", "&", "]]>", "<![CDATA[", "<!--", "-->", "<?", '"', "@", "{", "]", "null", "\x00"),
    *("<item>", "</item>", "<entry>", "<title>", "<author>", "<source>", "&#27;", "&lt;b&gt;"),
    *('xml:base="javascript:"', '<link href="http://["/>', "<pubDate>31 Feb 99999</pubDate>"),
)


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.stem != "deep_html"], ids=lambda case: case.stem
)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_a_damaged_feed_gives_clean_articles_or_one_error(case: Path, data: st.DataObject) -> None:
    _, body = read(case)
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(body)))
        end = start + data.draw(st.integers(0, 20))
        body = body[:start] + data.draw(st.sampled_from(SCRAPS)).encode() + body[end:]
    try:
        batch = parse_feed(body, url="https://harbour.example/feed")
    except ParseError as error:
        assert clean_line(str(error)) == str(error)
    else:
        assert_clean(batch)


def assert_clean(batch: FeedBatch) -> None:
    """What every draft owes to the parts that come after it."""
    for draft in batch.drafts:
        assert draft.title
        assert clean_body(draft.body.text) == draft.body.text
        for line in (draft.title, draft.guid, draft.url, draft.author, draft.source):
            assert clean_line(line) == line
        for mark in draft.body.marks:
            assert 0 <= mark.start < mark.end <= len(draft.body.text)


def test_every_feed_of_the_corpus_has_a_case() -> None:
    feeds = {path.stem for path in CORPUS.iterdir() if path.suffix != ".toml"}
    assert feeds == {case.stem for case in CASES}
