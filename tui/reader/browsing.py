"""Opening web addresses: by the reader's own browser, or by the system's."""

import subprocess
import webbrowser
from asyncio import to_thread
from functools import partial

from textual import work

from core.clean import clean_url
from core.errors import NewscastError
from tui.outside import draws_on_terminal, lend_terminal, start, system_browser_is_text
from tui.reader.opening import Opening


class Browsing(Opening):
    """Opens http and https addresses, and nothing else."""

    @work(group="browser", exit_on_error=False)
    async def open_in_browser(self, address: str) -> None:
        """Opens a web address; any other does nothing.

        The reader's own browser runs by itself, unless it is one that draws on the terminal.
        """
        url, browser = clean_url(address), self._settings.browser
        if not url:
            return
        try:
            if not browser:
                await self._open_in_system_browser(url)
            elif draws_on_terminal(browser):
                lend_terminal(self.app, browser[0], partial(subprocess.run, [*browser, url]))
            else:
                start([*browser, url])
        except NewscastError as error:
            self._complain(error)

    async def _open_in_system_browser(self, url: str) -> None:
        is_text = await to_thread(system_browser_is_text)
        if is_text:
            lend_terminal(self.app, "browser", partial(webbrowser.open, url))
            return
        await to_thread(self.app.open_url, url)
        if is_text is None:
            words = "No browser is known; `browser` in config.toml names one"
            self.notify(f"{words}\n{url}", severity="warning", markup=False)

    def _complain(self, error: Exception, more: str = "") -> None:
        """Says what went wrong, for as long as it takes to read it."""
        said = "\n".join(filter(None, (str(error), more)))
        self.notify(said, severity="error", markup=False, timeout=10)
