"""Handing a result in, step by step, also over a restart, and giving its files back."""

import hashlib
from datetime import date

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import TaskState
from bot.storage import Attachment, Event, Person, Result
from bot.storage.tasks import milestones_of
from tests.demo.pictures import jpeg
from tests.handlers.conftest import AN, BINH, CHI, Office
from tests.handlers.lead_office import needs_approval
from tests.standin_person import Phone

PDF = b"%PDF-1.4 ket qua"


async def begun(office: Office, number: str = "2", *, name: str = AN) -> Phone:
    """An officer who has tapped "Hoàn thành"."""
    phone = await office.enrolled(name)
    phone.say(f"việc số {number}")
    await phone.sees(f"Việc {number}")
    phone.tap("Hoàn thành")
    await phone.sees("gửi kết quả")
    return phone


async def results(office: Office) -> list[Result]:
    async with office.database.read() as session:
        return list(await session.scalars(select(Result).order_by(col(Result.id))))


async def attachments(office: Office) -> list[Attachment]:
    async with office.database.read() as session:
        return list(await session.scalars(select(Attachment).order_by(col(Attachment.id))))


async def test_words_document_and_file_become_one_result(office: Office) -> None:
    phone = await begun(office)
    phone.say("Đã trình, số 123/QĐ-SKHCN ngày 12/5/2024")
    await phone.sees("số 123/QĐ-SKHCN ngày 12/5/2024")
    phone.send_file("Báo cáo sơ kết.pdf", PDF)
    await phone.sees("Báo cáo sơ kết.pdf")
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận hoàn thành việc 2")
    (result,) = await results(office)
    assert (result.document_number, str(result.document_date)) == ("123/QĐ-SKHCN", "2024-05-12")
    assert (await office.task("2")).state is TaskState.DONE


