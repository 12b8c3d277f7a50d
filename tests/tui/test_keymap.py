"""Presets and the reader's own keys become one keymap; what is wrong with them is said."""

import pytest
from textual.app import App
from textual.binding import Binding, BindingsMap

from tui.keys.keymap import ANYWHERE, PANES, UNBOUND, resolve
from tui.keys.names import TWINS, textual_name, why_unheard, written_name
from tui.keys.presets import PRESETS
from tui.keys.register import PLACES, key_places

LIST = PANES[0]

BINDINGS = [
    ("star", "f", ANYWHERE),
    ("sources", "s", ANYWHERE),
    ("refresh", "R,r", ANYWHERE),
    ("page-text", "space", ANYWHERE),
    ("search", "slash", ANYWHERE),
    ("list.down", "j,down", LIST),
    ("list.page", "space", LIST),
    ("dialog.yes", "y", "Any dialog"),
]


def asked(**keys: str) -> tuple[dict[str, str], list[str]]:
    """What becomes of `[keys]`; `list_down` stands for list.down."""
    return resolve("", {name.replace("_", "."): said for name, said in keys.items()}, BINDINGS)


def test_nothing_asked_changes_nothing() -> None:
    assert resolve("", {}, BINDINGS) == ({}, [])


def test_keys_are_told_as_textual_names_them() -> None:
    assert asked(star="*, Ctrl+T") == ({"star": "asterisk,ctrl+t"}, [])
    assert asked(star=",") == ({"star": "comma"}, [])
    assert asked(star="x,x") == ({"star": "x"}, [])


def test_what_is_the_default_already_is_no_change() -> None:
    assert asked(search="/", refresh="R,r") == ({}, [])


def test_no_keys_take_the_key_away() -> None:
    assert asked(star="") == ({"star": UNBOUND}, [])


def test_a_key_may_change_hands() -> None:
    assert asked(star="s", sources="f") == ({"star": "s", "sources": "f"}, [])


def test_one_key_may_do_two_things_in_two_places() -> None:
    assert asked(star="y") == ({"star": "y"}, [])


def test_what_loses_one_of_its_keys_keeps_the_others() -> None:
    assert asked(star="r") == ({"star": "r", "refresh": "R"}, [])


def test_what_loses_its_last_key_is_named() -> None:
    keymap, (problem,) = asked(star="s")
    assert keymap == {"star": "s", "sources": UNBOUND}
    assert "'sources'" in problem
    assert "'star'" in problem


def test_a_key_given_twice_in_one_place_stays_with_the_first() -> None:
    keymap, (problem,) = asked(star="x", sources="x,w")
    assert keymap == {"star": "x", "sources": "w"}
    assert problem == "sources: 'x' is given to 'star' already"


def test_what_has_no_key_left_that_can_be_had_keeps_its_default() -> None:
    assert asked(star="x", sources="x")[0] == {"star": "x"}
    assert asked(star="no-such-key")[0] == {}


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"sarch": "x"}, "no key is called 'sarch' (did you mean 'search'?)"),
        ({"": "x"}, "no key is called ''"),
        ({"star": "f,escpe"}, "star: there is no key 'escpe' (did you mean 'escape'?)"),
        ({"star": "f,ctrl+i"}, "star: 'ctrl+i' is not heard: terminals cannot tell it from 'tab'"),
        ({"star": "f,,"}, "star: there is no key ''"),
        ({"star": "j"}, "star: 'j' does something else in panes: 'list.down' (Article list)"),
    ],
)
def test_a_slip_is_one_line_that_names_it(keys: dict[str, str], said: str) -> None:
    assert resolve("", keys, BINDINGS)[1] == [said]


def test_a_broken_entry_leaves_the_others_in_force() -> None:
    keymap, problems = asked(star="x,bogus", sources="ctrl+m,w", nothing="q")
    assert keymap == {"star": "x", "sources": "w"}
    assert len(problems) == 3


def test_what_panes_share_by_default_is_no_slip() -> None:
    assert resolve("", {"page-text": "space,x"}, BINDINGS) == ({"page-text": "space,x"}, [])


