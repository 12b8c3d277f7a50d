"""How is a key declared? With an id to remap it by, and words for the help."""

from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """One line of the help: where the key works, the keys themselves, what they do."""

    place: str
    name: str
    keys: str
    purpose: str


def key(
    keys: str,
    action: str,
    name: str,
    short: str,
    tooltip: str,
    *,
    shown: bool = False,
    priority: bool = False,
) -> Binding:
    """A binding; `name` is its id in `[keys]`, `short` its words in the last line.

    Args:
        keys: Textual's names of keys, parted by commas.
        tooltip: what it does, for the help.
        shown: whether the last line of the screen names it.
        priority: whether it comes before the keys of the focused widget.
    """
    return Binding(keys, action, short, show=shown, priority=priority, id=name, tooltip=tooltip)
