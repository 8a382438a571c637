"""The office looks after its people in chat: cards, unit, roles, leaving, links."""

import io
from datetime import UTC, datetime

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from bot.demo.standin.state import Message
from bot.domain import Role
from bot.storage import Person, events
from bot.storage.ids import id_of
from bot.storage.tasks import assignments_of
from tests.handlers.conftest import AN, BINH, CHI, DUNG, GIANG, Office
from tests.standin_person import Phone


async def at_card(office: Office, name: str, unit: str) -> Phone:
    """The office's phone with somebody's card open."""
    phone = await office.enrolled(GIANG)
    phone.say("/nguoi")
    await phone.sees("Cán bộ và ghi danh")
    phone.tap(unit)
    await phone.sees(unit)
    phone.tap(name)
    await phone.sees("Vai trò:")
    return phone


def sent_file(office: Office, message: Message) -> bytes:
    file = office.world.files.get(message.file_id or "")
    assert file is not None
    return office.world.files.content(file)


async def events_of(office: Office, name: str) -> list[str]:
    person = await office.person(name)
    async with office.database.read() as session:
        found = await events.story(session, 1, subject="person", subject_id=id_of(person))
    return [one.action for one in found]


@pytest.mark.parametrize("asked", ["/nguoi", "mời ghi danh", "moi ghi danh"])
async def test_units_show_how_many_are_enrolled(office: Office, asked: str) -> None:
    phone = await office.enrolled(GIANG)
    phone.say(asked)
    message = await phone.sees("Cán bộ và ghi danh")
    assert "Đã ghi danh 1/5" in message.text
    assert "Phòng Nghiệp vụ (0/2)" in phone.labels()


@pytest.mark.parametrize("asked", ["/nguoi", "mời ghi danh"])
@pytest.mark.parametrize("name", [AN, BINH])
async def test_only_the_office_looks_after_people(office: Office, name: str, asked: str) -> None:
    phone = await office.enrolled(name)
    phone.say(asked)
    await phone.sees("Chỉ văn phòng và quản trị")


@pytest.mark.parametrize("data", ["pl:0", "pu:1:0", "pp:1", "ps:1:admin:1", "px:1:", "pi:1:1"])
async def test_buttons_of_the_office_do_nothing_for_others(office: Office, data: str) -> None:
    before = await office.person(AN)
    phone = await office.enrolled(BINH)
    phone.forge(data)
    await phone.is_told("Chỉ văn phòng và quản trị")
    assert (await office.person(AN)).model_dump() == before.model_dump()


async def test_a_card_says_everything_about_a_person(office: Office) -> None:
    phone = await at_card(office, AN, "Phòng Nghiệp vụ")
    text = phone.last().text
    for said in (AN, "Đơn vị: Phòng Nghiệp vụ", "chuyên viên", "Việc đang mở: 15", "Chưa ghi danh"):
        assert said in text


async def test_a_person_moves_and_keeps_their_tasks(office: Office) -> None:
    phone = await at_card(office, AN, "Phòng Nghiệp vụ")
    phone.tap("Đổi đơn vị")
    await phone.sees("Chuyển đến đơn vị nào")
    phone.tap("Thanh tra")
    assert "Việc đang mở: 15" in (await phone.sees("Đơn vị: Thanh tra")).text
    assert (await events_of(office, AN))[-1] == "moved"


async def test_who_moved_is_told(office: Office) -> None:
    an = await office.enrolled(AN)
    phone = await at_card(office, AN, "Phòng Nghiệp vụ")
    phone.tap("Đổi đơn vị")
    await phone.sees("Chuyển đến")
    an.look()
    phone.tap("Thanh tra")
    await an.sees("được chuyển sang Thanh tra")


async def test_several_roles_can_be_ticked(office: Office) -> None:
    phone = await at_card(office, AN, "Phòng Nghiệp vụ")
    phone.tap("Vai trò")
    await phone.sees("có thể có nhiều vai trò")
    phone.tap("lãnh đạo đơn vị")
    await phone.sees()
    assert "☑ lãnh đạo đơn vị" in phone.labels()
    assert (await office.person(AN)).roles == [Role.OFFICER, Role.LEAD]
    assert (await events_of(office, AN))[-1] == "roles_set"


async def test_the_last_admin_stays_one(office: Office) -> None:
    giang = await office.enrolled(GIANG)
    me = id_of(await office.person(GIANG))
    giang.forge(f"ps:{me}:office:0")
    await giang.sees("nhiều vai trò")
    giang.forge(f"ps:{me}:admin:0")
    await giang.is_told("duy nhất còn lại")
    assert (await office.person(GIANG)).roles == [Role.ADMIN]


async def test_the_last_who_keeps_the_office_cannot_leave(office: Office) -> None:
    phone = await at_card(office, GIANG, "Văn phòng")
    phone.tap("Nghỉ công tác")
    await phone.sees("không có việc nào đang mở")
    phone.tap("Đồng ý")
    await phone.is_told("duy nhất còn lại")
    assert (await office.person(GIANG)).active


async def test_only_an_admin_makes_admins(office: Office) -> None:
    giang = await office.enrolled(GIANG)
    an = id_of(await office.person(AN))
    giang.forge(f"ps:{an}:office:1")
    await giang.sees("nhiều vai trò")
    phone = await office.enrolled(AN)
    phone.forge(f"ps:{an}:admin:1")
    await phone.is_told("Chỉ người quản trị")
    assert Role.ADMIN not in (await office.person(AN)).roles


