"""An article that is saved as Markdown can be imported again, and says who is in it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.clean import clean_line
from core.errors import NewscastError
from core.types import Article, ArticleRow, CastEntry, Kind, Mark, MarkKind, RichText
from desk.export.article import article_markdown, file_name, save_markdown
from desk.export.saving import NAME_LIMIT
from ingest.documents import markdown_draft
from ingest.files import find_files
from tests.desk.test_markdown import beyond_the_reader, folded, odd_bodies

PUBLISHED = datetime(2018, 6, 12, 17, 30, 5, tzinfo=UTC)

CAST = [
    CastEntry(1, "Ada *Bo*", Kind.PERSON, 3, 4, ("Port Minister", "head of <b>A</b>")),
    CastEntry(2, "Union_of_Ports", Kind.ORGANISATION, 1, 9),
    CastEntry(3, "The [Wire]", Kind.ORGANISATION, 0, 9, source=True),
]


def article(title: str = "Port strike", text: str = "Nothing moves.", **more: object) -> Article:
    row = ArticleRow(
        id=1,
        guid="g",
        title=title,
        source="The Daily Test",
        published=PUBLISHED,
        dated=PUBLISHED,
        url="https://news.example/port",
        path="",
        unread=True,
        starred=False,
    )
    body = RichText(text)
    whole = Article(row, "Jo Do", body, len(text), len(text), None, True, (), "en")
    return replace(whole, **more)  # type: ignore[arg-type]


# Every title in the store is a clean line; the other characters are none of any text.
TITLES = st.text(st.characters(exclude_characters="\ufffe\uffff"), max_size=60).map(clean_line)


@settings(deadline=None)
@given(odd_bodies(), TITLES, TITLES, st.sampled_from([(), CAST]))
def test_an_imported_copy_says_the_same(
    body: RichText, title: str, author: str, cast: list[CastEntry]
) -> None:
    text = body.text or "text"
    given = article(title or "title", author=author, body=body if body.text else RichText(text))
    given = replace(given, body_end=len(text))
    written = article_markdown(given, cast)
    if beyond_the_reader(written):
        return
    draft = markdown_draft(written)
    assert (draft.title, draft.author) == (given.row.title, author)
    assert (draft.source, draft.url) == (given.row.source, given.row.url)
    assert (draft.published, draft.language) == (PUBLISHED, "en")
    assert folded(draft.body.text) == folded(text)


def test_a_file_begins_with_its_facts_and_ends_with_its_cast() -> None:
    assert article_markdown(article("Ports: a #1 strike"), CAST) == (
        "---\n"
        'title: "Ports: a #1 strike"\n'
        "date: 2018-06-12T17:30:05Z\n"
        'source: "The Daily Test"\n'
        'author: "Jo Do"\n'
        'url: "https://news.example/port"\n'
        'language: "en"\n'
        "---\n\n"
        "# Ports: a \\#1 strike\n\n"
        "Nothing moves.\n\n"
        "[//]: # (newscast: cast)\n\n"
        "## Cast\n\n"
        "- **Ada \\*Bo\\*** (person): Port Minister; head of \\<b>A\\</b>\n"
        "- **Union\\_of\\_Ports** (organisation)\n\n"
        "Reported by: The \\[Wire\\]\n"
    )


def test_what_is_not_known_is_not_said() -> None:
    bare = article("", "text", author="", language="", analysed=False)
    row = replace(bare.row, source="", url="", published=None)
    assert article_markdown(replace(bare, row=row), []) == "text\n\n[//]: # (newscast: cast)\n"


def test_an_article_of_a_title_alone_has_no_text_when_it_comes_back() -> None:
    draft = markdown_draft(article_markdown(article("Port strike", ""), []))
    assert (draft.title, draft.body.text) == ("Port strike", "")


def test_an_article_that_names_nobody_says_so() -> None:
    assert "## Cast\n\nNobody is named.\n" in article_markdown(article(), [])


def test_lines_past_the_end_of_the_article_stay_out() -> None:
    text = "The strike goes on.\n\nRead more: ten ports to see"
    marks = (Mark(MarkKind.EMPHASIS, 11, 30), Mark(MarkKind.HEADING, 21, len(text)))
    cut = article(text=text, body=RichText(text, marks), body_end=21)
    written = article_markdown(cut, [])
    assert "The strike *goes on.*\n\n[//]" in written
    assert "Read more" in article_markdown(replace(cut, analysed=False), [])
    assert "Read more" in article_markdown(replace(cut, body_end=0), [])


def test_a_text_that_shows_the_mark_is_whole_again() -> None:
    code = "one\n[//]: # (newscast: cast)\ntwo"
    given = article(body=RichText(code, (Mark(MarkKind.CODE, 0, len(code)),)), body_end=len(code))
    assert markdown_draft(article_markdown(given, CAST)).body.text == code


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Port strike: day 3!", "2018-06-12-port-strike-day-3.md"),
        ("The Minister’s “No”", "2018-06-12-the-ministers-no.md"),
        ("../../etc/passwd", "2018-06-12-etc-passwd.md"),
        ("a/b\\c\0d\x1b[2Je\nf", "2018-06-12-a-b-c-d-2je-f.md"),
        ("日本の港 ストライキ", "2018-06-12-日本の港-ストライキ.md"),
        ("हिन्दी", "2018-06-12-हिन्दी.md"),
        (".hidden", "2018-06-12-hidden.md"),
        ("CON", "2018-06-12-con.md"),
        ("\u202egnp.exe\u200b", "2018-06-12-gnp-exe.md"),
        ("…?", "2018-06-12-untitled.md"),
        ("", "2018-06-12-untitled.md"),
    ],
)
def test_a_file_is_named_by_day_and_title(title: str, name: str) -> None:
    assert file_name(article(title).row) == name


@pytest.mark.parametrize(
    "title", ["x" * 400, "界" * 400, "word " * 100, "e\u0301" * 300, "👍🏽" * 99]
)
def test_long_titles_are_cut_to_what_file_systems_take(title: str) -> None:
    name = file_name(article(title).row)
    assert len(name.encode()) <= NAME_LIMIT - len("-9999")
    assert name.startswith("2018-06-12-")
    assert not name.removesuffix(".md").endswith("-")


@given(st.text())
def test_every_name_is_one_that_import_takes(title: str) -> None:
    name = file_name(article(clean_line(title)).row)
    assert len(name.encode()) <= NAME_LIMIT
    assert Path(name).name == name
    assert clean_line(name) == name
    assert name.startswith("2018-06-12-")


def test_a_folder_is_made_and_the_file_can_be_found_there(tmp_path: Path) -> None:
    folder = tmp_path / "saved" / "2018"
    path = save_markdown(article(), CAST, folder)
    assert path == folder / "2018-06-12-port-strike.md"
    assert path.read_text("utf-8") == article_markdown(article(), CAST)
    assert list(find_files(tmp_path)) == [path]
    assert list(folder.iterdir()) == [path]


def test_other_articles_of_the_name_get_numbers(tmp_path: Path) -> None:
    texts = ["one", "two", "three"]
    names = [save_markdown(article(text=text), [], tmp_path).name for text in texts]
    assert names == [f"2018-06-12-port-strike{n}.md" for n in ("", "-2", "-3")]
    assert (tmp_path / names[0]).read_text("utf-8") == article_markdown(article(text="one"), [])


def test_the_same_article_is_saved_once(tmp_path: Path) -> None:
    save_markdown(article(text="other"), [], tmp_path)
    first = save_markdown(article(), CAST, tmp_path)
    assert save_markdown(article(), CAST, tmp_path) == first
    assert len(list(tmp_path.iterdir())) == 2


def test_a_path_with_a_suffix_is_the_file_itself(tmp_path: Path) -> None:
    path = tmp_path / "new" / "port.markdown"
    assert save_markdown(article(), [], path) == path
    assert save_markdown(article(), [], path) == path


def test_a_folder_may_have_a_suffix(tmp_path: Path) -> None:
    folder = tmp_path / "notes.d"
    folder.mkdir()
    assert save_markdown(article(), [], folder).parent == folder


def test_nothing_is_written_over_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "port.md"
    path.write_text("mine")
    with pytest.raises(NewscastError, match=r"port\.md: there is such a file already \(say"):
        save_markdown(article(), [], path)
    assert path.read_text() == "mine"


def test_a_name_that_is_a_folder_or_a_link_to_nowhere_is_not_free(tmp_path: Path) -> None:
    (tmp_path / "2018-06-12-port-strike.md").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "2018-06-12-port-strike-2.md").mkdir()
    assert save_markdown(article(), [], tmp_path).name == "2018-06-12-port-strike-3.md"
    assert not (tmp_path / "elsewhere").exists()


def test_a_place_that_is_no_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(NewscastError) as told:
        save_markdown(article(), [], tmp_path / "file" / "sub")
    assert told.value.what.endswith("sub")
    assert told.value.why == "Not a directory"
    assert ":save" in told.value.hint


def test_what_cannot_be_written_whole_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> int:
        path.open("xb").close()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(NewscastError, match="No space left on device"):
        save_markdown(article(), [], tmp_path)
    assert list(tmp_path.iterdir()) == []
