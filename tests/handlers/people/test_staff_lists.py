"""A staff list sent to the bot: told from a plan, shown as a difference, stored as a whole."""

import io

import pytest
from openpyxl import Workbook

from bot.services.dialogues import PATIENCE
from bot.storage import Person, events
from bot.storage.ids import id_of
from tests.handlers.conftest import AN, BINH, CHI, DUNG, GIANG, Office
from tests.standin_person import Phone

HEADER = "Họ và tên,Đơn vị,Chức vụ,Vai trò,Điện thoại"
REST = (
    f"{BINH},Phòng Nghiệp vụ,Trưởng phòng,trưởng đơn vị,\n"
    f"{DUNG},Ban Giám đốc,Giám đốc,lãnh đạo,\n"
    f"{GIANG},Văn phòng,Chánh Văn phòng,văn phòng + quản trị,0912345678"
)
LIST = (
    f"{HEADER}\n{AN},Thanh tra,Thanh tra viên,chuyên viên,0987654321\n"
    f"Hồ Văn Mới,Thanh tra,,khách mời,\n{REST}"
)


async def sent(office: Office, text: str = LIST, name: str = "nhan-su.csv") -> Phone:
    """The office's phone with the difference of a list open."""
    phone = await office.enrolled(GIANG)
    phone.send_file(name, text.encode("utf-8-sig"))
    await phone.sees("Danh sách cán bộ")
    return phone


async def test_the_difference_is_shown_and_nothing_is_stored(office: Office) -> None:
    phone = await sent(office)
    assert "1 người mới, 4 người thay đổi, 1 người không còn" in phone.last().text
    assert phone.labels() == [
        "Người mới (1)",
        "Thay đổi (4)",
        "Không còn trong danh sách (1)",
        "Cần xem (1)",
        "Lưu",
        "Bỏ qua",
    ]
    assert (await office.person(AN)).phone == ""


@pytest.mark.parametrize(
    ("group", "said"),
    [
        ("Người mới", "Hồ Văn Mới: Thanh tra; chuyên viên"),
        ("Thay đổi", f"{AN}: đơn vị “Phòng Nghiệp vụ” thành “Thanh tra”; chức vụ “chưa có”"),
        ("Không còn", f"{CHI}, Thanh tra"),
        ("Cần xem", "Dòng 3, Hồ Văn Mới: không rõ vai trò “khách mời”"),
    ],
)
async def test_each_part_can_be_looked_at(office: Office, group: str, said: str) -> None:
    phone = await sent(office)
    phone.tap(group)
    await phone.sees(said)


async def test_the_list_is_stored_as_it_was_shown(office: Office) -> None:
    phone = await sent(office)
    phone.tap("Lưu")
    await phone.sees("Đã lưu danh sách: 1 người mới, 4 người thay đổi")
    an, chi = await office.person(AN), await office.person(CHI)
    assert (an.unit_id, an.phone, chi.active) == (chi.unit_id, "0987654321", True)
    assert (await office.person("Hồ Văn Mới")).roles == ["officer"]


async def test_who_is_left_out_goes_only_when_ticked(office: Office) -> None:
    phone = await sent(office)
    phone.tap("Không còn")
    await phone.sees("Không ai bị bỏ ra")
    phone.tap(f"☐ Nghỉ công tác: {CHI}")
    await phone.sees("1 người sẽ nghỉ công tác")
    phone.tap("Lưu")
    await phone.sees(f"• {CHI}")
    phone.tap("Vẫn lưu, cho 1 người nghỉ")
    await phone.sees("1 người nghỉ công tác")
    assert not (await office.person(CHI)).active


async def test_all_who_are_left_out_can_go_at_once(office: Office) -> None:
    phone = await sent(office, f"{HEADER}\n{GIANG},Văn phòng,,văn phòng và quản trị,0900000000")
    phone.tap("Không còn")
    await phone.sees("Không ai bị bỏ ra")
    phone.tap("Tất cả nghỉ công tác")
    await phone.sees("4 người sẽ nghỉ công tác")
    phone.tap("Lưu")
    await phone.sees("4 người đang có trong bot bị ghi là nghỉ công tác")
    assert (await office.person(AN)).active
    phone.tap("Vẫn lưu, cho 4 người nghỉ")
    await phone.sees("4 người nghỉ công tác")
    assert not (await office.person(AN)).active


async def test_of_many_who_would_leave_five_are_named(office: Office) -> None:
    async with office.database.write() as session:
        session.add_all(Person(org_id=1, full_name=f"Người Thứ {n}") for n in range(1, 4))
    phone = await sent(office, f"{HEADER}\n{GIANG},Văn phòng,,văn phòng và quản trị,0900000000")
    phone.tap("Không còn")
    await phone.sees("Không ai bị bỏ ra")
    phone.tap("Tất cả nghỉ công tác")
    await phone.sees("7 người sẽ nghỉ công tác")
    phone.tap("Lưu")
    asked = await phone.sees("Lưu danh sách 1 người này thì 7 người")
    assert asked.text.count("• ") == 5
    assert "và 2 người khác" in asked.text
    phone.tap("Xem lại những người này")
    await phone.sees("Không ai bị bỏ ra")
    phone.tap("Giữ lại tất cả")
    await phone.wait_for(lambda: phone.button("Tất cả nghỉ công tác"), "nobody leaves")
    phone.tap("Lưu")
    await phone.sees("0 người nghỉ công tác")


