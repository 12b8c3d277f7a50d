"""What belongs together: relations, stories, comparisons; and what the reader says of stories."""

from collections.abc import Iterable
from datetime import datetime

from core.comparisons import Comparison, Difference, TextVersion
from core.relations import Related
from core.stories import Standing, Story, StoryRow
from core.types import Article
from desk.compare import compare, differences
from desk.library.asking import asked
from desk.library.base import Base
from desk.relate import related_to
from desk.stories import story
from store import pins, stories
from store.versions import text_versions


class Telling(Base):
    """Relations, stories, comparisons."""

    def related(self, article: Article) -> list[Related]:
        """The articles that belong with one, each with its reasons."""
        return related_to(self._store, article)

    def compare(self, left_id: int, right_id: int) -> Comparison:
        """Two articles side by side: whom and what both have, and whom only one.

        Raises:
            NotFoundError: one of them is not there.
        """
        return compare(self._store, left_id, right_id)

    def versions(self, article_id: int) -> list[TextVersion]:
        """The earlier texts of an article, the last replaced first.

        Raises:
            NotFoundError: there is no such article.
        """
        return text_versions(self._store, article_id)

    def differences(self, article_id: int, version_id: int) -> tuple[Difference, ...]:
        """The way from an earlier text of an article to the present one: title and body.

        Raises:
            NotFoundError: the article or its version is not there.
        """
        return differences(self._store, article_id, version_id)

    def stories(self, query: str = "", limit: int = 200) -> list[StoryRow]:
        """The stories of the articles that a query finds, those with the newest of them first.

        Raises:
            QueryError: the query says something that the grammar does not know.
        """
        return stories.stories(self._store, asked(query), limit)

    def story(self, story_id: int) -> Story:
        """One story, its pieces oldest first, each with what it says that none before it does.

        Raises:
            NotFoundError: there is no such story, or no list shows any article of it.
        """
        return story(self._store, story_id)

    def story_of(self, article_id: int) -> int | None:
        """The story that an article is in with others, if any."""
        return stories.story_of(self._store, article_id)

    def see_story(self, story_id: int, when: datetime) -> None:
        """Notes that the reader opened a story: what it has now is not fresh next time."""
        stories.see(self._store, story_id, when)

    def pin(self, article_ids: Iterable[int], story_id: int | None) -> tuple[Standing, ...]:
        """Puts articles in a story, or in none; returns how they stood before.

        Raises:
            NotFoundError: there is no such story.
        """
        return pins.pin(self._store, list(article_ids), story_id)

    def join(self, article_id: int, other_id: int) -> tuple[Standing, ...]:
        """Puts an article in the story of another, a new one where need be; returns as `pin`.

        Raises:
            NotFoundError: there is no such article.
        """
        return pins.join(self._store, article_id, other_id)

    def merge_stories(self, story_id: int, into_id: int) -> tuple[Standing, ...]:
        """Puts every article of one story in another; returns how they stood before.

        Raises:
            NotFoundError: there is no such story.
        """
        return pins.merge(self._store, story_id, into_id)

    def restore_stories(self, before: Iterable[Standing]) -> None:
        """Puts articles back to how they stood."""
        pins.restore(self._store, before)
