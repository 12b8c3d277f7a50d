"""The grammar of `newscast correct`."""

import argparse

from core.numbers import number
from core.types import Answer, Kind
from desk.commands.grammar.adding import actions_of

_MOST = 10_000
"""The highest limit of a list that a person reads."""


def add_corrections(correct: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """The actions of `newscast correct`."""
    add_action = actions_of(correct, common)

    def add(name: str, purpose: str, *ids: str) -> argparse.ArgumentParser:
        action = add_action(name, purpose)
        for place, metavar in zip(("actor", "other"), ids, strict=False):
            action.add_argument(place, metavar=metavar, help="a number from `actors`")
        return action

    add("merge", "show one actor as another", "ACTOR", "INTO")
    split = add("split", "make the mentions in one form an actor of their own", "ACTOR")
    split.add_argument("words", nargs="+", metavar="FORM", help="as `actor` shows it")
    rename = add("rename", "show an actor by another name", "ACTOR")
    rename.add_argument("words", nargs="+", metavar="NAME")
    retype = add("retype", "show an actor as one of another kind", "ACTOR")
    retype.add_argument("kind", metavar="KIND", choices=[kind.value for kind in Kind])
    add("hide", "leave an actor out of every cast and list", "ACTOR")
    undo = add("undo", "take a correction back: the last one, or that of a number")
    undo.add_argument("id", nargs="?", metavar="ID", help="a number from `correct list`")
    add("list", "list the corrections in force")
    suggest = add("suggest", "list pairs of actors that may be one, and why")
    suggest.add_argument("--limit", type=_positive, default=20, metavar="N", help="at most so many")
    suggest.add_argument("--ask", action="store_true", help="ask about each: y, n or later")
    judge = add("judge", "answer a suggestion", "ACTOR", "INTO")
    judge.add_argument("answer", choices=[answer.value for answer in Answer])


def _positive(text: str) -> int:
    """A number from 1 to _MOST."""
    value = number(text)
    if value is None or value > _MOST:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 to {_MOST:,}")
    return value
