"""Small pieces that several statements share."""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, func, literal, select

from core.types import Dateline, Mark, MarkKind

CHUNK = 500
"""Articles that one writing transaction takes: about 60 ms, so that no other writer starves."""

_Item = TypeVar("_Item")


def among(
    column: ColumnElement[Any], values: Collection[int] | Collection[str]
) -> ColumnElement[bool]:
    """Whether `column` is one of `values`, however many: they travel as one JSON parameter.

    SQLite limits the parameters of a statement (32,766 unless built otherwise).
    """
    array = literal(json.dumps(list(values)))
    return column.in_(select(func.json_each(array).table_valued("value").c.value))


def mapped(connection: Connection, query: Select[Any]) -> dict[Any, Any]:
    """What a query of two columns finds, the first column to the second."""
    return {row[0]: row[1] for row in connection.execute(query)}


def packed(connection: Connection, query: Select[Any]) -> list[list[Any]]:
    """The columns of what a query finds, each in the order of its rows.

    They come as one row of JSON: 100,000 rows would take three times as long.
    """
    found = query.subquery()
    columns = select(*(func.json_group_array(column) for column in found.c))
    return [json.loads(column) for column in connection.execute(columns).one()]


def chunks(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """`items` in runs that one transaction each takes."""
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]


def dump_marks(marks: tuple[Mark, ...]) -> str:
    """Formatting as the JSON of column `marks`."""
    return json.dumps([(m.kind, m.start, m.end, m.target) for m in marks], separators=(",", ":"))


def load_marks(text: str) -> tuple[Mark, ...]:
    """What `dump_marks` wrote."""
    return tuple(Mark(MarkKind(kind), *rest) for kind, *rest in json.loads(text))


def dump_dateline(dateline: Dateline | None) -> dict[str, str]:
    """The columns of `article` that keep a dateline."""
    d = dateline or Dateline("", 0, 0)
    spans = [d.start, d.end, *d.place_span, *d.agency_span]
    return {
        "dateline": d.text,
        "dateline_place": d.place,
        "dateline_agency": d.agency,
        "dateline_day": d.day,
        "dateline_spans": json.dumps(spans) if d.text else "",
    }


def load_dateline(row: Row[Any]) -> Dateline | None:
    """What `dump_dateline` wrote."""
    if not row.dateline:
        return None
    start, end, *spans = json.loads(row.dateline_spans)
    return Dateline(
        text=row.dateline,
        start=start,
        end=end,
        place=row.dateline_place,
        place_span=(spans[0], spans[1]),
        agency=row.dateline_agency,
        agency_span=(spans[2], spans[3]),
        day=row.dateline_day,
    )
