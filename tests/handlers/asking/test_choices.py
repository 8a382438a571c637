"""What fits twice is asked back, orders not taken yet are named, counts open their lists."""

import pytest

from bot.domain import OwnerKind, Part, TaskFilter
from bot.messages.actions import ShowGroups, ShowList
from bot.messages.callback_data import encode
from bot.parsing.grouping import Grouping
from bot.storage import Assignment, Person, Unit
from bot.storage.ids import id_of
from tests.handlers.conftest import AN, BINH, CHI, DUNG, GIANG, Office
from tests.standin_person import Phone


async def asked(office: Office, name: str, *questions: str) -> Phone:
    """A person who has asked this, one after the other, and seen each answer."""
    phone = await office.enrolled(name)
    for question in questions:
        phone.say(question)
        await phone.sees()
    return phone


async def joined(office: Office, name: str, unit_id: int | None, position: str = "") -> int:
    """Somebody more in the office."""
    async with office.database.write() as session:
        person = Person(org_id=1, full_name=name, unit_id=unit_id, position=position)
        session.add(person)
        await session.flush()
        assert person.id
        return person.id


async def unit_of(office: Office, name: str) -> int | None:
    return (await office.person(name)).unit_id


@pytest.mark.parametrize("question", ["việc của Bình", "viec cua binh thang 5", "anh Bình còn gì"])
async def test_two_people_of_one_given_name_are_asked_back(office: Office, question: str) -> None:
    await joined(office, "Đỗ Thanh Bình", await unit_of(office, CHI))
    phone = await asked(office, DUNG, question)
    assert "Có nhiều người khớp" in phone.last().text
    assert sorted(phone.labels()) == [BINH, "Đỗ Thanh Bình"]
    phone.tap(BINH)
    await phone.sees(f"Việc của {BINH}")


async def test_two_people_of_one_name_are_told_apart_by_unit(office: Office) -> None:
    await joined(office, BINH, await unit_of(office, CHI))
    phone = await asked(office, DUNG, f"việc của {BINH}")
    assert sorted(phone.labels()) == [f"{BINH} (Phòng Nghiệp vụ)", f"{BINH} (Thanh tra)"]
    phone.tap("Thanh tra")
    assert "Không có việc nào" in (await phone.sees(f"Việc của {BINH}")).text


async def test_two_people_of_one_name_and_unit_are_told_apart_by_post(office: Office) -> None:
    unit_id = await unit_of(office, BINH)
    await joined(office, BINH, unit_id, "Chuyên viên")
    phone = await asked(office, DUNG, f"việc của {BINH}")
    assert f"{BINH} (Phòng Nghiệp vụ, Chuyên viên)" in phone.labels()


@pytest.mark.parametrize("question", ["việc của phòng kế hoạch", "phong ke hoach thang 5"])
async def test_two_units_are_asked_back(office: Office, question: str) -> None:
    async with office.database.write() as session:
        session.add(Unit(org_id=1, name="Phòng Kế hoạch Tài chính"))
        session.add(Unit(org_id=1, name="Phòng Kế hoạch Tổng hợp"))
    phone = await asked(office, DUNG, question)
    assert "Có nhiều đơn vị khớp" in phone.last().text
    phone.tap("Tổng hợp")
    await phone.sees("Việc của Phòng Kế hoạch Tổng hợp")


async def test_more_than_eight_are_said(office: Office) -> None:
    for number in range(10):
        await joined(office, f"Trần {number} Khang", None)
    phone = await asked(office, DUNG, "việc của Khang")
    assert len(phone.labels()) == 8
    assert "Còn 2 tên khác" in phone.last().text


async def test_only_lists_one_may_open_are_offered(office: Office) -> None:
    await joined(office, "Đỗ Thanh An", await unit_of(office, CHI))
    phone = await asked(office, BINH, "việc của An tháng 5")
    assert phone.last().text.startswith(f"Việc của {AN}, tháng 5/2024")
    stranger = await asked(office, CHI, "việc của Bình")
    assert "chỉ xem được việc của mình" in stranger.last().text


async def test_the_office_called_office_is_a_unit_like_others(office: Office) -> None:
    phone = await asked(office, DUNG, "việc của văn phòng")
    assert phone.last().text.startswith("Việc của Văn phòng")


@pytest.mark.parametrize("text", ["xong việc báo cáo sơ kết", "hoàn thành việc bao cao so ket"])
async def test_a_result_of_a_task_named_by_words(office: Office, text: str) -> None:
    phone = await asked(office, AN, text)
    assert "chọn việc cần báo kết quả" in phone.last().text
    phone.tap("2")
    await phone.sees("Việc 2 · chưa bắt đầu")
    assert "Hoàn thành" in phone.labels()


async def test_a_result_of_nothing_one_has_shows_what_one_has(office: Office) -> None:
    phone = await asked(office, AN, "xong việc phóng vệ tinh")
    assert "Không thấy việc chưa xong nào của anh/chị có “phóng vệ tinh”" in phone.last().text
    assert "15 việc" in phone.last().text


