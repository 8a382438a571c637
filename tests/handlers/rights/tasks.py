"""A fresh task for each cell of the table, and what of it stands in the database."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from bot.domain import ResultState, TaskState
from bot.storage import Extension, Milestone, NoteKind, Result, Task, TaskNote
from bot.storage.ids import id_of
from tests.handlers.conftest import NOW
from tests.handlers.rights.cast import Cast, Who

_numbers = count(101)
_OF_TASK = (
    "assignment",
    "attachment",
    "extension",
    "milestone",
    "result",
    "snooze",
    "tasknote",
    "undostep",
)
_WHEN = frozenset(
    {
        "assigned_at",
        "created_at",
        "completed_at",
        "decided_at",
        "done_at",
        "handed_in_at",
        "moved_at",
    }
)
"""Instants: only whether there is one."""
Row = dict[str, Any]
Rows = dict[tuple[str, str], Row]


@dataclass(frozen=True, slots=True)
class Made:
    """A task and what hangs on it, by their ids."""

    cast: Cast
    number: str
    task_id: int
    milestone_id: int
    awaited_id: int
    extension_id: int
    note_id: int


async def make_task(
    cast: Cast, state: TaskState, *, named: bool = True, asked: bool = False
) -> Made:
    """Two milestones, one awaited; a result that waits, or an `asked` extension, of its doer."""
    number = str(next(_numbers))
    async with cast.office.database.write() as session:
        task = Task(
            org_id=1,
            plan_id=1,
            position=int(number),
            number=number,
            content=f"Công việc thử {number}",
            state=state,
            due=date(2024, 5, 31),
        )
        session.add(task)
        await session.flush()
        at: dict[str, Any] = {"org_id": 1, "task_id": id_of(task), "created_at": NOW}
        doer = cast.ids[Who.DOER]
        milestone = Milestone(position=0, due=date(2024, 5, 31), **at)
        awaited = Milestone(position=1, trigger="có văn bản của tỉnh", offset_days=15, **at)
        note = TaskNote(
            person_id=cast.ids[Who.LEAD], kind=NoteKind.COMMENT, text="Đến đâu rồi", **at
        )
        session.add_all([milestone, awaited, note, *cast.assigned(id_of(task), named=named)])
        if state is TaskState.AWAITING_APPROVAL:
            task.handed_in_at = NOW
            session.add(
                Result(person_id=doer, version=1, text="Đã nộp", state=ResultState.HANDED_IN, **at)
            )
        await session.flush()
        extension = Extension(
            milestone_id=milestone.id,
            person_id=doer,
            old_due=milestone.due,
            new_due=date(2024, 6, 14),
            reason="Chờ góp ý",
            **at,
        )
        if asked:
            session.add(extension)
            await session.flush()
        return Made(
            cast,
            number,
            id_of(task),
            id_of(milestone),
            id_of(awaited),
            extension.id or 0,
            id_of(note),
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """What the database says of a task and of who acts on it, at one moment."""

    rows: Rows
    events: tuple[tuple[str, int | None], ...]
    """The act and who did it, of all events there are."""


def kept(made: Made, *person_ids: int) -> Kept:
    """Reads it past the bot."""
    path = made.cast.office.files.parent / "office.db"
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        rows = _read(database, "task", "id", made.task_id)
        for table in _OF_TASK:
            rows |= _read(database, table, "task_id", made.task_id)
        for person_id in person_ids:
            rows |= _read(database, "dialogue", "person_id", person_id)
        # A handover ends by itself once the chore looks, whenever that comes round.
        found = database.execute(
            "SELECT action, actor_id FROM event"
            " WHERE actor_id IS NOT NULL OR subject <> 'handover' ORDER BY id"
        )
        return Kept(rows, tuple((one["action"], one["actor_id"]) for one in found))


def _read(database: sqlite3.Connection, table: str, by: str, value: int) -> Rows:
    found = database.execute(f"SELECT * FROM {table} WHERE {by} = ?", (value,))
    return {(table, _name(table, dict(one))): dict(one) for one in found}


def _name(table: str, row: Row) -> str:
    """Who is assigned is a row by what it says: its number is given again once it is removed."""
    if table == "assignment":
        return f"{row['part']} {row['unit_id']} {row['person_id']}"
    return str(row.get("id"))


def changes(before: Kept, after: Kept) -> dict[str, Any]:
    """New and removed rows by their table, and each column that has another value now."""
    found: dict[str, Any] = {}
    for table, _ in after.rows.keys() - before.rows.keys():
        found[f"+{table}"] = found.get(f"+{table}", 0) + 1
    for table, _ in before.rows.keys() - after.rows.keys():
        found[f"-{table}"] = found.get(f"-{table}", 0) + 1
    for place in before.rows.keys() & after.rows.keys():
        was, now = before.rows[place], after.rows[place]
        for name in was:
            if was[name] != now[name]:
                is_instant = name in _WHEN and now[name] is not None
                found[f"{place[0]}.{name}"] = "now" if is_instant else now[name]
    return found
