"""Folders are walked without harm, and each file gives its articles or says why not."""

import os
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.drafts import Draft, Failure
from core.types import DatedBy
from ingest.files import find_files, read_file
from ingest.jail import Jail

FEED = (
    '<rss version="2.0"><channel><title>Own</title>'
    "<item><title>In feed</title></item></channel></rss>"
)


@pytest.fixture(scope="module")
def jail() -> Iterator[Jail]:
    with Jail() as jail:
        yield jail


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def found(root: Path) -> list[str]:
    """Paths from the root; failures with an exclamation mark and their reason."""
    return [
        f"! {Path(item.what).name}: {item.why}"
        if isinstance(item, Failure)
        else item.relative_to(root).as_posix()
        for item in find_files(root)
    ]


def the_draft(path: Path, root: Path, jail: Jail) -> Draft:
    (draft,) = read_file(path, root, jail)
    assert isinstance(draft, Draft)
    return draft


def the_failure(path: Path, root: Path, jail: Jail) -> Failure:
    (failure,) = read_file(path, root, jail)
    assert isinstance(failure, Failure)
    return failure


def test_files_come_sorted_and_hidden_and_unknown_ones_are_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "A.XML", ".hidden.txt", ".git/x.txt", "photo.jpg", "c.jsonl"):
        write(tmp_path / name, "x")
    assert found(tmp_path) == ["A.XML", "a/z.md", "b.txt", "c.jsonl"]


def test_a_file_given_directly_is_found_or_refused_by_name(tmp_path: Path) -> None:
    assert list(find_files(write(tmp_path / "a.txt", "x"))) == [tmp_path / "a.txt"]
    (failure,) = find_files(write(tmp_path / "a.jpg", "x"))
    assert isinstance(failure, Failure)
    assert failure.why.startswith("not a kind of file that newscast reads")
    (missing,) = find_files(tmp_path / "none.txt")
    assert isinstance(missing, Failure)
    assert missing.why == "No such file or directory"


def test_links_are_followed_only_inside_the_root(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside.txt", "x")
    root = tmp_path / "root"
    write(root / "in.txt", "x")
    (root / "good.txt").symlink_to("in.txt")
    (root / "leads_out.txt").symlink_to(outside)
    (root / "dangling.txt").symlink_to("none.txt")
    (root / "loop.txt").symlink_to("loop.txt")
    (root / "folder").symlink_to(".")
    assert found(root) == [
        "! dangling.txt: No such file or directory",
        "good.txt",
        "in.txt",
        "! leads_out.txt: a link that leads out of the folder",
        "! loop.txt: a link that leads back to itself",
    ]


def test_what_would_block_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert found(tmp_path) == ["! pipe.txt: not a plain file"]


def test_names_that_nothing_can_print_are_refused_in_printable_words(tmp_path: Path) -> None:
    for name in (b"bad\xff.txt", b"new\nline.txt", b"esc\x1b[2J.txt"):
        write(tmp_path / os.fsdecode(name), "x")
    for item in find_files(tmp_path):
        assert isinstance(item, Failure)
        assert item.what.isprintable()
        assert item.why == "a name with characters that newscast does not take"


@pytest.mark.parametrize(
    "name", ["two  spaces.txt", "cafe\u0301.txt", "全角\u3000.txt", "'q\".txt"]
)
def test_honest_names_are_taken(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, "x")
    assert found(tmp_path) == [name]


def test_folders_are_walked_to_a_depth(tmp_path: Path) -> None:
    write(tmp_path.joinpath(*["d"] * 60) / "deep.txt", "x")
    deep = tmp_path.joinpath(*["d"] * 101)
    deep.mkdir(parents=True)
    assert found(tmp_path) == ["! d: more than 100 folders deep", "d/" * 60 + "deep.txt"]


def test_a_text_is_named_after_its_headline_and_dated_after_its_name(
    tmp_path: Path, jail: Jail
) -> None:
    path = write(tmp_path / "in" / "2024-05-06.txt", "Ferry strike\r\n\r\nCrews stayed\x1b ashore.")
    assert the_draft(path, tmp_path, jail) == Draft(
        title="Ferry strike",
        body=the_draft(path, tmp_path, jail).body,
        guid="in/2024-05-06.txt",
        path=str(path),
        published=datetime(2024, 5, 6, tzinfo=UTC),
        dated_by=DatedBy.NAME,
    )
    assert the_draft(path, tmp_path, jail).body.text == "Crews stayed ashore."


def test_a_file_that_is_its_own_root_has_its_name_as_guid(tmp_path: Path, jail: Jail) -> None:
    path = write(tmp_path / "a.txt", "Text.")
    assert the_draft(path, path, jail).guid == "a.txt"


def test_front_matter_names_the_article(tmp_path: Path, jail: Jail) -> None:
    path = write(
        tmp_path / "a.md",
        "---\ntitle: 'The strike: week two'\ndate: 2024-05-06\nSource: Harbour\nauthor: Ines\n"
        "url: https://a.example/\nlanguage: en\nmood: grey\n---\n\n# A heading\n\nText *here*.\n",
    )
    draft = the_draft(path, tmp_path, jail)
    assert (draft.title, draft.source, draft.author) == ("The strike: week two", "Harbour", "Ines")
    assert (draft.url, draft.language) == ("https://a.example/", "en")
    assert draft.published == datetime(2024, 5, 6, tzinfo=UTC)
    assert draft.body.text == "A heading\n\nText here."


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path, jail: Jail) -> None:
    path = write(tmp_path / "a.md", "---\n\nJust a line.\n\n---\n\nText.\n")
    assert the_draft(path, tmp_path, jail).body.text == "Just a line.\n\nText."


