"""Two actors that the reader follows together: a saved search for what names both."""

from itertools import count

from sqlalchemy import select

from core.errors import CorrectionError
from core.query import TermField, filter_text
from store.dossier import shown_id
from store.engine import Store
from store.models import ACTOR
from store.searches import save_search, saved_searches
from store.sql import among, mapped


def follow_pair(store: Store, first_id: int, second_id: int) -> tuple[str, bool]:
    """Keeps a search named "A + B" for the articles, old and new, that name both of two actors.

    It names the actors by number, so that it finds them whatever they are called later; the
    name of another search is left to that.

    Returns:
        the search's name, and whether it is new; `remove_search` takes it back.

    Raises:
        NotFoundError: there is no such actor.
        CorrectionError: the two are one.
    """
    with store.read() as connection:
        ids = sorted({shown_id(connection, first_id), shown_id(connection, second_id)})
        query = select(ACTOR.c.id, ACTOR.c.name).where(among(ACTOR.c.id, ids))
        names = mapped(connection, query)
        saved = {search.name: search.query for search in saved_searches(connection)}
    if len(ids) < 2:
        raise CorrectionError(names[ids[0]], "is one actor", "a pair takes two")
    asked = " ".join(filter_text(TermField.ACTOR, f"#{i}") for i in ids)
    known = next((name for name, query in saved.items() if query == asked), None)
    if known is not None:
        return known, False
    name = _free(" + ".join(names[i] for i in ids), saved)
    save_search(store, name, asked)
    return name, True


def _free(name: str, taken: dict[str, str]) -> str:
    """A name, with a number where it is taken."""
    numbered = (name if n == 1 else f"{name} ({n})" for n in count(1))
    return next(free for free in numbered if free not in taken)
