"""`newscast correct`: what the reader says of actors, and what newscast asks."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing

from core.errors import NotFoundError
from core.numbers import number
from core.paths import Paths
from core.types import Answer, Correction, Kind, Suggestion
from desk.commands.output import records, report
from desk.commands.output.console import ask, emit_or_say, narrate
from desk.library import Library
from store.cast import find
from store.engine import open_store


def run_correct(options: argparse.Namespace, paths: Paths) -> bool:
    """Runs `options.action` and prints the corrections or suggestions that come of it.

    Raises:
        NotFoundError, CorrectionError: as the methods of Library.
        StoreError: there is no store, or it cannot be read or written.
    """
    with closing(Library(open_store(paths.store, make=False))) as library:
        match options.action:
            case "list":
                given = library.corrections()
                if not given:
                    narrate("newscast: no corrections")
            case "suggest":
                _suggest(library, options)
                return True
            case _:
                given = [c for c in [_give(library, options)] if c]
        for correction in given:
            emit_or_say(options.json, records.correction_record, report.correction, correction)
    return True


def _give(library: Library, options: argparse.Namespace) -> Correction | None:
    """Gives or undoes one correction; None where an answer asks for none."""
    if options.action == "undo":
        return library.undo(None if options.id is None else _number(options.id))
    actor = find(options.actor)
    match options.action:
        case "merge":
            return library.merge(actor, find(options.other))
        case "split":
            return library.split(actor, " ".join(options.words))
        case "rename":
            return library.rename(actor, " ".join(options.words))
        case "retype":
            return library.retype(actor, Kind(options.kind))
        case "hide":
            return library.hide(actor)
        case _:
            return library.judge(actor, find(options.other), Answer(options.answer))


def _suggest(library: Library, options: argparse.Namespace) -> None:
    """Lists suggestions, or asks about one after the other on a terminal."""
    pairs = library.suggestions(options.limit)
    if not pairs:
        narrate("newscast: no two actors look like one")
    if options.ask and sys.stdin.isatty():
        _ask_about(library, pairs, options.json)
        return
    for pair in pairs:
        emit_or_say(options.json, records.suggestion_record, report.suggestion, pair)


def _ask_about(library: Library, pairs: Sequence[Suggestion], as_json: bool) -> None:
    """Asks about pairs until the reader stops; pairs with an actor that was merged are over."""
    merged: set[int] = set()
    for pair in pairs:
        if merged & {pair.actor_id, pair.into_id}:
            continue
        answer = _ask(pair)
        if answer is None:
            return
        given = library.judge(pair.actor_id, pair.into_id, answer)
        if given:
            merged.add(pair.actor_id)
            emit_or_say(as_json, records.correction_record, report.correction, given)


def _ask(pair: Suggestion) -> Answer | None:
    """What the reader says of a pair; None to stop."""
    report.suggestion(pair)
    answer = ask("one actor? [y/n/later, anything else stops] ")
    return Answer(answer) if answer in list(Answer) else None


def _number(name: str) -> int:
    """The number of a correction that `name` writes."""
    correction_id = number(name)
    if correction_id is None:
        raise NotFoundError(name, "there is no such correction", "newscast correct list")
    return correction_id