async def test_a_result_may_be_of_a_task_of_ones_unit(office: Office) -> None:
    phone = await asked(office, AN, "xong việc tập huấn an toàn")
    assert "Tập huấn an toàn" in phone.last().text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("gia hạn đến 15/6", ["xin gia hạn việc nào", "đến 15/6/2024"]),
        ("báo cáo tiến độ 50%", ["tiến độ việc nào", "“50%”"]),
    ],
)
async def test_what_names_no_task_asks_for_its_number(
    office: Office, text: str, said: list[str]
) -> None:
    phone = await asked(office, BINH, text)
    assert [words for words in said if words not in phone.last().text] == []


async def test_progress_without_a_figure_is_asked_for_below_which_the_task_opens(
    office: Office,
) -> None:
    phone = await asked(office, AN, "cập nhật tiến độ việc 2")
    assert "tiến độ việc nào" in phone.last().text
    assert "Việc 2 · chưa bắt đầu" in phone.last().text
    assert "Tiến độ" in phone.labels()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (AN, "gia hạn việc 2 đến 14/6", "Anh/chị gõ lý do xin gia hạn"),
        (DUNG, "gia hạn việc 2 đến 14/6", "Gia hạn do người chủ trì việc đề nghị"),
        (BINH, "giao việc 2 cho phòng nghiệp vụ", "sang đơn vị khác do văn phòng làm"),
        (GIANG, "giao việc 2 cho thanh tra", "Sửa thành: Thanh tra"),
        (AN, "giao việc 2 cho anh Dũng", "Chỉ lãnh đạo đơn vị chủ trì và văn phòng giao được"),
        (BINH, "cập nhật tiến độ việc 2 50%", "Đã ghi tiến độ 50%"),
    ],
)
async def test_an_act_in_words_is_for_whom_it_is(
    office: Office, name: str, text: str, said: str
) -> None:
    phone = await asked(office, name, text)
    assert said in phone.last().text


async def test_an_order_to_a_unit_is_written_to_its_people(office: Office) -> None:
    phone = await asked(office, BINH, "nhắc phòng nghiệp vụ nộp báo cáo trước thứ sáu")
    assert "Phòng Nghiệp vụ" in phone.last().text
    assert "Gửi ngay (2 người)" in phone.labels()


async def test_an_order_opens_no_list_one_may_not_see(office: Office) -> None:
    phone = await asked(office, CHI, "nhắc phòng nghiệp vụ nộp báo cáo")
    assert phone.labels() == []


async def test_an_order_about_a_hidden_task_shows_nothing_of_it(office: Office) -> None:
    phone = await asked(office, AN, "gia hạn việc 6 đến 15/6")
    assert "Không có việc số 6" in phone.last().text
    assert "Thanh tra đo lường" not in phone.last().text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cập nhật tiến độ việc 9", "tiến độ việc nào"),
        ("gia hạn việc 9 mốc 1 đến 14/6 vì " + "rất bận " * 100, "Lý do: rất bận"),
    ],
)
async def test_the_longest_task_fits_below_what_is_said(
    office: Office, text: str, said: str
) -> None:
    phone = await asked(office, BINH, text)
    shown = phone.last().text
    assert said in shown
    assert "Việc dài" in shown
    assert len(shown) <= 4096


@pytest.mark.parametrize(
    "question", ["phòng nghiệp vụ còn bao nhiêu việc quá hạn", "phong nghiep vu may viec qua han"]
)
async def test_a_count_opens_the_list_of_so_many(office: Office, question: str) -> None:
    phone = await asked(office, DUNG, question)
    assert phone.last().text == "Việc của Phòng Nghiệp vụ, quá hạn: 1 việc."
    phone.tap("Xem danh sách (1)")
    await phone.sees("1 việc.")


async def test_a_count_of_none_has_no_list(office: Office) -> None:
    phone = await asked(office, DUNG, "thanh tra còn bao nhiêu việc quá hạn")
    assert "không có việc nào" in phone.last().text
    assert phone.labels() == []


@pytest.mark.parametrize(
    "question", ["ai chưa xong quý này", "ai chua xong quy nay", "những ai chưa xong quý 2"]
)
async def test_who_is_answered_with_people_and_their_counts(office: Office, question: str) -> None:
    phone = await asked(office, DUNG, question)
    assert phone.last().text.startswith("Các việc, chưa xong, quý II/2024\n3 người có việc.")
    assert phone.labels() == [f"{AN}: 4 việc", f"{BINH}: 2 việc", f"{CHI}: 1 việc"]
    phone.tap(AN)
    await phone.sees(f"Việc của {AN}, chưa xong, quý II/2024\n4 việc")


async def test_which_unit_is_answered_with_units(office: Office) -> None:
    phone = await asked(office, DUNG, "phòng nào quá hạn")
    assert phone.labels() == ["Phòng Nghiệp vụ: 1 việc"]
    phone.tap("Phòng Nghiệp vụ")
    await phone.sees("Việc của Phòng Nghiệp vụ, quá hạn\n1 việc")


