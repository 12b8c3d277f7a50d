"""A feed that is put into feeds.toml or taken out leaves every other line as it was."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clean import clean_line
from core.drafts import FeedSpec
from core.errors import FeedListError
from ingest import feedlist_edit
from ingest.feedlist import default_feeds_path, load_feeds
from ingest.feedlist_edit import add_feeds, remove_feed

NEW = FeedSpec("https://new.example/feed?a=1&b=2", 'The "New" [red]\\', ("wörld", "a, b"), "en")

LIST = """\
# my feeds

# the first one
[[feed]]
url = "https://a.example/" # good
tags = [
  "x", # why
  "[[feed]]",
]
# language = "en"

# ---- rules ----

# no sport
[[rule]]
match = "sport"
action = "hide"

# the second one
[[feed]]
url = "https://b.example/"
title = '''
[[feed]]
'''
[feed.headers]
X = "env:X"

# the end
"""

RULE = '[[rule]]\nmatch = "x"\naction = "read"'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "feeds.toml"
    made.write_bytes(LIST.encode())
    return made


def locations(path: Path) -> list[str]:
    return [spec.location for spec in load_feeds(path)]


def test_a_feed_goes_below_the_last_one_and_is_read_as_it_was_given(path: Path) -> None:
    add_feeds(path, [NEW])
    spec = load_feeds(path)[-1]
    assert (spec.location, spec.title, spec.tags) == (NEW.location, NEW.title, NEW.tags)
    text = path.read_text()
    assert text.index("new.example") < text.index("# the end")
    assert [line for line in text.splitlines() if "new" not in line.lower()][:8] == (
        LIST.splitlines()[:8]
    )


def test_a_feed_that_is_taken_out_takes_its_own_comments_and_no_others(path: Path) -> None:
    remove_feed(path, 0)
    assert path.read_text() == LIST.replace(
        LIST[LIST.index("\n# the f") : LIST.index("\n# --")], ""
    )
    remove_feed(path, 0)
    left = [line for line in path.read_text().splitlines() if line]
    assert left == [
        *("# my feeds", "# ---- rules ----", "# no sport", "[[rule]]", 'match = "sport"'),
        *('action = "hide"', "# the end"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        LIST,
        LIST.replace("\n", "\r\n"),
        "\ufeff" + LIST,
        default_feeds_path().read_text("utf-8"),
        "",
        "\n\n",
        "# nothing yet",
        "# nothing yet\n\n",
        '[[feed]]\nurl = "https://a.example/"\n# below',
        f'[[feed]]\nurl = "https://a.example/"\n# of the rule\n{RULE}',
        f"{RULE}\n",
    ],
)
def test_adding_and_removing_leaves_the_file_as_it_was(tmp_path: Path, text: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_bytes(text.encode())
    add_feeds(path, [NEW, FeedSpec("https://newer.example/")])
    place = locations(path).index(NEW.location)
    remove_feed(path, place)
    remove_feed(path, place)
    now = path.read_bytes().decode()
    assert now in (text, text + "\n")


COMMENTS = st.lists(st.sampled_from(["", "# c", "  # [[feed]]", "\t", "# '''"]), max_size=3)
KEYS = st.lists(
    st.sampled_from(
        ["tags = [\n 'a',\n # ]\n]", "title = '''\n[[feed]]\n'''", 'language = "#"', "# x", ""]
    ),
    max_size=4,
    unique=True,
)


@given(
    st.lists(st.tuples(COMMENTS, st.sampled_from(["feed", "rule"]), KEYS), max_size=4),
    COMMENTS,
    st.text(max_size=20),
    st.booleans(),
)
def test_any_list_is_as_it_was_after_adding_and_removing(
    tmp_path_factory: pytest.TempPathFactory,
    tables: list[tuple[list[str], str, list[str]]],
    end: list[str],
    title: str,
    final: bool,
) -> None:
    lines: list[str] = []
    for number, (above, kind, keys) in enumerate(tables):
        own = [f'url = "https://{number}.example/"', *keys]
        rule = ['match = "x"', 'action = "read"']
        lines += [*above, f"[[{kind}]]", *(own if kind == "feed" else rule)]
    text = "\n".join([*lines, *end]) + ("\n" if final else "")
    path = tmp_path_factory.mktemp("list") / "feeds.toml"
    path.write_bytes(text.encode())
    before = locations(path)
    add_feeds(path, [FeedSpec(NEW.location, title.encode("utf-8", "replace").decode())])
    assert locations(path) == [*before, NEW.location]
    remove_feed(path, len(before))
    assert path.read_bytes().decode() in (text, text + "\n")


@given(st.text(max_size=60), st.lists(st.text(max_size=10), max_size=3))
def test_no_title_and_no_tag_says_anything_but_itself(
    tmp_path_factory: pytest.TempPathFactory, title: str, tags: list[str]
) -> None:
    path = tmp_path_factory.mktemp("list") / "feeds.toml"
    path.write_text("")
    title, *tags = [text.encode("utf-8", "replace").decode() for text in (title, *tags)]
    add_feeds(path, [FeedSpec(NEW.location, title, tuple(tags))])
    (spec,) = load_feeds(path)
    assert (spec.location, spec.title) == (NEW.location, clean_line(title.strip()))
    assert spec.tags == tuple(dict.fromkeys(filter(None, map(clean_line, tags))))


def test_a_feed_that_is_listed_is_not_written_again(path: Path) -> None:
    with pytest.raises(FeedListError, match="the same location as feed 1"):
        add_feeds(path, [FeedSpec("https://a.example/")])
    assert path.read_text() == LIST


@pytest.mark.parametrize("text", ["feed = []\n", 'feed = [{url = "https://a.example/"}]\n'])
def test_a_list_that_is_written_otherwise_is_left_to_its_owner(tmp_path: Path, text: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(text)
    with pytest.raises(FeedListError, match=r"are not written as \[\[feed\]\]"):
        add_feeds(path, [NEW])
    if "url" in text:
        with pytest.raises(FeedListError, match=r"are not written as \[\[feed\]\]"):
            remove_feed(path, 0)
    assert path.read_text() == text


def test_a_feed_that_a_rule_names_stays(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(
        '[[feed]]\nurl = "https://a.example/"\ntitle = "A"\n[[rule]]\nfeed = "A"\naction = "star"\n'
    )
    with pytest.raises(FeedListError, match="rule 1: 'feed': no feed is called 'A'"):
        remove_feed(path, 0)
    assert len(locations(path)) == 1


def test_permissions_and_links_stay(path: Path, tmp_path: Path) -> None:
    path.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    add_feeds(link, [NEW])
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert NEW.location in locations(path)


def test_a_list_is_replaced_whole_or_not_at_all(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(feedlist_edit.os, "fsync", full)
    with pytest.raises(FeedListError, match="cannot be written: No space left"):
        add_feeds(path, [NEW])
    assert path.read_text() == LIST
    assert [*path.parent.iterdir()] == [path]
