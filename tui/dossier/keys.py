"""Which keys has the dossier?"""

from textual.binding import BindingType

from tui.keys.binding import key
from tui.walks import walk_keys

DOSSIER_KEYS: list[BindingType] = [
    key("space", "page(1)", "dossier.page-down", "Page down", "One page down"),
    key("b", "page(-1)", "dossier.page-up", "Page up", "One page up"),
    key(
        "tab,right_square_bracket",
        "section(1)",
        "dossier.next-section",
        "Section",
        "Go to the next section",
        shown=True,
    ),
    key(
        "shift+tab,left_square_bracket",
        "section(-1)",
        "dossier.previous-section",
        "Section back",
        "Go to the section before",
    ),
    key("plus", "follow", "dossier.follow", "Follow", "Make the actor a source", shown=True),
    key(
        "p",
        "pair",
        "dossier.pair",
        "Pair",
        "Make a source of what names the actor and the one at the cursor",
        shown=True,
    ),
    key("w", "save", "dossier.save", "Save", "Save the dossier as Markdown"),
    key("u", "undo", "dossier.undo", "Undo", "Take back what was done last"),
    *walk_keys("dossier"),
]
