"""The command line on real files: each command's JSON, exit code and words."""

import io
import json
import tomllib
from pathlib import Path

import pytest

from core.query import parse_query
from desk.commands.grammar.parser import build_parser
from desk.commands.run import MODULES, command
from store import articles
from store.engine import Store
from tests.desk.conftest import Run


@pytest.fixture
def imported(run: Run, folder: Path) -> Run:
    run("import", str(folder))
    return run


def test_every_command_that_may_be_typed_is_there() -> None:
    assert MODULES.keys() == build_parser()[1] - {"read"}
    assert all(callable(command(name)) for name in MODULES)


def test_import_counts_what_it_did_and_names_what_it_could_not(run: Run, folder: Path) -> None:
    code, lines, narration = run("import", str(folder))
    assert code == 1
    assert lines[-1] == {"added": 3, "updated": 0, "unchanged": 0, "failed": 1}
    assert lines[0]["error"]["what"] == "empty.txt"
    assert "empty.txt: empty" in narration


def test_importing_twice_by_whichever_way_changes_nothing(
    imported: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "empty.txt").unlink()
    same = {"added": 0, "updated": 0, "unchanged": 3, "failed": 0}
    (folder.parent / "link").symlink_to(folder)
    monkeypatch.chdir(folder.parent)
    for way in (str(folder), "archive", "./archive/../archive", "link"):
        assert imported("import", way) == (0, [same], "")
    _, lines, _ = imported("import", str(folder / "talks.txt"))
    assert lines[-1] == same | {"unchanged": 1}


