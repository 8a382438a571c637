"""A large invented office: its people enrolled, its tasks spread over a year."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, Table, create_engine, insert

from bot.domain import Part, Role, TaskKind, TaskState
from bot.storage.engine import reindex, upgrade
from bot.storage.models import Task

YEAR = 2024
TODAY = date(YEAR, 5, 15)
FIRST_TELEGRAM_ID = 10_000_000
PEOPLE_IN_A_UNIT = 50
BATCH = 5_000
_FIFTHS, _OF_UNITS = 5, 2
TABLES = Task.metadata.tables
CREATED = datetime(YEAR, 1, 2, tzinfo=UTC)

ACTS = ("Tham mưu ban hành", "Tổ chức thẩm định", "Rà soát, cập nhật", "Báo cáo kết quả")
OBJECTS = ("kế hoạch đào tạo", "đề án chuyển đổi số", "hồ sơ tiêu chuẩn", "quy chế nội bộ")
PLACES = ("cấp huyện", "toàn ngành", "khối trường học", "vùng ven biển", "các hợp tác xã")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Size:
    people: int = 5_000
    tasks: int = 100_000
    by_unit: bool = False
    """Four units in five have a head, and of five tasks two name units alone."""

    @property
    def units(self) -> int:
        return max(1, self.people // PEOPLE_IN_A_UNIT)


def telegram_ids(size: Size) -> range:
    """The accounts of everybody in the office."""
    return range(FIRST_TELEGRAM_ID, FIRST_TELEGRAM_ID + size.people)


def database_url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


def build_office(path: Path, size: Size) -> None:
    """Writes the office into a new SQLite file, ready to be searched."""
    fill_office(database_url(path), size)
    reindex(database_url(path))


def fill_office(url: str, size: Size) -> None:
    """Writes the office by bulk inserts; the same size always gives the same office."""
    upgrade(url)
    engine = create_engine(url.replace("+aiosqlite", ""))
    with engine.begin() as connection:
        _fill(connection, "organisation", [{"id": 1, "name": "Sở Thử", "created_at": CREATED}])
        _fill(connection, "plan", [_plan()])
        _fill(connection, "unit", _units(size))
        _fill(connection, "person", _people(size))
        _fill(connection, "task", _tasks(size))
        _fill(connection, "milestone", _milestones(size))
        _fill(connection, "assignment", _assignments(size))
    engine.dispose()


def _fill(connection: Connection, name: str, rows: Iterable[Row]) -> None:
    table: Table = TABLES[name]
    rest = iter(rows)
    while batch := list(islice(rest, BATCH)):
        connection.execute(insert(table), batch)


def _plan() -> Row:
    return {
        "id": 1,
        "org_id": 1,
        "title": f"Kế hoạch năm {YEAR}",
        "year": YEAR,
        "source_name": "ke-hoach.docx",
        "source_sha256": hashlib.sha256(b"").hexdigest(),
        "created_at": CREATED,
    }


def _units(size: Size) -> Iterator[Row]:
    for number in range(1, size.units + 1):
        yield {"id": number, "org_id": 1, "name": f"Phòng số {number}"}


def _people(size: Size) -> Iterator[Row]:
    for number, telegram_id in enumerate(telegram_ids(size), start=1):
        yield {
            "id": number,
            "org_id": 1,
            "unit_id": _unit_of(number, size),
            "full_name": f"Nguyễn Thử {number}",
            "roles": [_role(number, size).value],
            "telegram_id": telegram_id,
        }


def _role(person: int, size: Size) -> Role:
    """The first so many people are each in another unit."""
    is_head = size.by_unit and person <= size.units and person % _FIFTHS
    return Role.LEAD if is_head else Role.OFFICER


def _unit_of(person: int, size: Size) -> int:
    return person % size.units + 1


def _window(task: int) -> tuple[date, date]:
    """From a week to a quarter, somewhere in the year."""
    chance = Random(task)
    start = date(YEAR, 1, 1) + timedelta(days=chance.randrange(330))
    return start, min(start + timedelta(days=chance.randrange(7, 90)), date(YEAR, 12, 31))


def _state(task: int, due: date) -> TaskState:
    """Nine of ten tasks of the past are done, so that some are late."""
    if due < TODAY:
        return TaskState.DONE if task % 10 else TaskState.IN_PROGRESS
    return TaskState.NOT_STARTED


def _tasks(size: Size) -> Iterator[Row]:
    for number in range(1, size.tasks + 1):
        chance = Random(-number)
        words = (chance.choice(choices) for choices in (ACTS, OBJECTS, PLACES))
        content = f"{' '.join(words)} năm {YEAR}, phần việc {number}"
        start, due = _window(number)
        yield {
            "id": number,
            "org_id": 1,
            "plan_id": 1,
            "position": number,
            "number": str(number),
            "kind": TaskKind.TASK,
            "content": content,
            "timeline": f"từ {start:%d/%m} đến {due:%d/%m}",
            "state": _state(number, due),
            "due": due,
        }


def _milestones(size: Size) -> Iterator[Row]:
    """A task in three has a second milestone half-way."""
    for number in range(1, size.tasks + 1):
        start, due = _window(number)
        yield _milestone(number, 1, start=start, due=due)
        if number % 3 == 0:
            yield _milestone(number, 0, start=start, due=start + (due - start) / 2)


def _milestone(task: int, position: int, *, start: date, due: date) -> Row:
    span = {"start": start, "due": due}
    return {"org_id": 1, "task_id": task, "position": position, "created_at": CREATED, **span}


def _assignments(size: Size) -> Iterator[Row]:
    """One officer leads with their unit, another helps, and so does another unit."""
    for number in range(1, size.tasks + 1):
        chance = Random(number * 7)
        leading, helping = (chance.randrange(size.people) + 1 for _ in range(2))
        other_unit = chance.randrange(size.units) + 1
        yield _part(number, Part.LEAD, unit_id=_unit_of(leading, size))
        yield _part(number, Part.COORDINATING, unit_id=other_unit)
        if not size.by_unit or number % _FIFTHS >= _OF_UNITS:
            yield _part(number, Part.LEAD, person_id=leading)
            yield _part(number, Part.COORDINATING, person_id=helping)


def _part(
    task: int, part: Part, *, unit_id: int | None = None, person_id: int | None = None
) -> Row:
    return {
        "org_id": 1,
        "task_id": task,
        "part": part,
        "unit_id": unit_id,
        "person_id": person_id,
    }
