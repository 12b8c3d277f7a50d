"""How commands and their actions come into the grammar, each with the options that all share."""

import argparse
from collections.abc import Callable

Add = Callable[..., argparse.ArgumentParser]
"""Makes the parser of one command or action: its name, its purpose, parsers to take options of,
and whether it takes `--json`."""


def adder(make: Add, option: str, common: argparse.ArgumentParser) -> Add:
    """What adds parsers by `make`, the `add_parser` of argparse; `option` is to hold the name."""

    def add(
        name: str, purpose: str, *more: argparse.ArgumentParser, json: bool = True
    ) -> argparse.ArgumentParser:
        added = make(name, parents=[common, *more], help=purpose, description=purpose)
        added.set_defaults(**{option: name})
        if json:
            added.add_argument("--json", action="store_true", help="print JSON Lines")
        return added

    return add


def actions_of(command: argparse.ArgumentParser, common: argparse.ArgumentParser) -> Add:
    """What adds the actions of a command whose first word says what it does."""
    actions = command.add_subparsers(metavar="ACTION", required=True)
    return adder(actions.add_parser, "action", common)
