"""Ways in for accounts nobody knows: a unit's link, a shared number, a request to the office."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.services.people import unit_links
from bot.storage import EnrolmentRequest, Person, Unit
from bot.storage.ids import id_of
from tests.handlers.conftest import AN, BINH, CHI, GIANG, Office
from tests.standin_person import Phone

NUMBER = "+84912345678"


async def has_number(office: Office, name: str, number: str = "0912 345 678") -> None:
    """The staff list knows the telephone of this person."""
    async with office.database.write() as session:
        person = (await session.scalars(select(Person).where(col(Person.full_name) == name))).one()
        person.phone = number


async def unit_code(office: Office, name: str, *, days: int = 14) -> str:
    async with office.database.write() as session:
        unit = (await session.scalars(select(Unit).where(col(Unit.name) == name))).one()
        made = await unit_links.invite_unit(
            session, unit, days=days, actor_id=None, now=office.clock.now()
        )
    return made.code


async def requests(office: Office) -> list[EnrolmentRequest]:
    async with office.database.read() as session:
        found = await session.scalars(select(EnrolmentRequest).order_by(col(EnrolmentRequest.id)))
        return list(found)


async def started(office: Office, name: str = "Người mới") -> Phone:
    phone = office.phone(name)
    phone.number = NUMBER
    phone.start()
    await phone.sees("Gửi số điện thoại")
    return phone


async def asked(office: Office, words: str = "ghi danh Hồ Văn Lạ") -> Phone:
    """A stranger whose request waits for the office."""
    phone = await started(office)
    phone.say(words)
    await phone.sees("Đã gửi yêu cầu")
    return phone


async def at_request(office: Office) -> Phone:
    """The office's phone with the waiting request open."""
    giang = await office.enrolled(GIANG)
    giang.say("/nguoi")
    await giang.sees("Cán bộ")
    giang.tap("Yêu cầu ghi danh")
    await giang.sees("Người gửi:")
    return giang


async def test_a_number_on_the_staff_list_enrols_with_one_more_tap(office: Office) -> None:
    await has_number(office, AN)
    phone = await started(office)
    phone.tap("Gửi số điện thoại")
    assert "Phòng Nghiệp vụ" in (await phone.sees(AN)).text
    assert (await office.person(AN)).telegram_id is None
    phone.tap("Đúng, là tôi")
    await phone.sees("Chào anh/chị")
    assert (await office.person(AN)).telegram_id == phone.user_id


async def test_a_second_tap_after_a_number_changes_nothing(office: Office) -> None:
    await has_number(office, AN)
    phone = await started(office)
    phone.tap("Gửi số điện thoại")
    found = await phone.sees(AN)
    phone.tap("Đúng, là tôi")
    await phone.sees("Chào anh/chị")
    (request,) = await requests(office)
    phone.forge(f"pc:{request.id}", message_id=found.id)
    phone.say("việc số 2")
    await phone.sees("Việc 2")
    assert not [toast for toast in office.world.toasts if toast.alert]


async def test_somebody_elses_number_counts_for_nothing(office: Office) -> None:
    await has_number(office, AN)
    phone = await started(office)
    phone.send_contact(NUMBER, name=AN)
    await phone.sees("không phải số của tài khoản Telegram này")
    assert await requests(office) == []


async def test_what_another_account_proved_cannot_be_confirmed(office: Office) -> None:
    await has_number(office, AN)
    phone = await started(office)
    phone.tap("Gửi số điện thoại")
    await phone.sees(AN)
    (request,) = await requests(office)
    thief = await started(office, "Kẻ gian")
    thief.forge(f"pc:{request.id}")
    await thief.is_told("không còn nữa")
    assert (await office.person(AN)).telegram_id is None


async def test_a_number_that_fits_two_people_goes_to_the_office(office: Office) -> None:
    await has_number(office, AN)
    await has_number(office, BINH)
    phone = await started(office)
    phone.tap("Gửi số điện thoại")
    await phone.sees("Đã gửi yêu cầu")
    giang = await at_request(office)
    assert {f"Là {AN}, Phòng Nghiệp vụ", f"Là {BINH}, Phòng Nghiệp vụ"} <= set(giang.labels())


async def test_a_changed_account_is_for_the_office_to_decide(office: Office) -> None:
    old = await office.enrolled(AN)
    await has_number(office, AN)
    phone = await started(office)
    phone.tap("Gửi số điện thoại")
    await phone.sees("Đã gửi yêu cầu")
    giang = await at_request(office)
    giang.tap(f"✓ Là {AN}")
    await giang.sees("Đã ghi danh")
    await phone.sees("Chào anh/chị")
    assert (await office.person(AN)).telegram_id == phone.user_id
    old.say("việc của tôi")
    await old.sees("xin văn phòng cấp liên kết")


