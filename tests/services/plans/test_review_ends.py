"""Which office and which plan a reviewed draft goes to, and what of its review outlives it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.parsing.values import Doubt, Milestone
from bot.plans.review.questions import Review, Step, id_of_reading
from bot.plans.staff import StaffRow
from bot.plans.values import DraftItem, DraftPlan
from bot.services.people.staff import import_staff
from bot.services.plans import plan_readings, review_ends, review_pairs, reviews
from bot.services.plans.review_ends import Saved
from bot.storage import Database, Event, Organisation, Person, Plan, PlanVersion, Session, Task
from bot.storage.engine import upgrade
from bot.storage.ids import id_of
from bot.storage.people import speaker_by_id

NOW = datetime(2025, 1, 10, 2, 0, tzinfo=UTC)
ZONE = "Asia/Ho_Chi_Minh"
TEXTS = (
    "Lập danh mục hồ sơ lưu trữ",
    "Tập huấn tra cứu sáng chế",
    "Thanh tra an toàn bức xạ",
    "Khảo sát năng lực chế biến gỗ",
)


def plan(*texts: str, title: str = "Kế hoạch năm 2025") -> DraftPlan:
    items = tuple(
        DraftItem(
            "task",
            str(number),
            "",
            text,
            "",
            lead_units=("Văn phòng",),
            doubts=(Doubt("no-deadline"),),
        )
        for number, text in enumerate(texts, 1)
    )
    return DraftPlan(title, "Sở Thử nghiệm", 2025, items=items)


MAIN = plan(*TEXTS)
ANNEX = plan("Mua sắm thiết bị", "Sửa chữa trụ sở", TEXTS[0], title="Phụ lục mua sắm")


@pytest.fixture
async def session(tmp_path: Path) -> AsyncIterator[Session]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'o.db'}"
    upgrade(url)
    database = Database(url)
    async with database.write() as session:
        staff = [StaffRow("Hồ Lam Giang", "Văn phòng", roles=("office",))]
        await import_staff(session, staff, zone_name=ZONE, now=NOW)
        yield session
    await database.close()


async def speaker(session: Session, name: str = "Hồ Lam Giang") -> Speaker:
    person = (await session.scalars(select(Person).where(col(Person.full_name) == name))).one()
    found = await speaker_by_id(session, id_of(person))
    assert found is not None
    return found


async def begun(session: Session, keeper: Speaker, draft: DraftPlan) -> Review:
    """A review of a file of its own."""
    review_id = await plan_readings.begin(session, keeper, name="kh.docx", chat_id=1, now=NOW)
    found = await plan_readings.open_draft(
        session, keeper, review_id, draft, sha256=f"{review_id:064}", now=NOW
    )
    assert found is not None
    return found


async def saved(session: Session, keeper: Speaker, draft: DraftPlan) -> Plan:
    review = await begun(session, keeper, draft)
    found = await review_ends.save(session, keeper, review.id, beside=True, now=NOW)
    assert isinstance(found, Saved)
    return found.imported.plan


async def answered(session: Session, keeper: Speaker, review: Review) -> Review:
    """The first question by its first reading: due at the end of the year."""
    shown = await reviews.take_step(session, keeper, review.id, Step.BEGIN, now=NOW)
    question = shown.question
    assert question is not None
    return await reviews.answer(
        session,
        keeper,
        review.id,
        question_id=question.id,
        reading_id=id_of_reading(question.readings[0]),
        now=NOW,
    )


async def test_a_plan_goes_to_the_office_of_who_sent_it(session: Session) -> None:
    other = Organisation(name="", created_at=NOW)
    session.add(other)
    await session.flush()
    clerk = Person(org_id=id_of(other), full_name="Trần Thị Bình", roles=["office"])
    session.add(clerk)
    await session.flush()
    stored = await saved(session, await speaker(session, clerk.full_name), MAIN)
    assert (stored.org_id, other.name) == (other.id, MAIN.organisation)
    first = (await session.scalars(select(Organisation).order_by(col(Organisation.id)))).first()
    assert first is not None
    assert first.name == ""


async def test_it_is_noted_who_stored_a_plan(session: Session) -> None:
    keeper = await speaker(session)
    stored = await saved(session, keeper, MAIN)
    imported = select(Event).where(col(Event.action) == "imported")
    assert (await session.scalars(imported)).one().actor_id == keeper.id
    version = (await session.scalars(select(PlanVersion))).one()
    assert (version.plan_id, version.actor_id) == (stored.id, keeper.id)


async def test_a_version_is_compared_with_the_plan_it_shares_most_rows_with(
    session: Session,
) -> None:
    keeper = await speaker(session)
    main = await saved(session, keeper, MAIN)
    await saved(session, keeper, ANNEX)
    later = await begun(session, keeper, plan(*TEXTS[:3], "Tổng kết năm"))
    assert later.rival
    assert (later.rival.title, later.rival.shared, later.rival.rows) == (MAIN.title, 3, 4)
    compared = await review_pairs.compare(session, keeper, later.id, now=NOW)
    assert (compared.plan.id, compared.drops_most) == (main.id, False)


async def test_a_plan_of_other_rows_is_no_likely_version(session: Session) -> None:
    keeper = await speaker(session)
    await saved(session, keeper, MAIN)
    annex = await begun(session, keeper, ANNEX)
    assert annex.rival
    assert (annex.rival.shared, annex.rival.is_likely) == (1, False)
    compared = await review_pairs.compare(session, keeper, annex.id, now=NOW)
    assert compared.drops_most


async def test_what_the_office_corrected_stays_where_the_plan_prints_the_same(
    session: Session,
) -> None:
    keeper = await speaker(session)
    first = await begun(session, keeper, MAIN)
    await answered(session, keeper, first)
    await review_ends.save(session, keeper, first.id, now=NOW)
    later = await begun(session, keeper, plan(*TEXTS, "Tổng kết năm"))
    compared = await review_pairs.compare(session, keeper, later.id, now=NOW)
    assert [row.item.content for row in compared.diff.new] == ["Tổng kết năm"]
    assert compared.diff.changed == ()
    await review_ends.amend(session, keeper, later.id, now=NOW)
    task = (await session.scalars(select(Task).where(col(Task.content) == TEXTS[0]))).one()
    assert task.due == date(2025, 12, 31)


async def test_the_same_answer_in_the_next_review_is_no_change(session: Session) -> None:
    keeper = await speaker(session)
    first = await begun(session, keeper, MAIN)
    await answered(session, keeper, first)
    await review_ends.save(session, keeper, first.id, now=NOW)
    later = await begun(session, keeper, plan(*TEXTS, "Tổng kết năm"))
    await answered(session, keeper, later)
    compared = await review_pairs.compare(session, keeper, later.id, now=NOW)
    assert compared.diff.changed == ()


async def test_but_goes_where_the_plan_itself_prints_another_day(session: Session) -> None:
    keeper = await speaker(session)
    first = await begun(session, keeper, MAIN)
    await answered(session, keeper, first)
    await review_ends.save(session, keeper, first.id, now=NOW)
    day = date(2025, 6, 15)
    items = (replace(MAIN.items[0], milestones=(Milestone(due=day),)), *MAIN.items[1:])
    later = await begun(session, keeper, replace(MAIN, items=items))
    compared = await review_pairs.compare(session, keeper, later.id, now=NOW)
    (row,) = compared.diff.changed
    assert row.changes[0].in_bot is not None
    await review_ends.amend(session, keeper, later.id, now=NOW)
    task = (await session.scalars(select(Task).where(col(Task.content) == TEXTS[0]))).one()
    assert task.due == day


@pytest.mark.parametrize("change", ["year", "answer", "back", "sheet"])
async def test_a_difference_counts_only_for_the_draft_it_was_shown_of(
    session: Session, change: str
) -> None:
    keeper = await speaker(session)
    await saved(session, keeper, MAIN)
    draft = plan(*TEXTS, "Tổng kết năm")
    later = await begun(session, keeper, draft)
    if change == "back":
        await answered(session, keeper, later)
    await review_pairs.compare(session, keeper, later.id, now=NOW)
    match change:
        case "year":
            await reviews.set_year(session, keeper, later.id, 2026, now=NOW)
        case "answer":
            await answered(session, keeper, later)
        case "back":
            await reviews.take_step(
                session,
                keeper,
                later.id,
                Step.BACK,
                question_id=await shown(session, later),
                now=NOW,
            )
        case "sheet":
            await reviews.take_corrected(session, keeper, later.id, draft, now=NOW)
    with pytest.raises(NhacViecError, match="draft-changed-since"):
        await review_ends.amend(session, keeper, later.id, now=NOW)


async def shown(session: Session, review: Review) -> str:
    found = await reviews.show(session, await speaker(session), review.id, now=NOW)
    return found.question.id if found.question else ""
