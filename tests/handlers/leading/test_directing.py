"""A director's board, the late units, and one tap that asks a unit's head."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain import Part
from bot.messages.callback_data import encode
from bot.messages.taps.directing import (
    AnswerUnitQuestion,
    AskLead,
    AskUnit,
    ShowDirecting,
    ShowLateUnits,
    ShowOfficeReport,
)
from bot.storage import Assignment, Task, TaskNote
from bot.storage.ids import id_of
from tests.handlers.conftest import AN, BINH, CHI, DUNG, GIANG, Office
from tests.standin_person import Phone

NV = "Phòng Nghiệp vụ"


async def directs(office: Office, name: str, *numbers: str) -> None:
    """The plan names this person as directing these tasks."""
    person = await office.person(name)
    for number in numbers:
        task = await office.task(number)
        async with office.database.write() as session:
            row = Assignment(
                org_id=1, task_id=id_of(task), person_id=person.id, part=Part.DIRECTING
            )
            session.add(row)


async def notes(office: Office) -> list[TaskNote]:
    async with office.database.read() as session:
        return list((await session.scalars(select(TaskNote))).all())


async def asked_about_4(office: Office) -> tuple[Phone, Phone]:
    """The director has asked the head about task 4, the only late one."""
    dung, binh = await office.enrolled(DUNG), await office.enrolled(BINH)
    dung.say("việc số 4")
    await dung.sees("Rà soát danh mục")
    dung.tap("Hỏi trưởng đơn vị")
    await dung.is_told("Đã hỏi trưởng đơn vị về việc 4")
    await binh.sees(f"{DUNG} hỏi về việc 4")
    return dung, binh


async def asked_unit(office: Office) -> tuple[Phone, Phone]:
    dung, binh = await office.enrolled(DUNG), await office.enrolled(BINH)
    dung.say("/chidao")
    await dung.sees("Việc anh/chị chỉ đạo")
    dung.tap("Đơn vị quá hạn (1)")
    await dung.sees("1 đơn vị có việc quá hạn")
    dung.tap("Hỏi")
    await dung.is_told(f"Đã hỏi trưởng {NV} về 1 việc quá hạn")
    await binh.sees(f"{DUNG} hỏi {NV} về 1 việc quá hạn")
    return dung, binh


@pytest.mark.parametrize("said", ["việc tôi chỉ đạo", "việc chỉ đạo", "viec do toi chi dao"])
async def test_what_one_directs_is_a_list_of_ones_own(office: Office, said: str) -> None:
    await directs(office, DUNG, "2", "4")
    dung = await office.enrolled(DUNG)
    dung.say(said)
    await dung.sees("Việc anh/chị chỉ đạo")
    assert "2 việc" in dung.last().text
    dung.say("chỉ việc quá hạn")
    await dung.sees("Việc anh/chị chỉ đạo, quá hạn")
    assert "1 việc" in dung.last().text


async def test_the_board_counts_what_one_directs(office: Office) -> None:
    await directs(office, DUNG, "2", "4")
    dung = await office.enrolled(DUNG)
    dung.say("/chidao")
    await dung.sees("Đã giao: 2")
    dung.tap("Quá hạn (1)")
    await dung.sees("Việc anh/chị chỉ đạo, quá hạn")
    assert "Rà soát danh mục" in dung.last().text


async def test_every_number_of_the_office_opens_so_many(office: Office) -> None:
    dung = await office.enrolled(DUNG)
    dung.say("/chidao")
    await dung.sees("Kế hoạch chưa ghi anh/chị chỉ đạo việc nào")
    dung.tap("Tổng hợp cơ quan")
    await dung.sees("Tổng hợp: Các việc")
    for label in dung.labels()[:-1]:
        dung.say("/chidao")
        await dung.sees("chỉ đạo")
        dung.tap("Tổng hợp cơ quan")
        await dung.sees("Tổng hợp")
        dung.tap(label)
        total = label.rpartition("(")[2].rstrip(")")
        await dung.sees(f"\n{total} việc")


async def test_a_late_unit_is_one_tap_from_its_tasks(office: Office) -> None:
    dung = await office.enrolled(DUNG)
    dung.say("/chidao")
    await dung.sees("1 đơn vị có việc quá hạn")
    dung.tap("Đơn vị quá hạn")
    await dung.sees("Bấm tên đơn vị")
    dung.tap(f"{NV}: 1 việc")
    await dung.sees(f"Việc của {NV}, quá hạn")


async def test_the_head_answers_and_the_director_hears(office: Office) -> None:
    dung, binh = await asked_about_4(office)
    binh.tap("Trả lời")
    await binh.sees()
    dung.look()
    binh.say("Xong trong tuần này")
    await binh.sees()
    office.clock.move_to(office.clock.now() + timedelta(minutes=2))
    await dung.sees("Xong trong tuần này")


async def test_a_task_is_asked_about_once_a_day(office: Office) -> None:
    _, binh = await asked_about_4(office)
    giang = await office.enrolled(GIANG)
    giang.say("việc số 4")
    await giang.sees("Rà soát")
    giang.tap("Hỏi trưởng đơn vị")
    await giang.is_told(f"Hôm nay {DUNG} đã hỏi về việc 4")
    assert len([one for one in binh.from_bot() if "hỏi về việc 4" in one.text]) == 1


async def test_two_taps_ask_once(office: Office) -> None:
    dung, binh = await office.enrolled(DUNG), await office.enrolled(BINH)
    dung.say("việc số 4")
    await dung.sees("Rà soát")
    dung.tap("Hỏi trưởng đơn vị")
    dung.tap("Hỏi trưởng đơn vị")
    await dung.is_told("Hôm nay")
    await binh.sees("hỏi về việc 4")
    assert len(await notes(office)) == 1


async def test_a_unit_is_asked_about_all_it_is_late_with(office: Office) -> None:
    dung, binh = await asked_unit(office)
    dung.tap("Hỏi")
    await dung.is_told("không chủ trì việc quá hạn nào chưa được hỏi hôm nay")
    binh.tap("Trả lời")
    await binh.sees("Anh/chị gõ câu trả lời")
    binh.say("Chờ <ý kiến> của tỉnh")
    await binh.sees("ghi vào 1 việc")
    await dung.sees("trả lời: Chờ <ý kiến> của tỉnh")


async def test_the_number_asked_about_is_the_length_of_the_list_below_it(office: Office) -> None:
    """A late task the unit only helps with is another's to answer for."""
    unit_id, helped = (await office.person(BINH)).unit_id, await office.task("6")
    async with office.database.write() as session:
        (await session.get_one(Task, helped.id)).due = (await office.task("4")).due
        row = Assignment(org_id=1, task_id=helped.id or 0, unit_id=unit_id, part=Part.COORDINATING)
        session.add(row)
    dung, binh = await office.enrolled(DUNG), await office.enrolled(BINH)
    dung.forge(encode(AskUnit(unit_id or 0)))
    await binh.sees(f"hỏi {NV} về 1 việc quá hạn")
    binh.tap("Việc quá hạn")
    shown = await binh.sees(f"Việc {NV} chủ trì, quá hạn")
    assert "4." in shown.text
    assert "6." not in shown.text


