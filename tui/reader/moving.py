"""From article to article: along the list, among the unread."""

from typing import ClassVar

from textual.binding import BindingType

from tui.keys.binding import key
from tui.messages import UnreadFound
from tui.reader.lists import Lists
from tui.widgets.list_pane import EVERYTHING


class Moving(Lists):
    """Goes on in the list and among the unread."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("n", "unread(1)", "next-unread", "Unread", "Open the next unread article", shown=True),
        key("p", "unread(-1)", "previous-unread", "Unread back", "Open the unread article before"),
        key("J", "article(1)", "next-article", "Next", "Open the next article of the list"),
        key("K", "article(-1)", "previous-article", "Previous", "Open the article before it"),
    ]

    def action_article(self, step: int) -> None:
        """Opens the next or previous article of the list."""
        places = self._list_pane.places(step, self._wanted)
        if places:
            self._go_to(self._list.ids[places[0]])

    def action_unread(self, step: int) -> None:
        """Opens the nearest unread article of the list in one direction."""
        self._list_pane.find_unread(step, self._wanted)

    def on_unread_found(self, message: UnreadFound) -> None:
        """Opens the unread article, or says that there is none."""
        if message.article_id is None:
            self.notify("No further unread article", markup=False)
            return
        if message.elsewhere:
            self.list_query("", EVERYTHING)
            self._say("The next unread article is of another source")
        self._go_to(message.article_id)

    def _go_to(self, article_id: int) -> None:
        if article_id in self._list.ids:
            self._list.go_to(article_id)
        self.open_article(article_id)
