"""Whoever has both the head's place and the doer's decides nothing; it goes up and is on record."""

from datetime import UTC, date, datetime

import pytest

from bot.domain import HandoverState, TaskState
from bot.messages.taps.lead import Approve, GrantExtension
from bot.storage import Handover, Person
from bot.storage.ids import id_of
from tests.handlers.conftest import AN, BINH, CHI, DUNG, GIANG, NOW, Office
from tests.handlers.lead_office import ask_extension, hand_in, needs_approval
from tests.handlers.leading.test_head_away import BACK, after_of, named, opened
from tests.handlers.people.test_handovers import at
from tests.handlers.rights.doing import forged
from tests.standin_person import Phone

UNTIL = datetime(2024, 5, 31, tzinfo=UTC)


@pytest.fixture
async def giang(office: Office) -> Phone:
    await needs_approval(office)
    return await office.enrolled(GIANG)


async def over(giang: Phone, whose: str, to: str) -> None:
    """All of somebody's work, from today on."""
    giang.say(f"bàn giao việc của {whose} cho {to} từ 15/5 đến 24/5 vì nghỉ phép")
    await giang.sees("xác nhận")
    giang.tap("Bàn giao")
    await giang.sees("Đã bàn giao")


async def one_task_over(office: Office, whose: str, to: str, number: str) -> None:
    people = [id_of(await office.person(one)) for one in (whose, to, GIANG)]
    async with office.database.write() as session:
        session.add(
            Handover(
                org_id=1,
                from_person_id=people[0],
                to_person_id=people[1],
                created_by=people[2],
                task_ids=[id_of(await office.task(number))],
                starts_on=date(2024, 5, 15),
                ends_on=date(2024, 5, 24),
                state=HandoverState.AGREED,
                begun_at=NOW,
                created_at=NOW,
                reason="nghỉ phép",
            )
        )


async def test_of_head_and_officer_with_one_stand_in_the_director_decides(
    office: Office, giang: Phone
) -> None:
    an, chi, dung = [await office.enrolled(one) for one in (AN, CHI, DUNG)]
    await over(giang, "Bình", "Chi")
    await hand_in(an, "2")
    await over(giang, "Lê Văn An", "Chi")
    chi.say("chờ duyệt")
    await chi.sees("Không có kết quả nào chờ")
    refusal = await forged(chi, Approve(id_of(await office.task("2")), 1))
    assert "người anh/chị đang làm thay" in refusal
    await opened(dung)
    dung.tap("Duyệt")
    await dung.sees("Đã duyệt việc 2")


async def test_who_has_that_one_task_of_the_officer_s_does_not_approve_it(
    office: Office, giang: Phone
) -> None:
    an, chi, dung = [await office.enrolled(one) for one in (AN, CHI, DUNG)]
    await over(giang, "Bình", "Chi")
    await hand_in(an, "2")
    await one_task_over(office, AN, CHI, "2")
    refusal = await forged(chi, Approve(id_of(await office.task("2")), 1))
    assert "người anh/chị đang làm thay" in refusal
    await opened(dung)


async def test_back_again_the_head_does_not_approve_what_was_handed_in_for_them(
    office: Office, giang: Phone
) -> None:
    binh, chi, dung = [await office.enrolled(one) for one in (BINH, CHI, DUNG)]
    await named(office, "2", BINH)
    await over(giang, "Bình", "Chi")
    await hand_in(chi, "2")
    await at(office, BACK)
    refusal = await forged(binh, Approve(id_of(await office.task("2")), 1))
    assert "của chính anh/chị" in refusal
    assert (await office.task("2")).state is TaskState.AWAITING_APPROVAL
    await opened(dung)


async def test_nor_grants_a_later_day_that_was_asked_for_them(office: Office, giang: Phone) -> None:
    binh = await office.enrolled(BINH)
    await named(office, "2", BINH)
    asked = await ask_extension(office, CHI, "2", UNTIL)
    assert "của chính anh/chị" in await forged(binh, GrantExtension(asked, UNTIL.date()))


async def test_in_the_middle_of_a_chain_the_record_names_the_head_all_the_same(
    office: Office, giang: Phone
) -> None:
    an, _chi, dung = [await office.enrolled(one) for one in (AN, CHI, DUNG)]
    await named(office, "2", DUNG)
    await over(giang, "Bình", "Lê Văn An")
    await over(giang, "Lê Văn An", "Chi")
    await hand_in(dung, "2")
    await forged(an, Approve(id_of(await office.task("2")), 1))
    after = await after_of(office, "approved")
    ids = {one: id_of(await office.person(one)) for one in (AN, BINH)}
    assert (after["by"], after["in_place_of"]) == (ids[AN], ids[BINH])


async def test_a_stand_in_who_blocked_the_bot_swallows_nothing(
    office: Office, giang: Phone
) -> None:
    an, binh, dung = [await office.enrolled(one) for one in (AN, BINH, DUNG)]
    chi = await office.enrolled(CHI)
    await over(giang, "Bình", "Chi")
    await chi.sees("Từ hôm nay anh/chị làm thay")
    async with office.database.write() as session:
        person = await session.get_one(Person, id_of(await office.person(CHI)))
        person.unreachable_since = NOW
    await hand_in(an, "2")
    await opened(binh)
    await opened(dung)
