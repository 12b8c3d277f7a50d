"""config.toml, the environment and flags: what they may say, who wins, how a slip is named."""

from pathlib import Path

import pytest

from core.errors import SettingsError
from core.settings import Origin, Settings, load_settings, settings_in_force


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_no_file_means_defaults(config: Path) -> None:
    assert load_settings(config) == Settings()


def test_every_setting_may_be_said(config: Path) -> None:
    config.write_text(
        'theme = "nord"\npreset = "vim"\nsymbols = "ascii"\nplain = true\nwidth = 60\n'
        'mark_read = "scroll"\nlist_actors = false\npictures = true\nsave_folder = "/tmp/news"\n'
        'pipe = ["less", "-R"]\nbrowser = ["firefox"]\n'
    )
    assert load_settings(config) == Settings(
        theme="nord",
        preset="vim",
        symbols="ascii",
        plain=True,
        width=60,
        mark_read="scroll",
        list_actors=False,
        pictures=True,
        save_folder="/tmp/news",
        pipe=("less", "-R"),
        browser=("firefox",),
    )


def test_keys_are_named_with_dots(config: Path) -> None:
    config.write_text('[keys]\nlist.down = "j"\n"list.up" = "k"\nstar = ""\n')
    assert load_settings(config).keys == {"list.down": "j", "list.up": "k", "star": ""}


def test_languages_have_pipelines_by_package_or_by_path(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    config.write_text(
        '[language]\nEN_gb = "en_core_web_trf"\nfr = "models/french"\n'
        'de = "/opt/german"\nit = "~/italian"\n'
    )
    assert load_settings(config).language == {
        "en": "en_core_web_trf",
        "fr": str(config.parent / "models/french"),
        "de": "/opt/german",
        "it": "/home/ada/italian",
    }


@pytest.mark.parametrize(
    ("said", "folder"),
    [
        ("saved", "{here}/saved"),
        ("/srv/news", "/srv/news"),
        ("~/news", "/home/ada/news"),
        ("~", "/home/ada"),
        ("~nobody/news", "{here}/~nobody/news"),
    ],
)
def test_articles_are_saved_to_a_folder_relative_to_the_file(
    config: Path, said: str, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    config.write_text(f'save_folder = "{said}"')
    assert str(load_settings(config).saving) == folder.format(here=config.parent)


def test_the_default_folder_is_in_the_readers_home(own_home: Path) -> None:
    assert Settings().saving == own_home / "newscast"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('them = "nord"', "unknown key 'them' (did you mean 'theme'?)"),
        ("themes = 3\nxyzzy = 1", "unknown key 'xyzzy'"),
        ("theme = 3", "'theme' must be a text, not 3"),
        ("plain = 1", "'plain' must be true or false, not 1"),
        ('plain = "yes"', "'plain' must be true or false, not 'yes'"),
        ("width = true", "'width' must be a whole number from 30 to 240, not True"),
        ("width = 10", "'width' must be a whole number from 30 to 240, not 10"),
        ("width = 72.0", "'width' must be a whole number from 30 to 240, not 72.0"),
        ('mark_read = "opn"', "'mark_read' must be 'open' or 'scroll' or 'never', not 'opn'"),
        ("symbols = []", "'symbols' must be 'unicode' or 'ascii', not []"),
        ('pipe = "less -R"', "'pipe' must be a list of texts, not 'less -R'"),
        ('pipe = ["less", 3]', "'pipe' must be a list of texts"),
        ('browser = [""]', "'browser' must be a list of texts"),
        ("keys = 3", "'keys' must be a table of texts, not 3"),
        ("[keys]\nlist.down = 3", "'keys.list.down' must be a text, not 3"),
        ("language = 'fr'", "'language' must be a table of texts"),
        ("[language]\nfr = 3", "'language.fr' must be a package or a path, not 3"),
        ("[language]\nfr = ''", "'language.fr' must be a package or a path"),
        ("[language]\nfr-FR.x = 'a'", "'language.fr-FR' must be a package or a path"),
        ("[language]\nfrench = 'fr_core_news_md'", "'french', which is no language"),
        ("theme = ?", "line 1"),
        ("theme = '\udc80'", "decode"),
    ],
)
def test_a_slip_is_said_with_the_file(config: Path, text: str, said: str) -> None:
    config.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(SettingsError) as caught:
        load_settings(config)
    assert caught.value.what == str(config)
    assert said in caught.value.why


def test_all_slips_are_said_at_once(config: Path) -> None:
    config.write_text(
        'them = "nord"\nwidth = 10\nplain = 3\n[keys]\na = 1\nb.c = 2\n[language]\nfrench = "x"\n'
    )
    with pytest.raises(SettingsError) as caught:
        settings_in_force(config, {"NEWSCAST_SYMBOLS": "emoji"}, {})
    count, *lines = caught.value.why.splitlines()
    assert count == "7 problems"
    named = ("'them'", "'width'", "'plain'", "'keys.a'", "'keys.b.c'", "'french'", "NEWSCAST_SYMB")
    for line, name in zip(lines, named, strict=True):
        assert name in line


def test_a_flag_wins_over_the_environment_and_that_over_the_file(config: Path) -> None:
    config.write_text('theme = "of-file"\npreset = "of-file"\nwidth = 60\n')
    environment = {"NEWSCAST_THEME": "of-variable", "NEWSCAST_PRESET": "of-variable"}
    in_force = settings_in_force(config, environment, {"theme": "of-flag"})
    settings = in_force.settings
    assert (settings.theme, settings.preset) == ("of-flag", "of-variable")
    assert (settings.width, settings.symbols) == (60, "unicode")
    names = ("theme", "preset", "width", "symbols")
    assert [in_force.origin(name) for name in names] == [
        *(Origin.FLAG, Origin.ENVIRONMENT, Origin.FILE, Origin.DEFAULT)
    ]


@pytest.mark.parametrize(
    ("text", "plain"), [("1", True), ("yes", True), ("True", True), ("0", False), ("off", False)]
)
def test_a_variable_says_yes_and_no_in_many_ways(config: Path, text: str, plain: bool) -> None:
    config.write_text(f"plain = {str(not plain).lower()}")
    assert settings_in_force(config, {"NEWSCAST_PLAIN": text}, {}).settings.plain is plain


def test_variables_say_whatever_is_one_value(config: Path) -> None:
    environment = {
        "NEWSCAST_WIDTH": "90",
        "NEWSCAST_MARK_READ": "never",
        "NEWSCAST_LIST_ACTORS": "no",
        "NEWSCAST_SAVE_FOLDER": "/srv/news",
        "NEWSCAST_PIPE": "rm -r",
        "NEWSCAST_KEYS": "j",
        "NEWSCAST_OTHER": "x",
        "NEWSCAST_THEME": "",
    }
    assert settings_in_force(config, environment, {}).settings == Settings(
        width=90, mark_read="never", list_actors=False, save_folder="/srv/news"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("WIDTH", "wide"),
        ("WIDTH", "29"),
        ("WIDTH", "9" * 5000),
        ("WIDTH", "-60"),
        ("WIDTH", "²"),
        ("PLAIN", "perhaps"),
        ("SYMBOLS", "ASCII"),
    ],
)
def test_a_slip_in_the_environment_is_said_with_the_variable(
    config: Path, name: str, text: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        settings_in_force(config, {f"NEWSCAST_{name}": text}, {})
    assert caught.value.what == "environment"
    assert caught.value.why.startswith(f"NEWSCAST_{name} must be")
    assert len(caught.value.why) < 120
