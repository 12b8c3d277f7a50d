"""Which keys does the reader have? newscast's own, changed by a preset, changed by config.toml."""

from collections.abc import Iterable, Mapping
from typing import Final

from core.errors import nearest_hint
from tui.keys.names import TWINS, textual_name, why_unheard, written_name
from tui.keys.presets import PRESETS

UNBOUND: Final = "unbound"
"""The keys of what has none: no terminal sends it, and Textual takes '' for the default."""

ANYWHERE: Final = "Anywhere"
"""The place whose keys work in every pane that has no use of its own for them."""

PANES: Final = ("Article list", "Article", "Sources, cast and related")
"""The places whose keys come before those of ANYWHERE."""

_Keys = dict[str, list[str]]
"""Textual's names of keys by the id of what they do."""


def resolve(
    preset: str, keys: Mapping[str, str], bindings: Iterable[tuple[str, str, str]]
) -> tuple[dict[str, str], list[str]]:
    """The keymap for Textual, and a line for each thing that is wrong with what was asked for.

    What is wrong is left out and the rest applies. Where two things of one place have a key,
    what `keys` says comes before the preset, and that before the defaults.

    Args:
        preset: a name of PRESETS, or '' for none.
        keys: ids to keys, as config.toml says them; no keys take those of the id away.
        bindings: id, default keys and place of everything that has keys; ids are unique.

    Returns:
        Keys by id, of those alone whose keys are not the default.
    """
    bindings = list(bindings)
    places = {name: place for name, _, place in bindings}
    defaults = {name: _keys(default) for name, default, _ in bindings}
    problems: list[str] = []
    asked = _asked(keys, places, problems)
    wanted = asked | {n: k for n, k in _preset(preset, places, problems).items() if n not in asked}
    wanted |= {name: default for name, default in defaults.items() if name not in wanted}
    settled = _settled(wanted, places)
    problems += _robbed(wanted, settled, places)
    problems += _unheard(asked, settled, defaults, places)
    own = {name: [textual_name(k) for k in _parted(default)] for name, default, _ in bindings}
    changed = {name: found for name, found in settled.items() if found != own[name]}
    return {name: ",".join(found) or UNBOUND for name, found in changed.items()}, problems


def _keys(written: str) -> list[str]:
    """Textual's names of some keys, each with the one that it is taken for in some terminals."""
    named = [textual_name(key) for key in _parted(written)]
    return list(dict.fromkeys(n for key in named for n in (key, TWINS.get(key, "")) if n))


def _parted(written: str) -> list[str]:
    """The keys of a list with commas, which may be a comma alone."""
    return ["comma"] if written.strip() == "," else written.split(",") if written.strip() else []


def _preset(preset: str, known: Iterable[str], problems: list[str]) -> _Keys:
    if preset and preset not in PRESETS:
        hint = nearest_hint(preset, PRESETS) or f"there are {', '.join(PRESETS)}"
        problems.append(f"no preset is called {preset!r} ({hint})")
    changed = PRESETS.get(preset, {})
    return {name: _keys(changed[name]) for name in known if name in changed}


def _asked(keys: Mapping[str, str], places: Mapping[str, str], problems: list[str]) -> _Keys:
    """What config.toml says, without what it cannot mean; an id with no key left is left out."""
    asked: _Keys = {}
    owners: dict[tuple[str, str], str] = {}
    for name, written in keys.items():
        if name not in places:
            hint = nearest_hint(name, places)
            problems.append(f"no key is called {name!r}" + (f" ({hint})" if hint else ""))
            continue
        parted = _parted(written)
        refused = {key: _refused(key, name, places[name], owners) for key in parted}
        problems += [f"{name}: {why}" for why in refused.values() if why]
        heard = [key for key, why in refused.items() if not why]
        if heard or not parted:
            asked[name] = _keys(",".join(heard))
    return asked


def _refused(key: str, name: str, place: str, owners: dict[tuple[str, str], str]) -> str:
    """Why this key cannot be had for the id; '' where it can, and it is the id's from then on."""
    try:
        known = textual_name(key)
    except ValueError as error:
        return str(error)
    why = why_unheard(known)
    if why:
        return f"{key.strip()!r} is not heard: {why}"
    owner = owners.setdefault((place, known), name)
    return "" if owner == name else f"{key.strip()!r} is given to {owner!r} already"


def _settled(wanted: _Keys, places: Mapping[str, str]) -> _Keys:
    """Every key of a place with one owner: the first that wants it."""
    owners: dict[tuple[str, str], str] = {}
    return {
        name: [key for key in found if owners.setdefault((places[name], key), name) == name]
        for name, found in wanted.items()
    }


def _robbed(wanted: _Keys, settled: _Keys, places: Mapping[str, str]) -> list[str]:
    """A line for each id that others have taken all keys from."""
    owners = {(places[name], key): name for name, found in settled.items() for key in found}
    return [
        f"{name!r} has no key left: {written_name(found[0])!r} does "
        f"{owners[places[name], found[0]]!r}"
        for name, found in wanted.items()
        if found and not settled[name]
    ]


def _unheard(asked: _Keys, settled: _Keys, defaults: _Keys, places: Mapping[str, str]) -> list[str]:
    """A line for each key asked for that panes have another use for, where they had none before."""
    lines = []
    for name, found in asked.items():
        for key in found if places[name] == ANYWHERE else ():
            others = {
                places[other]: other
                for other, keys in settled.items()
                if key in keys and places[other] in PANES and key not in defaults[name]
            }
            if others:
                uses = ", ".join(f"{other!r} ({place})" for place, other in others.items())
                lines.append(f"{name}: {written_name(key)!r} does something else in panes: {uses}")
    return lines
