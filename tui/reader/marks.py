"""What the reader does to articles: read, starred, tagged; one, or many by a scope."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from core.types import ArticleRow
from tui.commands import SCOPES
from tui.keys.binding import key
from tui.messages import Changed
from tui.reader.opening import Opening
from tui.undoing import Deed
from tui.widgets.virtual_list import ArticleList

if TYPE_CHECKING:
    from desk.library import Library

Back = Callable[["Library"], object]
"""Takes a mark back."""

Mark = Callable[["Library", Sequence[int], bool], tuple[Sequence[int], Back]]
"""Gives articles a mark or takes it; returns the ids of those that changed, and the way back."""


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
        self._flip(lambda row: (_read, row.unread, "marked read" if row.unread else "unread again"))

    def action_star(self) -> None:
        """Puts a star on the article or takes it away."""
        self._flip(lambda row: (_star, not row.starred, "star taken" if row.starred else "starred"))

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
        from tui.dialogs.asking import Choice

        if not self._is_listed("all"):
            return
        words = {"above": "this and all above", "below": "this and all below", "all": "all listed"}
        offered = [list(self._scope(scope)) for scope in words]
        lines = [
            Content(f"{said} ({len(ids):,})")
            for said, ids in zip(words.values(), offered, strict=True)
        ]

        def chosen(place: int | None) -> None:
            if place is not None:
                self._mark(_read, offered[place], True, "marked read")

        self.app.push_screen(Choice("Mark as read …", lines), chosen)

    def action_tag(self) -> None:
        """Asks for a tag: one that the article has is taken, another is given."""
        from tui.dialogs.asking import NameInput

        row = self._target
        if row is None:
            return

        def named(tag: str | None) -> None:
            if tag and tag.strip():
                self._undo.do(partial(_retagged, article_id=row.id, tag=tag.strip()))

        has = f" (has {', '.join(row.tags)})" if row.tags else ""
        self.app.push_screen(NameInput(f"Tag{has}", ""), named)

    def action_undo(self) -> None:
        """Takes back what was done last."""
        self._undo.undo()

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

    def _is_listed(self, scope: str) -> bool:
        """Whether a scope means what the reader sees chosen; says so where it is yet to come."""
        current = scope == "this" or self._list_pane.is_current
        if not current:
            self._say("The list is still loading")
        return current

    def _mark_many(self, mark: Mark, scope: str, wanted: bool, words: str) -> None:
        if scope in SCOPES:
            if self._is_listed(scope):
                self._mark(mark, self._scope(scope), wanted, words)
            return

        def marked(library: "Library") -> Changed:
            return _marked(library, mark, library.article_ids(scope), wanted, words, many=True)

        self._undo.do(marked)

    def _mark(self, mark: Mark, ids: Sequence[int], wanted: bool, words: str) -> None:
        ids = list(ids)
        self._undo.do(lambda library: _marked(library, mark, ids, wanted, words, many=True))

    def _flip(self, decide: Callable[[ArticleRow], tuple[Mark, bool, str]]) -> None:
        """Marks the article at hand as it needs when its turn has come: keys may be faster."""
        target = self._target
        if target is None:
            return
        ids = [target.id]

        def flipped(library: "Library") -> Changed:
            rows = library.rows(ids)
            if not rows:
                return Changed(())
            mark, wanted, words = decide(rows[0])
            return _marked(library, mark, ids, wanted, words)

        self._undo.do(flipped)

    @on(ArticleList.Seen)
    def _note_seen(self, event: ArticleList.Seen) -> None:
        """Marks what was scrolled past as read, where the settings ask for it."""
        self._mark_seen(event.article_ids)

    def _mark_seen(self, ids: Sequence[int]) -> None:
        if ids and self._settings.mark_read == "scroll":
            self._undo.do(partial(_passed, ids=ids))

    def finish(self) -> None:
        """Has written what no message will tell any more; to be called when the app ends."""
        self._mark_seen(self._list.take_seen())

    @property
    def unsaid(self) -> list[str]:
        """Why changes were not written when the screen was gone."""
        return self._writer.unsaid

    def on_changed(self, message: Changed) -> None:
        """Draws the rows and the counts again; says what was done to many."""
        if message.words:
            self._say(message.words)
        self._list.invalidate(message.ids)
        self._list_pane.reload_soon()


def _read(library: "Library", ids: Sequence[int], read: bool) -> tuple[Sequence[int], Back]:
    changed = library.set_read(ids, read)
    return changed, lambda store: store.set_read(changed, not read)


def _star(library: "Library", ids: Sequence[int], starred: bool) -> tuple[Sequence[int], Back]:
    changed = library.set_starred(ids, starred)
    return changed, lambda store: store.set_starred(changed, not starred)


def _tagger(tag: str) -> Mark:
    """Gives a tag or takes it, which comes back in the spelling that each article had."""

    def mark(library: "Library", ids: Sequence[int], tagged: bool) -> tuple[Sequence[int], Back]:
        if tagged:
            changed = library.add_tag(ids, tag)
            return changed, lambda store: store.remove_tag(changed, tag)
        removed = library.remove_tag(ids, tag)

        def back(store: "Library") -> None:
            for spelling in set(removed.values()):
                store.add_tag([i for i, was in removed.items() if was == spelling], spelling)

        return list(removed), back

    return mark


def _marked(
    library: "Library",
    mark: Mark,
    ids: Sequence[int],
    wanted: bool,
    words: str,
    *,
    many: bool = False,
) -> Changed:
    """Marks the articles; what comes back can be undone, and says how many where many may be."""
    changed, back = mark(library, ids, wanted)

    def take_back(store: "Library") -> Message:
        back(store)
        return Changed(changed, words=f"Undone: {said}")

    said = f"{len(changed):,} {words}" if many else words
    deed = Deed(said, take_back) if changed else None
    return Changed(changed, deed, said if many else "")


def _retagged(library: "Library", article_id: int, tag: str) -> Changed:
    """Takes the tag where the article has it, in whatever spelling, else gives it."""
    mark, ids = _tagger(tag), [article_id]
    taken = _marked(library, mark, ids, False, f"tag {tag} taken")
    return taken if taken.deed else _marked(library, mark, ids, True, f"tagged {tag}")


def _passed(library: "Library", ids: Sequence[int]) -> Changed:
    """Marks as read without a word what was scrolled past."""
    return replace(_marked(library, _read, ids, True, "marked read", many=True), words="")
