"""Runs one command of the command line and returns its exit code."""

import argparse
from collections.abc import Callable
from pkgutil import resolve_name
from typing import Final

from core.errors import NewscastError, QueryError
from core.paths import Paths
from desk.commands.options import paths_of
from desk.commands.output.console import give_up, let_out, narrate, prepare_streams

OK, SOME_FAILED, USAGE = 0, 1, 2

Command = Callable[[argparse.Namespace, Paths], bool]
"""Does what the options say and prints it; whether nothing failed."""

MODULES: Final = {
    "refresh": "coming_in",
    "import": "coming_in",
    "annotate": "coming_in",
    "articles": "articles",
    "show": "articles",
    "related": "articles",
    "actors": "actors",
    "actor": "actors",
    "correct": "correct",
    "stories": "stories",
    "story": "stories",
    "export": "export",
    "feeds": "feeds",
    "opml": "feeds",
    "tag": "tag",
    "doctor": "upkeep",
    "backup": "upkeep",
    "purge": "upkeep",
    "paths": "settings",
    "config": "settings",
}
"""Where beside this file the function `run_<command>` of each command is."""


def run(options: argparse.Namespace) -> int:
    """Runs `options.command`; errors become one line on standard error.

    Returns:
        0, 1 where some input failed and the rest was done, 2 where the call makes no sense.
    """
    prepare_streams()
    try:
        well = command(options.command)(options, paths_of(options))
        let_out()
        return OK if well else SOME_FAILED
    except QueryError as error:
        narrate(f"newscast: {error}")
        return USAGE
    except NewscastError as error:
        narrate(f"newscast: {error}")
        return SOME_FAILED
    except BrokenPipeError:
        give_up()  # whoever read our output has gone; there is no one to tell
        return OK
    except OSError as error:
        give_up()
        narrate(f"newscast: {error.filename or 'output'}: {error.strerror or error}")
        return SOME_FAILED
    except KeyboardInterrupt:
        narrate("newscast: stopped; what was done is kept")
        return SOME_FAILED


def command(name: str) -> Command:
    """The function of a command; its module is loaded here, so that `paths` need not load spaCy."""
    found: Command = resolve_name(f"{__package__}.{MODULES[name]}:run_{name}")
    return found
