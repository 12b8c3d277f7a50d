"""Every key of the reader's screen: what it does, its id for remapping, its words in the help."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from tui.correct_menu import MENU_KEYS
from tui.dialogs import CLOSE, PICK_KEYS
from tui.suggesting import SUGGESTION_KEYS
from tui.widgets.article_view import ArticleView
from tui.widgets.cast_pane import CastPane
from tui.widgets.virtual_list import ArticleList


def key(
    keys: str, action: str, name: str, short: str, tooltip: str, *, shown: bool = False
) -> Binding:
    """A binding; `name` is its id in `[keys]`, `short` its words in the footer."""
    return Binding(keys, action, short, show=shown, id=name, tooltip=tooltip)


READER_KEYS: list[BindingType] = [
    key("question_mark,f1", "help", "help", "Help", "Show all keys", shown=True),
    key("n", "unread(1)", "next-unread", "Unread", "Open the next unread article", shown=True),
    key("p", "unread(-1)", "previous-unread", "Unread back", "Open the previous unread article"),
    key("J", "article(1)", "next-article", "Next", "Open the next article of the list"),
    key("K", "article(-1)", "previous-article", "Previous", "Open the article before it"),
    key("space", "scroll_text(1)", "page-text", "Page", "Scroll the text on, from anywhere"),
    key("b", "scroll_text(-1)", "page-text-back", "Page back", "Scroll the text back"),
    key(
        "right_square_bracket",
        "mention(1)",
        "next-mention",
        "Mention",
        "Go to the next mention of the chosen actor",
        shown=True,
    ),
    key(
        "left_square_bracket",
        "mention(-1)",
        "previous-mention",
        "Mention back",
        "Go to the previous mention of the chosen actor",
    ),
    key(
        "right_curly_bracket",
        "any_mention(1)",
        "next-any-mention",
        "Any actor",
        "Go to the next mention of any actor",
    ),
    key(
        "left_curly_bracket",
        "any_mention(-1)",
        "previous-any-mention",
        "Any actor back",
        "Go to the previous mention of any actor",
    ),
    key("a", "pane('cast')", "cast-pane", "Cast", "Go to the cast of the article", shown=True),
    key("e", "pane('related')", "related-pane", "Related", "Go to related articles", shown=True),
    key("1", "pane('list')", "list-pane", "List", "Go to the article list"),
    key("2", "pane('article')", "article-pane", "Article", "Go to the article"),
    key("full_stop", "fold", "fold", "Unrelated lines", "Show the lines folded below the article"),
    key("s", "sources", "sources", "Sources", "List who only reported the article, or not"),
    key("c", "correct('menu')", "correct", "Correct", "Correct an actor", shown=True),
    key("equals_sign", "correct('merge')", "merge", "Merge", "Merge the actor into another one"),
    key("tilde", "correct('retype')", "retype", "Kind", "Change the actor's kind"),
    key("minus", "correct('hide')", "hide", "Hide", "Hide the actor everywhere"),
    key("C", "correct('suggest')", "suggestions", "Suggestions", "Judge pairs that may be one"),
    key("u", "undo", "undo", "Undo", "Undo the last correction since the start"),
    key("backspace", "history(-1)", "history-back", "Back", "Return to the article before"),
    key("alt+right", "history(1)", "history-forward", "Forward", "Go forward again"),
    key("slash", "search", "search", "Search", "Search titles, texts and actors", shown=True),
    key("F", "unread_only", "unread-only", "Only unread", "List only unread articles, or all"),
    key("f", "star", "star", "Star", "Put a star on the article or take it away"),
    key("m", "toggle_read", "toggle-read", "Read/unread", "Mark the article as read or unread"),
    key("o", "open_link", "open-link", "Browser", "Open the article's link in the browser"),
    key("y", "copy_link", "copy-link", "Copy link", "Copy the article's link"),
    key("R,r", "refresh", "refresh", "Refresh", "Read every feed again", shown=True),
    key("exclamation_mark", "errors", "errors", "Errors", "Say which feeds failed, and why"),
    key("escape,h", "back", "back", "Back", "Leave what was entered last"),
    key("q", "back_or_quit", "back-or-quit", "Back/quit", "Go back; quit from the list"),
]


APP_KEYS: list[BindingType] = [
    Binding(
        "ctrl+q", "quit", "Quit", show=False, priority=True, id="quit", tooltip="Leave newscast"
    ),
]

PLACES: dict[str, list[BindingType]] = {
    "Anywhere": [*READER_KEYS, *APP_KEYS],
    "Article list": ArticleList.BINDINGS,
    "Article": ArticleView.BINDINGS,
    "Cast and related": CastPane.BINDINGS,
    "Corrections (c)": [*MENU_KEYS],
    "Suggestions (C)": SUGGESTION_KEYS,
    "Any dialog": [*PICK_KEYS, CLOSE],
}
"""All keys, by where they work."""


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """One line of the help: where the key works, the keys themselves, what they do."""

    place: str
    name: str
    keys: str
    purpose: str


_SHOWN = {
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "slash": "/",
    "question_mark": "?",
    "exclamation_mark": "!",
    "escape": "esc",
    "full_stop": ".",
    "equals_sign": "=",
    "tilde": "~",
    "minus": "-",
}


def key_names() -> set[str]:
    """The ids of all keys: what `[keys]` in config.toml may say."""
    return {line.name for line in key_help({})}


def keys_of(name: str, keymap: Mapping[str, str]) -> str:
    """The keys of this id in words, by the reader's own keymap."""
    return next(line.keys for line in key_help(keymap) if line.name == name)


def key_help(keymap: Mapping[str, str]) -> list[KeyHelp]:
    """The help's lines, from the bindings themselves and the reader's own keymap."""
    return [
        KeyHelp(
            place,
            binding.id,
            " ".join(_SHOWN.get(k, k) for k in keymap.get(binding.id, binding.key).split(",")),
            binding.tooltip or binding.description,
        )
        for place, bindings in PLACES.items()
        for binding in bindings
        if isinstance(binding, Binding) and binding.id
    ]
