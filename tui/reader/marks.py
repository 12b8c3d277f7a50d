"""What the reader does to articles: read, starred, tagged; one, or many by a scope."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from tui.bindings import key
from tui.commands import SCOPES
from tui.messages import Changed
from tui.reader.opening import Opening
from tui.undoing import Deed, NotUndone
from tui.widgets.virtual_list import ArticleList

if TYPE_CHECKING:
    from desk.library import Library

Mark = Callable[["Library", Sequence[int], bool], Sequence[int]]
"""Gives articles a mark or takes it; returns the ids of those that changed."""


class Marks(Opening):
    """Marks articles. Nothing asks whether one is sure: everything can be taken back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("m", "toggle_read", "toggle-read", "Read/unread", "Mark the article read or unread"),
        key("M", "mark_scope", "mark-scope", "Mark many", "Mark all above, below or shown as read"),
        key("A", "mark_read('all')", "mark-all-read", "All read", "Mark all listed as read"),
        key("f", "star", "star", "Star", "Put a star on the article or take it away"),
        key("t", "tag", "tag", "Tag", "Give the article a tag, or take it by giving it again"),
        key("u", "undo", "undo", "Undo", "Take back the last mark, tag or correction"),
    ]

    def action_toggle_read(self) -> None:
        """Marks a read article as unread, an unread one as read."""
        if row := self._target:
            self._mark(_read, [row.id], row.unread, "marked read" if row.unread else "unread again")

    def action_star(self) -> None:
        """Puts a star on the article or takes it away."""
        if row := self._target:
            words = "star taken" if row.starred else "starred"
            self._mark(_star, [row.id], not row.starred, words)

    def action_mark_read(self, scope: str, read: bool = True) -> None:
        """Marks the articles of a scope as read, or as unread."""
        self._mark_many(_read, scope, read, "marked read" if read else "marked unread")

    def action_mark_starred(self, scope: str, starred: bool = True) -> None:
        """Puts a star on the articles of a scope, or takes theirs."""
        self._mark_many(_star, scope, starred, "starred" if starred else "stars taken")

    def action_mark_tagged(self, tag: str, scope: str, tagged: bool = True) -> None:
        """Gives the articles of a scope a tag, or takes it."""
        words = f"tagged {tag}" if tagged else f"tag {tag} taken"
        self._mark_many(_tagger(tag), scope, tagged, words)

    def action_mark_scope(self) -> None:
        """Asks which of the listed articles to mark as read."""
        from tui.dialogs import Choice

        words = {"above": "this and all above", "below": "this and all below", "all": "all listed"}
        lines = [Content(f"{said} ({len(self._scope(s)):,})") for s, said in words.items()]

        def chosen(place: int | None) -> None:
            if place is not None:
                self.action_mark_read(list(words)[place])

        self.app.push_screen(Choice("Mark as read …", lines), chosen)

    def action_tag(self) -> None:
        """Asks for a tag: one that the article has is taken, another is given."""
        from tui.dialogs import NameInput

        row = self._target
        if row is None:
            return

        def named(tag: str | None) -> None:
            if tag and tag.strip():
                has = tag.strip().casefold() in map(str.casefold, row.tags)
                words = f"tag {tag} taken" if has else f"tagged {tag}"
                self._mark(_tagger(tag.strip()), [row.id], not has, words)

        has = f" (has {', '.join(row.tags)})" if row.tags else ""
        self.app.push_screen(NameInput(f"Tag{has}", ""), named)

    def action_undo(self) -> None:
        """Takes back what was done last."""
        if not self._undo.undo():
            self._say("Nothing was done since the start")

    def action_undo_last(self) -> None:
        """Takes back the last correction of all, of whatever session."""
        self._correcting.undo_last()

    # --- having it written ---

    def _scope(self, scope: str) -> Sequence[int]:
        """The articles that a scope of the list names."""
        row = self._target if scope == "this" else None
        this = [row.id] if row else []
        parts = {"this": this, "above": self._list.above(), "below": self._list.below()}
        return parts.get(scope, self._list.ids)

    def _mark_many(self, mark: Mark, scope: str, wanted: bool, words: str) -> None:
        if scope in SCOPES:
            self._mark(mark, self._scope(scope), wanted, words, many=True)
            return

        def marked(library: "Library") -> Message:
            return _marked(library, mark, library.article_ids(scope), wanted, words, True)

        self._writer.change(marked)

    def _mark(
        self, mark: Mark, ids: Sequence[int], wanted: bool, words: str, *, many: bool = False
    ) -> None:
        ids = list(ids)
        self._writer.change(lambda library: _marked(library, mark, ids, wanted, words, many))

    @on(ArticleList.Seen)
    def _note_seen(self, event: ArticleList.Seen) -> None:
        """Marks what was scrolled past as read, where the settings ask for it."""
        ids = list(event.article_ids)
        if self._settings.mark_read == "scroll":
            self._writer.change(lambda library: Changed(library.set_read(ids, True)))

    def on_changed(self, message: Changed) -> None:
        """Draws the rows and the counts again; says what was done to many."""
        if message.deed:
            self._undo.did(message.deed)
        if message.words:
            self._say(message.words)
        self._list.invalidate(message.ids)
        self._list_pane.reload_soon()

    def on_not_undone(self, message: NotUndone) -> None:
        """The deed is the last one again."""
        self._undo.did(message.deed)


def _read(library: "Library", ids: Sequence[int], read: bool) -> Sequence[int]:
    return library.set_read(ids, read)


def _star(library: "Library", ids: Sequence[int], starred: bool) -> Sequence[int]:
    return library.set_starred(ids, starred)


def _tagger(tag: str) -> Mark:
    def mark(library: "Library", ids: Sequence[int], tagged: bool) -> Sequence[int]:
        return library.add_tag(ids, tag) if tagged else library.remove_tag(ids, tag)

    return mark


def _marked(
    library: "Library", mark: Mark, ids: Sequence[int], wanted: bool, words: str, many: bool
) -> Changed:
    """Marks the articles; what comes back can be undone, and says how many where many may be."""
    changed = mark(library, ids, wanted)

    def take_back(store: "Library") -> Message:
        return Changed(mark(store, changed, not wanted), words=f"Undone: {said}")

    said = f"{len(changed):,} {words}" if many else words
    deed = Deed(said, take_back) if changed else None
    return Changed(changed, deed, said if many else "")
