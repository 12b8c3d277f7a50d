"""Small pieces that several statements share.

What is asked often is a statement that its module builds once, with parameters for what differs:
SQLAlchemy takes longer to build one than SQLite to answer it.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Dialect,
    Row,
    Select,
    String,
    TypeDecorator,
    bindparam,
    func,
    select,
)

from core.types import Dateline, Mark, MarkKind

CHUNK = 500
"""Articles that one writing transaction takes: about 60 ms, so that no other writer starves."""

_Item = TypeVar("_Item")
_Values = Collection[int] | Collection[str]


class Listed(TypeDecorator[_Values]):
    """Values of a statement, however many: they travel as one parameter, a JSON array.

    SQLite limits the parameters of a statement (32,766 unless built otherwise).
    """

    impl = String
    cache_ok = True

    def process_bind_param(self, value: _Values | None, dialect: Dialect) -> str:
        """The JSON of some values."""
        return json.dumps(list(value or ()))


IDS: BindParameter[_Values] = bindparam("ids", type_=Listed())
"""The parameter `ids` of a statement that is built once."""


def among(
    column: ColumnElement[Any], values: _Values | BindParameter[_Values]
) -> ColumnElement[bool]:
    """Whether `column` is one of some values, however many, or of those that a parameter has."""
    given = values if isinstance(values, BindParameter) else bindparam(None, values, Listed())
    return column.in_(select(func.json_each(given).table_valued("value").c.value))


def mapped(
    connection: Connection, query: Select[Any], given: Mapping[str, Any] | None = None
) -> dict[Any, Any]:
    """What a query of two columns finds, with values for its parameters; first to second column."""
    return {row[0]: row[1] for row in connection.execute(query, given)}


def packed(connection: Connection, query: Select[Any]) -> list[list[Any]]:
    """The columns of what a query finds, each in the order of its rows."""
    return unpacked(connection, packing(query))


def packing(query: Select[Any]) -> Select[Any]:
    """A statement that hands over the columns of what a query finds, for `unpacked`.

    They come as one row of JSON: 100,000 rows would take three times as long.
    """
    found = query.subquery()
    return select(*(func.json_group_array(column) for column in found.c))


def unpacked(
    connection: Connection, packing: Select[Any], given: Mapping[str, Any] | None = None
) -> list[list[Any]]:
    """What a statement of `packing` finds, with values for its parameters: `packed`."""
    return [json.loads(column) for column in connection.execute(packing, given).one()]


def chunks(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """`items` in runs that one transaction each takes."""
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]


def dump_marks(marks: tuple[Mark, ...]) -> str:
    """Formatting as the JSON of column `marks`."""
    if not marks:
        return "[]"
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
