"""What contrast does each piece of text on a screen have, once Textual has drawn it?"""

import re
from collections.abc import Iterable, Iterator

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.looks.legible import contrast

_DRAWN = re.compile("[\\s\u2500-\u259f]*")
"""Lines, frames and bars: no text."""

Figure = tuple[float, str, str]
"""A contrast ratio, who draws the text, and the text."""


def figures(app: App[object]) -> list[Figure]:
    """The contrast of all text on the screen, the worst first; `dim` is blended as it is drawn."""
    return sorted(figure for widget in _shown(app) for figure in _figures_of(widget))


def _shown(app: App[object]) -> Iterator[Widget]:
    """The widgets in view; not the screen, which under a dialog draws what lies behind."""
    for widget in app.screen.walk_children(Widget):
        if widget.is_on_screen and widget.region:
            yield widget


def _figures_of(widget: Widget) -> Iterator[Figure]:
    whole = Region(0, 0, *widget.region.size)
    yield from ratios(
        type(widget).__name__, (s for strip in widget.render_lines(whole) for s in strip)
    )


def component_figures(widget: Widget) -> list[Figure]:
    """The contrast of each component class of a widget by itself, in view or not."""
    name = type(widget).__name__
    return sorted(
        figure
        for component in widget._get_component_classes()
        for figure in ratios(f"{name} .{component}", [_sample(widget, component)])
    )


def _sample(widget: Widget, component: str) -> Segment:
    style = widget.get_visual_style(component).rich_style
    strip = Strip([Segment("sample", style)])
    for line_filter in widget.get_line_filters():
        if line_filter.enabled:
            strip = strip.apply_filter(line_filter, widget.background_colors[1])
    return next(iter(strip))


def ratios(name: str, segments: Iterable[Segment]) -> Iterator[Figure]:
    """The contrast of the segments that are text."""
    for text, style, _ in segments:
        if _DRAWN.fullmatch(text) or style is None or not style.color or not style.bgcolor:
            continue
        colours = (Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
        yield round(contrast(*colours), 2), name, text.strip()