async def test_a_lead_sees_the_counts_of_the_unit_alone(office: Office) -> None:
    phone = await asked(office, BINH, "ai chưa xong quý này")
    assert phone.labels() == [f"{AN}: 4 việc", f"{BINH}: 2 việc"]


async def test_an_officer_sees_the_counts_of_the_unit(office: Office) -> None:
    phone = await asked(office, CHI, "ai chưa xong quý này")
    assert phone.last().text.startswith("Việc của Thanh tra, chưa xong, quý II/2024")
    assert phone.labels() == [f"{CHI}: 1 việc"]
    other = await asked(office, AN, "ai chưa xong quý này")
    assert other.labels() == [f"{AN}: 4 việc", f"{BINH}: 2 việc"]


async def test_a_colleagues_list_has_what_one_may_see_oneself(office: Office) -> None:
    async with office.database.write() as session:
        task_id = id_of(await office.task("6"))
        theirs = id_of(await office.person(BINH))
        session.add(Assignment(org_id=1, task_id=task_id, person_id=theirs, part=Part.LEAD))
    phone = await asked(office, AN, "việc của Bình quý này")
    assert phone.last().text.startswith(f"Việc của {BINH}, quý II/2024\n2 việc")
    assert "Thanh tra đo lường" not in phone.last().text
    all_of_them = await asked(office, DUNG, "việc của Bình quý này")
    assert "3 việc" in all_of_them.last().text


async def test_forged_groups_show_no_more_than_asked_ones(office: Office) -> None:
    phone = await asked(office, CHI, "việc của tôi")
    theirs = encode(ShowGroups(Grouping.PERSON, ShowList(TaskFilter(OwnerKind.UNIT, 1))))
    phone.forge(theirs)
    await phone.is_told("chỉ xem được việc của mình")
    phone.forge(encode(ShowGroups(Grouping.PERSON, ShowList(TaskFilter(OwnerKind.ALL)))))
    await phone.sees("1 người có việc")
    assert phone.labels() == [f"{CHI}: 1 việc"]


async def test_many_people_come_in_pages(office: Office) -> None:
    task_id = id_of(await office.task("2"))
    for number in range(9):
        person_id = await joined(office, f"Trần Khang {number}", None)
        async with office.database.write() as session:
            session.add(Assignment(org_id=1, task_id=task_id, person_id=person_id, part=Part.LEAD))
    phone = await asked(office, DUNG, "ai chưa xong tháng 5")
    assert "12 người có việc" in phone.last().text
    phone.tap("Trang 2/2")
    await phone.sees("12 người")
    assert "Trần Khang 8: 1 việc" in phone.labels()


async def test_the_next_people_by_word(office: Office) -> None:
    task_id = id_of(await office.task("2"))
    for number in range(9):
        person_id = await joined(office, f"Trần Khang {number}", None)
        async with office.database.write() as session:
            session.add(Assignment(org_id=1, task_id=task_id, person_id=person_id, part=Part.LEAD))
    phone = await asked(office, DUNG, "ai chưa xong tháng 5", "trang sau")
    assert "Trần Khang 8: 1 việc" in phone.labels()
    phone.say("tiếp")
    await phone.sees("Đây là trang cuối")
    assert "Trần Khang 8: 1 việc" in phone.labels()


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        (DUNG, "Tổng hợp: Các việc, tháng 5/2024"),
        (GIANG, "Tổng hợp: Các việc, tháng 5/2024"),
        (BINH, "Tổng hợp: Việc của Phòng Nghiệp vụ, tháng 5/2024"),
        (AN, "Tổng hợp: Việc của anh/chị, tháng 5/2024"),
    ],
)
async def test_a_summary_is_of_whom_one_answers_for(
    office: Office, name: str, heading: str
) -> None:
    phone = await asked(office, name, "báo cáo tháng")
    assert phone.last().text.startswith(heading)


async def test_every_count_of_a_summary_opens_so_many(office: Office) -> None:
    phone = await asked(office, BINH, "tổng hợp tháng 4")
    labels = phone.labels()
    assert labels == ["Đã giao (5)", "Đã đến hạn (1)", "Trong hạn (4)", "Quá hạn (1)"]
    for label in labels:
        count = label.rpartition("(")[2].rstrip(")")
        phone.say("tổng hợp tháng 4")
        await phone.sees("Tổng hợp")
        phone.tap(label)
        await phone.sees(f"\n{count} việc")


async def test_a_bare_kind_of_unit_is_ones_own_or_the_one_there_is(office: Office) -> None:
    async with office.database.write() as session:
        session.add(Unit(org_id=1, name="Chi cục Thủy lợi"))
    phone = await asked(office, DUNG, "việc của chi cục tháng 5")
    assert phone.last().text.startswith("Việc của Chi cục Thủy lợi, tháng 5/2024")
    own = await asked(office, BINH, "việc của phòng tôi tháng 5")
    assert own.last().text.startswith("Việc của Phòng Nghiệp vụ, tháng 5/2024")
