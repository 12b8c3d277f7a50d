"""The grammar of `newscast refresh`, `import` and `annotate`."""

from pathlib import Path

from desk.commands.grammar.adding import Add


def add_coming_in(add: Add) -> None:
    """The three commands and their options."""
    refresh = add("refresh", "fetch the feeds, then mark the actors")
    refresh.add_argument("names", nargs="*", metavar="FEED", help="an address or part of a title")
    refresh.add_argument("--now", action="store_true", help="ask those that are not due, too")
    imports = add("import", "take in files and folders, then mark the actors")
    imports.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    imports.add_argument("--later", action="store_true", help="leave the actors for later")
    annotate = add("annotate", "mark the actors of the articles that wait for it")
    annotate.add_argument("--all", action="store_true", help="analyse every article again")
