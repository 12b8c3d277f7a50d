"""Pictures of the text: in the terminal where the reader wants them there, else in the browser."""

from dataclasses import dataclass
from pathlib import Path

from textual import on

from core.errors import NewscastError
from tui.dialogs.picture import LIBRARY, PictureScreen, can_draw, load_library
from tui.messages import Said
from tui.reader.browsing import Browsing


@dataclass(frozen=True, slots=True)
class _Asked:
    """The picture that is to be shown once it is there, unless the reader has gone on."""

    article_id: int
    url: str
    caption: str


class Picturing(Browsing):
    """Opens the pictures of captions."""

    _asked: _Asked | None = None
    _missing_said = False

    def open_picture(self, url: str, caption: str) -> None:
        """Shows a picture of the open article, once the background has it."""
        if self._background is None or self._wanted is None or not self._draws_pictures():
            self.open_in_browser(url)
            return
        from desk.messages import FetchPicture

        self._asked = _Asked(self._wanted, url, caption)
        self._background.send(FetchPicture(self._wanted, url))
        self._progress.picture_asked(url)
        self._status.activity = self._progress.text

    def _draws_pictures(self) -> bool:
        """Whether pictures are wanted here and can be drawn; says once what that needs."""
        if not self._settings.pictures or self._settings.plain:
            return False
        if not can_draw() and not self._missing_said:
            self._missing_said = True
            self.notify(f"Pictures here need {LIBRARY}: pip install {LIBRARY}", markup=False)
        return can_draw()

    @on(Said)
    def _picture_said(self, message: Said) -> None:
        """Shows the picture that was asked for last, unless the reader does something else."""
        from desk.messages import PictureRead

        event, asked = message.event, self._asked
        if not isinstance(event, PictureRead) or asked is None or event.url != asked.url:
            return
        self._asked = None
        if event.path and asked.article_id == self._wanted and self.is_current:
            self._show_picture(Path(event.path), asked.caption)

    def _show_picture(self, path: Path, caption: str) -> None:
        try:
            load_library(self.app)
        except NewscastError as error:
            self._complain(error)
        else:
            self.app.push_screen(PictureScreen(path, caption))
