"""Reading the open article: down the text, its folded lines, finding in it."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from tui.keys.binding import key
from tui.reader.opening import Opening
from tui.widgets.article_view import ArticleView


class Reading(Opening):
    """Keys that mean the text, wherever the keys are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "scroll_text(1)", "page-text", "Page", "Scroll the text on, from anywhere"),
        key("b", "scroll_text(-1)", "page-text-back", "Page back", "Scroll the text back"),
        key("ctrl+f", "find", "find", "Find", "Find words in the article"),
        key("full_stop", "fold", "fold", "Unrelated lines", "Show or fold the unrelated lines"),
    ]

    def action_scroll_text(self, step: int) -> None:
        """Scrolls the article by a page, wherever the keys are."""
        if step > 0:
            self._view.action_page_down()
        else:
            self._view.action_page_up()

    @on(ArticleView.LinkTyping)
    def _say_link(self, event: ArticleView.LinkTyping) -> None:
        self._status.mention = event.text

    def action_find(self) -> None:
        """Opens the line below the article in which one types what to find."""
        if self._view.article:
            self._panes.go("article")
            self._article_pane.open_find()

    def action_fold(self) -> None:
        """Shows the unrelated lines below the article, or folds them."""
        if not self._view.toggle_fold():
            self._say("No unrelated lines here")
