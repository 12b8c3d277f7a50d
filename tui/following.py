"""Whom the reader follows: an actor, or two that are named together."""

from typing import TYPE_CHECKING

from textual.message import Message

from tui.messages import Changed
from tui.undoing import Deed, Doing

if TYPE_CHECKING:
    from desk.library import Library


def follow_or_not(actor_id: int) -> Doing:
    """Makes an actor a source of its own, or no more where it is one when its turn has come."""

    def follow(library: "Library") -> Changed:
        actor = library.actor(actor_id)
        followed = not actor.followed
        changed = library.follow(actor_id, followed)

        def take_back(store: "Library") -> Message:
            store.set_followed(changed, not followed)
            return Changed(
                (), words=f"Undone: {actor.name} is {'not ' if followed else ''}followed"
            )

        said = f"{actor.name}: {'followed' if followed else 'not followed any more'}"
        return Changed((), Deed(said, take_back), said)

    return follow


def follow_pair(first_id: int, second_id: int) -> Doing:
    """Makes a source of the articles that name both of two actors."""

    def follow(library: "Library") -> Changed:
        name, is_new = library.follow_pair(first_id, second_id)
        if not is_new:
            return Changed((), words=f"{name}: followed already")

        def take_back(store: "Library") -> Message:
            store.remove_search(name)
            return Changed((), words=f"Undone: {name} is not followed")

        said = f"{name}: followed"
        return Changed((), Deed(said, take_back), said)

    return follow