async def test_who_leaves_hands_the_open_tasks_to_somebody(office: Office) -> None:
    an = await office.enrolled(AN)
    phone = await at_card(office, AN, "Phòng Nghiệp vụ")
    phone.tap("Nghỉ công tác")
    await phone.sees("giao lại cho ai")
    phone.tap("Giao cho người khác")
    await phone.sees("Chọn người nhận")
    phone.tap(BINH)
    await phone.sees(f"đã giao cho {BINH}")
    binh = await office.person(BINH)
    async with office.database.read() as session:
        rows = await assignments_of(session, id_of(await office.task("1")))
    assert binh.id in {row.person_id for row in rows}
    an.say("việc của tôi")
    await an.sees("xin văn phòng cấp liên kết ghi danh")


async def test_who_leaves_may_leave_the_tasks_to_the_unit(office: Office) -> None:
    phone = await at_card(office, CHI, "Thanh tra")
    phone.tap("Nghỉ công tác")
    await phone.sees("giao lại cho ai")
    phone.tap("Để lại cho đơn vị")
    await phone.sees("để lại cho đơn vị")
    async with office.database.read() as session:
        rows = await assignments_of(session, id_of(await office.task("6")))
    assert [row.person_id for row in rows] == [None]
    assert (await events_of(office, CHI))[-1] == "left"


async def test_a_second_tap_on_leaving_says_that_it_is_done(office: Office) -> None:
    phone = await at_card(office, CHI, "Thanh tra")
    chi = id_of(await office.person(CHI))
    phone.forge(f"px:{chi}:")
    await phone.sees("đã nghỉ công tác")
    phone.forge(f"px:{chi}:")
    await phone.is_told("không còn trong danh sách")
    assert (await events_of(office, CHI)).count("left") == 1


async def test_a_link_comes_as_a_picture_that_reads_back(office: Office) -> None:
    phone = await at_card(office, AN, "Phòng Nghiệp vụ")
    phone.tap("Liên kết ghi danh")
    message = await phone.sees("Dùng một lần")
    link = next(line for line in message.text.split("\n") if line.startswith("https://"))
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(sent_file(office, message))))
    assert code.text == link
    an = office.phone("An trên Telegram")
    an.start(link.partition("start=")[2])
    assert AN in (await an.sees("xác nhận")).text


async def test_a_new_link_lets_the_account_in_use_go_once_it_is_confirmed(office: Office) -> None:
    an = await office.enrolled(AN)
    phone = await at_card(office, AN, "Phòng Nghiệp vụ")
    phone.tap("Cấp lại liên kết")
    await phone.sees("ngừng nhận tin ngay")
    assert (await office.person(AN)).telegram_id == an.user_id
    phone.tap("Đồng ý")
    await phone.sees("Dùng một lần")
    assert (await office.person(AN)).telegram_id is None
    assert "account_let_go" in await events_of(office, AN)


async def test_cards_to_print_come_as_a_pdf_whose_codes_read_back(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("/nguoi")
    await phone.sees("Cán bộ")
    phone.tap("Phiếu ghi danh cả cơ quan")
    message = await phone.sees("Phiếu ghi danh của 4 người")
    pages = pypdfium2.PdfDocument(sent_file(office, message))
    codes = [
        code.text
        for page in pages
        for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    ]
    assert len(codes) == 4 + 3  # four people in three units


async def in_the_office(office: Office) -> Phone:
    """Somebody who looks after people and is no admin."""
    async with office.database.write() as session:
        binh = await session.merge(await office.person(BINH))
        binh.roles = ["lead", "office"]
    return await office.enrolled(BINH)


@pytest.mark.parametrize("sure", [0, 1])
async def test_an_admins_account_is_changed_by_admins_alone(office: Office, sure: int) -> None:
    await office.enrolled(GIANG)
    before, binh = await office.person(GIANG), await in_the_office(office)
    binh.forge(f"pi:{before.id}:{sure}")
    await binh.is_told("Tài khoản của người quản trị")
    assert (await office.person(GIANG)).telegram_id == before.telegram_id


async def test_the_day_somebody_was_not_reached_is_one_of_the_office(office: Office) -> None:
    async with office.database.write() as session:
        an = await session.merge(await office.person(AN))
        an.unreachable_since = datetime(2024, 5, 14, 23, 30, tzinfo=UTC)
    phone = await at_card(office, AN, "Phòng Nghiệp vụ")
    assert "15/5/2024" in phone.last().text


async def test_tasks_of_somebody_without_a_unit_are_given_to_somebody(office: Office) -> None:
    async with office.database.write() as session:
        an = await session.merge(await office.person(AN))
        an.unit_id = None
    phone = await at_card(office, AN, "Chưa có đơn vị")
    phone.tap("Nghỉ công tác")
    await phone.sees("giao lại cho ai")
    assert "Để lại cho đơn vị" not in phone.labels()
    phone.forge(f"px:{an.id}:")
    await phone.is_told("chưa có đơn vị")
    assert (await office.person(AN)).active


async def test_the_second_to_move_somebody_sees_where_they_are(office: Office) -> None:
    phone = await at_card(office, AN, "Phòng Nghiệp vụ")
    phone.tap("Đổi đơn vị")
    await phone.sees("Chuyển đến đơn vị nào")
    async with office.database.write() as session:
        elsewhere = (await office.person(DUNG)).unit_id
        (await session.get_one(Person, (await office.person(AN)).id)).unit_id = elsewhere
    phone.tap("Thanh tra")
    seen = await phone.sees("vừa được người khác chuyển đơn vị nên chưa đổi")
    assert "Đơn vị: Ban Giám đốc" in seen.text
    assert (await office.person(AN)).unit_id == elsewhere