def test_the_first_markdown_heading_is_the_title(tmp_path: Path, jail: Jail) -> None:
    path = write(tmp_path / "a.md", "# Ferry *strike*\n\nText.\n")
    draft = the_draft(path, tmp_path, jail)
    assert (draft.title, draft.body.text) == ("Ferry strike", "Text.")


def test_a_saved_page_gives_its_article(tmp_path: Path, jail: Jail) -> None:
    words = "The crews of the ferries stayed ashore for a second week, the union said. " * 3
    path = write(
        tmp_path / "a.html",
        '<html lang="en"><head><meta charset="utf-16"><title>Ferry strike | Harbour</title>'
        '<meta property="og:site_name" content="Harbour"></head>'
        '<body><nav><a href="/">Home</a></nav>'
        + "<article><h1>Ferry strike</h1>"
        + f"<p>{words}</p>" * 5
        + "</article><script>x()</script></body></html>",
    )
    draft = the_draft(path, tmp_path, jail)
    assert (draft.title, draft.source, draft.language) == ("Ferry strike", "Harbour", "en")
    assert draft.body.text.startswith("The crews of the ferries")
    assert "Home" not in draft.body.text


def test_a_page_without_an_article_gives_all_its_text(tmp_path: Path, jail: Jail) -> None:
    path = write(tmp_path / "a.htm", "<title>Small</title><p>Hi <b>there</b>.")
    draft = the_draft(path, tmp_path, jail)
    assert (draft.title, draft.body.text) == ("Small", "Hi there.")


def test_a_saved_feed_gives_its_items_under_its_own_title(tmp_path: Path, jail: Jail) -> None:
    path = write(tmp_path / "a.xml", FEED)
    draft = the_draft(path, tmp_path, jail)
    assert (draft.title, draft.source, draft.guid, draft.path) == ("In feed", "Own", "", str(path))


def test_a_cut_feed_names_the_file_it_is_in(tmp_path: Path, jail: Jail) -> None:
    path = write(tmp_path / "a.xml", FEED.removesuffix("</channel></rss>") + "<item>")
    draft, failure = read_file(path, tmp_path, jail)
    assert isinstance(draft, Draft)
    assert failure == Failure("a.xml", "Own: cut off in the middle")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.txt", "", "empty"),
        ("a.txt", " \n", "empty"),
        ("a.txt", b"\x89PNG\r\n", "no text: a picture"),
        ("a.html", "<script>x</script>", "no text in it"),
        ("a.xml", "<html></html>", "not a feed: an HTML page"),
        ("a.json", "{", "not whole JSON: Expecting property name enclosed in double quotes"),
        ("a.jpg", "x", "not a kind of file that newscast reads"),
    ],
)
def test_what_gives_no_article_says_why(
    tmp_path: Path, jail: Jail, name: str, content: str | bytes, why: str
) -> None:
    failure = the_failure(write(tmp_path / name, content), tmp_path, jail)
    assert failure.what == name
    assert failure.why.startswith(why)


def test_a_file_over_the_limit_is_not_read(
    tmp_path: Path, jail: Jail, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.contents.MEMBER_BYTES", 1024**2)
    failure = the_failure(write(tmp_path / "a.txt", b"x" * (1024**2 + 1)), tmp_path, jail)
    assert failure == Failure("a.txt", "over 1 MiB")


def test_a_file_that_went_away_is_a_failure(tmp_path: Path, jail: Jail) -> None:
    assert the_failure(tmp_path / "a.txt", tmp_path, jail).why == "No such file or directory"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_texts_are_read_in_their_encoding(tmp_path: Path, jail: Jail, encoding: str) -> None:
    path = write(tmp_path / "a.txt", "Größe – “ja”".encode(encoding))
    assert the_draft(path, tmp_path, jail).body.text == "Größe – “ja”"


def test_markdown_that_stalls_its_reader_is_read_as_text(
    tmp_path: Path, jail: Jail, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.documents.MARKDOWN_SECONDS", 0.05)
    path = write(tmp_path / "a.md", "[" * 60_000 + "\n\nend")
    assert the_draft(path, tmp_path, jail).body.text.endswith("[\n\nend")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path, jail: Jail) -> None:
    rubbish = bytes(random.Random(7).randbytes(20_000))
    for name in ("a.txt", "a.md"):
        (failure,) = read_file(write(tmp_path / name, rubbish), tmp_path, jail)
        assert isinstance(failure, Failure)
        assert "no text" in failure.why
