"""The store that every part of the library reads and writes."""

from store.engine import Store


class Base:
    """An open store."""

    def __init__(self, store: Store) -> None:
        self._store = store