async def test_who_else_was_ticked_since_is_asked_about_again(office: Office) -> None:
    phone = await sent(office, f"{HEADER}\n{GIANG},Văn phòng,,văn phòng và quản trị,0900000000")
    phone.tap("Không còn")
    await phone.sees("Không ai bị bỏ ra")
    phone.tap(f"☐ Nghỉ công tác: {CHI}")
    await phone.sees("1 người sẽ nghỉ công tác")
    phone.tap("Lưu")
    await phone.sees(f"• {CHI}")
    found = phone.button("Vẫn lưu, cho 1 người nghỉ")
    assert found is not None
    phone.tap("Xem lại những người này")
    await phone.sees("1 người sẽ nghỉ công tác")
    phone.tap("Tất cả nghỉ công tác")
    await phone.sees("4 người sẽ nghỉ công tác")
    phone.forge(found[1])
    await phone.sees("4 người đang có trong bot bị ghi là nghỉ công tác")
    assert (await office.person(CHI)).active


async def test_leaving_it_changes_nothing(office: Office) -> None:
    phone = await sent(office)
    phone.tap("Bỏ qua")
    await phone.sees("Không có gì thay đổi")
    assert (await office.person(AN)).phone == ""


async def test_old_buttons_say_that_the_list_is_gone(office: Office) -> None:
    phone = await sent(office)
    shown = phone.last()
    save = next(
        button["callback_data"]
        for row in (shown.buttons or {})["inline_keyboard"]
        for button in row
        if button["text"] == "Lưu"
    )
    phone.tap("Lưu")
    await phone.sees("Đã lưu")
    phone.forge(save)
    await phone.is_told("đã được lưu, đã bỏ qua")


async def test_a_list_waits_over_a_restart(office: Office) -> None:
    phone = await sent(office)
    await office.restart()
    phone.tap("Lưu")
    await phone.sees("Đã lưu danh sách")


async def test_a_list_nobody_decided_runs_out(office: Office) -> None:
    phone = await sent(office)
    office.clock.move_to(office.clock.now() + PATIENCE)
    phone.tap("Lưu")
    await phone.is_told("gửi lại tệp")
    assert (await office.person(AN)).phone == ""


async def test_a_list_that_shuts_the_office_out_is_not_stored(office: Office) -> None:
    phone = await sent(office, f"{HEADER}\n{GIANG},Văn phòng,,chuyên viên,0900000000")
    phone.tap("Lưu")
    await phone.is_told("không còn ai có vai trò văn phòng")
    assert "office" in (await office.person(GIANG)).roles


async def test_a_workbook_is_read_too(office: Office) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in LIST.split("\n"):
        sheet.append(row.split(","))
    content = io.BytesIO()
    book.save(content)
    phone = await office.enrolled(GIANG)
    phone.send_file("nhan su.xlsx", content.getvalue())
    await phone.sees("1 người mới, 4 người thay đổi")


async def test_a_row_without_a_name_is_refused_with_its_number(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.send_file("a.csv", f"{HEADER}\n,Thanh tra,,,0912345678".encode())
    await phone.sees("Dòng 2 của danh sách không đọc được")


@pytest.mark.parametrize("name", [AN, BINH])
async def test_others_bring_no_lists(office: Office, name: str) -> None:
    phone = await office.enrolled(name)
    phone.send_file("a.csv", LIST.encode())
    await phone.sees("văn phòng")
    assert (await office.person(AN)).phone == ""


async def kept_by_another(office: Office, roles: str) -> str:
    """The list with Hồ Lam Giang, the only admin, in these roles, and an office beside them."""
    async with office.database.write() as session:
        binh = await session.merge(await office.person(BINH))
        binh.roles = ["lead", "office"]
    return f"{HEADER}\n{BINH},Phòng Nghiệp vụ,,,\n{GIANG},Văn phòng,,{roles},"


async def test_who_is_no_admin_makes_none_by_a_list(office: Office) -> None:
    await kept_by_another(office, "")
    binh = await office.enrolled(BINH)
    text = f"{HEADER}\n{BINH},Phòng Nghiệp vụ,,trưởng đơn vị + văn phòng + quản trị,"
    binh.send_file("a.csv", text.encode())
    await binh.sees("Danh sách cán bộ")
    binh.tap("Lưu")
    await binh.is_told("Chỉ người quản trị")
    assert "admin" not in (await office.person(BINH)).roles


async def test_a_list_that_leaves_no_admin_is_not_stored(office: Office) -> None:
    phone = await sent(office, await kept_by_another(office, "chuyên viên"))
    phone.tap("Lưu")
    await phone.is_told("duy nhất còn lại")
    assert "admin" in (await office.person(GIANG)).roles


async def test_who_stored_the_list_is_on_record_for_each_new_person(office: Office) -> None:
    phone = await sent(office)
    phone.tap("Lưu")
    await phone.sees("Đã lưu danh sách")
    new, giang = await office.person("Hồ Văn Mới"), await office.person(GIANG)
    async with office.database.read() as session:
        (made,) = await events.story(session, 1, subject="person", subject_id=id_of(new))
    assert (made.action, made.actor_id) == ("created", giang.id)


async def test_a_list_delivered_twice_is_shown_once(office: Office) -> None:
    phone = await sent(office)
    office.world.redeliver()
    phone.say("việc của tôi")
    await phone.sees("Việc của")
    shown = [one for one in phone.from_bot() if "1 người mới" in one.text]
    assert len(shown) == 1
