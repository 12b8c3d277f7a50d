"""feedparser sees the start of an author only, and needs no help where it has changed."""

from ingest.short_authors import NAME_LIMIT, shorten_authors


def test_an_author_is_cut_before_it_is_searched() -> None:
    class Parser:
        def __init__(self) -> None:
            self.found = {"author": "a" * 10_000, "publisher": "Ada"}
            self.searched: list[str] = []

        def _get_context(self) -> dict[str, str]:
            return self.found

        def _sync_author_detail(self, key: str = "author") -> None:
            self.searched.append(self.found.get(key, "nobody"))

    shorten_authors(Parser)
    parser = Parser()
    for keys in ((), ("publisher",), ("owner",)):
        parser._sync_author_detail(*keys)
    assert parser.searched == ["a" * NAME_LIMIT, "Ada", "nobody"]


def test_a_parser_without_the_search_is_left_alone() -> None:
    before = set(vars(object))
    shorten_authors(object)
    assert set(vars(object)) == before
