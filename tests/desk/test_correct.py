"""`newscast correct` on a small store: each action's JSON, words and exit code."""

import io
from datetime import UTC, datetime

import pytest

from core.analysis import Analysis, CastMember, Mention, Text
from core.drafts import Draft
from core.types import Field, Kind, Label, RichText
from desk.library import Library
from store import analyses, drafts, feeds
from store.engine import Store
from tests.desk.conftest import Run
from tests.store.builders import member, tell

WORDS = ("Ada Byron", "Byron", "Lovelace", "A. Byron")
_NOW = datetime(2024, 5, 31, tzinfo=UTC)
FULL = CastMember("ada byron", "Ada Byron", Kind.PERSON, WORDS[:2], roles=("Countess",))
SHORT = CastMember("a byron", "A. Byron", Kind.PERSON, WORDS[3:])
OTHER = CastMember("lovelace", "Lovelace", Kind.PERSON, WORDS[2:3])


@pytest.fixture
def told(store: Store) -> dict[str, str]:
    """Two articles on Ada Byron; the actors' ids by name."""
    for number, (title, cast) in enumerate(
        (
            ("Ada Byron, Byron and Lovelace", (FULL, OTHER)),
            ("A. Byron and Lovelace", (SHORT, OTHER)),
        )
    ):
        feed = feeds.feed_for(store, "here", "Here")
        drafts.add(store, feed, [(f"g{number}", Draft(title, RichText("")))], _NOW)
        analyses.save(store, 1, [(number + 1, Text(title, ""), _analysis(title, cast))])
    return {actor.name: str(actor.id) for actor in Library(store).actors("", 9)}


def _analysis(title: str, cast: tuple[CastMember, ...]) -> Analysis:
    mentions = [
        Mention(Field.TITLE, title.rindex(form), title.rindex(form) + len(form), Label.PERSON, who)
        for who, member in enumerate(cast)
        for form in member.forms
    ]
    return Analysis(cast, tuple(mentions), 0, 0)


def names(run: Run) -> list[str]:
    return sorted(line["name"] for line in run("actors")[1])


def test_merging_and_undoing_are_told(run: Run, told: dict[str, str]) -> None:
    code, (given,), _ = run("correct", "merge", told["A. Byron"], told["Ada Byron"])
    assert code == 0
    assert (given["action"], given["actor"], given["into"]) == ("merge", "A. Byron", "Ada Byron")
    assert names(run) == ["Ada Byron", "Lovelace"]
    assert run("correct", "list")[1] == [given]
    assert run("correct", "undo", str(given["id"]))[1] == [given]
    assert names(run) == ["A. Byron", "Ada Byron", "Lovelace"]


def test_every_action_changes_what_actors_shows(run: Run, told: dict[str, str]) -> None:
    ada = told["Ada Byron"]
    run("correct", "split", ada, "byron")
    run("correct", "rename", ada, "Ada", "King")
    run("correct", "hide", told["Lovelace"])
    run("correct", "retype", told["A. Byron"], "group")
    assert names(run) == ["A. Byron", "Ada King", "Byron"]
    assert {a["name"]: a["kind"] for a in run("actors")[1]}["A. Byron"] == "group"
    actions = [line["action"] for line in run("correct", "list")[1]]
    assert actions == ["retype", "hide", "rename", "split"]
    for _ in range(4):
        assert run("correct", "undo")[0] == 0
    assert names(run) == ["A. Byron", "Ada Byron", "Lovelace"]


def test_suggestions_are_listed_and_judged(run: Run, told: dict[str, str]) -> None:
    _, (pair,), _ = run("correct", "suggest", "--limit", "3")
    assert (pair["actor"], pair["into"]) == ("A. Byron", "Ada Byron")
    assert pair["why"] == ["same surname and initial", "1 companion in common"]
    ids = str(pair["actor_id"]), str(pair["into_id"])
    assert run("correct", "judge", *ids, "later")[:2] == (0, [])
    assert run("correct", "suggest")[1] == [pair]
    assert run("correct", "judge", *ids, "n")[:2] == (0, [])
    code, lines, narration = run("correct", "suggest")
    assert (code, lines) == (0, [])
    assert "no two actors" in narration
    assert run("correct", "judge", *ids, "y")[1][0]["action"] == "merge"


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    """Lets a person type lines."""
    terminal = io.StringIO(typed)
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)