async def test_a_question_is_answered_once(office: Office) -> None:
    _, binh = await asked_unit(office)
    binh.tap("Trả lời")
    await binh.sees("Anh/chị gõ câu trả lời")
    binh.say("Xong ngay")
    await binh.sees("Đã gửi câu trả lời")
    binh.tap("Trả lời")
    await binh.is_told(f"{BINH} đã trả lời câu hỏi này")


async def test_the_answer_can_be_left(office: Office) -> None:
    _, binh = await asked_unit(office)
    binh.tap("Trả lời")
    await binh.sees("Anh/chị gõ câu trả lời")
    binh.say("/huy")
    await binh.sees("Đã bỏ câu trả lời")
    assert len(await notes(office)) == 1


async def test_a_unit_without_a_head_cannot_be_asked(office: Office) -> None:
    dung = await office.enrolled(DUNG)
    chi = await office.person(CHI)
    dung.say("/chidao")
    await dung.sees()
    dung.forge(encode(AskUnit(chi.unit_id or 0)))
    await dung.is_told("chưa có trưởng, phó đơn vị")


@pytest.mark.parametrize("name", [AN, BINH])
@pytest.mark.parametrize("tap", [ShowDirecting(), ShowLateUnits(), ShowOfficeReport()])
async def test_others_do_not_see_the_board(
    office: Office, name: str, tap: ShowDirecting | ShowLateUnits | ShowOfficeReport
) -> None:
    phone = await office.enrolled(name)
    phone.say("việc số 4")
    await phone.sees("Rà soát")
    phone.forge(encode(tap))
    await phone.is_told("dành cho lãnh đạo và văn phòng")


@pytest.mark.parametrize("name", [AN, BINH])
async def test_others_do_not_ask_the_head(office: Office, name: str) -> None:
    phone, task = await office.enrolled(name), await office.task("4")
    phone.say("việc số 4")
    await phone.sees("Rà soát")
    assert not [label for label in phone.labels() if "Hỏi trưởng" in label]
    phone.forge(encode(AskLead(task.id or 0)))
    await phone.is_told("Chỉ lãnh đạo và văn phòng")
    phone.forge(encode(AskUnit(1)))
    await phone.is_told("Chỉ lãnh đạo và văn phòng")
    assert await notes(office) == []


async def test_only_the_head_answers(office: Office) -> None:
    await asked_unit(office)
    an = await office.enrolled(AN)
    (note,) = await notes(office)
    an.say("việc số 4")
    await an.sees("Rà soát")
    an.forge(encode(AnswerUnitQuestion(note.id or 0)))
    await an.is_told("dành cho trưởng, phó đơn vị chủ trì")
    an.forge(encode(AnswerUnitQuestion(999)))
    await an.is_told("Không tìm thấy việc này")


async def test_an_officer_types_the_command_and_is_told_whose_it_is(office: Office) -> None:
    an = await office.enrolled(AN)
    an.say("/chidao")
    await an.sees("dành cho lãnh đạo và văn phòng")


async def test_a_late_task_of_several_units_is_said_to_count_for_each(office: Office) -> None:
    dung = await office.enrolled(DUNG)
    dung.say("Trễ hạn")
    assert "tính cho từng đơn vị" not in (await dung.sees("1 đơn vị có việc quá hạn")).text
    async with office.database.write() as session:
        unit_id = (await office.person(CHI)).unit_id
        task_id = id_of(await office.task("4"))
        session.add(Assignment(org_id=1, task_id=task_id, unit_id=unit_id, part=Part.LEAD))
    dung.say("Trễ hạn")
    assert "tính cho từng đơn vị" in (await dung.sees("2 đơn vị có việc quá hạn")).text
