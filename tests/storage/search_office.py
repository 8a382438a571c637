"""A small office to search in, built by the real services on either database."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import col

from bot.domain import OwnerKind, Speaker, TaskFilter, TaskPage
from bot.parsing.values import Milestone
from bot.plans.staff import StaffRow
from bot.plans.values import DraftItem, DraftPlan
from bot.services.doing import collecting, results
from bot.services.people.people import find_people
from bot.services.people.staff import import_staff
from bot.services.plans.plans import Source, import_plan
from bot.services.tasks.tasks import show_list
from bot.storage import Database, Unit
from bot.storage.ids import id_of
from bot.storage.people import speaker_by_id

NOW = datetime(2026, 5, 13, 2, tzinfo=UTC)  # Wednesday, 09:00 in the office
TODAY = date(2026, 5, 13)
ZONE = "Asia/Ho_Chi_Minh"
AN, BINH, CHI, GIANG = "Lê Văn An", "Trần Thị Bình", "Phạm Mai Chi", "Hồ Lam Giang"
TECHNICAL, INSPECTORS = "Phòng Quản lý Khoa học", "Thanh tra Sở"
STAFF = (
    StaffRow(AN, TECHNICAL, roles=("officer",)),
    StaffRow(BINH, TECHNICAL, roles=("lead",)),
    StaffRow(CHI, INSPECTORS, roles=("officer",)),
    StaffRow(GIANG, "Văn phòng", roles=("office",)),
)


def item(number: str, content: str, due: date, **fields: object) -> DraftItem:
    values: dict[str, object] = {"lead_units": (TECHNICAL,), "lead_persons": (AN,)}
    return DraftItem(
        kind="task",
        number=number,
        section="Công tác tiêu chuẩn",
        content=content,
        timeline="",
        milestones=(Milestone(due=due),),
        **(values | fields),  # type: ignore[arg-type] # each test names the fields it needs
    )


def by(day: int, month: int) -> date:
    return date(2026, month, day)


ITEMS = (
    item("1", "Kiểm tra nhà nước về đo lường tại chợ", by(30, 6)),
    item(
        "2",
        "Lường trước nhu cầu đo đạc, tập huấn",
        by(20, 5),
        expected_result="Kế hoạch tập huấn được duyệt",
    ),
    item("3", "Duy trì hệ thống ISO 9001:2015", by(30, 9)),
    item("4", "Báo cáo chỉ số PII của tỉnh", by(10, 5)),
    item(
        "5",
        "Thanh tra an toàn bức xạ",
        by(15, 8),
        lead_units=(INSPECTORS,),
        lead_persons=(CHI,),
        coordinating_units=("Công an tỉnh",),
    ),
    item("6", "Triển khai Kế hoạch số 32/KH-UBND về chuyển đổi số", by(31, 10)),
    item("7", "Tham mưu quy hoạch mạng lưới", by(1, 12), lead_persons=(BINH,)),
)
PLAN = DraftPlan("Kế hoạch năm 2026", "Sở Thử nghiệm", 2026, "12/KH-STN", ITEMS)


class SearchOffice:
    """An office whose people ask for words."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def open(self, *items: DraftItem) -> None:
        draft = replace(PLAN, items=items or ITEMS)
        async with self.database.write() as session:
            await import_staff(session, STAFF, zone_name=ZONE, now=NOW)
            await import_plan(session, draft, Source("a.docx", "1" * 64), zone_name=ZONE, now=NOW)

    async def open_another(self, *items: DraftItem) -> None:
        """Loads a second plan beside the first."""
        draft = replace(PLAN, title="Kế hoạch bổ sung", document_number="", items=items)
        source = Source("b.docx", "2" * 64)
        async with self.database.write() as session:
            await import_plan(session, draft, source, zone_name=ZONE, now=NOW, beside=True)

    async def rename(self, unit: str, **names: Any) -> None:
        async with self.database.write() as session:
            statement = update(Unit).where(col(Unit.name) == unit)
            await session.execute(statement.values(**names))

    async def speaker(self, name: str, *, now: datetime = NOW) -> Speaker:
        async with self.database.read() as session:
            found = await find_people(session, 1, name=name)
            speaker = await speaker_by_id(session, id_of(found[0]), now=now)
        assert speaker
        return speaker

    async def page(self, words: str, *, who: str = GIANG, page: int = 0, **wanted: Any) -> TaskPage:
        """What the person is shown who looks for the words among all tasks, or as `wanted`."""
        speaker = await self.speaker(who)
        filter_ = TaskFilter(**({"owner": OwnerKind.ALL, "words": words} | wanted))
        async with self.database.read() as session:
            shown = await show_list(session, speaker, filter_, today=TODAY, page=page)
        return shown.page

    async def found(self, words: str, *, who: str = GIANG, **wanted: Any) -> list[str]:
        """The numbers of the tasks on the first page, in its order."""
        return [line.number for line in (await self.page(words, who=who, **wanted)).lines]

    async def hand_in(self, task_id: int, name: str, words: str) -> None:
        speaker = await self.speaker(name)
        async with self.database.write() as session:
            await results.start(session, speaker, task_id, now=NOW)
            await collecting.add_text(session, speaker, words, now=NOW)
            await results.finish(session, speaker, task_id, now=NOW)
