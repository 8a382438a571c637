"""Taps that are no act of the table of rights: by whoever was never shown them, or too late."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import OwnerKind, TaskFilter
from bot.messages.actions import ShowList
from bot.messages.callback_data import encode
from bot.messages.taps.handover import TickHandoverTask
from bot.messages.taps.lead import AnswerNudge, AssignTicked, ChooseForTicked, SetTick
from bot.messages.taps.officer import WithdrawExtension
from bot.storage import Assignment, Dialogue, Extension, Person
from bot.storage.ids import id_of
from tests.handlers.conftest import AN, BINH, CHI, DUNG, GIANG, Office
from tests.handlers.lead_office import ask_extension, doers
from tests.handlers.leading.test_lead_assigning import person_id
from tests.handlers.leading.test_lead_extensions import UNTIL
from tests.handlers.officer_steps import notes
from tests.handlers.rights.doing import forged
from tests.standin_person import Phone

HERE = ShowList(TaskFilter(OwnerKind.ALL))
HOA = "Lê Thị Hoa"


async def task_id(office: Office, number: str) -> int:
    return id_of(await office.task(number))


async def dialogue_of(office: Office, name: str) -> Dialogue | None:
    async with office.database.read() as session:
        return await session.get(Dialogue, await person_id(office, name))


async def colleague(office: Office, name: str, *, like: str = AN) -> int:
    """Somebody more in the unit of another."""
    unit_id = (await office.person(like)).unit_id
    async with office.database.write() as session:
        row = Person(org_id=1, unit_id=unit_id, full_name=name, roles=["officer"])
        session.add(row)
        await session.flush()
        return id_of(row)


async def ticked(lead: Phone, *numbers: str) -> None:
    """A lead who has ticked these tasks and sees whom they may go to."""
    lead.say("việc phòng tôi chưa xong")
    await lead.sees("Việc của Phòng Nghiệp vụ")
    lead.tap("Chọn việc để giao")
    await lead.sees("Bấm ô để chọn")
    for number in numbers:
        lead.tap(f"☐ {number}")
        await lead.sees("Bấm ô để chọn")
    lead.tap("Giao cho…")
    await lead.sees("cho ai?")


async def give(office: Office, number: str, name: str) -> None:
    """Somebody else names another person meanwhile."""
    clerk = await office.enrolled(GIANG)
    clerk.say(f"giao việc {number} cho {name}")
    await clerk.sees(f"Đã giao việc {number} cho {name}")


async def test_an_officer_ticks_no_task_to_give_it_away(office: Office) -> None:
    officer = await office.enrolled(AN)
    officer.forge(encode(SetTick(await task_id(office, "1"), ticked=True, back=HERE)))
    await officer.is_told("Chỉ lãnh đạo đơn vị chủ trì")
    assert await dialogue_of(office, AN) is None


async def test_a_lead_ticks_no_task_of_another_unit(office: Office) -> None:
    lead = await office.enrolled(BINH)
    lead.forge(encode(SetTick(await task_id(office, "6"), ticked=True, back=HERE)))
    await lead.is_told("Không tìm thấy việc này")
    lead.forge(encode(ChooseForTicked()))
    await lead.is_told("Chưa chọn việc nào")


@pytest.mark.parametrize(
    ("name", "told"), [(CHI, "Không tìm thấy việc này"), (HOA, "Gia hạn do người chủ trì việc")]
)
async def test_a_request_is_taken_back_by_who_does_the_task_alone(
    office: Office, name: str, told: str
) -> None:
    await colleague(office, HOA)
    extension_id = await ask_extension(office, AN, "2", UNTIL)
    other = await office.enrolled(name)
    other.forge(encode(WithdrawExtension(extension_id)))
    await other.is_told(told)
    async with office.database.read() as session:
        assert (await session.get_one(Extension, extension_id)).decision == "asked"


async def drafting(office: Office) -> tuple[Phone, int]:
    """Somebody who puts a handover of their own tasks together, and the number of the draft."""
    phone = await office.enrolled(AN)
    phone.say("từ 1/6 đến 15/6 giao việc cho Trần Thị Bình vì nghỉ phép")
    await phone.sees("đồng ý thì")
    found = await dialogue_of(office, AN)
    assert found
    return phone, found.data["draft"]


async def test_only_tasks_of_who_hands_over_are_ticked_in_a_draft(office: Office) -> None:
    phone, draft = await drafting(office)
    for number in ("6", "1"):
        tap = TickHandoverTask(draft, await task_id(office, number), ticked=True, page=0)
        await forged(phone, tap)
    found = await dialogue_of(office, AN)
    assert found
    assert found.data["tasks"] == [await task_id(office, "1")]


async def test_a_draft_is_nobody_else_s_to_tick_in(office: Office) -> None:
    _, draft = await drafting(office)
    other = await office.enrolled(CHI)
    tap = TickHandoverTask(draft, await task_id(office, "6"), ticked=True, page=0)
    other.forge(encode(tap))
    await other.is_told("Phần này đã kết thúc")
    found = await dialogue_of(office, AN)
    assert found
    assert found.data["tasks"] == []


@pytest.mark.parametrize(
    ("name", "told"), [(CHI, "Không tìm thấy việc này"), (DUNG, "không nhắc anh/chị về việc 2")]
)
async def test_a_nudge_is_answered_by_who_was_asked_alone(
    office: Office, name: str, told: str
) -> None:
    lead = await office.enrolled(BINH)
    lead.say("nhắc anh An việc 2")
    await lead.sees(f"Đã nhắc {AN}")
    other = await office.enrolled(name)
    answer = AnswerNudge(await task_id(office, "2"), await person_id(office, BINH))
    other.forge(encode(answer))
    await other.is_told(told)
    assert await dialogue_of(office, name) is None
    assert await notes(office) == []


async def test_ticked_tasks_that_went_to_somebody_else_are_looked_at_again(office: Office) -> None:
    await colleague(office, HOA)
    lead = await office.enrolled(BINH)
    await ticked(lead, "1", "2")
    await give(office, "1", HOA)
    lead.tap(BINH)
    await lead.is_told(f"Việc 1 vừa được giao cho {HOA}")
    assert await doers(office, "1") == [await person_id(office, HOA)]
    assert await doers(office, "2") == [await person_id(office, AN)]


async def test_ticked_tasks_go_to_nobody_who_has_left(office: Office) -> None:
    hoa = await colleague(office, HOA)
    lead = await office.enrolled(BINH)
    await ticked(lead, "1", "2")
    async with office.database.write() as session:
        (await session.get_one(Person, hoa)).active = False
    lead.tap(HOA)
    await lead.is_told("không còn trong danh sách cán bộ")
    assert await doers(office, "1") == [await person_id(office, AN)]


async def test_an_officer_gives_no_ticked_tasks(office: Office) -> None:
    officer = await office.enrolled(AN)
    officer.forge(encode(AssignTicked(await person_id(office, BINH))))
    await officer.is_told("Chưa chọn việc nào")


async def test_tasks_that_left_the_unit_since_they_were_ticked_are_not_given(
    office: Office,
) -> None:
    lead = await office.enrolled(BINH)
    await ticked(lead, "1", "2")
    inspectors = (await office.person(CHI)).unit_id
    async with office.database.write() as session:
        found = await session.scalars(
            select(Assignment).where(col(Assignment.task_id) == await task_id(office, "1"))
        )
        for row in found:
            row.unit_id = inspectors if row.unit_id else None
    lead.tap(BINH)
    await lead.is_told("Không tìm thấy việc này")
    assert await doers(office, "2") == [await person_id(office, AN)]


async def test_which_of_two_was_meant_is_asked_and_gives_only_what_nobody_gave_since(
    office: Office,
) -> None:
    for name in (HOA, "Trần Thị Hoa"):
        await colleague(office, name)
    lead = await office.enrolled(BINH)
    lead.say("giao việc 3 cho chị Hoa")
    await lead.sees("Có nhiều người khớp")
    await give(office, "3", "Trần Thị Hoa")
    lead.tap(HOA)
    await lead.is_told("Việc 3 vừa được giao cho Trần Thị Hoa")
    lead.say("giao việc 3 cho chị Hoa")
    await lead.sees("Có nhiều người khớp")
    lead.tap(HOA)
    await lead.sees(f"Đã giao việc 3 cho {HOA}")
