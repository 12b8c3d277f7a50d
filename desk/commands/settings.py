"""`newscast paths` and `config`: prints where files are kept, and which settings are in force."""

import argparse

from core import settings_text
from core.paths import Paths
from core.settings import InForce, Settings
from desk.commands.options import settings_of
from desk.commands.output.console import emit, say
from ingest.feedlist import default_feeds_path


def run_paths(options: argparse.Namespace, paths: Paths) -> bool:
    """Prints where this run keeps its files."""
    places = {
        "store": paths.store,
        "feeds": str(paths.feeds or default_feeds_path()),
        "config": str(paths.config),
        "themes": str(paths.themes),
        "state": str(paths.state),
        "log": str(paths.log),
    }
    if options.json:
        emit(places)
    else:
        for name, place in places.items():
            say(f"{name:8}{place}")
    return True


def run_config(options: argparse.Namespace, paths: Paths) -> bool:
    """Prints the settings in force, or a config.toml to begin with.

    Raises:
        SettingsError: the file or the environment says something that has no meaning.
    """
    in_force = InForce(Settings()) if options.default else settings_of(options)
    if options.json:
        for record in settings_text.records_in_force(in_force):
            emit(record)
    elif options.default:
        say(settings_text.default_text())
    else:
        say(settings_text.text_in_force(in_force, paths.config))
    return True
