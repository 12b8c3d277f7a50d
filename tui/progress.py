"""What the background process is doing, in the words of the status line. Pure."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["information", "warning", "error"]


@dataclass(frozen=True, slots=True)
class News:
    """What one event of the background means for the screen."""

    list_changed: bool = False
    show: str = ""
    analysed: tuple[int, ...] = ()
    notice: str = ""
    severity: Severity = "information"


class Progress:
    """Follows the background's events; `text` is what the status line says of them."""

    def __init__(self) -> None:
        self.failures: list[str] = []
        self._taking = ""
        self._analysing = ""
        self._failed = 0

    @property
    def text(self) -> str:
        """What goes on, and what went wrong."""
        failed = f"{self._failed} failed (! says why)" if self._failed else ""
        return " · ".join(filter(None, (self._taking, self._analysing, failed)))

    def refresh_asked(self) -> None:
        """A refresh has been asked for and not begun."""
        self._taking, self._failed, self.failures = "refreshing …", 0, []

    def take(self, event: object) -> News:
        """Notes an event of the background and says what it changes."""
        from desk import messages

        match event:
            case messages.FeedRead(_, new, changed, error, done, total):
                self._taking = f"refreshing {done}/{total}"
                self._failed += bool(error)
                return News(list_changed=bool(new or changed))
            case messages.Taking():
                self._taking = "importing …"
                return News(list_changed=True)
            case messages.Finished(failed):
                self._taking, self._failed = "", failed
                return News(list_changed=True)
            case messages.Imported(added, updated, feeds, failures):
                self._taking, self._failed = "", len(failures)
                self.failures = list(failures)
                notice = f"{added} imported, {updated} updated, {len(failures)} failed"
                severity: Severity = "warning" if failures else "information"
                return News(True, feeds[0] if len(feeds) == 1 else "", (), notice, severity)
            case messages.Annotated(ids, waiting):
                self._analysing = f"analysing, {waiting:,} to go" if waiting else ""
                return News(list_changed=not waiting, analysed=ids)
            case messages.Trouble(text):
                self._taking = ""
                self.failures.append(text)
                return News(notice=text, severity="error")
        return News()
