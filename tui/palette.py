"""Textual's palette of commands, made to bear every key at every moment."""

from textual.await_complete import AwaitComplete
from textual.command import Command, CommandList, CommandPalette


class Palette(CommandPalette):
    """The palette; keys that come faster than it follows do nothing.

    Textual 8 breaks the app where a page key comes before the list is laid out, or what enter
    chose or the search found after the palette was left.
    """

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)

    def _refresh_command_list(
        self, command_list: CommandList, commands: list[Command], clear_current: bool
    ) -> None:
        if self.query(CommandList):
            super()._refresh_command_list(command_list, commands, clear_current)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leaves it, once."""
        return super().dismiss(result) if self.is_active else AwaitComplete.nothing()  # type: ignore[no-untyped-call]
