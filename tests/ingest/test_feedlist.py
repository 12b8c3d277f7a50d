"""feeds.toml is read strictly, and its errors say where and what to write instead."""

from pathlib import Path

import pytest

from core.drafts import FeedSpec
from core.errors import FeedListError
from ingest.feedlist import default_feeds_path, load_feeds


@pytest.fixture
def listed(tmp_path: Path):
    """Writes a feed list and reads it."""

    def load(text: str) -> tuple[FeedSpec, ...]:
        path = tmp_path / "feeds.toml"
        path.write_text(text, "utf-8")
        return load_feeds(path)

    return load


def test_a_feed_has_its_address_title_tags_and_language(listed) -> None:
    assert listed(
        '[[feed]]\nurl = "HTTPS://a.example/feed"\ntitle = "A  b\\u001b"\n'
        'tags = [" world ", "x\\ty", "world", ""]\nlanguage = "en"\n'
    ) == (FeedSpec("https://a.example/feed", "A b", ("world", "x y"), "en"),)


def test_an_empty_list_is_no_error(listed) -> None:
    assert listed("# nothing yet\n") == ()


def test_a_path_counts_from_the_folder_of_the_list(listed, tmp_path: Path) -> None:
    (spec,) = listed('[[feed]]\npath = "articles/2024"\n')
    assert spec.location == str((tmp_path / "articles" / "2024").resolve())
    assert not spec.is_remote


def test_a_path_may_begin_with_the_home_folder(listed, own_home: Path) -> None:
    (spec,) = listed('[[feed]]\npath = "~/articles"\n')
    assert spec.location == str((own_home / "articles").resolve())


def test_the_sample_archive_has_a_name_of_its_own(listed) -> None:
    (spec,) = listed('[[feed]]\npath = "newscast:sample"\n')
    assert any(Path(spec.location).glob("*.md"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("feeds = []", "unknown key 'feeds' (did you mean 'feed'?)"),
        ("feed = 1", "'feed' must be a list of tables (write [[feed]])"),
        ("feed = [1]", "feed 1: must be a table (write [[feed]])"),
        (
            '[[feed]]\nurl = "https://a.example/"\n[[feed]]\ntitel = "B"\npath = "b"',
            "feed 2 (b): unknown key 'titel' (did you mean 'title'?)",
        ),
        ('[[feed]]\nurl = "https://a.example/"\ntags = "x"', "'tags' must be a list of texts"),
        ('[[feed]]\nurl = "https://a.example/"\ntags = [1]', "'tags' must be a list of texts"),
        ("[[feed]]\nurl = 7", "feed 1: 'url' must be a text"),
        ('[[feed]]\nurl = "https://a.example/"\npath = "b"', "both 'url' and 'path'"),
        ('[[feed]]\ntitle = "T"', "feed 1 (T): neither 'url' nor 'path'"),
        ('[[feed]]\nurl = "ftp://a.example/"', "not an http or https address: ftp://a.example/"),
        ('[[feed]]\nurl = "|ls"', "not an http or https address: |ls"),
        ('[[feed]]\nurl = "~/x"', "(use 'path' for a file or folder)"),
        ('[[feed]]\npath = "a\\u0000b"', "not a path: ab"),
        (
            '[[feed]]\nurl = "https://a.example/"\n[[feed]]\nurl = "https://a.example/"',
            "feed 2 (https://a.example/): the same location as feed 1",
        ),
        ("[[feed]]\nurl = x\n", "not TOML: Invalid value (at line 2, column 7)"),
    ],
)
def test_what_has_no_meaning_is_an_error_that_names_it(listed, text: str, message: str) -> None:
    with pytest.raises(FeedListError) as caught:
        listed(text)
    assert message in str(caught.value)


def test_a_list_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FeedListError, match="No such file"):
        load_feeds(tmp_path / "none.toml")


def test_a_list_that_is_not_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FeedListError, match="not UTF-8"):
        load_feeds(tmp_path / "feeds.toml")


def test_the_bundled_list_names_the_sample_archive_and_a_dozen_feeds() -> None:
    assert default_feeds_path().exists()
    sample, *remote = load_feeds(None)
    assert sample.title == "Sample archive"
    assert sample.tags == ("sample",)
    assert len(remote) >= 12
    assert all(spec.is_remote and spec.title and spec.tags for spec in remote)
