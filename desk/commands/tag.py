"""`newscast tag`: analyses JSON Lines texts without a store; those of one run share one cast."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from core.analysis import Analysis, Text
from core.drafts import Failure
from core.errors import NewscastError
from core.paths import Paths
from core.settings import load_settings
from core.types import Kind
from desk.commands.output.console import emit, narrate
from language.actors.directory import join
from language.analyse import Reading, conclude, opinion, read
from language.models import Models
from language.recognise.evidence import Prior


def run_tag(options: argparse.Namespace, paths: Paths) -> bool:
    """Prints a record for each text of a file or of standard input; whether all were texts.

    Raises:
        NewscastError: the file cannot be read.
        LanguageError: a recogniser cannot be loaded.
    """
    well = True
    for item in _tag(_lines(options.file), Models(load_settings(paths.config).language)):
        if isinstance(item, Failure):
            well = False
            narrate(f"newscast: {item.what}: {item.why}")
        else:
            emit(item)
    return well


def _lines(file: Path | None) -> Iterator[str]:
    if file is None:
        yield from sys.stdin or ()
        return
    try:
        with file.open(encoding="utf-8", errors="replace") as lines:
            yield from lines
    except OSError as error:
        raise NewscastError(str(file), error.strerror or str(error)) from error


def _tag(lines: Iterable[str], models: Models) -> Iterator[dict[str, Any] | Failure]:
    """A record for each line `{"id", "text"}`, in order; a failure for each that is no such line.

    A line may say its "language"; it is English if not.

    All lines are read before the first record comes, since each text helps to understand the
    others. Offsets count in the text as given: nothing is cleaned, so that they fit the input.
    """
    items = [_read(line, number) for number, line in enumerate(lines, 1) if line.strip()]
    records = [item for item in items if not isinstance(item, Failure)]
    texts = (Text("", record["text"], record["language"]) for record in records)
    readings = list(read(texts, models))
    tagged = _conclude_all([record["id"] for record in records], readings)
    for item in items:
        yield item if isinstance(item, Failure) else next(tagged)


def _conclude_all(ids: Sequence[object], readings: Sequence[Reading]) -> Iterator[dict[str, Any]]:
    """An output record for each text that was read; their cast is one."""
    opinions = [opinion(reading) for reading in readings]
    prior = Prior(opinions)
    analyses = [
        conclude(reading, prior.without(own))
        for reading, own in zip(readings, opinions, strict=True)
    ]
    keys = join({number: analysis.cast for number, analysis in enumerate(analyses)})
    numbers: dict[tuple[str, Kind], int] = {}
    for record_id, analysis, mine in zip(ids, analyses, keys.values(), strict=True):
        yield _tagged(record_id, analysis, mine, numbers)


def _read(line: str, number: int) -> dict[str, Any] | Failure:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Failure(f"line {number}", f"not JSON: {error}")
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        return Failure(f"line {number}", "no object with a text")
    language = record.get("language")
    return {
        "id": record.get("id"),
        "text": record["text"],
        "language": language if isinstance(language, str) else "",
    }


def _tagged(
    record_id: object, analysis: Analysis, keys: Sequence[str], numbers: dict[tuple[str, Kind], int]
) -> dict[str, Any]:
    """One output record; `numbers` are the ids of the actors of the whole run, and grow.

    The names after the article's end are among its `ents`, but nobody's mentions.
    """
    names: list[list[list[int]]] = [[] for _ in analysis.cast]
    references: list[list[list[float]]] = [[] for _ in analysis.cast]
    for m in analysis.mentions:
        if m.by_name:
            names[m.actor].append([m.start, m.end])
        else:
            references[m.actor].append([m.start, m.end, m.confidence])
    ents = [[m.start, m.end, m.label] for m in analysis.mentions if m.by_name]
    return {
        "id": record_id,
        "ents": ents + [list(name) for name in analysis.beyond],
        "body_end": analysis.body_end,
        "actors": [
            {
                "id": numbers.setdefault((key, member.kind), len(numbers) + 1),
                "name": member.name,
                "kind": member.kind,
                "roles": list(member.roles),
                "salience": round(member.salience, 3),
                "source": member.source,
                "mentions": names[index],
                "references": references[index],
            }
            for index, (member, key) in enumerate(zip(analysis.cast, keys, strict=True))
        ],
    }
