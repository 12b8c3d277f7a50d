"""Keys for fingers that know another program: what each preset changes in newscast's own.

An entry is a binding's id and its keys, as `[keys]` in config.toml writes them. A key that a
preset takes from something else is given back to that something elsewhere: nothing is without
a key, and no key means two things in one place.
"""

from collections.abc import Mapping
from typing import Final

_PAGES = {
    f"{pane}.{name}": f"{keys},{more}"
    for pane in ("list", "pane")
    for name, keys, more in (("page-down", "pagedown", "ctrl+f"), ("page-up", "pageup", "ctrl+b"))
} | {"article.page-down": "space,pagedown,ctrl+f", "article.page-up": "b,pageup,ctrl+b"}
"""ctrl+f and ctrl+b turn pages in every pane."""

NEWSBOAT: Final = {
    # n p J K o r R A / F E | : ? enter q Q space b mean there what they mean here.
    "toggle-read": "N",
    "mark-all-read": "A,C",  # all that is listed: one goes to all articles first for all feeds
    "unread-only": "l",
    "list.open": "enter",
    "pane.choose": "enter",
    "open-link": "o,O",
    "links": "u,#",
    "undo": "U",
    "save": "s",
    "sources": "w",
    "star": "ctrl+e",  # its flags are what stars are here
    "filter": "F,f",
    "raw": "ctrl+u,v",
    "article.half-page-up": "alt+up",
    "article.half-page-down": "alt+down",  # its ctrl+d deletes every article
    "list.half-page-up": "alt+up",
    "list.half-page-down": "alt+down",
    "sort": "g,G",
    "list.first": "home",
    "list.last": "end",
    "article.top": "home",
    "article.end": "end",
    "pane.first": "home",
    "pane.last": "end",
    "suggestions": "S",
}
"""newsboat's, after its keymap.cpp.

Left out is what has nothing of its kind here: macros, podcasts, dialogs, deletion, and the keys
of its feed list (j k to other feeds, ctrl+n ctrl+p to those with something unread).
"""

VIM: Final = {
    # j k g G ctrl+d ctrl+u h l u n / : are vim's already; gg cannot be, since keys come singly.
    **_PAGES,
    "find": "*",  # the nearest to what * does in vim; / searches all articles
    "previous-unread": "N,p",  # as N turns n round
    "history-back": "ctrl+o,backspace",  # the way forward stays alt+right: ctrl+i is tab
    "article.down": "j,down,ctrl+e",
    "article.up": "k,up,ctrl+y",
}
"""vim's where a text is read: pages, lines, the list of jumps."""

EILMELDUNG: Final = {
    **_PAGES,
    "page-text": "J,space",
    "page-text-back": "K,b",
    "next-article": "alt+j",
    "previous-article": "alt+k",
    "back": "escape,h,ctrl+g",
    "toggle-read": "r,u",
    "mark-all-read": "R,A",
    "mark-scope": "alt+r,M",
    "star": "m,v",
    "undo": "ctrl+z",
    "raw": "V",
    "refresh": "s",
    "refresh-feed": "ctrl+r",
    "sources": "W",
    "copy-link": "y,S",  # sharing goes to the clipboard
    "sort": "\\",
    "filter": "=,F",
    "merge": "&",
    "links": ";,L",
    "find": "*",
}
"""eilmeldung's, after its default-config.toml.

Left out is what takes two keys (gg, gf, c…), and 1 2 3 for sets of articles: they go to panes.
Read and unread are one key here, so r and u both turn the one into the other, as m and v do stars.
"""

PRESETS: Final[Mapping[str, Mapping[str, str]]] = {
    "newsboat": NEWSBOAT,
    "vim": VIM,
    "eilmeldung": EILMELDUNG,
}
