"""Ten people in four units and fifty tasks; beside them another office in the same database.

Each task's words hold a sign of its own, so that wherever it is shown it can be told.
"""

import asyncio
import re
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.domain import Part
from bot.parsing.values import Milestone as Moment
from bot.plans.staff_row import StaffRow
from bot.plans.values import DraftItem, DraftPlan
from bot.services.people.staff import import_staff
from bot.services.plans.plans import Source, import_plan
from bot.storage import Assignment, Database, Milestone, Organisation, Person, Plan, Task, Unit
from bot.storage.engine import upgrade

NOW = datetime(2024, 5, 15, 2, 0, tzinfo=UTC)
ZONE = "Asia/Ho_Chi_Minh"
NGHIEP_VU, THANH_TRA, GIAM_DOC, VAN_PHONG = (
    "Phòng Nghiệp vụ",
    "Thanh tra",
    "Ban Giám đốc",
    "Văn phòng",
)
STAFF = (
    StaffRow("Trần Thị Bình", NGHIEP_VU, roles=("lead",)),
    StaffRow("Lê Văn An", NGHIEP_VU, roles=("officer",)),
    StaffRow("Đỗ Hải Yến", NGHIEP_VU, roles=("officer",)),
    StaffRow("Ngô Thu Hoa", THANH_TRA, roles=("lead",)),
    StaffRow("Phạm Mai Chi", THANH_TRA, roles=("officer",)),
    StaffRow("Bùi Đăng Khoa", THANH_TRA, roles=("officer",)),
    StaffRow("Võ Quốc Dũng", GIAM_DOC, roles=("director",)),
    StaffRow("Lý Tường Lâm", GIAM_DOC, roles=("director", "lead")),
    StaffRow("Hồ Lam Giang", VAN_PHONG, roles=("office", "admin")),
    StaffRow("Mai Xuân Sơn", VAN_PHONG, roles=("office",)),
)
PEOPLE = len(STAFF)
FIRST_ACCOUNT = 7001
"""The Telegram accounts of the staff, in the order of the list; the last officer has none yet."""
NOT_ENROLLED = 5
ELSEWHERE = 11
"""The id of the one person of the other office."""
TASKS = 50
_DOERS = {
    NGHIEP_VU: ("Lê Văn An", "Đỗ Hải Yến", "Trần Thị Bình"),
    THANH_TRA: ("Phạm Mai Chi", "Bùi Đăng Khoa", "Ngô Thu Hoa"),
    VAN_PHONG: ("Mai Xuân Sơn",),
}
_UNITS = (NGHIEP_VU, THANH_TRA, NGHIEP_VU, VAN_PHONG)
_SIGN = re.compile(r"(?:Công việc|Việc đã sửa|[Cc]huẩn bị) (kh\d{2,4})\b")
"""As part of a task's words; by itself somebody may have typed it."""


def sign(number: int) -> str:
    """The word only this task's content has."""
    return f"kh{number:02d}"


def signs_in(text: str) -> frozenset[str]:
    """The signs of the tasks a text shows."""
    return frozenset(_SIGN.findall(text))


def _moments(number: int) -> tuple[tuple[str, tuple[Moment, ...]], ...]:
    """What is printed of its time, and the milestones of it; of every sort there is."""
    day = date(2024, 4, 20) + timedelta(days=2 * number)
    quarter = date(2024, 7, 31)
    return (
        (f"Trước ngày {day.day}/{day.month}", (Moment(due=day),)),
        ("Tháng 5, tháng 6", (Moment(due=date(2024, 5, 31)), Moment(due=date(2024, 6, 28)))),
        ("Hàng tháng", (_monthly(20),)),
        ("Sau khi có văn bản", (Moment(trigger="có văn bản của tỉnh", offset_days=15),)),
        (
            "Quý II, quý III",
            (Moment(start=date(2024, 4, 1), due=date(2024, 6, 30)), Moment(due=quarter)),
        ),
        ("", ()),
        (
            "Hàng tháng; trước 15/12",
            (_monthly(25), Moment(due=date(2024, 12, 15), text="tổng kết")),
        ),
    )


def _monthly(day: int) -> Moment:
    rule = f"FREQ=MONTHLY;BYMONTHDAY={day}"
    return Moment(start=date(2024, 1, 1), due=date(2024, 12, 31), recurrence=rule)


def _item(number: int) -> DraftItem:
    unit = _UNITS[number % len(_UNITS)]
    doers = _DOERS[unit]
    kinds = _moments(number)
    # Mostly one dated milestone, as in most plans.
    timeline, milestones = kinds[number % 14 if number % 14 < len(kinds) else 0]
    other = THANH_TRA if unit == NGHIEP_VU else NGHIEP_VU
    return DraftItem(
        kind="task",
        number=str(number),
        section="Công tác chuyên môn",
        content=f"Công việc {sign(number)}",
        timeline=timeline,
        milestones=milestones,
        lead_units=(unit,) if number % 9 else (),
        lead_persons=(doers[number % len(doers)],) if number % 5 else (),
        coordinating_units=(other,) if number % 6 == 0 else (),
        coordinating_persons=(_DOERS[other][0],) if number % 8 == 0 else (),
        directed_by=(STAFF[6 + number % 2].full_name,) if number % 3 == 0 else (),
    )


PLAN = DraftPlan("Kế hoạch năm 2024", "Sở Thử", 2024, items=tuple(map(_item, range(1, TASKS + 1))))


def prepare(path: Path) -> Path:
    """Makes the office as every run begins with it."""
    url = f"sqlite+aiosqlite:///{path}"
    upgrade(url)
    asyncio.run(_fill(url))
    return path


async def _fill(url: str) -> None:
    database = Database(url)
    async with database.write() as session:
        await import_staff(session, STAFF, zone_name=ZONE, now=NOW)
        await import_plan(session, PLAN, Source("a.docx", "0" * 64), zone_name=ZONE, now=NOW)
        for number in range(1, PEOPLE + 1):
            person = await session.get_one(Person, number)
            person.telegram_id = FIRST_ACCOUNT + number - 1 if number - 1 != NOT_ENROLLED else None
        office = await session.get_one(Organisation, 1)
        office.policy = {"approval": True}
        session.add(Organisation(id=2, name="Sở Khác", created_at=NOW))
        await session.flush()
        session.add(Unit(id=90, org_id=2, name=NGHIEP_VU))
        await session.flush()
        session.add(
            Person(
                id=ELSEWHERE,
                org_id=2,
                unit_id=90,
                full_name="Lê Văn An",
                roles=["lead", "office", "director"],
                telegram_id=FIRST_ACCOUNT + PEOPLE,
            )
        )
        session.add(
            Plan(
                id=90,
                org_id=2,
                title="Kế hoạch khác",
                year=2024,
                source_name="b.docx",
                source_sha256="9" * 64,
                created_at=NOW,
            )
        )
        await session.flush()
        for number in (901, 902):
            due = date(2024, 5, number - 881)
            content = f"Công việc {sign(number)}"
            task = Task(
                id=number, org_id=2, plan_id=90, position=0, number="1", content=content, due=due
            )
            session.add(task)
            await session.flush()
            session.add(Milestone(org_id=2, task_id=number, position=0, due=due, created_at=NOW))
            session.add(Assignment(org_id=2, task_id=number, unit_id=90, part=Part.LEAD))
    await database.close()


def copy(template: Path, path: Path) -> str:
    """A fresh office in this file; its address."""
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    with closing(sqlite3.connect(template)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
    return f"sqlite+aiosqlite:///{path}"
