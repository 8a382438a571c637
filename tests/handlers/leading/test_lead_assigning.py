"""Tasks are given to people: from a card, from a list, in words; taken; and taken back."""

import asyncio

from bot.domain import TaskState
from bot.messages.callback_data import encode
from bot.messages.taps.lead import AssignTo
from bot.storage.ids import id_of
from tests.handlers.conftest import AN, BINH, CHI, DUNG, GIANG, Office
from tests.handlers.lead_office import doers, events
from tests.standin_person import Phone


async def person_id(office: Office, name: str) -> int:
    return id_of(await office.person(name))


async def on_card(phone: Phone, number: str) -> None:
    phone.say(f"việc số {number}")
    await phone.sees(f"Việc {number}")


async def test_a_lead_assigns_from_the_card(office: Office) -> None:
    lead = await office.enrolled(BINH)
    await on_card(lead, "5")
    lead.tap("Giao người")
    await lead.sees("Giao việc 5 cho ai")
    lead.tap(AN)
    await lead.sees(f"Đã giao việc 5 cho {AN}")
    assert await doers(office, "5") == [await person_id(office, AN)]
    assert "assigned" in await events(office, "5")


async def test_the_choice_says_who_is_not_enrolled_and_who_does_it(office: Office) -> None:
    lead = await office.enrolled(BINH)
    await on_card(lead, "1")
    lead.tap("Giao người")
    await lead.sees("Giao việc 1 cho ai")
    assert f"{AN} · đang làm · chưa ghi danh" in lead.labels()
    assert BINH in lead.labels()
    assert not any(CHI in label for label in lead.labels())


async def test_both_hear_of_it_once(office: Office) -> None:
    officer, lead = await office.enrolled(AN), await office.enrolled(BINH)
    lead.say(f"chuyển việc 8 sang {AN}")
    await lead.sees(f"Đã giao việc 8 cho {AN}")
    officer.look()
    office.clock.move_to(office.clock.now().replace(minute=30))
    told = await officer.sees("giao anh/chị việc 8")
    assert "Hạn" in told.text
    assert sum("giao anh/chị việc 8" in one.text for one in officer.from_bot()) == 1


async def test_the_former_assignee_hears_that_it_is_over(office: Office) -> None:
    officer, lead = await office.enrolled(AN), await office.enrolled(BINH)
    lead.say("giao việc 1, 2 và 3 cho chị Bình")
    await lead.sees(f"Đã giao việc 1, 2, 3 cho {BINH}")
    officer.look()
    office.clock.move_to(office.clock.now().replace(minute=30))
    await officer.sees("đã chuyển việc 1, 2, 3 của anh/chị sang")
    assert await doers(office, "3") == [await person_id(office, BINH)]


async def test_numbers_with_only_spaces_between_are_all_given(office: Office) -> None:
    lead = await office.enrolled(BINH)
    lead.say("giao viec 10 11 va 3 cho chị Bình")
    await lead.sees(f"Đã giao việc 3, 10, 11 cho {BINH}")
    assert await doers(office, "11") == [await person_id(office, BINH)]


async def test_what_is_undone_nobody_hears_of(office: Office) -> None:
    officer, lead = await office.enrolled(AN), await office.enrolled(BINH)
    officer.look()
    lead.say("giao việc 1 cho chị Bình")
    await lead.sees("Đã giao việc 1")
    lead.tap("Hoàn tác")
    await lead.sees("Đã hoàn tác")
    office.clock.move_to(office.clock.now().replace(minute=30))
    await asyncio.sleep(2.5)
    assert await doers(office, "1") == [await person_id(office, AN)]
    assert not any("chuyển việc" in one.text for one in officer.from_bot())
    assert (await events(office, "1"))[-2:] == ["assigned", "assign_undone"]


async def test_several_are_ticked_in_a_list_and_given_together(office: Office) -> None:
    lead = await office.enrolled(BINH)
    lead.say("việc phòng tôi chưa xong")
    await lead.sees("Việc của Phòng Nghiệp vụ")
    lead.tap("Chọn việc để giao")
    await lead.sees("Bấm ô để chọn")
    for number in ("2", "1"):
        lead.tap(f"☐ {number}")
        await lead.sees("Bấm ô để chọn")
    assert {"☑ 1", "☑ 2"} <= set(lead.labels())
    lead.tap("Giao cho… (2 việc)")
    await lead.sees("Giao 2 việc")
    lead.tap(BINH)
    await lead.sees(f"Đã giao việc 1, 2 cho {BINH}")
    assert await doers(office, "2") == [await person_id(office, BINH)]


async def test_a_tick_taken_back_is_not_given(office: Office) -> None:
    lead = await office.enrolled(BINH)
    lead.say("việc phòng tôi chưa xong")
    await lead.sees("Việc của Phòng Nghiệp vụ")
    lead.tap("Chọn việc để giao")
    await lead.sees("Bấm ô để chọn")
    lead.tap("☐ 2")
    await lead.sees("Bấm ô để chọn")
    lead.tap("☑ 2")
    await lead.sees("Bấm ô để chọn")
    assert not any("Giao cho…" in label for label in lead.labels())


async def test_a_name_that_fits_several_is_asked_back(office: Office) -> None:
    async with office.database.write() as session:
        other = await office.person(CHI)
        row = await session.get_one(type(other), other.id)
        row.full_name, row.unit_id = "Lê Thị An", (await office.person(AN)).unit_id
    lead = await office.enrolled(BINH)
    lead.say("giao việc 5 cho An")
    await lead.sees("Có nhiều người khớp")
    lead.tap("Lê Thị An")
    await lead.sees("Đã giao việc 5 cho Lê Thị An")


