"""Analyses JSON Lines texts without a store; all texts of one run share one cast."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from core.types import Analysis, Failure, Kind, Text
from language.analyse import analyse

_BATCH = 64


def tag_lines(lines: Iterable[str]) -> Iterator[dict[str, Any] | Failure]:
    """A record for each line `{"id", "text"}`, in order; a failure for each that is no such line.

    Offsets count in the text as given: nothing is cleaned, so that they fit the input.

    Raises:
        LanguageError: the recogniser cannot be loaded.
    """
    cast: dict[tuple[str, Kind], int] = {}
    numbered = enumerate(lines, 1)
    while batch := list(islice(numbered, _BATCH)):
        read = [_read(line, number) for number, line in batch if line.strip()]
        records = [r for r in read if not isinstance(r, Failure)]
        analyses = analyse(Text("", record["text"]) for record in records)
        for item in read:
            if isinstance(item, Failure):
                yield item
            else:
                yield _tagged(item["id"], next(analyses)[0], cast)


def _read(line: str, number: int) -> dict[str, Any] | Failure:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Failure(f"line {number}", f"not JSON: {error}")
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        return Failure(f"line {number}", "no object with a text")
    return {"id": record.get("id"), "text": record["text"]}


def _tagged(
    record_id: object, analysis: Analysis, cast: dict[tuple[str, Kind], int]
) -> dict[str, Any]:
    """One output record; `cast` numbers the actors of the whole run and grows."""
    mentions: list[list[list[int]]] = [[] for _ in analysis.cast]
    for mention in analysis.mentions:
        mentions[mention.actor].append([mention.start, mention.end])
    return {
        "id": record_id,
        "ents": [[m.start, m.end, m.label] for m in analysis.mentions],
        "actors": [
            {
                "id": cast.setdefault((member.key, member.kind), len(cast) + 1),
                "name": member.name,
                "kind": member.kind,
                "mentions": spans,
            }
            for member, spans in zip(analysis.cast, mentions, strict=True)
        ],
    }
