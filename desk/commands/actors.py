"""`newscast actors` and `actor`: prints the cast of the whole store, or one actor's dossier."""

import argparse
from datetime import datetime

from core.paths import Paths
from desk.commands.output import dossier_report, report
from desk.commands.output.console import emit, emit_or_say, narrate
from desk.commands.output.records import actor_record
from desk.dossier import dossier
from store import cast
from store.companions import companions
from store.engine import open_store

_COMPANIONS = 5
"""Others that the record of an actor in the list names."""


def run_actors(options: argparse.Namespace, paths: Paths) -> bool:
    """Lists the actors that a part of a name finds.

    Raises:
        StoreError: there is no store, or it cannot be read.
    """
    store = open_store(paths.store, make=False)
    found = cast.actors(store, " ".join(options.query))
    if not found:
        narrate("newscast: nobody found")
    for actor in found:
        if options.json:
            emit(actor_record(actor, companions(store, actor.id, _COMPANIONS)))
        else:
            report.actor_line(actor)
    return True


def run_actor(options: argparse.Namespace, paths: Paths) -> bool:
    """Prints the dossier of one actor.

    Raises:
        NotFoundError: there is no such actor.
        StoreError: there is no store, or it cannot be read.
    """
    store = open_store(paths.store, make=False)
    found = dossier(store, cast.find(options.id), datetime.now().astimezone())
    emit_or_say(options.json, dossier_report.record, dossier_report.report, found)
    return True