async def test_without_a_name_people_are_offered(office: Office) -> None:
    lead = await office.enrolled(BINH)
    lead.say("giao việc 5")
    await lead.sees("Giao việc 5 cho ai")


async def test_a_lead_gives_no_task_to_another_unit(office: Office) -> None:
    lead = await office.enrolled(BINH)
    lead.say(f"giao việc 5 cho {CHI}")
    await lead.sees("không thuộc đơn vị anh/chị")
    assert await doers(office, "5") == []


async def test_the_office_gives_tasks_to_anybody(office: Office) -> None:
    clerk = await office.enrolled(GIANG)
    clerk.say(f"giao việc 5 cho {CHI}")
    await clerk.sees(f"Đã giao việc 5 cho {CHI}")


async def test_an_officer_assigns_nothing_by_words_or_by_a_forged_button(office: Office) -> None:
    officer = await office.enrolled(AN)
    officer.say("giao việc 1 cho chị Bình")
    await officer.sees("Chỉ lãnh đạo đơn vị chủ trì")
    task_id, other = id_of(await office.task("1")), await person_id(office, BINH)
    officer.forge(encode(AssignTo(task_id, other)))
    await officer.is_told("Chỉ lãnh đạo đơn vị chủ trì")
    assert await doers(office, "1") == [await person_id(office, AN)]


async def test_a_second_tap_says_that_it_is_so_already(office: Office) -> None:
    lead = await office.enrolled(BINH)
    lead.say(f"giao việc 1 cho {AN}")
    await lead.sees("đã giao cho Lê Văn An từ trước")
    assert "assigned" not in await events(office, "1")


async def test_an_officer_takes_a_task_nobody_has_and_the_lead_hears(office: Office) -> None:
    lead, officer = await office.enrolled(BINH), await office.enrolled(AN)
    await on_card(officer, "5")
    officer.tap("Nhận việc")
    await officer.sees("Anh/chị đã nhận việc 5")
    lead.look()
    office.clock.move_to(office.clock.now().replace(minute=30))
    await lead.sees(f"{AN} đã nhận việc 5")


async def test_the_second_to_take_it_learns_who_was_first(office: Office) -> None:
    async with office.database.write() as session:
        row = await session.get_one(type(await office.person(CHI)), (await office.person(CHI)).id)
        row.unit_id = (await office.person(AN)).unit_id
    first, second = await office.enrolled(AN), await office.enrolled(CHI)
    for phone in (first, second):
        await on_card(phone, "5")
    first.tap("Nhận việc")
    await first.sees("đã nhận việc 5")
    second.tap("Nhận việc")
    await second.is_told(f"Việc 5 đã giao cho {AN}")
    assert await doers(office, "5") == [await person_id(office, AN)]


async def test_a_unit_asked_to_help_finds_the_task_and_is_on_the_card(office: Office) -> None:
    lead, other = await office.enrolled(BINH), await office.enrolled(CHI)
    await on_card(lead, "9")
    lead.tap("Thêm phối hợp")
    await lead.sees("Thêm ai phối hợp")
    lead.tap("Chọn đơn vị")
    await lead.sees("Thêm ai phối hợp")
    lead.tap("Thanh tra")
    await lead.sees("Đã thêm Thanh tra phối hợp việc 9")
    await on_card(other, "9")
    other.say("việc của đơn vị")
    await other.sees("9.")


async def test_directors_do_not_assign(office: Office) -> None:
    director = await office.enrolled(DUNG)
    await on_card(director, "5")
    director.say("giao việc 5 cho chị Bình")
    await director.sees("Chỉ lãnh đạo đơn vị chủ trì")


async def test_ticks_of_an_earlier_choice_are_not_given_with_later_ones(office: Office) -> None:
    lead = await office.enrolled(BINH)
    for number in ("2", "1"):
        lead.say("việc phòng tôi chưa xong")
        await lead.sees("Việc của Phòng Nghiệp vụ")
        lead.tap("Chọn việc để giao")
        await lead.sees("Bấm ô để chọn")
        lead.tap(f"☐ {number}")
        await lead.sees("Bấm ô để chọn")
    assert "Giao cho… (1 việc)" in lead.labels()


async def test_somebody_who_has_left_gets_nothing(office: Office) -> None:
    lead = await office.enrolled(BINH)
    lead.say("giao việc 5")
    await lead.sees("Giao việc 5 cho ai")
    async with office.database.write() as session:
        who = await office.person(AN)
        (await session.get_one(type(who), who.id)).active = False
    lead.tap(AN)
    await lead.is_told("không còn trong danh sách cán bộ")
    assert await doers(office, "5") == []


async def test_a_task_that_is_over_is_given_to_nobody(office: Office) -> None:
    async with office.database.write() as session:
        task = await office.task("2")
        (await session.get_one(type(task), task.id)).state = TaskState.DONE
    lead = await office.enrolled(BINH)
    lead.say("giao việc 1, 2 cho chị Bình")
    await lead.sees("Việc 2 đã hoàn thành hoặc đã huỷ")
    assert await doers(office, "1") == [await person_id(office, AN)]


async def test_a_lead_who_names_another_unit_is_told_whom_to_ask_and_what_they_may(
    office: Office,
) -> None:
    lead = await office.enrolled(BINH)
    lead.say("giao việc 2 cho Thanh tra")
    seen = await lead.sees("do văn phòng làm")
    assert GIANG in seen.text
    lead.tap("Giao người")
    await lead.sees("Giao việc 2 cho ai")