async def test_what_is_told_with_the_order_begins_the_result(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("xong việc 2 số 12/BC-DL ngày 12/5")
    await phone.sees("số 12/BC-DL ngày 12/5/2024")
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận hoàn thành việc 2")
    (result,) = await results(office)
    assert (result.document_number, result.text) == ("12/BC-DL", "số 12/BC-DL ngày 12/5")


async def test_a_file_is_kept_by_its_content_under_its_own_name(office: Office) -> None:
    phone = await begun(office)
    phone.send_file("Kết quả.pdf", PDF)
    await phone.sees("Kết quả.pdf")
    (kept,) = await attachments(office)
    digest = hashlib.sha256(PDF).hexdigest()
    assert (kept.sha256, kept.name, kept.size) == (digest, "Kết quả.pdf", len(PDF))
    assert (office.files / digest[:2] / digest).read_bytes() == PDF


async def test_the_files_come_back_from_the_card(office: Office) -> None:
    phone = await begun(office)
    phone.send_file("Kết quả.pdf", PDF)
    await phone.sees("Kết quả.pdf")
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận")
    phone.say("việc số 2")
    await phone.sees("1 tệp")
    phone.tap("Tệp kết quả (1)")
    sent = await phone.sees()
    file = office.world.files.get(sent.file_id or "")
    assert file is not None
    assert (file.name, office.world.files.content(file)) == ("Kết quả.pdf", PDF)


async def test_an_album_is_answered_once(office: Office) -> None:
    phone = await begun(office)
    before = len(phone.from_bot())
    phone.send_files([("a.pdf", b"A"), ("b.pdf", b"B"), ("c.pdf", b"C")])
    text = (await phone.sees("c.pdf")).text
    assert "a.pdf" in text
    assert len(phone.from_bot()) == before + 1


async def test_photos_are_taken_and_given_back(office: Office) -> None:
    phone = await begun(office)
    phone.send_photo(jpeg(), caption="ảnh hội nghị")
    await phone.sees("ảnh hội nghị")
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận")
    phone.tap("Tệp kết quả (1)")
    assert (await phone.sees()).file_id
    (kept,) = await attachments(office)
    assert kept.is_photo


async def test_it_goes_on_after_a_restart(office: Office) -> None:
    phone = await begun(office)
    phone.say("Đã họp")
    await phone.sees("Đã họp")
    await office.restart()
    phone.send_file("bien-ban.pdf", PDF)
    await phone.sees("bien-ban.pdf")
    await office.restart()
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận hoàn thành việc 2")
    (result,) = await results(office)
    assert result.text == "Đã họp"


async def test_xong_works_at_once(office: Office) -> None:
    phone = await begun(office)
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận hoàn thành việc 2")


@pytest.mark.parametrize("steps", [[], ["chữ"], ["chữ", "tệp"]])
async def test_huy_works_at_every_step(office: Office, steps: list[str]) -> None:
    phone = await begun(office)
    for step in steps:
        if step == "chữ":
            phone.say("Đang viết dở")
        else:
            phone.send_file("nhap.pdf", PDF)
        await phone.sees("Đã ghi:")
    phone.tap("Huỷ")
    await phone.sees("Việc vẫn như trước")
    assert await results(office) == []
    assert await attachments(office) == []
    assert (await office.task("2")).state is TaskState.NOT_STARTED


async def test_the_command_leaves_too(office: Office) -> None:
    phone = await begun(office)
    phone.say("/huy")
    await phone.sees("Việc vẫn như trước")
    phone.say("/huy")
    await phone.sees("Không có gì đang làm dở")


async def test_two_taps_at_once_hand_in_once(office: Office) -> None:
    phone = await begun(office)
    task = await office.task("2")
    prompt = phone.last().id
    phone.forge(f"f:{task.id}", message_id=prompt)
    phone.forge(f"f:{task.id}", message_id=prompt)
    await phone.is_told("đã hoàn thành")
    assert len(await results(office)) == 1


async def test_an_old_button_says_what_became_of_the_task(office: Office) -> None:
    phone = await begun(office)
    task = await office.task("2")
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận")
    phone.forge(f"s:{task.id}")
    await phone.is_told("đã hoàn thành hoặc không còn mở")


async def test_two_people_finish_one_task_once(office: Office) -> None:
    an = await begun(office)
    lead = await office.enrolled(BINH)
    task = await office.task("2")
    lead.forge(f"s:{task.id}")
    await lead.sees("gửi kết quả")
    an.tap("Xong")
    await an.sees("Đã ghi nhận")
    lead.tap("Xong")
    await lead.is_told("đã hoàn thành hoặc không còn mở")
    assert len(await results(office)) == 1


async def test_the_unit_may_finish_what_names_nobody(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("xong việc 5")
    await phone.sees("gửi kết quả")


async def test_somebody_elses_task_is_refused_with_a_reason(office: Office) -> None:
    task = await office.task("2")
    phone = await office.enrolled(CHI)
    phone.forge(f"s:{task.id}")
    await phone.is_told("Không tìm thấy việc này")


async def test_a_file_without_a_task_is_told_where_to_go(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.send_file("a.pdf", PDF)
    await phone.sees("bấm Hoàn thành trước khi gửi tệp")


async def test_a_file_over_twenty_megabytes_is_refused_and_nothing_is_lost(office: Office) -> None:
    phone = await begun(office)
    phone.say("Đã họp")
    await phone.sees("Đã họp")
    phone.send_file("phim.mp4", b"\0" * (20 * 1024 * 1024 + 1))
    await phone.sees("lớn hơn 20 MB")
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận")
    (result,) = await results(office)
    assert result.text == "Đã họp"


async def test_hostile_file_names_become_names(office: Office) -> None:
    phone = await begun(office)
    phone.send_file("../../etc/pass\u202ewd<b>.pdf", PDF)
    await phone.sees("Đã ghi:")
    (kept,) = await attachments(office)
    assert "/" not in kept.name
    assert "\u202e" not in kept.name


async def test_the_same_file_twice_is_taken_once(office: Office) -> None:
    phone = await begun(office)
    for _ in range(2):
        phone.send_file("a.pdf", PDF)
        await phone.sees("a.pdf")
    assert len(await attachments(office)) == 1


async def test_every_hand_in_leaves_an_event(office: Office) -> None:
    phone = await begun(office)
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận")
    async with office.database.read() as session:
        event = (await session.scalars(select(Event).order_by(col(Event.id).desc()))).first()
    assert event is not None
    assert (event.action, event.before["state"], event.after["state"]) == (
        "handed_in",
        "not_started",
        "done",
    )


async def test_a_menu_key_is_no_result(office: Office) -> None:
    phone = await begun(office)
    phone.tap("Việc quá hạn")
    await phone.sees("Rà soát danh mục")
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận")
    (result,) = await results(office)
    assert result.text == ""


async def test_an_unfinished_hand_in_is_forgotten_after_two_days(office: Office) -> None:
    phone = await begun(office)
    office.clock.move_to(office.clock.now().replace(day=18))
    phone.say("việc của tôi tháng 5")
    await phone.sees("tháng 5/2024")
    phone.tap("Xong") if "Xong" in phone.labels() else phone.forge(
        f"f:{(await office.task('2')).id}"
    )
    await phone.is_told("Không có phần báo kết quả nào đang mở")


async def test_a_long_text_comes_in_parts_and_is_kept_whole(office: Office) -> None:
    phone = await begun(office)
    for part in ("a" * 4000, "b" * 1000):
        phone.say(part)
        await phone.sees("Đã ghi:")
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận")
    (result,) = await results(office)
    assert result.text == "a" * 4000 + "\n" + "b" * 1000


async def test_more_than_anybody_writes_is_refused(office: Office) -> None:
    phone = await begun(office)
    for _ in range(5):
        phone.say("x" * 4000)
        await phone.sees("Báo kết quả việc 2")
    phone.say("x" * 4000)
    await phone.sees("dài quá 20.000")
    assert await results(office) == []


async def test_invisible_characters_are_dropped_and_tags_stay_words(office: Office) -> None:
    phone = await begun(office)
    phone.say("Đã\u202e trình\u200b <b>Sở</b>")
    await phone.sees("Đã trình <b>Sở</b>")
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận")
    (result,) = await results(office)
    assert result.text == "Đã trình <b>Sở</b>"


@pytest.mark.parametrize(
    ("name", "content"),
    [("bao-cao.pdf.exe", b"PDF"), ("bao-cao.pdf", b"MZ\x90\0"), ("bao-cao.pdf", b"\x7fELF\2")],
)
async def test_programs_are_refused_under_any_name(
    office: Office, name: str, content: bytes
) -> None:
    phone = await begun(office)
    phone.send_file(name, content)
    await phone.sees("là chương trình nên theo quy định không nhận")
    assert await attachments(office) == []


async def test_a_picture_that_is_none_is_refused(office: Office) -> None:
    phone = await begun(office)
    phone.send_file("anh.jpg", b"<html>")
    await phone.sees("không phải ảnh")
    phone.send_file("anh.jpg", jpeg())
    await phone.sees("anh.jpg")
    assert [file.name for file in await attachments(office)] == ["anh.jpg"]


async def test_another_hand_in_waits_until_this_one_is_finished(office: Office) -> None:
    phone = await begun(office)
    phone.say("Đã họp")
    await phone.sees("Đã họp")
    phone.forge(f"s:{(await office.task('1')).id}")
    await phone.is_told("việc 2 đang làm dở")
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận")
    (result,) = await results(office)
    assert result.text == "Đã họp"


async def test_a_question_in_the_middle_is_a_question(office: Office) -> None:
    phone = await begun(office)
    phone.say("việc của tôi tháng 5")
    await phone.sees("tháng 5/2024")
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận")
    (result,) = await results(office)
    assert result.text == ""


async def test_a_recurring_task_goes_on_and_keeps_its_dated_end(office: Office) -> None:
    phone = await begun(office, "8", name=BINH)
    phone.tap("Xong")
    await phone.sees("kỳ sau vẫn được nhắc")
    task = await office.task("8")
    assert (task.state, task.due) == (TaskState.IN_PROGRESS, date(2024, 12, 15))
    async with office.database.read() as session:
        found = await milestones_of(session, task.id or 0)
    assert [(one.due, one.done_at) for one in found] == [
        (date(2024, 6, 20), None),
        (date(2024, 12, 15), None),
    ]


async def test_words_end_a_hand_in_as_its_buttons_do(office: Office) -> None:
    phone = await begun(office)
    phone.say("Đã trình Sở")
    await phone.sees("Đã trình Sở")
    phone.say("xong rồi ạ")
    await phone.sees("Đã ghi nhận hoàn thành việc 2")
    (result,) = await results(office)
    assert result.text == "Đã trình Sở"


async def test_words_leave_a_hand_in_without_a_result(office: Office) -> None:
    phone = await begun(office)
    phone.say("thôi huỷ bỏ đi")
    await phone.sees("Đã bỏ phần báo kết quả")
    assert await results(office) == []


async def test_a_document_is_shown_once(office: Office) -> None:
    phone = await begun(office)
    phone.say("Đã trình, số 123/QĐ-SKHCN ngày 12/5")
    text = (await phone.sees("số 123/QĐ-SKHCN ngày 12/5/2024")).text
    assert (text.count("123/QĐ-SKHCN"), "• Đã trình\n" in text) == (1, True)


async def test_who_hands_in_to_nobody_learns_whom_to_ask(office: Office) -> None:
    await needs_approval(office)
    async with office.database.write() as session:
        for person in await session.scalars(select(Person)):
            person.roles = ["officer"]
    phone = await begun(office)
    phone.say("Đã trình")
    await phone.sees("Đã trình")
    phone.tap("Xong")
    await phone.sees("chưa có ai khác duyệt được kết quả này")
