"""What must a reader know of an article's analysis: that it is missing, partial, or found none?"""

from collections.abc import Sequence

from core.languages import primary_language
from core.types import GAZETTEER, Article, CastEntry


def text_note(article: Article) -> str:
    """What stands above the text, empty where the analysis is complete and found someone."""
    if not article.analysed:
        return "not analysed yet"
    language = primary_language(article.language) or "this language"
    notes = [f"no model for {language}: known names only"] if article.model == GAZETTEER else []
    size = len(article.body.text)
    if article.analysed_to < size:
        read = f"first {article.analysed_to:,} of {size:,} characters"
        notes.append(f"{'actors marked' if article.mentions else 'no actors'} in the {read}")
    elif not (notes or article.mentions):
        notes.append("no actors found")
    return " · ".join(notes)


def cast_note(article: Article, cast: Sequence[CastEntry]) -> str:
    """What it means that a cast names nobody whom the article is about, empty where it does."""
    if not all(entry.source for entry in cast):
        return ""
    if not article.analysed:
        return "Not analysed yet"
    if article.model == GAZETTEER:
        return f"No model for {primary_language(article.language) or 'this language'}"
    return "No actors found"