def test_an_unknown_preset_is_named_with_the_nearest() -> None:
    assert resolve("newsbaot", {}, BINDINGS) == (
        {},
        ["no preset is called 'newsbaot' (did you mean 'newsboat'?)"],
    )
    assert "newsboat, vim, eilmeldung" in resolve("x", {}, BINDINGS)[1][0]


def test_the_readers_own_keys_come_before_those_of_a_preset() -> None:
    keymap, problems = resolve("newsboat", {"star": "S"}, BINDINGS)
    assert (keymap["star"], keymap["sources"], problems) == ("S", "w", [])


def test_a_digit_with_alt_is_heard_in_every_terminal() -> None:
    bindings = [("hide", "alt+1", ANYWHERE), ("star", "f", ANYWHERE)]
    twin = TWINS["alt+1"]
    assert resolve("", {}, bindings) == ({"hide": f"alt+1,{twin}"}, [])
    keymap, problems = resolve("", {"star": "alt+1"}, bindings)
    assert keymap == {"hide": UNBOUND, "star": f"alt+1,{twin}"}
    assert len(problems) == 1


def test_textual_takes_the_keymap_as_it_is_meant() -> None:
    keymap, _ = asked(star="s,*", refresh="f", list_down="")
    bindings = BindingsMap([Binding(keys, name, name, id=name) for name, keys, _ in BINDINGS])
    bindings.apply_keymap(App._normalize_keymap(keymap))
    found = {key: [b.action for b in listed] for key, listed in bindings.key_to_bindings.items()}
    assert found["s"] == ["star"]
    assert found["asterisk"] == ["star"]
    assert set(found["f"]) == {"refresh"}
    assert {"j", "R", "r"} & set(found) == set()
    assert set(found[UNBOUND]) == {"sources", "list.down"}


# --- the presets on the keys that there are ---

Owners = dict[tuple[str, str], str]


def keys_in_force(preset: str) -> tuple[Owners, list[str]]:
    """What each key of a place does, and everything that is wrong with it."""
    places = {name: place for name, _, place in key_places()}
    keymap, problems = resolve(preset, {}, key_places())
    owners: Owners = {}
    for name, default, place in key_places():
        for key in keymap.get(name, default).split(","):
            owner = owners.setdefault((place, textual_name(key)), name)
            if owner != name:
                problems.append(f"{key} is {owner} and {name}")
    assert set(PRESETS.get(preset, {})) <= set(places)
    return owners, problems


@pytest.mark.parametrize("preset", ["", *PRESETS])
def test_no_key_does_two_things_in_one_place(preset: str) -> None:
    owners, problems = keys_in_force(preset)
    assert problems == []
    assert UNBOUND not in {key for _, key in owners}


@pytest.mark.parametrize("preset", ["", *PRESETS])
def test_every_key_is_one_that_terminals_send(preset: str) -> None:
    owners, _ = keys_in_force(preset)
    assert {why_unheard(key) for _, key in owners} == {""}


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_gets_every_key_that_it_asks_for(preset: str) -> None:
    owners, _ = keys_in_force(preset)
    places = {name: place for name, _, place in key_places()}
    for name, keys in PRESETS[preset].items():
        for key in keys.split(","):
            assert owners[places[name], textual_name(key)] == name


@pytest.mark.parametrize("preset", ["", *PRESETS])
def test_a_pane_hides_no_key_but_for_its_own_pages_and_links(preset: str) -> None:
    owners, _ = keys_in_force(preset)
    hidden = {
        (name, written_name(key))
        for (place, key), name in owners.items()
        if place == ANYWHERE and any((pane, key) in owners for pane in PANES)
    }
    links = {(f"pane-{number}", str(number)) for number in range(1, 5)}
    assert hidden <= {("page-text", "space"), ("page-text-back", "b")} | links


def test_every_place_is_a_pane_or_a_dialog() -> None:
    dialogs = [name for name in PLACES if name not in (*PANES, ANYWHERE)]
    assert set(PANES) <= set(PLACES)
    assert all("dialog" in name or "(" in name for name in dialogs)
