"""Is the bundled sample archive complete, well formed and varied enough for a first look?"""

import unicodedata
from datetime import datetime
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "ingest" / "sample"
FILES = sorted(SAMPLE.glob("*.md"))
KEYS = ["title", "date", "source", "author"]
OUTLETS = {"Harbour Courier", "Meridian Wire", "The Lantern", "Northgate Post"}
TEASER_FILES = {"2014-11-04-gianotti-to-lead-cern", "2016-01-16-iran-sanctions-lifted"}

THREADS = {
    "Higgs boson": (
        "2012-07-04-cern-higgs-seminar",
        "2013-10-08-nobel-higgs-englert",
        "2014-11-04-gianotti-to-lead-cern",
    ),
    "Philae": (
        "2014-11-12-philae-lands",
        "2014-11-15-philae-falls-silent",
        "2015-06-14-philae-wakes",
    ),
    "Iran accord": (
        "2015-04-02-lausanne-framework",
        "2015-07-14-vienna-iran-deal",
        "2016-01-16-iran-sanctions-lifted",
    ),
    "Paris Agreement": (
        "2015-11-30-paris-climate-opening",
        "2015-12-12-paris-agreement-adopted",
        "2016-04-22-new-york-signing",
    ),
    "Brexit referendum": (
        "2016-06-22-brexit-eve-of-vote",
        "2016-06-24-brexit-result",
        "2016-06-29-brussels-summit-of-27",
    ),
    "Korean summits": (
        "2018-04-27-panmunjom-meeting",
        "2018-06-12-singapore-summit",
        "2018-06-14-seoul-pompeo-briefing",
    ),
    "Tham Luang": (
        "2018-07-03-tham-luang-found",
        "2018-07-10-tham-luang-rescue-complete",
        "2018-07-18-wild-boars-leave-hospital",
    ),
    "Ever Given": (
        "2021-03-24-ever-given-aground",
        "2021-03-29-ever-given-refloated",
        "2021-07-07-ever-given-sails",
    ),
}

every_piece = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
every_thread = pytest.mark.parametrize("stems", THREADS.values(), ids=THREADS.keys())


def split(path: Path) -> tuple[list[tuple[str, str]], str]:
    """Return the front matter as (key, value) pairs in order, and the body."""
    before, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert before == "", f"{path.name}: text before the front matter"
    pairs = [line.partition(": ") for line in front.splitlines()]
    return [(key, value) for key, _, value in pairs], body


def fields(stem: str) -> dict[str, str]:
    """Return the front matter of the piece with this file stem."""
    return dict(split(SAMPLE / f"{stem}.md")[0])


def test_the_archive_holds_the_24_pieces_of_the_threads_and_no_other() -> None:
    stems = [stem for thread in THREADS.values() for stem in thread]
    assert len(stems) == 24
    assert sorted(stems) == [path.stem for path in FILES]


def test_titles_are_unique() -> None:
    titles = [fields(path.stem)["title"] for path in FILES]
    assert len(set(titles)) == len(FILES)


@every_piece
def test_front_matter_has_exactly_the_four_keys_with_values(path: Path) -> None:
    pairs, _ = split(path)
    assert [key for key, _ in pairs] == KEYS
    assert all(value.strip() for _, value in pairs)
    assert dict(pairs)["source"] in OUTLETS


@every_piece
def test_date_is_aware_and_is_the_day_of_the_file_name(path: Path) -> None:
    date = datetime.fromisoformat(fields(path.stem)["date"])
    assert date.tzinfo is not None
    assert path.stem.startswith(f"{date:%Y-%m-%d}-")


@every_piece
def test_body_follows_a_blank_line_and_has_180_to_360_words(path: Path) -> None:
    _, body = split(path)
    assert body.startswith("\n")
    assert 180 <= len(body.split()) <= 360


@every_piece
def test_text_is_clean_and_lines_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert max(map(len, text.splitlines())) <= 2_000
    unwanted = {ch for ch in text if ch != "\n" and unicodedata.category(ch) in {"Cc", "Cf", "Cs"}}
    assert unwanted == set()


@every_piece
def test_only_two_pieces_end_in_three_teaser_lines(path: Path) -> None:
    closing = split(path)[1].strip().split("\n\n")[-3:]
    assert all(len(line.split()) < 15 for line in closing) == (path.stem in TEASER_FILES)


@every_thread
def test_each_thread_runs_over_three_days_and_at_least_two_outlets(stems: tuple[str, ...]) -> None:
    pieces = [fields(stem) for stem in stems]
    assert len({piece["date"][:10] for piece in pieces}) == 3
    assert len({piece["source"] for piece in pieces}) >= 2
