"""A page whose links are followed by a click or by typing their numbers."""

from dataclasses import dataclass
from typing import ClassVar

from textual.events import Blur, Click, Key
from textual.geometry import Offset
from textual.message import Message
from textual.timer import Timer

from tui.looks.symbols import symbols_of
from tui.widgets.article_links import Link, typed
from tui.widgets.mention_view import MentionView


class LinkView(MentionView):
    """Digits are the number of a link while the numbers are shown, and left to others else."""

    LINK_PAUSE: ClassVar[float] = 0.8
    """Seconds after which no further digit is waited for."""

    NO_LINK_PAUSE: ClassVar[float] = 2.0
    """Seconds for which it is said that there is no such link."""

    @dataclass
    class LinkChosen(Message, namespace="article_view"):
        """A link was clicked or its number typed; `url` is a clean http or https address."""

        view: "LinkView"
        url: str

    @dataclass
    class LinkTyping(Message, namespace="article_view"):
        """What is to be said of the number that is being typed, '' once that is over."""

        text: str

    _digits = ""
    _pause: Timer | None = None

    @property
    def shows_links(self) -> bool:
        """Whether the numbers of the links are shown."""
        return False

    def links(self) -> tuple[Link, ...]:
        """The links of what is shown of the body, by number."""
        return self._page.links.links

    def link(self, number: int) -> str:
        """The address of a link, '' where there is none of this number."""
        return self._page.links.url(number)

    def caption(self, url: str) -> str:
        """The caption of the picture at an address; '' where that is no picture's."""
        return self._page.links.caption(url)

    def on_click(self, event: Click) -> None:
        """Follows a link that is clicked, unless an actor is named there."""
        here = event.style.meta.get("offset")
        if here is None or "mention" in event.style.meta or self.text_selection is not None:
            return
        if url := self._url_at(self.place_of(Offset(*here))):
            self.post_message(self.LinkChosen(self, url))

    def _url_at(self, place: int) -> str:
        """Where a place of the page leads, '' for nowhere: a link, or the number behind it."""
        places = self._page.places
        if insert := places.insert_at(place):
            return self.link(insert.link)
        return self._page.links.at(places.offset(place))

    def on_key(self, event: Key) -> None:
        """Gathers the digits of a link's number, while the numbers are shown."""
        if event.key.isdecimal() and self.shows_links:
            event.stop()
            self._type(event.key)
        elif self._digits and event.key in ("enter", "escape"):
            event.stop()
            # Escape takes back the number alone, not what else it would end.
            event.prevent_default()
            self._finish_typing(follow=event.key == "enter")
        else:
            self.stop_typing()

    def on_blur(self, event: Blur) -> None:
        """A number is not typed on elsewhere."""
        self.stop_typing()

    def stop_typing(self) -> None:
        """Forgets the digits of a number."""
        if self._digits:
            self._finish_typing(follow=False)

    def _type(self, digit: str) -> None:
        self._stop_pause()
        number = self._digits + digit
        self._digits, complete = typed(number, len(self.links()))
        if not self._digits:
            self._say_typing(f"No link {number}")
            self._pause = self.set_timer(self.NO_LINK_PAUSE, self._say_typing)
        elif complete:
            self._finish_typing()
        else:
            self._say_typing(f"Link {number}{symbols_of(self).ellipsis}")
            self._pause = self.set_timer(self.LINK_PAUSE, self._finish_typing)

    def _finish_typing(self, *, follow: bool = True) -> None:
        self._stop_pause()
        digits, self._digits = self._digits, ""
        self._say_typing()
        if follow:
            self.post_message(self.LinkChosen(self, self.link(int(digits))))

    def _say_typing(self, text: str = "") -> None:
        self.post_message(self.LinkTyping(text))

    def _stop_pause(self) -> None:
        if self._pause:
            self._pause.stop()
            self._pause = None
