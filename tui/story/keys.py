"""Which keys have the screen of a story and the list of stories?"""

from textual.binding import BindingType

from tui.keys.binding import key
from tui.walks import walk_keys

MOVE_KEYS: list[BindingType] = [
    key("enter,l", "open", "story.open", "Read", "Read the article", shown=True),
    key("j,down", "move(1)", "story.down", "Down", "Next article"),
    key("k,up", "move(-1)", "story.up", "Up", "Previous article"),
    key("space,pagedown", "page(1)", "story.page-down", "Page down", "One page down"),
    key("b,pageup", "page(-1)", "story.page-up", "Page up", "One page up"),
    key("g,home", "first", "story.first", "First", "First article"),
    key("G,end", "last", "story.last", "Last", "Last article"),
    key("n", "new(1)", "story.next-new", "Next new", "Next that is new or unread", shown=True),
    key("p", "new(-1)", "story.previous-new", "New before", "The one before that is new or unread"),
    key("i", "compare", "story.compare", "Compare", "Put it beside the one before", shown=True),
]
"""Keys that lead to a piece, or from it."""

MARK_KEYS: list[BindingType] = [
    key("m", "toggle_read", "story.toggle-read", "Read/unread", "Mark it read or unread"),
    key("f", "star", "story.star", "Star", "Put a star on it or take it away"),
    key("A", "mark_all_read", "story.mark-all-read", "All read", "Mark the whole story as read"),
    key("w", "save", "story.save", "Save", "Save the story as Markdown"),
    key("u", "undo", "story.undo", "Undo", "Take back what was done last", shown=True),
]
"""Keys that mark pieces, and take the story elsewhere."""

PLACE_KEYS: list[BindingType] = [
    key(
        "x", "leave_out", "story.leave-out", "Not in it", "Say it is not in this story", shown=True
    ),
    key("equals_sign", "put", "story.put", "Put", "Say in which other story it belongs"),
    key("M", "merge", "story.merge", "Merge", "Take another story into this one"),
]
"""Keys that say what belongs together."""

STORY_KEYS: list[BindingType] = [*MOVE_KEYS, *MARK_KEYS, *PLACE_KEYS, *walk_keys("story")]
"""All of them, for the help."""

STORIES_KEYS: list[BindingType] = [
    key("enter", "open", "stories.open", "Open", "Tell the story", shown=True, priority=True),
    *walk_keys("stories"),
]
"""Keys of the list of stories, beside those of any line that one searches in."""
