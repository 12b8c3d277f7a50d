"""The settings in writing can be read again, and say what there is to say."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.settings import SETTINGS, InForce, Origin, Settings, load_settings
from core.settings_text import (
    default_text,
    documentation,
    records_in_force,
    text_in_force,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
WORDS = st.lists(TEXT.filter(bool), max_size=3).map(tuple)

SOME = st.builds(
    Settings,
    theme=TEXT,
    preset=TEXT,
    plain=st.booleans(),
    width=st.integers(30, 240),
    mark_read=st.sampled_from(["open", "scroll", "never"]),
    save_folder=TEXT.map("~/{}".format),
    pipe=WORDS,
    browser=WORDS,
    keys=st.dictionaries(TEXT, TEXT, max_size=3),
    language=st.dictionaries(st.sampled_from(["fr", "de"]), st.just("a_package"), max_size=2),
)


def uncommented(text: str) -> str:
    """The text with every setting taken out of its comment, as its heading says."""
    return re.sub(r"^#(?! )", "", text, flags=re.MULTILINE)


def test_the_default_file_says_nothing_until_it_is_changed(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(default_text())
    assert tomllib.loads(default_text()) == {}
    assert load_settings(config) == Settings()


def test_the_default_file_uncommented_says_every_default(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(uncommented(default_text()))
    said = tomllib.loads(config.read_text())
    assert list(said) == list(SETTINGS)
    assert load_settings(config) == Settings()


def test_every_setting_is_documented() -> None:
    assert list(documentation()) == [field.name for field in fields(Settings)]
    assert "" not in documentation().values()


def test_the_documentation_stands_above_each_setting_with_what_it_may_be() -> None:
    blocks = default_text().split("\n\n")
    width = next(block for block in blocks if "#width = 72" in block)
    assert width.splitlines()[0].startswith("# Columns")
    assert "30 to 240" in width
    assert max(map(len, default_text().splitlines())) <= 100


def test_the_settings_in_force_say_where_each_comes_from(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    shown = text_in_force(
        InForce(
            Settings(theme="nord", keys={"list.down": "j"}),
            {"theme": Origin.FLAG, "keys": Origin.FILE},
        ),
        config,
    )
    assert re.search(r'^theme = "nord" +# flag$', shown, re.MULTILINE)
    assert re.search(r"^width = 72 +# default$", shown, re.MULTILINE)
    assert re.search(r'^\[keys\] +# file\n"list.down" = "j"$', shown, re.MULTILINE)
    assert shown.startswith(f"# {config} (there is no such file)\n")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some=SOME)
def test_the_settings_in_force_are_a_file_that_says_them(tmp_path: Path, some: Settings) -> None:
    config = tmp_path / "config.toml"
    config.write_text(text_in_force(InForce(some), config), newline="")
    assert load_settings(config) == some


def test_each_setting_has_a_record() -> None:
    records = list(records_in_force(InForce(Settings(plain=True), {"plain": Origin.ENVIRONMENT})))
    assert [record["name"] for record in records] == list(SETTINGS)
    plain = next(record for record in records if record["name"] == "plain")
    assert (plain["value"], plain["from"]) == (True, "environment")
    assert "screen readers" in plain["about"]


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_stands_once_in_the_default_file(name: str) -> None:
    assert len(re.findall(rf"^#(?:{name} = |\[{name}\])", default_text(), re.MULTILINE)) == 1
