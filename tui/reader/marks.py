"""What the reader does to articles: read, starred, tagged; one, or many by a scope."""

from asyncio import to_thread
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from core.errors import NewscastError
from tui.commands import SCOPES
from tui.keys.binding import key
from tui.marking import Mark, flip_read, flip_star, mark_read, mark_starred, marked, tagger
from tui.messages import Changed, Failed
from tui.reader.opening import Opening
from tui.undoing import Deed, Doing
from tui.widgets.virtual_list import ArticleList

if TYPE_CHECKING:
    from desk.library import Library
    from tui.dialogs.asking import Choice


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
        self._flip(flip_read)

    def action_star(self) -> None:
        """Puts a star on the article or takes it away."""
        self._flip(flip_star)

    def action_mark_read(self, scope: str, read: bool = True) -> None:
        """Marks the articles of a scope as read, or as unread."""
        self._mark_many(mark_read, scope, read, "marked read" if read else "marked unread")

    def action_mark_starred(self, scope: str, starred: bool = True) -> None:
        """Puts a star on the articles of a scope, or takes theirs."""
        self._mark_many(mark_starred, scope, starred, "starred" if starred else "stars taken")

    def action_mark_tagged(self, tag: str, scope: str, tagged: bool = True) -> None:
        """Gives the articles of a scope a tag, or takes it."""
        words = f"tagged {tag}" if tagged else f"tag {tag} taken"
        self._mark_many(tagger(tag), scope, tagged, words)

    def action_mark_scope(self) -> None:
        """Asks which of the listed articles to mark as read."""
        from tui.dialogs.asking import Choice

        if not self._is_listed("all"):
            return
        words = {"above": "this and all above", "below": "this and all below", "all": "all listed"}
        offered = [list(self._scope(scope)) for scope in words]
        said = list(words.values())
        choice = Choice("Mark as read …", [Content(line) for line in said])

        def chosen(place: int | None) -> None:
            if place is not None:
                self._mark(mark_read, offered[place], True, "marked read")

        self.app.push_screen(choice, chosen)
        self._count_unread(choice, said, offered)

    @work(exclusive=True, group="count", exit_on_error=False)
    async def _count_unread(
        self, choice: "Choice", said: Sequence[str], offered: Sequence[Sequence[int]]
    ) -> None:
        """Adds to each of the lines that are offered how many articles would change."""
        library = self._writer.library
        if library is None:
            return
        try:
            counts = await to_thread(_unread_among, library, offered)
        except NewscastError as error:
            self.post_message(Failed(str(error)))
        else:
            lines = zip(said, counts, strict=True)
            choice.renew([Content(f"{line} ({count:,})") for line, count in lines])

    def action_tag(self) -> None:
        """Asks for tags: those that the article has are taken, others are given."""
        from tui.dialogs.tags import TagInput, tags_in

        row, library = self._target, self._writer.library
        if row is None or library is None:
            return

        def named(line: str | None) -> None:
            if tags := tags_in(line or ""):
                self._undo.do(partial(_retagged, article_id=row.id, tags=tags))

        has = f" (has {', '.join(row.tags)})" if row.tags else ""
        self.app.push_screen(TagInput(f"Tags, with commas{has}", library.tags), named)

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

        def found(library: "Library") -> Changed:
            return marked(library, mark, library.article_ids(scope), wanted, words, many=True)

        self._undo.do(found)

    def _mark(self, mark: Mark, ids: Sequence[int], wanted: bool, words: str) -> None:
        ids = list(ids)
        self._undo.do(lambda library: marked(library, mark, ids, wanted, words, many=True))

    def _flip(self, flip: Callable[[int], Doing]) -> None:
        """Gives the article at hand a mark, or takes the one it has."""
        if target := self._target:
            self._undo.do(flip(target.id))

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
        self._list_pane.keep(message.ids)
        self._list_pane.reload_soon()


def _unread_among(library: "Library", parts: Sequence[Sequence[int]]) -> list[int]:
    """How many articles of each part are unread."""
    unread = set(library.article_ids("", unread_only=True))
    return [len(unread.intersection(part)) for part in parts]


def _retagged(library: "Library", article_id: int, tags: Sequence[str]) -> Changed:
    """Takes the tags that the article has and gives it the others; one deed."""
    deeds = [deed for tag in tags if (deed := _with_tag(library, article_id, tag).deed)]

    def take_back(store: "Library") -> Message:
        for deed in reversed(deeds):
            deed.take_back(store)
        return Changed([article_id], words=f"Undone: {said}")

    said = ", ".join(deed.words for deed in deeds)
    return Changed([article_id], Deed(said, take_back) if deeds else None)


def _with_tag(library: "Library", article_id: int, tag: str) -> Changed:
    """Takes the tag where the article has it, in whatever spelling, else gives it."""
    mark, ids = tagger(tag), [article_id]
    taken = marked(library, mark, ids, False, f"tag {tag} taken")
    return taken if taken.deed else marked(library, mark, ids, True, f"tagged {tag}")


def _passed(library: "Library", ids: Sequence[int]) -> Changed:
    """Marks as read without a word what was scrolled past."""
    return replace(marked(library, mark_read, ids, True, "marked read", many=True), words="")
