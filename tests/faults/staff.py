"""An office in which every person has one task that is due on the day of the test."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, insert, make_url

from bot.domain import Part, Role, TaskKind, TaskState
from bot.storage.models import Task

TODAY = date(2024, 5, 15)
"""A Wednesday without anything special."""
OPENING = datetime(2024, 5, 15, 1, 30, tzinfo=UTC)
"""Half past eight by the office's clock: mornings are due, news may go out."""
FIRST_ACCOUNT = 10_000_000
_LONG_AGO = datetime(2024, 1, 2, tzinfo=UTC)
_TABLES = Task.metadata.tables

Row = dict[str, Any]


def accounts(people: int) -> range:
    """Everybody's Telegram account."""
    return range(FIRST_ACCOUNT, FIRST_ACCOUNT + people)


def plain_engine(url: str) -> Engine:
    """Past the program, as somebody's own tools would look in."""
    return create_engine(make_url(url.replace("+aiosqlite", "")))


def fill(url: str, people: int, *, tasks: bool) -> None:
    """Into a migrated database that is empty; without tasks nobody gets a morning message."""
    engine = plain_engine(url)
    with engine.begin() as connection:
        _put(connection, "organisation", [{"id": 1, "name": "Sở Thử", "created_at": _LONG_AGO}])
        _put(connection, "unit", [{"id": 1, "org_id": 1, "name": "Phòng Nghiệp vụ"}])
        _put(connection, "person", _staff(people))
        if tasks:
            _put(connection, "plan", [_plan()])
            for table, rows in (("task", _task), ("milestone", _milestone), ("assignment", _part)):
                _put(connection, table, [rows(number) for number in range(1, people + 1)])
    engine.dispose()


def queue_news(url: str, people: int, *, now: datetime, occasion: str = "") -> None:
    """One message for everybody into the outbox, as an act that concerns all would put it."""
    payload: Row = {
        "notice": "you-moved",
        "values": {"unit": "Phòng Nghiệp vụ"},
        "task": None,
        "buttons": [],
        "urgent": True,
        "note": None,
        "while_open": False,
    }
    engine = plain_engine(url)
    with engine.begin() as connection:
        _put(
            connection,
            "outbox",
            [
                {
                    "org_id": 1,
                    "person_id": person,
                    "kind": "notice",
                    "dedupe_key": f"notice:faults{occasion}:{person}",
                    "payload": payload,
                    "due_at": now,
                    "created_at": now,
                }
                for person in range(1, people + 1)
            ],
        )
    engine.dispose()


def _put(connection: Connection, table: str, rows: list[Row]) -> None:
    connection.execute(insert(_TABLES[table]), rows)


def _staff(people: int) -> list[Row]:
    return [
        {
            "id": number,
            "org_id": 1,
            "unit_id": 1,
            "full_name": f"Nguyễn Thử {number}",
            "roles": [Role.OFFICER.value],
            "telegram_id": account,
        }
        for number, account in enumerate(accounts(people), start=1)
    ]


def _plan() -> Row:
    return {
        "id": 1,
        "org_id": 1,
        "title": "Kế hoạch năm 2024",
        "year": 2024,
        "source_name": "ke-hoach.docx",
        "source_sha256": "",
        "created_at": _LONG_AGO,
    }


def _task(number: int) -> Row:
    return {
        "id": number,
        "org_id": 1,
        "plan_id": 1,
        "position": number,
        "number": str(number),
        "kind": TaskKind.TASK,
        "content": f"Việc thử {number}",
        "timeline": "15/5",
        "state": TaskState.NOT_STARTED,
        "due": TODAY,
    }


def _milestone(number: int) -> Row:
    return {
        "org_id": 1,
        "task_id": number,
        "position": 0,
        "due": TODAY,
        "created_at": _LONG_AGO,
    }


def _part(number: int) -> Row:
    return {
        "org_id": 1,
        "task_id": number,
        "part": Part.LEAD,
        "person_id": number,
        "assigned_at": _LONG_AGO,
    }
