"""Two articles side by side, and an earlier text beside the present one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.analysis import Text
from core.comparisons import Change, Difference
from core.errors import NotFoundError
from core.relations import Relation
from core.types import CastEntry, Kind
from desk import compare as module
from desk.compare import compare, differences
from desk.library import Library
from store import analyses, corrections, drafts
from tests.store.builders import NOW, add, analysis_of, day, draft, member, tell

ANN, BOB, CAL = member("Ann", salience=0.7), member("Bob", Kind.ORGANISATION), member("Cal")
WIRE = member("Wire", Kind.ORGANISATION, source=True)

FOG = "Thick fog closed the port of Lisbon on Tuesday morning."


def names(entries: tuple[CastEntry, ...]) -> list[str]:
    return [entry.name for entry in entries]


def test_whom_one_names_whom_the_other_and_whom_both(store):
    left, right = tell(store, ("Ann met Bob", [ANN, BOB]), ("Ann met Cal", [ANN, CAL]))
    found = compare(store, left, right)
    assert names(found.only_left) == ["Bob"]
    assert names(found.only_right) == ["Cal"]
    assert names(found.both) == ["Ann"]
    assert found.days == 1
    assert compare(store, right, left).days == -1


def test_corrections_hold_at_once(store):
    left, right = tell(store, ("Ann met Bob", [ANN, BOB]), ("Ann met Cal", [ANN, CAL]))
    found = compare(store, left, right)
    bob, cal, ann = (e[0].actor_id for e in (found.only_left, found.only_right, found.both))
    corrections.hide(store, bob)
    corrections.merge(store, cal, ann)
    found = compare(store, left, right)
    assert (found.only_left, found.only_right, names(found.both)) == ((), (), ["Ann"])


def test_a_mere_source_counts_only_where_the_other_article_is_about_it(store):
    about = member("Wire", Kind.ORGANISATION)
    left, right = tell(store, ("Wire: Ann", [ANN, WIRE]), ("Wire: Bob", [BOB, WIRE]))
    assert names(compare(store, left, right).both) == []
    assert names(compare(store, left, right).only_left) == ["Ann"]
    (third,) = tell(store, ("Strike at Wire", [about]))
    assert names(compare(store, left, third).both) == ["Wire"]
    assert names(compare(store, third, left).both) == ["Wire"]
    assert compare(store, third, left).only_left == ()


def test_common_passages_and_their_share_stop_where_the_article_does(store):
    ended = f"{FOG} Ann waits.\n\nRead more of all this in our paper tomorrow"
    left, right = add(store, draft("A", ended), draft("B", f"Today: {ended} again."))
    text = Text("A", ended)
    found = replace(analysis_of("A", ended, [ANN]), body_end=ended.index("\n\n"))
    analyses.save(store, 1, [(left, text, found)])
    found = compare(store, left, right)
    assert [ended[a:b] for a, b in found.left_common] == [f"{FOG} Ann waits"]
    assert found.right_common == ((7, 7 + len(f"{FOG} Ann waits")),)
    assert found.left_meets == found.right_meets == (0,)
    assert found.common == 1.0


def test_one_text_in_two_articles_is_the_same_text(store):
    left, right = add(store, draft("A", FOG), draft("B", FOG, published=day(1)))
    found = compare(store, left, right)
    assert (found.common, found.relation, found.days) == (1.0, Relation.SAME_TEXT, None)


def test_articles_of_one_story_tell_of_the_same_event(store, monkeypatch):
    left, right = add(store, draft("Ann", "Ann speaks."), draft("Bob", "Bob listens."))
    assert compare(store, left, right).relation is None
    monkeypatch.setattr(module, "story_of", lambda _, i: {left: 7, right: 7}[i])
    assert compare(store, left, right).relation is Relation.SAME_EVENT
    monkeypatch.setattr(module, "story_of", lambda _, i: {left: 7, right: 8}[i])
    assert compare(store, left, right).relation is None


def test_an_article_beside_itself_has_all_in_common(store):
    (only,) = tell(store, ("Ann met Bob", [ANN, BOB]))
    found = compare(store, only, only)
    assert names(found.both) == ["Ann", "Bob"]
    assert (found.only_left, found.only_right, found.common, found.days) == ((), (), 1.0, 0)


def test_empty_articles_have_nothing_in_common(store):
    left, right = add(store, draft("", ""), draft("", ""))
    found = compare(store, left, right)
    assert (found.both, found.left_common, found.common, found.relation) == ((), (), 0.0, None)


def test_an_article_that_is_gone_is_said(store):
    (only,) = add(store, draft())
    for pair in ((only, 99), (99, only)):
        with pytest.raises(NotFoundError):
            compare(store, *pair)


def test_differences_tell_title_and_body_apart(store):
    (article_id,) = add(store, draft("Fog in Lisbon", "Three ships wait."))
    drafts.change(
        store, [(article_id, draft("Fog over Lisbon", "Three ships left."))], NOW + timedelta(1)
    )
    library = Library(store)
    (version,) = library.versions(article_id)
    same, removed, added = Change.SAME, Change.REMOVED, Change.ADDED
    expected = [
        *((same, "Fog "), (removed, "in"), (added, "over"), (same, " Lisbon")),
        (same, "\n\n"),
        *((same, "Three ships "), (removed, "wait"), (added, "left"), (same, ".")),
    ]
    assert library.differences(article_id, version.id) == tuple(
        Difference(change, text) for change, text in expected
    )
    with pytest.raises(NotFoundError):
        differences(store, article_id, version.id + 1)
