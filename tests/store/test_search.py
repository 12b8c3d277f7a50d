"""The best match comes first, with the words marked in a snippet."""

import pytest

from core.analysis import Analysis, Text
from core.query import parse_query
from store import analyses, articles, drafts, search
from store.engine import Store
from store.search import marked_snippet
from store.upkeep import merge_index
from tests.store.builders import NOW, add, assert_sound, day, draft

FILLER = "other words " * 20


def found(store: Store, query: str, limit: int = 200) -> list[str]:
    return [hit.row.title for hit in search.search(store, parse_query(query), limit)]


def test_a_word_in_the_title_counts_for_more(store: Store) -> None:
    add(
        store,
        draft("Other", f"{FILLER} harbour", published=day(9)),
        draft("Harbour", FILLER, published=day(1)),
        draft("Nothing", FILLER),
    )
    assert found(store, "harbour") == ["Harbour", "Other"]


@pytest.mark.parametrize(("limit", "expected"), [(0, 0), (1, 1), (2, 2), (9, 3)])
def test_no_more_hits_than_asked_for(store: Store, limit: int, expected: int) -> None:
    add(store, *(draft(f"Harbour {n}") for n in range(3)))
    assert len(found(store, "harbour", limit)) == expected
    assert len(found(store, "is:unread", limit)) == expected


def test_of_very_many_hits_those_added_last_are_ranked(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "RANKED", 2)
    add(store, *(draft(f"Harbour {n}") for n in range(4)))
    assert sorted(found(store, "harbour")) == ["Harbour 2", "Harbour 3"]


def test_a_query_without_words_gives_the_newest_first(store: Store) -> None:
    add(store, draft("Old", published=day(1)), draft("New", published=day(2)))
    hits = search.search(store, parse_query("is:unread"))
    assert [(h.row.title, h.snippet, h.marks) for h in hits] == [("New", "", ()), ("Old", "", ())]


def test_the_newest_may_come_before_the_best(store: Store) -> None:
    add(
        store,
        draft("Harbour", published=day(1)),
        draft("Other", f"{FILLER} harbour", published=day(9)),
        draft("Harbour again", published=day(5)),
    )
    hits = search.search(store, parse_query("harbour"), 2, newest_first=True)
    assert [hit.row.title for hit in hits] == ["Other", "Harbour again"]
    assert [hits[0].snippet[start:end] for start, end in hits[0].marks] == ["harbour"]


def test_the_beginning_of_a_word_is_marked_too(store: Store) -> None:
    add(store, draft("Port", "The harbourmaster of the harbour."))
    (hit,) = search.search(store, parse_query("harbo", unfinished=True))
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["harbourmaster", "harbour"]


def test_the_words_are_marked_in_the_snippet(store: Store) -> None:
    add(store, draft("Port", "First line.\n\nThe old harbour 😀 of the HARBOUR town."))
    (hit,) = search.search(store, parse_query("harbour"))
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["harbour", "HARBOUR"]
    assert "\n" not in hit.snippet
    assert not {"\x02", "\x03"} & set(hit.snippet)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("", ())),
        ("plain", ("plain", ())),
        ("\x02a\x03 b \x02cd\x03", ("a b cd", ((0, 1), (4, 6)))),
        ("…é\n\x02x\x03", ("…é x", ((3, 4),))),
    ],
)
def test_control_marks_become_offsets(
    text: str, expected: tuple[str, tuple[tuple[int, int], ...]]
) -> None:
    assert marked_snippet(text) == expected


def test_merging_the_index_leaves_what_is_found(store: Store) -> None:
    for n in range(6):
        add(store, draft(f"Harbour {n}", FILLER))
    before = found(store, "harbour")
    merge_index(store)
    merge_index(store)
    assert found(store, "harbour") == before
    assert_sound(store)
    with store.read() as connection:
        pieces = connection.exec_driver_sql("SELECT count(DISTINCT segid) FROM article_fts_idx")
        assert pieces.scalar() == 1


def test_merging_an_empty_index_ends(store: Store) -> None:
    merge_index(store)
    assert found(store, "harbour") == []


def end_at(store: Store, article_id: int, end: int) -> None:
    """Saves an analysis that says where the article proper ends."""
    found = articles.article(store, article_id)
    result = Analysis((), (), body_end=end, analysed_to=len(found.body.text))
    analyses.save(store, 1, [(article_id, Text(found.row.title, found.body.text), result)])


def test_teasers_after_an_article_are_not_found_but_kept(store: Store) -> None:
    body = "Ships 😀 left the harbour.\n\nMore stories: strike"
    cut, whole = add(store, draft("Port", body), draft("Work", "A strike ended."))
    end_at(store, cut, body.index("\n"))
    end_at(store, whole, len("A strike ended."))
    assert found(store, "strike") == ["Work"]
    assert articles.article_ids(store, parse_query("strike")).tolist() == [whole]
    (hit,) = search.search(store, parse_query("harbour"))
    assert hit.snippet == "Ships 😀 left the harbour."
    assert articles.article(store, cut).body.text == body
    assert_sound(store)


def test_what_an_article_ends_with_may_change(store: Store) -> None:
    body = "Ships left.\n\nA strike began."
    (i,) = add(store, draft("Port", body))
    for end, titles in ((11, []), (len(body), ["Port"]), (0, []), (11, [])):
        end_at(store, i, end)
        assert found(store, "strike") == titles
        assert_sound(store)
    merge_index(store)
    drafts.change(store, [(i, draft("Port", "The strike ended."))], NOW)
    assert found(store, "strike") == ["Port"]
    assert_sound(store)
    end_at(store, i, 10)
    with store.write() as connection:
        connection.exec_driver_sql("DELETE FROM article")
    assert found(store, "strike") == []
    assert_sound(store)
