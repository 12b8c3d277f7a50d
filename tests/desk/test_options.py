"""What may be typed after `newscast`."""

from pathlib import Path

import pytest

from core.settings import Origin
from desk.commands.options import parse, paths_of, settings_of


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


@pytest.mark.parametrize(
    "words",
    [
        ["--theme", "nord", "--plain", "./news"],
        ["./news", "--plain", "--theme", "nord"],
        ["read", "--theme=nord", "news", "--plain"],
        ["config", "--plain", "--theme", "nord"],
        ["--theme", "nord", "config", "--plain"],
        ["--plain", "--theme", "nord"],
    ],
)
def test_the_reader_may_be_told_its_settings(words: list[str]) -> None:
    in_force = settings_of(parse(words))
    assert (in_force.settings.theme, in_force.settings.plain) == ("nord", True)
    assert in_force.origin("theme") == Origin.FLAG
    assert in_force.origin("symbols") == Origin.DEFAULT


@pytest.mark.parametrize(
    "words", [["--symbols", "emoji"], ["articles", "--theme", "nord"], ["--theme", "x", "paths"]]
)
def test_a_setting_that_makes_no_sense_ends_with_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(words)
    assert ended.value.code == 2


def test_flags_win_over_variables_for_files_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NEWSCAST_STORE", "of-variable.db")
    monkeypatch.setenv("NEWSCAST_CONFIG", str(tmp_path / "config.toml"))
    (tmp_path / "config.toml").write_text('preset = "vim"')
    options = parse(["--store", "of-flag.db", "config"])
    assert paths_of(options).store == "of-flag.db"
    assert settings_of(options).settings.preset == "vim"
    monkeypatch.setenv("NEWSCAST_PRESET", "newsboat")
    assert settings_of(options).settings.preset == "newsboat"


@pytest.mark.parametrize("number", ["1", "007", "10000"])
def test_a_limit_is_a_number(number: str) -> None:
    assert parse(["correct", "suggest", "--limit", number]).limit == int(number)


@pytest.mark.parametrize("number", ["0", "-1", "1.5", "²", "", "10001", "9" * 5000])
def test_a_limit_that_is_none_is_refused_in_words(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["correct", "suggest", f"--limit={number}"])
    assert ended.value.code == 2
    assert "is no number from 1 to 10,000" in capsys.readouterr().err
