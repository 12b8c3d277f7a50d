"""Which articles were open before: back and forward, as in a browser."""

from dataclasses import dataclass, field


@dataclass
class History:
    """Article ids in the order they were opened, and a place among them."""

    _ids: list[int] = field(default_factory=list)
    _place: int = -1

    def visit(self, article_id: int) -> None:
        """Notes an opened article; what lay forward of the last one is forgotten."""
        if self._ids[self._place : self._place + 1] == [article_id]:
            return
        del self._ids[self._place + 1 :]
        self._ids.append(article_id)
        self._place += 1

    def step(self, steps: int) -> int | None:
        """Moves back (-1) or forward (1); the article there, or None at the end."""
        if not 0 <= self._place + steps < len(self._ids):
            return None
        self._place += steps
        return self._ids[self._place]
