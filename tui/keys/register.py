"""Every key there is: where it works, its id for remapping, its words in the help."""

from collections.abc import Iterator, Mapping

from textual.binding import Binding, BindingType

from tui.app import APP_KEYS
from tui.compare.keys import COMPARE_KEYS, VERSIONS_KEYS
from tui.dialogs.asking import CLOSE, PICK_KEYS
from tui.dialogs.correct_menu import MENU_KEYS
from tui.dialogs.help import HELP_KEYS
from tui.dialogs.picture import PICTURE_KEYS
from tui.dialogs.suggestions import SUGGESTION_KEYS
from tui.dialogs.tags import TAG_KEYS
from tui.dossier.keys import DOSSIER_KEYS
from tui.keys.binding import KeyHelp
from tui.keys.names import written_keys
from tui.reader.screen import ReaderScreen
from tui.search.keys import SEARCH_KEYS
from tui.story.keys import STORIES_KEYS, STORY_KEYS
from tui.widgets.article_view import ArticleView
from tui.widgets.cast_pane import CastPane
from tui.widgets.command_line import COMMAND_KEYS
from tui.widgets.find_line import FIND_KEYS
from tui.widgets.sources_pane import SOURCE_KEYS
from tui.widgets.virtual_list import ArticleList

PLACES: dict[str, list[BindingType]] = {
    "Anywhere": [*ReaderScreen.all_bindings(), *APP_KEYS],
    "Article list": ArticleList.BINDINGS,
    "Article": ArticleView.BINDINGS,
    "Sources, cast and related": CastPane.BINDINGS,
    "Corrections (c)": [*MENU_KEYS],
    "Suggestions (C)": SUGGESTION_KEYS,
    "Find line (ctrl+f)": FIND_KEYS,
    "Command line (:)": COMMAND_KEYS,
    "Search screen (/)": SEARCH_KEYS,
    "Story (T)": STORY_KEYS,
    "Stories (:stories)": STORIES_KEYS,
    "Dossier (d)": DOSSIER_KEYS,
    "Comparison (i)": COMPARE_KEYS,
    "Versions (D)": VERSIONS_KEYS,
    "Help (?)": HELP_KEYS,
    "Picture (its number)": PICTURE_KEYS,
    "Any dialog": [*PICK_KEYS, *TAG_KEYS, CLOSE],
    "Saved searches (sources)": SOURCE_KEYS,
}
"""All keys, by where they work."""


def bindings() -> Iterator[tuple[str, Binding]]:
    """Every binding that has an id, with its place."""
    for place, listed in PLACES.items():
        for binding in listed:
            if isinstance(binding, Binding) and binding.id:
                yield place, binding


def key_places() -> list[tuple[str, str, str]]:
    """Id, keys and place of every binding."""
    return [(binding.id or "", binding.key, place) for place, binding in bindings()]


class Keys:
    """The keys in force.

    Args:
        keymap: binding id to keys in Textual's names, as `Textual.set_keymap` takes it.
    """

    def __init__(self, keymap: Mapping[str, str]) -> None:
        self._keymap = keymap

    def help(self) -> list[KeyHelp]:
        """The help's lines, from the bindings themselves."""
        return [
            KeyHelp(place, b.id or "", self._words(b), b.tooltip or b.description)
            for place, b in bindings()
        ]

    def of(self, name: str) -> str:
        """The keys of this id in words; "" where there is no such id."""
        return next((line.keys for line in self.help() if line.name == name), "")

    def _words(self, binding: Binding) -> str:
        return written_keys(self._keymap.get(binding.id or "", binding.key))
