"""How SQLite goes about the statements that some work runs."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import event

from store.engine import Store


def plans(store: Store, work: Callable[[], object]) -> str:
    """The query plans of all that `work` reads, a step a line."""
    ran: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, sql: str, values: Any, _context: Any, _many: bool) -> None:
        ran.append((sql, values))

    event.listen(store._engine, "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(store._engine, "before_cursor_execute", note)
    with store.read() as connection:
        return "\n".join(
            step[3]
            for sql, values in ran
            if sql.lstrip().startswith("SELECT")
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
        )
