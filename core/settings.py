"""The reader's own settings: what there is to set, and what is in force where."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from core.errors import SettingsError
from core.paths import with_home
from core.setting_sources import said_by_environment, said_by_file
from core.setting_values import between, one_of


@dataclass(frozen=True, slots=True)
class Settings:
    """What config.toml may say: a field is a key of the file, its docstring the manual."""

    theme: str = ""
    """A theme by name: newscast's own, Textual's, or one of yours; empty for newscast-night."""

    preset: str = ""
    """Whose keys: "newsboat", "vim" or "eilmeldung"; empty for newscast's own."""

    symbols: str = field(default="unicode", metadata=one_of("unicode", "ascii"))
    """The signs beside the words: those of Unicode, or ASCII for fonts that lack them."""

    plain: bool = False
    """Words in place of signs, and lines without bars and columns: for screen readers."""

    width: int = field(default=72, metadata=between(30, 240))
    """Columns of an article's text at most."""

    mark_read: str = field(default="open", metadata=one_of("open", "scroll", "never"))
    """What makes an article read: opening it, or scrolling past it in the list too, or the key."""

    list_actors: bool = True
    """Main actors in the article list."""

    pictures: bool = False
    """Pictures in the terminal: choosing the number of a caption shows its picture.

    Needs `pip install textual-image`. Without it, and in plain mode, the browser opens them.
    """

    save_folder: str = "~/newscast"
    """The folder that articles are saved to; a relative one is relative to this file."""

    pipe: tuple[str, ...] = ()
    """The command that an article is piped to, word by word, without a terminal: `["lp"]`."""

    browser: tuple[str, ...] = ()
    """The command that opens a link, which comes last: `["firefox"]`; empty for the system's."""

    keys: dict[str, str] = field(default_factory=dict)
    """Keys by the name that the help gives to what they do, parted by commas.

    They come before those of the preset; "" takes the keys away: `"list.down" = "j,ctrl+n"`
    """

    language: dict[str, str] = field(default_factory=dict)
    """Language to the spaCy pipeline that reads it: `fr = "fr_core_news_md"`.

    A pipeline is the name of an installed package, or a path: one with a slash, relative to
    this file. `~` is your home.
    """

    @property
    def saving(self) -> Path:
        """`save_folder` as a path, the reader's home written out."""
        return Path(with_home(self.save_folder))


class Origin(StrEnum):
    """What said a setting; each comes before those above it."""

    DEFAULT = "default"
    FILE = "file"
    ENVIRONMENT = "environment"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class InForce:
    """The settings of a run, and for those that something said what it was."""

    settings: Settings
    said_by: Mapping[str, Origin] = field(default_factory=dict)

    def origin(self, name: str) -> Origin:
        """What said the setting of this name."""
        return self.said_by.get(name, Origin.DEFAULT)


SETTINGS = {setting.name: setting for setting in fields(Settings)}
"""The fields by name."""


def load_settings(path: Path) -> Settings:
    """The settings in `path`, or the defaults where there is no such file.

    Raises:
        SettingsError: the file is not TOML, or something in it has no meaning; it names
            everything that has none.
    """
    return settings_in_force(path, {}, {}).settings


def settings_in_force(
    path: Path, environment: Mapping[str, str], flags: Mapping[str, Any]
) -> InForce:
    """The settings of flags, else of the environment, else of the file, else the defaults.

    Args:
        environment: NEWSCAST_THEME and so on, for each setting that is one value; others are
            left alone, and empty ones say nothing.
        flags: values by the setting's name, checked by the command line.

    Raises:
        SettingsError: as `load_settings`; the environment is named too.
    """
    in_file, slips = said_by_file(path, SETTINGS)
    in_environment, more_slips = said_by_environment(environment, SETTINGS)
    if slips or more_slips:
        where = str(path) if slips else "environment"
        raise SettingsError(where, _listed([*slips, *more_slips]))
    layers = (Origin.FILE, in_file), (Origin.ENVIRONMENT, in_environment), (Origin.FLAG, flags)
    values = {name: value for _, layer in layers for name, value in layer.items()}
    said_by = {name: origin for origin, layer in layers for name in layer}
    return InForce(Settings(**values), said_by)


def _listed(problems: list[str]) -> str:
    """One problem as it is, more as a list."""
    if len(problems) == 1:
        return problems[0]
    return "".join((f"{len(problems)} problems", *(f"\n  {problem}" for problem in problems)))
