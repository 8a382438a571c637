"""A review between taps: who may, what is kept, what a late or second tap finds."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain import Role, Speaker
from bot.errors import NhacViecError, NotAllowed
from bot.parsing.values import Doubt
from bot.plans.review.questions import Review, Rival, Step, id_of_reading
from bot.plans.review.sheet_marks import SheetId
from bot.plans.staff import StaffRow
from bot.plans.values import DraftItem, DraftPlan
from bot.plans.versions.changes import Field
from bot.services.people.staff import import_staff
from bot.services.plans import plan_readings, review_ends, review_pairs, reviews
from bot.services.plans.review_ends import Saved
from bot.storage import Database, Person, Session
from bot.storage.engine import upgrade
from bot.storage.people import people_of, speaker_by_id

NOW = datetime(2025, 1, 10, 2, 0, tzinfo=UTC)
STAFF = (
    StaffRow("Hồ Lam Giang", "Văn phòng", roles=("office",)),
    StaffRow("Trần Thị Bình", "Văn phòng", roles=("office",)),
    StaffRow("Lê Văn An", "Phòng Nghiệp vụ", roles=("officer",)),
)
ITEMS = tuple(
    DraftItem(
        "task",
        str(number),
        f"Mục {number}",
        f"Việc {number}",
        "",
        lead_units=("Văn phòng",),
        doubts=(Doubt("no-deadline"),),
    )
    for number in range(1, 4)
)
DRAFT = DraftPlan("Kế hoạch năm 2025", "Sở Thử nghiệm", 2025, items=ITEMS)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'o.db'}"
    upgrade(url)
    database = Database(url)
    async with database.write() as session:
        await import_staff(session, STAFF, zone_name="Asia/Ho_Chi_Minh", now=NOW)
    yield database
    await database.close()


@pytest.fixture
async def session(database: Database) -> AsyncIterator[Session]:
    async with database.write() as session:
        yield session


async def speaker(session: Session, name: str = "Hồ Lam Giang") -> Speaker:
    people = {one.full_name: one for one in await people_of(session, 1)}
    found = await speaker_by_id(session, people[name].id or 0)
    assert found is not None
    return found


async def begun(session: Session, keeper: Speaker, *, draft: DraftPlan = DRAFT) -> Review:
    """A review whose file was read."""
    review_id = await plan_readings.begin(session, keeper, name="kh.docx", chat_id=1, now=NOW)
    found = await plan_readings.open_draft(
        session, keeper, review_id, draft, sha256="a" * 64, now=NOW
    )
    assert found is not None
    return found


async def asking(session: Session, keeper: Speaker) -> Review:
    review = await begun(session, keeper)
    return await reviews.take_step(session, keeper, review.id, Step.BEGIN, now=NOW)


async def step(session: Session, keeper: Speaker, review: Review, taken: Step) -> Review:
    shown = review.question.id if review.question else ""
    return await reviews.take_step(session, keeper, review.id, taken, question_id=shown, now=NOW)


async def answer(session: Session, keeper: Speaker, review: Review) -> Review:
    """The first reading chosen: the end of the year."""
    assert review.question is not None
    return await reviews.answer(
        session,
        keeper,
        review.id,
        question_id=review.question.id,
        reading_id=id_of_reading(review.question.readings[0]),
        now=NOW,
    )


async def test_an_officer_may_not_bring_a_plan(session: Session) -> None:
    officer = await speaker(session, "Lê Văn An")
    with pytest.raises(NotAllowed):
        await plan_readings.begin(session, officer, name="x", chat_id=1, now=NOW)


async def test_answers_are_kept_one_after_the_other(session: Session) -> None:
    keeper = await speaker(session)
    review = await asking(session, keeper)
    for left in (2, 1, 0):
        review = await answer(session, keeper, review)
        assert len(review.left) == left
    assert {item.due for item in review.draft.items} == {date(2025, 12, 31)}
    assert (review.question, review.answered) == (None, 3)


async def test_each_step_is_taken_back_to_the_first(session: Session) -> None:
    keeper = await speaker(session)
    first = await asking(session, keeper)
    second = await answer(session, keeper, first)
    third = await step(session, keeper, second, Step.SKIP)
    assert (await step(session, keeper, third, Step.BACK)).question == second.question
    back = await step(session, keeper, second, Step.BACK)
    assert (back.question, back.draft, back.answered) == (first.question, DRAFT, 0)
    assert (await step(session, keeper, back, Step.BACK)).question is None


async def test_a_button_of_another_question_changes_nothing(session: Session) -> None:
    keeper = await speaker(session)
    first = await asking(session, keeper)
    second = await answer(session, keeper, first)
    again = await answer(session, keeper, first)
    skipped = await step(session, keeper, first, Step.SKIP)
    assert again.draft == second.draft == skipped.draft
    assert again.question == second.question == skipped.question


async def test_an_unknown_reading_changes_nothing(session: Session) -> None:
    keeper = await speaker(session)
    review = await asking(session, keeper)
    question = review.question.id if review.question else ""
    found = await reviews.answer(
        session, keeper, review.id, question_id=question, reading_id="ffff", now=NOW
    )
    assert found.draft == DRAFT


async def test_only_twenty_steps_are_remembered(session: Session) -> None:
    keeper = await speaker(session)
    review = await begun(session, keeper)
    for year in range(2000, 2030):
        await reviews.set_year(session, keeper, review.id, year, now=NOW)
    for _ in range(40):
        review = await step(session, keeper, review, Step.BACK)
    assert review.draft.year == 2009


async def test_another_colleague_does_not_see_the_review(session: Session) -> None:
    review = await begun(session, await speaker(session))
    with pytest.raises(reviews.ReviewGone):
        await reviews.show(session, await speaker(session, "Trần Thị Bình"), review.id, now=NOW)


async def test_who_lost_the_role_may_not_go_on(session: Session) -> None:
    keeper = await speaker(session)
    review = await begun(session, keeper)
    person = await session.get_one(Person, keeper.id)
    person.roles = [Role.OFFICER.value]
    with pytest.raises(NotAllowed):
        await reviews.show(session, await speaker(session), review.id, now=NOW)


async def test_a_week_without_a_tap_ends_it_and_each_tap_gives_another(session: Session) -> None:
    keeper = await speaker(session)
    review = await begun(session, keeper)
    sixth = NOW + timedelta(days=6)
    await reviews.show(session, keeper, review.id, now=sixth)
    await reviews.show(session, keeper, review.id, now=sixth + timedelta(days=6))
    with pytest.raises(reviews.ReviewExpired):
        await reviews.show(session, keeper, review.id, now=sixth + timedelta(days=13))


async def test_saving_twice_stores_one_plan(session: Session) -> None:
    keeper = await speaker(session)
    review = await begun(session, keeper)
    saved = await review_ends.save(session, keeper, review.id, now=NOW)
    assert isinstance(saved, Saved)
    assert (saved.imported.tasks, saved.not_enrolled) == (3, 3)
    with pytest.raises(reviews.ReviewSaved):
        await review_ends.save(session, keeper, review.id, now=NOW)


async def test_a_second_plan_of_the_year_is_stored_only_when_meant(session: Session) -> None:
    keeper = await speaker(session)
    await review_ends.save(session, keeper, (await begun(session, keeper)).id, now=NOW)
    later = await begun(session, keeper)
    assert later.rival == Rival(DRAFT.title, shared=3, rows=3)
    assert isinstance(await review_ends.save(session, keeper, later.id, now=NOW), Review)
    with pytest.raises(NhacViecError) as refused:
        await review_ends.save(session, keeper, later.id, beside=True, now=NOW)
    assert refused.value.key == "plan-already-loaded"


async def test_a_draft_is_put_in_place_only_of_what_was_compared(session: Session) -> None:
    keeper = await speaker(session)
    await review_ends.save(session, keeper, (await begun(session, keeper)).id, now=NOW)
    later = await begun(session, keeper)
    with pytest.raises(NhacViecError) as refused:
        await review_ends.amend(session, keeper, later.id, now=NOW)
    assert refused.value.key == "draft-changed-since"


async def test_the_same_file_reviewed_otherwise_amends_what_the_other_review_stored(
    session: Session,
) -> None:
    keeper = await speaker(session)
    first, second = await begun(session, keeper), await begun(session, keeper)
    await review_ends.save(session, keeper, first.id, now=NOW)
    await review_pairs.compare(session, keeper, second.id, now=NOW)
    with pytest.raises(NhacViecError, match="plan-already-loaded"):
        async with session.begin_nested():
            await review_ends.amend(session, keeper, second.id, now=NOW)
    shown = await reviews.take_step(session, keeper, second.id, Step.BEGIN, now=NOW)
    await answer(session, keeper, shown)
    found = await review_pairs.compare(session, keeper, second.id, now=NOW)
    assert [one.fields for one in found.diff.changed] == [{Field.DEADLINE}]
    amended = await review_ends.amend(session, keeper, second.id, now=NOW)
    assert amended.plan.version == 2


async def test_words_are_taken_only_while_a_question_is_open(session: Session) -> None:
    keeper = await speaker(session)
    review = await begun(session, keeper)
    assert await reviews.answered_by(session, keeper, "15/6", now=NOW) is None
    await reviews.take_step(session, keeper, review.id, Step.BEGIN, now=NOW)
    assert await reviews.answered_by(session, keeper, "15/6", now=NOW) == review.id
    assert await reviews.answered_by(session, keeper, "việc tháng 5", now=NOW) is None
    with pytest.raises(reviews.NotAnAnswer):
        await reviews.answered_by(session, keeper, "mèo", now=NOW)


async def test_typed_words_answer_the_open_question(session: Session) -> None:
    keeper = await speaker(session)
    review = await asking(session, keeper)
    found = await reviews.type_answer(session, keeper, review.id, "15/6", now=NOW)
    assert (found.draft.items[0].due, len(found.left)) == (date(2025, 6, 15), 2)


async def test_a_sheet_fits_only_the_edition_it_was_made_of(session: Session) -> None:
    keeper = await speaker(session)
    review = await begun(session, keeper)
    sheet = SheetId(review.id, review.edition)
    assert await reviews.awaiting_sheet(session, keeper, sheet, now=NOW) is not None
    await reviews.take_corrected(session, keeper, review.id, DRAFT, now=NOW)
    with pytest.raises(NhacViecError) as refused:
        await reviews.awaiting_sheet(session, keeper, sheet, now=NOW)
    assert refused.value.key == "draft-file-old"
    assert await reviews.awaiting_sheet(session, keeper, SheetId(99, 0), now=NOW) is None


async def test_one_file_is_read_at_a_time(session: Session) -> None:
    keeper = await speaker(session)
    await plan_readings.begin(session, keeper, name="một.docx", chat_id=1, now=NOW)
    with pytest.raises(NhacViecError) as refused:
        await plan_readings.begin(session, keeper, name="hai.docx", chat_id=1, now=NOW)
    assert refused.value.values == {"name": "hai.docx", "running": "một.docx"}


async def test_a_stopped_reading_opens_no_review(session: Session) -> None:
    keeper = await speaker(session)
    review_id = await plan_readings.begin(session, keeper, name="kh.docx", chat_id=1, now=NOW)
    assert await plan_readings.stop(session, keeper, review_id) == "kh.docx"
    assert not await plan_readings.beat(session, keeper, review_id, now=NOW)
    opened = await plan_readings.open_draft(
        session, keeper, review_id, DRAFT, sha256="a" * 64, now=NOW
    )
    assert opened is None


async def test_stopping_comes_too_late_for_a_draft(session: Session) -> None:
    keeper = await speaker(session)
    review = await begun(session, keeper)
    assert await plan_readings.stop(session, keeper, review.id) == review


async def test_cut_off_readings_are_told_once(session: Session) -> None:
    keeper = await speaker(session)
    await begun(session, keeper)
    await plan_readings.begin(session, keeper, name="kh.docx", chat_id=7, now=NOW)
    later = NOW + plan_readings.SILENCE
    told = await plan_readings.interrupted(session, now=later)
    assert [(one.chat_id, whom.language) for one, whom in told] == [(7, "vi")]
    assert await plan_readings.interrupted(session, now=later) == []


async def test_a_process_that_starts_leaves_the_readings_of_the_others(session: Session) -> None:
    keeper = await speaker(session)
    review_id = await plan_readings.begin(session, keeper, name="kh.docx", chat_id=7, now=NOW)
    later = NOW + plan_readings.SILENCE
    assert await plan_readings.beat(session, keeper, review_id, now=later)
    assert await plan_readings.interrupted(session, now=later) == []


async def test_a_file_replaces_one_whose_process_died(session: Session) -> None:
    keeper = await speaker(session)
    dead = await plan_readings.begin(session, keeper, name="một.docx", chat_id=1, now=NOW)
    later = NOW + plan_readings.SILENCE
    await plan_readings.begin(session, keeper, name="hai.docx", chat_id=1, now=later)
    assert not await plan_readings.beat(session, keeper, dead, now=later)


async def test_what_nobody_looked_at_for_a_month_is_forgotten(session: Session) -> None:
    keeper = await speaker(session)
    review = await begun(session, keeper)
    later = NOW + timedelta(days=40)
    await plan_readings.begin(session, keeper, name="mới.docx", chat_id=1, now=later)
    with pytest.raises(reviews.ReviewGone):
        await reviews.show(session, keeper, review.id, now=later)