async def test_saying_no_to_the_name_found_asks_the_office(office: Office) -> None:
    await has_number(office, AN)
    phone = await started(office)
    phone.tap("Gửi số điện thoại")
    await phone.sees(AN)
    phone.tap("Không phải tôi")
    await phone.sees("Đã gửi yêu cầu")
    assert [one.state for one in await requests(office)] == ["asked"]


async def test_a_units_link_asks_who_of_those_not_enrolled_it_is(office: Office) -> None:
    await office.enrolled(BINH)
    phone = office.phone("An trên Telegram")
    phone.start(await unit_code(office, "Phòng Nghiệp vụ"))
    await phone.sees("Anh/chị là ai")
    assert phone.labels() == [AN, "Không có tên tôi"]


async def test_the_office_approves_who_came_by_a_units_link(office: Office) -> None:
    phone = office.phone("An trên Telegram")
    phone.start(await unit_code(office, "Phòng Nghiệp vụ"))
    await phone.sees("Anh/chị là ai")
    phone.tap(AN)
    await phone.sees("Đã gửi yêu cầu")
    assert (await office.person(AN)).telegram_id is None
    giang = await at_request(office)
    assert "Đơn vị: Phòng Nghiệp vụ" in giang.last().text
    giang.tap(f"Là {AN}")
    await giang.sees("Đã ghi danh")
    await phone.sees("Chào anh/chị")
    assert (await office.person(AN)).telegram_id == phone.user_id


async def test_who_is_not_among_the_names_asks_under_their_own(office: Office) -> None:
    phone = office.phone("Người mới đến")
    phone.start(await unit_code(office, "Thanh tra"))
    await phone.sees("Anh/chị là ai")
    phone.tap("Không có tên tôi")
    await phone.sees("gõ: ghi danh")
    phone.say("ghi danh Hồ Văn Lạ")
    await phone.sees("đang chờ")
    giang = await at_request(office)
    giang.tap("Thêm người mới")
    await giang.sees("Đã ghi danh")
    person = await office.person("Hồ Văn Lạ")
    inspectors = await office.person(CHI)
    assert (person.telegram_id, person.unit_id) == (phone.user_id, inspectors.unit_id)


@pytest.mark.parametrize("days", [0, -1])
async def test_a_units_link_runs_out(office: Office, days: int) -> None:
    phone = office.phone("Ai đó")
    phone.start(await unit_code(office, "Thanh tra", days=days))
    await phone.sees("đã hết hạn")


async def test_an_older_link_of_a_unit_dies_with_a_newer_one(office: Office) -> None:
    old = await unit_code(office, "Thanh tra")
    await unit_code(office, "Thanh tra")
    phone = office.phone("Ai đó")
    phone.start(old)
    await phone.sees("đã hết hạn")


async def test_a_name_of_another_unit_cannot_be_taken(office: Office) -> None:
    code = await unit_code(office, "Thanh tra")
    phone = office.phone("Kẻ gian")
    phone.start(code)
    await phone.sees("Anh/chị là ai")
    phone.forge(f"pw:{code}:{id_of(await office.person(GIANG))}")
    await phone.is_told("vừa ghi danh rồi")
    assert await requests(office) == []


async def test_the_office_hears_of_a_request_once(office: Office) -> None:
    giang = await office.enrolled(GIANG)
    phone = await asked(office)
    await giang.sees("Có người xin ghi danh: Hồ Văn Lạ")
    before = len(giang.from_bot())
    for name in ("Hồ Văn Lạ Hơn", "Hồ Văn Lạ Nữa"):
        phone.say(f"ghi danh {name}")
        await phone.sees("đang chờ")
    (request,) = await requests(office)
    assert request.full_name == "Hồ Văn Lạ Nữa"
    assert len(giang.from_bot()) == before


async def test_the_notice_opens_the_request(office: Office) -> None:
    giang = await office.enrolled(GIANG)
    await asked(office)
    await giang.sees("Có người xin ghi danh")
    giang.tap("Xem yêu cầu")
    await giang.sees("Người gửi: Hồ Văn Lạ")


async def test_who_is_declined_is_told_and_waits_before_asking_again(office: Office) -> None:
    phone = await asked(office)
    giang = await at_request(office)
    giang.tap("Từ chối")
    await giang.sees("Đã từ chối")
    await phone.sees("chưa nhận yêu cầu")
    phone.say("ghi danh Hồ Văn Lạ")
    await phone.sees("liên hệ trực tiếp")
    assert [one.state for one in await requests(office)] == ["declined"]


async def test_the_second_of_the_office_hears_who_was_first(office: Office) -> None:
    await asked(office)
    giang = await at_request(office)
    (request,) = await requests(office)
    giang.tap("Thêm người mới")
    await giang.sees("Đã ghi danh")
    giang.forge(f"pz:{request.id}")
    await giang.is_told(f"{GIANG} đã duyệt yêu cầu")
    assert [one.state for one in await requests(office)] == ["approved"]