@pytest.mark.parametrize(
    ("typed", "left"),
    [("y\n", ["Ada Byron", "Lovelace"]), ("\n", ["A. Byron", "Ada Byron", "Lovelace"])],
)
@pytest.mark.usefixtures("told")
def test_on_a_terminal_suggestions_are_asked_about(
    run: Run, monkeypatch: pytest.MonkeyPatch, typed: str, left: list[str]
) -> None:
    on_a_terminal(monkeypatch, typed)
    _, (said,), narration = run("correct", "suggest", "--ask", json_lines=False)
    assert "A. Byron = Ada Byron" in said
    assert "one actor?" in narration
    assert names(run) == left


def test_pairs_with_an_actor_that_was_merged_are_not_asked_about(
    run: Run, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    byrons = (member("A Byron"), member("Ada Byron"), member("Amy Byron"))
    smiths = (member("Jon Smith"), member("Jon Smyth"))
    tell(store, *((who.name, [who]) for who in (*byrons, *smiths)))
    on_a_terminal(monkeypatch, "y\n" * 9)
    code, (said,), _ = run("correct", "suggest", "--ask", json_lines=False)
    assert code == 0
    told = [line.partition("  merge ")[2] for line in said.splitlines() if "  merge " in line]
    assert told == ["Jon Smyth → Jon Smith (4)", "A Byron → Ada Byron (2)"]
    assert "A Byron = Amy Byron" not in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["hide", "99"], "99"),
        (["hide", "x"], "x: there is no such actor"),
        (["hide", str(2**63 - 1)], "there is no such actor"),
        (["hide", str(2**63)], "there is no such actor"),
        (["merge", "1", "1"], "into itself"),
        (["split", "1", "Ada", "King"], "Ada King"),
        (["undo"], "none to undo"),
        (["undo", "x"], "no such correction"),
    ],
)
@pytest.mark.usefixtures("told")
def test_what_cannot_be_corrected_is_one_clear_line(run: Run, words: list[str], said: str) -> None:
    code, lines, narration = run("correct", *words)
    assert (code, lines) == (1, [])
    assert said in narration
    assert len(narration.strip().splitlines()) == 1


@pytest.mark.usefixtures("told")
def test_without_json_the_words_are_for_people(run: Run) -> None:
    assert "no corrections" in run("correct", "list", json_lines=False)[2]
    run("correct", "rename", "1", "Ada King")
    run("correct", "merge", "3", "1")
    _, (said,), _ = run("correct", "list", json_lines=False)
    merged, renamed = said.splitlines()
    assert "merge A. Byron → Ada King (1)" in merged
    assert "rename Ada Byron → Ada King" in renamed


@pytest.mark.usefixtures("told")
def test_titles_are_shown_with_the_actor_and_the_article(run: Run) -> None:
    _, (ada,), _ = run("actor", "1")
    (role,) = ada["roles"]
    assert (role["title"], role["article"]) == ("Countess", 1)
    _, (article,), _ = run("show", "1")
    assert article["roles"] == [{"actor_id": 1, "actor": "Ada Byron", "title": "Countess"}]
    assert article["dateline"] == article["dateline_place"] == ""
    assert "Titles: Countess" in run("actor", "1", json_lines=False)[1][0]
    assert "Ada Byron (person, Countess)" in run("show", "1", json_lines=False)[1][0]


@pytest.mark.parametrize("limit", ["0", "-3", "many"])
def test_a_limit_is_a_number_from_1_on(run: Run, limit: str) -> None:
    with pytest.raises(SystemExit) as ended:
        run("correct", "suggest", "--limit", limit)
    assert ended.value.code == 2
