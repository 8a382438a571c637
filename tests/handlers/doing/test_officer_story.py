"""The part of who co-operates, the story of a task, and its fullest card."""

from sqlalchemy import select
from sqlmodel import col

from bot.domain import Part, TaskState
from bot.storage import (
    Assignment,
    Person,
    Task,
    TaskNote,
)
from tests.demo.pictures import jpeg
from tests.handlers.conftest import AN, BINH, CHI, Office
from tests.handlers.officer_steps import (
    chosen,
    opened,
)
from tests.standin_person import Phone


async def helping(office: Office, number: str = "6") -> Phone:
    """Somebody named as co-operating on a task of another unit."""
    async with office.database.write() as session:
        me = (await session.scalars(select(Person).where(col(Person.full_name) == AN))).one()
        task = (await session.scalars(select(Task).where(col(Task.number) == number))).one()
        helps = Assignment(org_id=1, task_id=task.id or 0, person_id=me.id, part=Part.COORDINATING)
        session.add(helps)
    return await opened(office, number)


async def test_who_co_operates_sends_words_and_files_to_the_doer(office: Office) -> None:
    doer = await office.enrolled(CHI)
    phone = await helping(office)
    phone.tap("Gửi phần phối hợp")
    await phone.sees("phần mình phối hợp")
    phone.say("Số liệu quý I")
    await phone.sees("Số liệu quý I")
    phone.send_file("so-lieu.jpg", jpeg())
    await phone.sees("so-lieu.jpg")
    phone.tap("Gửi")
    await phone.sees("Đã gửi phần phối hợp")
    assert "Số liệu quý I (1 tệp)" in (await doer.sees("gửi phần phối hợp việc 6")).text
    doer.say("việc số 6")
    assert "Số liệu quý I" in (await doer.sees("Việc 6")).text
    assert "Tệp kết quả (1)" in doer.labels()
    assert (await office.task("6")).state is TaskState.NOT_STARTED


async def test_nothing_is_sent_where_nothing_was_said(office: Office) -> None:
    phone = await helping(office)
    phone.tap("Gửi phần phối hợp")
    await phone.sees("phần mình phối hợp")
    phone.tap("Gửi")
    await phone.is_told("Chưa có nội dung hoặc tệp nào")
    async with office.database.read() as session:
        assert (await session.scalars(select(TaskNote))).all() == []


async def test_the_story_tells_all_of_it_in_pages(office: Office) -> None:
    phone = await office.enrolled(AN)
    for share in (10, 20, 30, 40, 50):
        phone.say(f"việc 1 được {share}%, phần {share}")
        await phone.sees(f"Đã ghi tiến độ {share}%")
    phone.say("gia hạn 1 đến 14/6 vì chờ góp ý")
    await phone.sees("Lý do")
    phone.tap("Gửi đề nghị")
    await phone.sees("Đã gửi đề nghị")
    await chosen(phone, "Diễn biến")
    newest = (await phone.sees("Diễn biến việc 1")).text
    assert "xin gia hạn từ 31/5/2024 đến 14/6/2024" in newest
    phone.tap("Trước đó")
    oldest = (await phone.sees("nạp từ ke-hoach.tsv")).text
    assert "Lê Văn An ghi tiến độ 10%" in oldest
    assert "phần 50" in newest + oldest


async def test_nobody_reads_the_story_of_what_they_may_not_see(office: Office) -> None:
    phone = await office.enrolled(CHI)
    phone.forge(f"oh:{(await office.task('1')).id}:")
    await phone.is_told("Không tìm thấy việc này")


async def test_the_way_back_to_the_list_survives_a_panel(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("việc của tôi tháng 5")
    await phone.sees("tháng 5/2024")
    phone.tap("1")
    await phone.sees("Việc 1")
    phone.tap("Tiến độ")
    await phone.sees("chọn mức")
    phone.tap("25%")
    await phone.sees("Đã ghi tiến độ 25%")
    phone.tap("Về danh sách")
    await phone.sees("tháng 5/2024")


async def test_the_fullest_card_stays_below_telegrams_limit(office: Office) -> None:
    phone = await opened(office, "9", name=BINH)
    asking = "gia hạn 9 mốc 1 đến 31/12 vì " + "lý do " * 200
    for text in ("việc 9 được 60%, " + "dài " * 900, asking):
        phone.say(text[:4000])
        await phone.sees("việc 9" if text is asking else "Đã ghi tiến độ")
    phone.tap("Gửi đề nghị")
    assert len((await phone.sees("Đã gửi đề nghị")).text) <= 4096