@pytest.mark.parametrize("data", ["pq:1", "py:1:1", "pn:1", "pz:1"])
@pytest.mark.parametrize("name", [AN, BINH])
async def test_only_the_office_decides(office: Office, name: str, data: str) -> None:
    await asked(office)
    phone = await office.enrolled(name)
    phone.forge(data)
    await phone.is_told("Chỉ văn phòng và quản trị")
    assert [one.state for one in await requests(office)] == ["asked"]


async def test_a_unit_typed_after_the_name_is_understood(office: Office) -> None:
    await asked(office, "Xin ghi danh: Hồ Văn Lạ, thanh tra")
    giang = await at_request(office)
    assert "Người gửi: Hồ Văn Lạ\n" in giang.last().text
    giang.tap("Thêm người mới")
    await giang.sees("Đã ghi danh")
    assert (await office.person("Hồ Văn Lạ")).unit_id == (await office.person(CHI)).unit_id


async def test_odd_signs_in_a_name_are_shown_as_they_are(office: Office) -> None:
    phone = await started(office)
    phone.say("ghi danh <b>Lạ</b>\u202e\u200b & " + "a" * 300)
    await phone.sees("Đã gửi yêu cầu ghi danh của <b>Lạ</b>")
    giang = await at_request(office)
    assert "Người gửi: <b>Lạ</b>" in giang.last().text


async def test_who_is_enrolled_already_is_told_so(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.share_contact(NUMBER)
    await phone.sees("đã ghi danh rồi")
    assert await requests(office) == []


async def test_a_stranger_gets_no_answer_to_anything_else(office: Office) -> None:
    phone = await started(office)
    phone.forge("pl:0")
    await phone.is_told("xin văn phòng cấp liên kết")


async def test_a_number_of_another_country_fits_nobody(office: Office) -> None:
    await has_number(office, AN, "0376 123 456")
    phone = await started(office)
    phone.number = "376123456"
    phone.tap("Gửi số điện thoại")
    await phone.sees("Đã gửi yêu cầu")
    (request,) = await requests(office)
    assert request.person_id is None


async def test_an_admins_account_passes_to_nobody_without_an_admin(office: Office) -> None:
    await office.enrolled(GIANG)
    async with office.database.write() as session:
        binh = await session.merge(await office.person(BINH))
        binh.roles = ["office"]
    before, binh_phone = await office.person(GIANG), await office.enrolled(BINH)
    await asked(office, f"ghi danh {GIANG}")
    (request,) = await requests(office)
    binh_phone.forge(f"py:{request.id}:{before.id}")
    await binh_phone.is_told("Tài khoản của người quản trị")
    assert (await office.person(GIANG)).telegram_id == before.telegram_id


@pytest.mark.parametrize(
    "words",
    [
        "ghi danh Hồ Văn Lạ phòng nghiệp vụ",
        "ghi danh Hồ Văn Lạ, Phòng Nghiệp vụ",
        "ghi danh: Hồ Văn Lạ - phong nghiep vu",
    ],
)
async def test_the_unit_after_a_name_needs_no_comma(office: Office, words: str) -> None:
    await asked(office, words)
    giang = await at_request(office)
    assert "Người gửi: Hồ Văn Lạ\n" in giang.last().text
    assert "Đơn vị: Phòng Nghiệp vụ" in giang.last().text


async def test_who_is_new_and_without_a_unit_is_given_one(office: Office) -> None:
    await asked(office)
    giang = await at_request(office)
    giang.tap("Thêm người mới")
    await giang.sees("Người này chưa có đơn vị")
    giang.tap("Chọn đơn vị")
    await giang.sees("Chuyển đến đơn vị nào")
    giang.tap("Thanh tra")
    await giang.sees("Đơn vị: Thanh tra")
    assert (await office.person("Hồ Văn Lạ")).unit_id == (await office.person(CHI)).unit_id


@pytest.mark.parametrize("words", ["việc của tôi", "/start", "/viec"])
async def test_who_waits_is_told_since_when(office: Office, words: str) -> None:
    phone = await asked(office)
    phone.say(words)
    seen = await phone.sees("đang chờ văn phòng duyệt")
    assert "Hồ Văn Lạ gửi ngày 15/5/2024" in seen.text
    assert "xin văn phòng cấp liên kết" not in seen.text


async def test_who_was_declined_is_told_how_to_come_in_again(office: Office) -> None:
    phone = await asked(office)
    giang = await at_request(office)
    giang.tap("Từ chối")
    await phone.sees("chưa nhận yêu cầu")
    phone.say("việc của tôi")
    await phone.sees("xin văn phòng cấp liên kết")
