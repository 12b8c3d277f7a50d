"""Taking an article elsewhere: browser, clipboard, a file, a command; and the list of feeds."""

import subprocess
from asyncio import to_thread
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from core.clean import clean_url
from core.errors import NewscastError
from core.paths import with_home
from core.types import Article, CastEntry
from tui.clipboard import copy_with_tool
from tui.keys.binding import key
from tui.outside import editor, lend_terminal
from tui.reader.picturing import Picturing
from tui.widgets.article_view import ArticleView


class Sharing(Picturing):
    """Opens, copies, saves and pipes what is read; edits the list of where it comes from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("o", "open_link", "open-link", "Browser", "Open the article's link in the browser"),
        key("y", "copy_link", "copy-link", "Copy link", "Copy the article's link"),
        key("Y", "copy_text", "copy-text", "Copy text", "Copy what is selected, or the article"),
        key("L", "links", "links", "Links", "Number the links of the text; digits open one"),
        key("v", "raw", "raw", "Raw", "Show the article as it is stored, or as it is read"),
        key("w", "save", "save", "Save", "Save the article as Markdown, with its cast"),
        key("vertical_line", "pipe", "pipe", "Pipe", "Give the article to a command of yours"),
        key("E", "edit_feeds", "edit-feeds", "Edit feeds", "Edit the list of feeds"),
    ]

    def _link(self) -> str:
        """The link of the article that a key means; '' and a notice where it has none."""
        row = self._target
        url = clean_url(row.url) if row else ""
        if row and not url:
            self._say("This article has no link")
        return url

    def action_open_link(self) -> None:
        """Opens the article's link in the browser."""
        self.open_in_browser(self._link())

    def on_article_view_link_chosen(self, event: ArticleView.LinkChosen) -> None:
        """Opens a link of the text, or the picture of a caption."""
        if caption := event.view.caption(event.url):
            self.open_picture(event.url, caption)
        else:
            self.open_in_browser(event.url)

    def action_links(self) -> None:
        """Numbers the links of the text, or takes the numbers away."""
        self._panes.go("article")
        if not self._view.show_links():
            self._say("This text has no links")

    def action_raw(self) -> None:
        """Shows the article as it is stored, or as it is read."""
        self._panes.go("article")
        self._view.toggle_raw()

    def action_copy_link(self) -> None:
        """Puts the article's link on the clipboard."""
        if url := self._link():
            self._copy(url, "Link copied")

    def action_copy_text(self) -> None:
        """Puts the selected text on the clipboard, or title and text of the open article."""
        if text := self._view.text_to_copy():
            self._copy(text, "Text copied")

    @work(group="copy", exclusive=True, exit_on_error=False)
    async def _copy(self, text: str, said: str) -> None:
        """Copies by the system's program, else asks the terminal to."""
        if not await to_thread(copy_with_tool, text):
            self.app.copy_to_clipboard(text)
        self._say(said)

    def action_save(self) -> None:
        """Saves the article in the folder that config.toml names."""
        self.save_article("")

    def save_article(self, path: str) -> None:
        """Saves the article as Markdown.

        Args:
            path: a file with a suffix, or a folder; '' for that of config.toml.
        """
        if row := self._target:
            self._save(row.id, Path(with_home(path)) if path else self._settings.saving)

    @work(group="save", exit_on_error=False)
    async def _save(self, article_id: int, target: Path) -> None:
        from desk.export.article import save_markdown

        try:
            article, members = await to_thread(self._whole, article_id)
            saved = await to_thread(save_markdown, article, members, target.absolute())
        except NewscastError as error:
            self._complain(error)
        else:
            self.notify(str(saved), title="Saved", markup=False)

    def action_pipe(self) -> None:
        """Gives the article as Markdown to the command that config.toml names."""
        if not self._settings.pipe:
            example = 'pipe = ["lp"]'
            self.notify(f"config.toml names no command, as in: {example}", markup=False)
        elif row := self._target:
            self._pipe(row.id, self._settings.pipe)

    @work(group="pipe", exit_on_error=False)
    async def _pipe(self, article_id: int, command: Sequence[str]) -> None:
        from desk.export.article import article_markdown
        from desk.piping import pipe

        gone = Event()
        try:
            article, members = await to_thread(self._whole, article_id)
            text = article_markdown(article, members)
            said = await to_thread(pipe, command, text, stopped=gone.is_set)
        except NewscastError as error:
            self._complain(error)
        else:
            self.notify(said or "Done", title=command[0], markup=False)
        finally:
            gone.set()

    def _whole(self, article_id: int) -> tuple[Article, Sequence[CastEntry]]:
        """An article with everybody in it, read from the store."""
        library = self._writer.library
        if library is None:
            raise NewscastError("store", "is not open yet")
        return library.article(article_id), library.cast(article_id, sources=True)

    async def action_edit_feeds(self) -> None:
        """Lends the terminal to the reader's editor for the list of feeds, then reads them."""
        from desk.feed_file import count_feeds, feeds_path, own_feeds

        where = str(feeds_path(self._paths))
        try:
            command = editor()  # without one no list is made
            path = own_feeds(self._paths)
            before = path.read_bytes()
            lend_terminal(self.app, command[0], partial(subprocess.run, [*command, where]))
            if path.read_bytes() != before:
                self._say(f"{count_feeds(path)} feeds")
                await self.run_action("refresh")
        except (NewscastError, OSError) as error:
            self._complain(error, f"The list of feeds: {where}")
