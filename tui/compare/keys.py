"""Which keys have the comparison of two articles and that of an article's versions?"""

from textual.binding import BindingType

from tui.keys.binding import key
from tui.walks import walk_keys

COMPARE_KEYS: list[BindingType] = [
    key("tab,shift+tab", "other", "compare.other", "Other", "Go to the other article", shown=True),
    key(
        "right_square_bracket",
        "passage(1)",
        "compare.next",
        "Passage",
        "Go to the next passage that both have",
        shown=True,
    ),
    key(
        "left_square_bracket",
        "passage(-1)",
        "compare.previous",
        "Passage back",
        "Go to the previous passage that both have",
    ),
    key("enter", "open", "compare.open", "Open", "Read the article that has the keys", shown=True),
    *walk_keys("compare"),
]

VERSIONS_KEYS: list[BindingType] = [
    key(
        "tab,shift+tab",
        "other",
        "versions.other",
        "List",
        "Go from the text to the list of versions, or back",
        shown=True,
    ),
    key(
        "right_square_bracket",
        "change(1)",
        "versions.next",
        "Change",
        "Go to the next change",
        shown=True,
    ),
    key(
        "left_square_bracket",
        "change(-1)",
        "versions.previous",
        "Change back",
        "Go to the previous change",
    ),
    key("enter", "open", "versions.open", "Open", "Read the article as it is today", shown=True),
    *walk_keys("versions"),
]
