"""Words go on from what was shown, in the form it was shown; a place is counted there."""

import pytest
from sqlalchemy import update

from bot.storage import Plan
from tests.handlers.asking.test_choices import asked, joined, unit_of
from tests.handlers.conftest import AN, BINH, CHI, DUNG, GIANG, Office


@pytest.mark.parametrize(
    ("questions", "opened"),
    [
        (("ai chưa xong tháng 5", "cái thứ 2"), f"Việc của {BINH}, chưa xong, tháng 5/2024"),
        (("ai chưa xong tháng 5", "cái cuối cùng"), f"Việc của {CHI}, chưa xong, tháng 5/2024"),
        (("tổng hợp quý 2", "cái thứ 2"), "Các việc, đã đến hạn, quý II/2024"),
        (("bao nhiêu việc tháng 9", "cái đầu tiên"), "Các việc, tháng 9/2024"),
        (("asdf tháng 9", "cái thứ 1"), "Việc của anh/chị, tháng 9/2024"),
        (("việc tháng 5", "asdf tháng 9", "cái thứ 1"), "Việc của anh/chị, tháng 9/2024"),
        (("việc tháng 5", "blabla 2 blabla", "cái thứ 1"), "Việc 2 · chưa bắt đầu"),
    ],
)
async def test_a_place_is_counted_in_what_was_seen_last(
    office: Office, questions: tuple[str, ...], opened: str
) -> None:
    phone = await asked(office, DUNG, *questions)
    assert phone.last().text.startswith(opened)


async def test_a_place_is_counted_in_the_tasks_of_one_number(office: Office) -> None:
    first, other = await office.task("2"), await office.task("4")
    async with office.database.write() as session:
        (await session.merge(other)).number = "2"
    phone = await asked(office, DUNG, "việc tháng 9", "việc số 2")
    contents = sorted((first, other), key=lambda task: task.position)
    phone.say("cái thứ 2")
    await phone.sees(contents[1].content)
    phone.say("còn tháng 10?")
    await phone.sees("Các việc, tháng 10/2024")


async def test_a_place_is_counted_in_the_names_asked_back(office: Office) -> None:
    await joined(office, "Đỗ Thanh Bình", await unit_of(office, CHI))
    phone = await asked(office, DUNG, "việc tháng 9", "việc của Bình tháng 5")
    second = phone.labels()[1]
    phone.say("cái thứ 2")
    await phone.sees(f"Việc của {second}, tháng 5/2024")


async def test_a_place_where_nothing_was_offered_is_said_so(office: Office) -> None:
    phone = await asked(office, DUNG, "ai chưa xong tháng 5", "cái thứ 9")
    assert phone.last().text == "Không có lựa chọn thứ 9."


async def test_there_is_no_next_page_of_a_summary(office: Office) -> None:
    phone = await asked(office, DUNG, "tổng hợp quý 2", "tiếp")
    assert "Chưa có danh sách nào vừa mở" in phone.last().text


@pytest.mark.parametrize("name", ["Thanh Bình", "đỗ thanh bình", "chị Đỗ Thanh Bình"])
async def test_a_name_typed_after_which_one_keeps_the_question(office: Office, name: str) -> None:
    await joined(office, "Đỗ Thanh Bình", await unit_of(office, CHI))
    phone = await asked(office, DUNG, "việc chưa xong của Bình tháng 5", name)
    assert phone.last().text.startswith("Việc của Đỗ Thanh Bình, chưa xong, tháng 5/2024")


async def test_a_name_that_was_not_among_the_choices_keeps_the_question_too(
    office: Office,
) -> None:
    for number in range(10):
        await joined(office, f"Trần {'ABCDEGHIKL'[number]} Khang", None)
    phone = await asked(office, DUNG, "việc của Khang tháng 5", "Trần L Khang")
    assert phone.last().text.startswith("Việc của Trần L Khang, tháng 5/2024")


async def test_going_on_before_the_name_is_chosen_asks_back_again(office: Office) -> None:
    await joined(office, "Đỗ Thanh Bình", await unit_of(office, CHI))
    phone = await asked(office, DUNG, "việc của Bình tháng 4", "còn tháng 5?")
    assert phone.last().text.startswith("Có nhiều người khớp “Bình”")
    phone.tap(BINH)
    await phone.sees(f"Việc của {BINH}, tháng 5/2024")


async def test_another_question_after_which_one_stands_alone(office: Office) -> None:
    await joined(office, "Đỗ Thanh Bình", await unit_of(office, CHI))
    phone = await asked(office, DUNG, "việc của Bình tháng 5", "việc của tôi tháng 9")
    assert phone.last().text.startswith("Việc của anh/chị, tháng 9/2024")


