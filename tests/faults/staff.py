"""An office in which every person has one task that is due on the day of the test."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, NullPool, create_engine, insert, make_url

from bot.domain import Part, Role, TaskKind, TaskState
from bot.storage.models import Task

TODAY = date(2024, 5, 15)
"""A Wednesday without anything special."""
OPENING = datetime(2024, 5, 15, 1, 30, tzinfo=UTC)
"""Half past eight by the office's clock: mornings are due, news may go out."""
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST_ACCOUNT = 10_000_000
OFFICE_ACCOUNT = FIRST_ACCOUNT - 1
"""Of whoever keeps the office, who has no tasks."""
_LONG_AGO = datetime(2024, 1, 2, tzinfo=UTC)
_TABLES = Task.metadata.tables

Row = dict[str, Any]


def accounts(people: int) -> range:
    """Everybody's Telegram account."""
    return range(FIRST_ACCOUNT, FIRST_ACCOUNT + people)


def name_of(account: int) -> str:
    return f"Nguyễn Thử {account - FIRST_ACCOUNT + 1}"


def plain_engine(url: str) -> Engine:
    """Past the program, as somebody's own tools would look in; a server may fall between looks."""
    return create_engine(make_url(url.replace("+aiosqlite", "")), poolclass=NullPool)


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


def _put(connection: Connection, table: str, rows: list[Row]) -> None:
    connection.execute(insert(_TABLES[table]), rows)


def _staff(people: int) -> list[Row]:
    officers = [
        _person(number, account, name_of(account), Role.OFFICER)
        for number, account in enumerate(accounts(people), start=1)
    ]
    return [*officers, _person(people + 1, OFFICE_ACCOUNT, "Trần Văn Phòng", Role.OFFICE)]


def _person(number: int, account: int, name: str, role: Role) -> Row:
    return {
        "id": number,
        "org_id": 1,
        "unit_id": 1,
        "full_name": name,
        "roles": [role.value],
        "telegram_id": account,
    }


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
