"""Who is pressed once more: nobody who has it, who left, or who is no longer the speaker's."""

from datetime import timedelta

from bot.demo.standin.line import Trouble
from bot.domain import MessageState
from bot.messages.taps.broadcasts import PeopleGroup
from bot.services.broadcasts import looking
from bot.storage import Person
from bot.storage.ids import id_of
from bot.storage.people import speaker_by_id
from tests.handlers.broadcasts.steps import data_of, has_left, rows_of, send_now, written
from tests.handlers.conftest import AN, BINH, CHI, GIANG, Office
from tests.standin_person import Phone


async def groups(office: Office) -> dict[PeopleGroup, int]:
    """How many of the only broadcast's recipients are in each group."""
    giang = id_of(await office.person(GIANG))
    async with office.database.read() as session:
        speaker = await speaker_by_id(session, giang, now=office.clock.now())
        assert speaker
        return dict((await looking.overview(session, speaker, 1)).groups)


async def arrived_unnoted(office: Office) -> tuple[Phone, Phone]:
    """The connection broke off after Telegram had delivered it to the one who is enrolled."""
    an = await office.enrolled(AN)
    phone = await written(office, "đôn đốc Phòng Nghiệp vụ nộp báo cáo")
    office.world.line.order(Trouble("sendMessage", chat_id=an.user_id, cut=True))
    await send_now(phone, 2)
    await an.sees("nộp báo cáo")
    await phone.sees("Còn chờ: 1")
    return phone, an


async def state_of(office: Office, name: str) -> MessageState:
    person = id_of(await office.person(name))
    (row,) = [one for one in await rows_of(office) if one.person_id == person]
    return row.state


async def test_who_confirmed_before_it_was_noted_is_in_one_group_only(office: Office) -> None:
    _, an = await arrived_unnoted(office)
    an.tap("Đã nhận")
    await an.is_told("Đã ghi nhận")
    assert {group: count for group, count in (await groups(office)).items() if count} == {
        PeopleGroup.RECEIVED: 1,
        PeopleGroup.UNREACHABLE: 1,
    }


async def test_what_was_confirmed_counts_as_sent_and_does_not_come_again(office: Office) -> None:
    phone, an = await arrived_unnoted(office)
    an.tap("Đã nhận")
    await an.is_told("Đã ghi nhận")
    office.clock.move_to(office.clock.now() + timedelta(minutes=31))
    await phone.sees("Đã gửi xong")
    assert await state_of(office, AN) is MessageState.SENT
    assert sum("nộp báo cáo" in one.text for one in an.from_bot()) == 1


async def test_a_forged_confirmation_stops_no_message_on_its_way(office: Office) -> None:
    an = await office.enrolled(AN)
    phone = await written(office, "đôn đốc Phòng Nghiệp vụ nộp báo cáo")
    phone.tap("Hẹn giờ")
    await phone.sees("Gửi lúc nào")
    phone.tap("Một giờ nữa")
    await phone.sees("Lúc gửi: 10:00")
    phone.tap("Hẹn gửi")
    await phone.sees("Đã hẹn gửi")
    an.say("/viec")
    await an.sees()
    an.forge("br:1")
    await an.is_told()
    assert await state_of(office, AN) is MessageState.WAITING


async def test_who_left_is_not_counted_on_the_button(office: Office) -> None:
    await office.enrolled(AN)
    phone = await written(office, "đôn đốc Phòng Nghiệp vụ nộp báo cáo")
    await send_now(phone, 2)
    await phone.sees("Đã gửi xong")
    await has_left(office, AN)
    phone.tap("Xem ai đã nhận")
    await phone.sees("Lần đôn đốc")
    assert "Chưa nhận: 1" in phone.labels()
    assert not [one for one in phone.labels() if "Nhắc người" in one]


async def test_a_lead_of_another_unit_now_presses_nobody_of_the_old_one(office: Office) -> None:
    await office.enrolled(AN)
    lead = await office.enrolled(BINH)
    lead.say("đôn đốc tất cả nộp báo cáo")
    await lead.sees("2 người nhận")
    await send_now(lead, 2)
    await lead.sees("Đã gửi xong")
    lead.tap("Đã nhận")
    await lead.is_told("Đã ghi nhận")
    lead.tap("Xem ai đã nhận")
    await lead.sees("Lần đôn đốc")
    remind = data_of(lead, "Nhắc người chưa nhận")
    binh, chi = await office.person(BINH), await office.person(CHI)
    async with office.database.write() as session:
        (await session.get_one(Person, id_of(binh))).unit_id = chi.unit_id
    lead.forge(remind)
    await lead.is_told("chỉ đôn đốc được người của đơn vị mình")
    assert len(await rows_of(office)) == 2
