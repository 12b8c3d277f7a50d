"""What may be typed after `newscast`."""

from pathlib import Path

import pytest

from desk.options import parse


def test_nothing_opens_the_reader() -> None:
    assert (parse([]).command, parse([]).paths) == ("read", [])


@pytest.mark.parametrize("words", [["./news"], ["a.txt", "b/c"], ["--store", "x.db", "./news"]])
def test_paths_open_the_reader_with_them(words: list[str]) -> None:
    options = parse(words)
    assert options.command == "read"
    assert options.paths


@pytest.mark.parametrize(
    "words",
    [
        ["--store", "x.db", "articles"],
        ["articles", "--store", "x.db"],
        ["--store=x.db", "articles", "words"],
    ],
)
def test_common_options_stand_before_or_after_the_command(words: list[str]) -> None:
    assert parse(words).command == "articles"
    assert parse(words).store == "x.db"


def test_after_two_dashes_everything_is_a_word() -> None:
    assert parse(["articles", "--", "--fog"]).query == ["--fog"]


@pytest.mark.parametrize("words", [["artciles"], ["show"], ["related"], ["related", "1", "--all"]])
def test_a_call_that_makes_no_sense_ends_with_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(words)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_query_may_negate_words_and_stand_around_options() -> None:
    options = parse(["articles", "fog", "--json", "-hail", "-h-day", "sea"])
    assert options.query == ["fog", "-hail", "-h-day", "sea"]
    assert options.json


def test_feeds_and_config_are_paths() -> None:
    assert parse(["paths", "--feeds", "f.toml"]).feeds == Path("f.toml")
