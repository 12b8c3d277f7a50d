"""What a place is called, and which screen shows it; screens are imported when first gone to."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.errors import NotFoundError
from tui.walks import (
    ActorPlace,
    ArticlePlace,
    ComparePlace,
    Given,
    Place,
    StoriesPlace,
    StoryPlace,
    VersionsPlace,
    WalkScreen,
)

if TYPE_CHECKING:
    from desk.library import Library


def screen_of(place: Place, given: Given, here: int | None) -> WalkScreen:
    """The screen of a place that is no article.

    Args:
        here: the article that is open in the reader, where a story is to begin.
    """
    match place:
        case ActorPlace(actor_id):
            from tui.dossier.screen import DossierScreen

            return DossierScreen(given, actor_id)
        case StoryPlace(story_id):
            from tui.story.screen import StoryScreen

            return StoryScreen(given, story_id, here=here)
        case StoriesPlace():
            from tui.story.stories_screen import StoriesScreen

            return StoriesScreen(given)
        case ComparePlace(left, right):
            from tui.compare.screen import CompareScreen

            return CompareScreen(given, left, right)
        case VersionsPlace(article_id):
            from tui.compare.versions_screen import VersionsScreen

            return VersionsScreen(given, article_id)
        case ArticlePlace():
            raise ValueError("articles are read in the reader's own screen")


def names(library: "Library", places: Sequence[Place]) -> list[str]:
    """What places are called; those of things that are gone are left out.

    Raises:
        StoreError: the store cannot be read.
    """
    return [name for place in places if (name := _name(library, place))]


def _name(library: "Library", place: Place) -> str:
    try:
        match place:
            case ActorPlace(actor_id):
                return library.actor(actor_id).name
            case StoryPlace(story_id):
                return f"Story: {library.story(story_id).row.title}"
            case StoriesPlace():
                return "Stories"
            case ComparePlace(left, _):
                return f"{_title(library, left)} compared"
            case VersionsPlace(article_id):
                return f"{_title(library, article_id)} before"
            case ArticlePlace(article_id):
                return _title(library, article_id)
    except NotFoundError:
        return ""


def _title(library: "Library", article_id: int) -> str:
    return next((row.title for row in library.rows([article_id])), "")