def test_a_file_imported_alone_is_not_doubled_by_its_folder_nor_by_a_refresh(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    (folder / "empty.txt").unlink()
    run("import", str(folder / "talks.txt"))
    assert run("articles")[1][0]["source"] == "archive"
    assert run("import", str(folder))[1][-1]["added"] == 2
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\npath = "{folder}"\n')
    assert run("refresh")[1][0]["new"] == 0
    assert len(run("articles")[1]) == 3


def test_records_that_share_an_id_all_come_in_once(run: Run, folder: Path) -> None:
    records = [{"id": n % 550, "text": f"Story number {n}."} for n in range(600)]
    (folder / "many.jsonl").write_text("\n".join(map(json.dumps, records)))
    name = str(folder / "many.jsonl")
    assert run("import", "--later", name)[1][-1]["added"] == 600
    assert run("import", "--later", name)[1][-1]["unchanged"] == 600


def test_a_changed_file_is_the_same_article_and_keeps_its_star(
    imported: Run, folder: Path, store: Store
) -> None:
    (article_id,) = articles.article_ids(store, parse_query("fog"))
    articles.set_starred(store, [article_id], True)
    (folder / "weather.txt").write_text("Fog over Lisbon\n\nThe fog has gone.\n")
    _, lines, _ = imported("import", str(folder / "weather.txt"))
    assert lines[-1]["updated"] == 1
    (line,) = imported("articles", "gone")[1]
    assert (line["id"], line["starred"]) == (article_id, True)


def test_articles_lists_what_a_query_finds(imported: Run) -> None:
    code, lines, _ = imported("articles")
    assert code == 0
    assert list(lines[0]) == [
        *("id", "guid", "title", "source", "published", "url", "path", "unread", "starred"),
        "tags",
    ]
    titles = {line["title"] for line in imported("articles", 'actor:"Ada Byron"')[1]}
    assert titles == {"Envoys meet in Ulaanbaatar", "Llama treaty signed"}
    assert imported("articles", "fog", "-lisbon")[1] == []
    assert len(imported("articles", "feed:archive")[1]) == 3
    assert {line["source"] for line in lines} == {"archive"}


def test_show_gives_the_text_with_its_mentions(imported: Run) -> None:
    _, lines, _ = imported("show", "guid:talks.txt")
    article = lines[0]
    assert article["dateline"] == "ULAANBAATAR, May 4 (Wire)"
    assert article["body_end"] == len(article["text"])
    roles = {role["actor"]: role["title"] for role in article["roles"]}
    assert "Foreign Minister" in roles["Ada Byron"]
    assert {entry["actor"] for entry in article["cast"]} >= {"Ada Byron", "Peru"}
    for mention in article["mentions"]:
        whole = article["title"] if mention["field"] == "title" else article["text"]
        assert whole[mention["start"] : mention["end"]] == mention["text"]
    named = {(m["text"], m["actor"], m["kind"]) for m in article["mentions"]}
    assert ("Byron", "Ada Byron", "person") in named
    assert ("Peruvian", "Peru", "place") in named


def test_actors_are_one_across_articles(imported: Run) -> None:
    _, lines, _ = imported("actors")
    peru = next(line for line in lines if line["name"] == "Peru")
    assert (peru["kind"], peru["articles"]) == ("place", 2)
    assert "Peruvian" in peru["aliases"]
    assert "Ada Byron" in {other["name"] for other in peru["with"]}
    assert imported("actor", str(peru["id"]))[1][0]["mentions"] == peru["mentions"]
    assert {line["name"] for line in imported("actors", "byron")[1]} == {"Ada Byron"}


def test_related_articles_say_why(imported: Run) -> None:
    _, lines, _ = imported("related", "guid:talks.txt")
    best = lines[0]["related"][0]
    assert best["guid"] == "treaty.txt"
    assert {"Ada Byron", "Tomas Quispe"} <= set(best["why"]["actors"])
    assert "llama" in best["why"]["terms"] or "treaty" in best["why"]["terms"]
    assert [line["guid"] for line in imported("related", "--all")[1]].count("talks.txt") == 1


def test_annotate_redoes_everything_when_asked(imported: Run) -> None:
    before = imported("actors")[1]
    assert imported("annotate")[1] == [{"done": 0, "failed": 0, "words_per_second": 0.0}]
    _, lines, _ = imported("annotate", "--all")
    assert (lines[0]["done"], lines[0]["failed"]) == (3, 0)
    assert lines[0]["words_per_second"] > 0
    assert imported("actors")[1] == before


def test_annotate_leaves_the_store_merged_and_closed(
    imported: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr("store.upkeep.merge_index", lambda _: done.append("merged"))
    close = Store.close

    def closed(store: Store) -> None:
        done.append("closed")
        close(store)

    monkeypatch.setattr(Store, "close", closed)
    imported("annotate", "--all")
    assert done == ["merged", "closed"]


def test_import_later_leaves_the_actors_for_annotate(run: Run, folder: Path) -> None:
    run("import", "--later", str(folder))
    assert run("actors")[1] == []
    assert run("annotate")[1][0]["done"] == 3
    assert run("actors")[1] != []


def test_tag_shares_one_cast_and_names_a_bad_line(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        json.dumps({"id": "a", "text": "Ada Byron left Peru."}),
        "{not json",
        json.dumps({"id": 2, "text": "Peruvian ships met Ada Byron. \ud800"}),
        json.dumps(["no", "object"]),
        "",
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    code, records, narration = run("tag")
    assert code == 1
    assert "line 2" in narration
    assert "line 4" in narration
    assert [r["id"] for r in records] == ["a", 2]
    assert records[0]["ents"] == [[0, 9, "PERSON"], [15, 19, "LOC"]]
    ids = [{a["name"]: a["id"] for a in r["actors"]} for r in records]
    assert ids[0] == ids[1]


@pytest.mark.parametrize("words", [["articles"], ["show", "1"], ["actors"], ["related", "--all"]])
def test_reading_makes_no_store(run: Run, words: list[str], tmp_path: Path) -> None:
    code, _, narration = run(*words)
    assert code == 1
    assert "no store" in narration
    assert not (tmp_path / "news.db").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["show", "77"], 1, "77"),
        (["show", "guid:none"], 1, "guid:none"),
        (["show", "x"], 1, "x"),
        (["actor", "5"], 1, "5"),
        (["actor", "9" * 20], 1, "9" * 20),
        (["articles", "is:unred"], 2, "unread"),
        (["import", "no-such-folder"], 1, "no-such-folder"),
        (["refresh", "no-such-feed"], 1, "no-such-feed"),
        (["tag", "no-such-file"], 1, "no-such-file"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(
    run: Run, words: list[str], code: int, said: str, store: Store
) -> None:
    found, _, narration = run(*words)
    assert found == code
    assert said in narration
    assert len(narration.strip().splitlines()) == 1


def test_a_feed_list_with_a_slip_is_named_with_what_was_meant(run: Run, tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text('[[feed]]\nurl = "https://example.org"\ntitel = "x"\n')
    code, _, narration = run("refresh")
    assert code == 1
    assert "titel" in narration
    assert "title" in narration


def test_no_control_character_of_an_input_is_printed(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = json.dumps({"id": "\x9b31m\u202e", "text": "Peru \x1b[2J"})
    monkeypatch.setattr("sys.stdin", io.StringIO(hostile))
    _, (record,), _ = run("tag")
    assert record["id"] == "\x9b31m\u202e"
    monkeypatch.setattr("sys.stdin", io.StringIO(hostile))
    _, (out,), _ = run("tag", json_lines=False)
    assert "\x9b" not in out
    assert "\u202e" not in out


def test_without_json_the_words_are_for_people(imported: Run) -> None:
    for words, said in (
        (["articles"], "Fog over Lisbon"),
        (["show", "guid:talks.txt"], "Cast: "),
        (["actors"], "Ada Byron"),
        (["actor", "1"], "Where it is named"),
        (["related", "guid:talks.txt"], "Llama treaty signed"),
        (["paths"], "news.db"),
        (["annotate", "--all"], "3 articles analysed"),
    ):
        code, (out,), _ = imported(*words, json_lines=False)
        assert code == 0
        assert said in out


def test_config_says_what_is_in_force_and_what_said_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('theme = "of-file"\nwidth = 60\n')
    monkeypatch.setenv("NEWSCAST_WIDTH", "90")
    code, records, _ = run("config", "--config", str(config), "--plain")
    said = {record["name"]: (record["value"], record["from"]) for record in records}
    assert code == 0
    assert said["theme"] == ("of-file", "file")
    assert said["width"] == (90, "environment")
    assert said["plain"] == (True, "flag")
    assert said["pipe"] == ([], "default")
    (shown,) = run("config", "--config", str(config), json_lines=False)[1]
    assert tomllib.loads(shown)["width"] == 90


def test_config_names_every_slip_at_once(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("them = 1\nwidth = 1\n")
    code, records, narration = run("config", "--config", str(config))
    assert (code, records) == (1, [])
    assert f"{config}: 2 problems\n" in narration
    assert "'theme'" in narration
    assert "240" in narration


def test_the_default_file_is_to_be_had_whatever_the_settings_say(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSCAST_WIDTH", "wide")
    code, (text,), _ = run("config", "--default", json_lines=False)
    assert (code, tomllib.loads(text)) == (0, {})
    assert "\n#width = 72\n" in text
    code, records, _ = run("config", "--default")
    assert {record["from"] for record in records} == {"default"}


def test_paths_names_every_place(run: Run) -> None:
    (places,) = run("paths")[1]
    assert list(places) == ["store", "feeds", "config", "themes", "state", "log"]


@pytest.fixture
def quakes(run: Run, tmp_path: Path) -> Run:
    """Two articles of one event and one of another, imported."""
    place = tmp_path / "wire"
    place.mkdir()
    (place / "first.txt").write_text(
        "Quake buries Sandrik\n\nA strong earthquake shook the mountain province of Velmora and "
        "buried the village of Sandrik under rubble. Ada Byron, the mayor, counted 14 dead.\n"
    )
    (place / "second.txt").write_text(
        "Rescuers dig in Sandrik\n\nRescuers dug in Sandrik, the village that the earthquake in "
        "Velmora buried under rubble. Mayor Ada Byron counted 31 dead; Tomas Quispe sent aid.\n"
    )
    (place / "fog.txt").write_text("Fog over Lisbon\n\nThick fog closed the port.\n")
    run("import", str(place))
    return run


def test_stories_lists_what_articles_tell_together(quakes: Run) -> None:
    code, (line,), _ = quakes("stories")
    assert code == 0
    assert list(line) == ["id", "title", "first", "last", "articles", "unread", "sources"]
    assert (line["articles"], line["unread"], line["sources"]) == (2, 2, ["wire"])
    assert quakes("stories", "rescuers")[1] == [line]
    assert quakes("stories", "fog")[:2] == (0, [])
    assert len(quakes("articles", f"story:{line['id']}")[1]) == 2
    assert quakes("stories", "actr:x")[0] == 2


def test_story_tells_what_each_article_adds(quakes: Run) -> None:
    ((row,), code) = quakes("stories")[1], 0
    code, (story,), _ = quakes("story", str(row["id"]))
    assert code == 0
    assert {key: story[key] for key in row} == row
    first, second = story["pieces"]
    assert first["lead"].startswith(("A strong earthquake", "Rescuers dug"))
    assert (first["pinned"], first["fresh"]) == (False, True)
    numbers = [number for piece in story["pieces"] for number in piece["new"]["numbers"]]
    assert sorted(numbers) == ["14 dead", "31 dead"]
    new = [actor["name"] for piece in story["pieces"] for actor in piece["new"]["actors"]]
    assert new.count("Ada Byron") == 1
    assert second["article"]["title"] != first["article"]["title"]
    assert [actor["name"] for actor in story["cast"]].count("Ada Byron") == 1


def test_stories_are_printed_for_a_person(quakes: Run) -> None:
    _, (text,), _ = quakes("stories", json_lines=False)
    assert "2 articles of 1 source, 2 unread" in text
    _, (text,), _ = quakes("story", "#1", json_lines=False)
    assert "14 dead" in text and "Cast: " in text


@pytest.mark.parametrize("name", ["99", "quake", "#"])
def test_a_story_that_is_not_there_is_said(quakes: Run, name: str) -> None:
    code, lines, said = quakes("story", name)
    assert (code, lines) == (1, [])
    assert "no such story" in said
