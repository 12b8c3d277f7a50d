"""The grammar of the commands that list and print articles, actors and stories."""

from desk.commands.grammar.adding import Add

QUERY_HELP = 'words, "phrases", actor: feed: tag: story: is:unread is:starred after: before:, -not'


def add_reading(add: Add) -> None:
    """`newscast articles`, `show`, `actors`, `actor`, `related`, `stories` and `story`."""
    listing = add("articles", "list and search articles")
    listing.add_argument("query", nargs="*", metavar="QUERY", help=QUERY_HELP)
    show = add("show", "print one article")
    show.add_argument("id", metavar="ID", help="a number from `articles`, or guid:…")
    actors = add("actors", "list the actors of the whole store")
    actors.add_argument("query", nargs="*", metavar="QUERY", help="part of a name")
    actor = add("actor", "print what the store knows of one actor")
    actor.add_argument("id", metavar="ID", help="a number from `actors`")
    related = add("related", "list the articles that belong with one, and why")
    which = related.add_mutually_exclusive_group(required=True)
    which.add_argument("id", nargs="?", metavar="ID", help="a number from `articles`, or guid:…")
    which.add_argument("--all", action="store_true", help="for every article")
    stories = add("stories", "list the stories that articles tell together, the latest first")
    stories.add_argument("query", nargs="*", metavar="QUERY", help=QUERY_HELP)
    story = add("story", "print a story article by article, and what each of them adds")
    story.add_argument("id", metavar="ID", help="a number from `stories`")