@pytest.mark.parametrize(
    ("first", "then", "heading"),
    [
        ("ai chưa xong tháng 4", "còn tháng 5?", "Các việc, chưa xong, tháng 5/2024\n3 người"),
        ("ai chưa xong", "của phòng nghiệp vụ", "Việc của Phòng Nghiệp vụ, chưa xong\n2 người"),
        ("phòng nào chưa xong", "còn tháng 5?", "Các việc, chưa xong, tháng 5/2024\n2 đơn vị"),
        ("phòng nghiệp vụ tháng 5", "ai làm", "Việc của Phòng Nghiệp vụ, tháng 5/2024\n2 người"),
        ("phòng nghiệp vụ tháng 5", "thế phòng nào", "Các việc, tháng 5/2024\n2 đơn vị"),
        ("tổng hợp quý 2", "còn quý 3?", "Tổng hợp: Các việc, quý III/2024"),
        (
            "tổng hợp quý 2",
            "còn phòng nghiệp vụ?",
            "Tổng hợp: Việc của Phòng Nghiệp vụ, quý II/2024",
        ),
        ("tổng hợp quý 2", "chỉ việc quá hạn", "Các việc, quá hạn, quý II/2024"),
        ("bao nhiêu việc tháng 5", "còn tháng 9?", "Các việc, tháng 9/2024: 12 việc."),
    ],
)
async def test_the_form_is_kept(office: Office, first: str, then: str, heading: str) -> None:
    phone = await asked(office, DUNG, first, then)
    assert phone.last().text.startswith(heading)


async def test_the_people_of_a_unit_are_counted_by_their_own_lists(office: Office) -> None:
    phone = await asked(office, DUNG, "phòng nghiệp vụ tháng 5", "ai làm")
    for label in phone.labels():
        name, _, count = label.partition(": ")
        phone.say("phòng nghiệp vụ tháng 5")
        await phone.sees()
        phone.say("ai làm")
        await phone.sees()
        phone.tap(label)
        await phone.sees(f"Việc của {name}, tháng 5/2024\n{count}")


async def test_the_next_page_of_people_by_word(office: Office) -> None:
    phone = await asked(office, DUNG, "ai chưa xong tháng 5", "tiếp")
    assert phone.last().text.startswith(
        "Đây là trang cuối.\nCác việc, chưa xong, tháng 5/2024\n3 người"
    )


@pytest.mark.parametrize("name", [AN, BINH])
async def test_who_does_not_see_all_is_told_so(office: Office, name: str) -> None:
    phone = await asked(office, name, "ai chưa xong")
    assert "Trong phần anh/chị được xem." in phone.last().text
    director = await asked(office, DUNG, "ai chưa xong")
    assert "Trong phần" not in director.last().text


@pytest.mark.parametrize(
    ("words", "note"),
    [
        (("tiếp", "tiếp"), "Đây là trang cuối."),
        (("trang 900",), "Đây là trang cuối."),
        (("trang trước",), "Đây là trang đầu."),
    ],
)
async def test_that_there_is_no_further_page_is_said(
    office: Office, words: tuple[str, ...], note: str
) -> None:
    phone = await asked(office, AN, "việc của tôi tháng 9", *words)
    assert phone.last().text.startswith(note)


async def test_the_last_page_asked_for_is_no_surprise(office: Office) -> None:
    phone = await asked(office, AN, "việc của tôi tháng 9", "trang cuối")
    assert phone.last().text.startswith("Việc của anh/chị")


async def test_from_a_line_chosen_there_is_a_way_back(office: Office) -> None:
    phone = await asked(office, AN, "việc của tôi tháng 5", "cái số 1")
    phone.tap("Việc 1: Lập hồ sơ")
    await phone.sees("Việc 1 ·")
    phone.tap("Về danh sách")
    await phone.sees("Việc của anh/chị, tháng 5/2024")


@pytest.mark.parametrize("text", ["việc của tôi", "/viec", "ai chưa xong", "tổng hợp quý 2"])
async def test_without_a_plan_that_is_what_is_said(office: Office, text: str) -> None:
    async with office.database.write() as session:
        await session.execute(update(Plan).values(status="dropped"))
    phone = await asked(office, AN, text)
    assert phone.last().text == "Cơ quan chưa nạp kế hoạch nào nên chưa có việc để xem."
    keeper = await asked(office, GIANG, text)
    assert "gửi tệp kế hoạch" in keeper.last().text


async def test_a_count_after_a_slip_says_what_was_looked_for_in_the_words_typed(
    office: Office,
) -> None:
    phone = await asked(office, DUNG, "tìm hội nghịh chuyên đề", "bao nhiêu việc")
    assert phone.last().text == (
        "Không có “hội nghịh chuyên đề”; kết quả cho “Hội nghị chuyên đề”:\n"
        "Kết quả tìm “Hội nghị chuyên đề”: 10 việc."
    )


async def test_a_count_of_some_words_says_so(office: Office) -> None:
    phone = await asked(office, DUNG, "tìm hội nghị abcxyzq", "bao nhiêu việc")
    assert "Không có việc nào đủ các từ" in phone.last().text
    assert "10 việc" in phone.last().text
