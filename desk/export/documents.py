"""In which form does a story or a dossier leave the store, and how is it saved?"""

from enum import StrEnum
from pathlib import Path

from core.dossiers import Dossier
from core.stories import Story
from desk.export.html_dossier import dossier_page
from desk.export.html_story import story_page
from desk.export.markdown_dossier import dossier_markdown
from desk.export.markdown_story import story_markdown
from desk.export.saving import is_file_name, safe_name, save


class Form(StrEnum):
    """What a document is written as."""

    MARKDOWN = "md"
    HTML = "html"
    JSON_LINES = "jsonl"


def form_of(path: Path) -> Form:
    """The form that a file's suffix means; Markdown where it means none."""
    suffixes = {".html": Form.HTML, ".htm": Form.HTML, ".jsonl": Form.JSON_LINES}
    return suffixes.get(path.suffix.lower(), Form.MARKDOWN)


def story_document(story: Story, form: Form) -> str:
    """A story as a page, else as Markdown."""
    return story_page(story) if form is Form.HTML else story_markdown(story)


def dossier_document(dossier: Dossier, form: Form) -> str:
    """A dossier as a page, else as Markdown."""
    return dossier_page(dossier) if form is Form.HTML else dossier_markdown(dossier)


def save_story(story: Story, target: Path) -> Path:
    """Saves a story, as a page where `target` is a file with that suffix, else as Markdown.

    Args:
        target: a file, if it has a suffix, else a folder; see `desk.export.saving.save`.

    Raises:
        NewscastError: the file is there and says something else, or cannot be written.
    """
    name = safe_name(f"story-{story.row.first:%Y-%m-%d}", story.row.title)
    return save(story_document(story, _form(target)), target, name)


def save_dossier(dossier: Dossier, target: Path) -> Path:
    """Saves a dossier; see `save_story`."""
    name = safe_name("actor", dossier.actor.name)
    return save(dossier_document(dossier, _form(target)), target, name)


def _form(target: Path) -> Form:
    """The form of a file that is named, Markdown for one that gets its name in a folder."""
    return form_of(target) if is_file_name(target) else Form.MARKDOWN
