"""How does each part of an article look?

Colours are theme variables that can be read on any of its grounds. On a terminal's own colours
nothing is known of grounds, so there attributes alone tell the parts apart.
"""

from typing import Final

ARTICLE_CLASSES: Final = frozenset(
    f"article--{part}"
    for part in (
        *("title", "source", "heading", "quote", "code", "emphasis", "link", "caption"),
        *("dateline", "dateline-name", "hint"),
    )
)

ARTICLE_CSS: Final = """
    & > .article--title { text-style: bold; }
    & > .article--source { color: $foreground; }
    & > .article--heading { text-style: bold; }
    & > .article--quote { color: $foreground-muted; }
    & > .article--code { background: $panel; }
    & > .article--emphasis { text-style: italic; }
    & > .article--link { color: $foreground-muted; text-style: underline; }
    & > .article--caption { color: $foreground-muted; text-style: italic; }
    & > .article--dateline { color: $foreground-muted; }
    & > .article--dateline-name { color: $foreground-muted; text-style: italic; }
    & > .article--hint { color: $text-accent; text-style: bold; }
    &:ansi > .article--code { background: ansi_default; }
    &:ansi > .article--link { text-style: underline dim; }
    &:ansi > .article--caption { text-style: italic dim; }
    &:ansi > .article--dateline { text-style: dim; }
    &:ansi > .article--hint { text-style: bold reverse; }
"""
"""Rules for the component classes, to stand inside a widget's own block."""
