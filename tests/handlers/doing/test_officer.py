"""How far a task is: shares tapped and typed, words, work begun."""

from bot.domain import TaskState
from bot.storage import (
    NoteKind,
)
from tests.handlers.conftest import CHI, Office
from tests.handlers.officer_steps import (
    events,
    notes,
    opened,
)


async def test_a_tap_on_a_share_shows_the_card_with_it_in_the_same_message(
    office: Office,
) -> None:
    phone = await opened(office, "1")
    shown, before = phone.last().id, len(phone.from_bot())
    phone.tap("Tiến độ")
    await phone.sees("chọn mức hoàn thành")
    phone.tap("50%")
    assert "▓▓▓▓▓░░░░░ 50%" in (await phone.sees("Đã ghi tiến độ 50%")).text
    assert (phone.last().id, len(phone.from_bot())) == (shown, before)
    task = await office.task("1")
    assert (task.progress, task.state) == (50, TaskState.IN_PROGRESS)


async def test_a_share_and_words_are_typed_together(office: Office) -> None:
    phone = await opened(office, "1")
    phone.tap("Tiến độ")
    await phone.sees("chọn mức hoàn thành")
    phone.say("60%, đã xong <b>dự thảo</b>")
    await phone.sees("Đã ghi tiến độ 60%")
    (note,) = await notes(office)
    assert (note.progress, note.text, note.kind) == (
        60,
        "đã xong <b>dự thảo</b>",
        NoteKind.PROGRESS,
    )


async def test_words_alone_leave_the_share_as_it_was(office: Office) -> None:
    phone = await opened(office, "1")
    phone.say("việc 1 được 40%")
    await phone.sees("Đã ghi tiến độ 40%")
    phone.say("tiến độ việc 1: đã trình lãnh đạo")
    assert "đã trình lãnh đạo" in (await phone.sees("Đã ghi tiến độ.")).text
    assert (await office.task("1")).progress == 40


async def test_work_is_begun_by_a_tap_and_in_words(office: Office) -> None:
    phone = await opened(office, "1")
    phone.tap("Tiến độ")
    await phone.sees("chọn mức hoàn thành")
    phone.tap("Bắt đầu")
    await phone.sees("đang thực hiện")
    phone.say("bắt đầu việc 2")
    await phone.sees("Đã ghi là đang thực hiện")
    assert (await office.task("1")).state is TaskState.IN_PROGRESS
    assert (await office.task("2")).state is TaskState.IN_PROGRESS


async def test_the_same_share_twice_is_noted_once(office: Office) -> None:
    phone = await opened(office, "1")
    task = await office.task("1")
    phone.forge(f"os:{task.id}:75")
    await phone.sees("Đã ghi tiến độ 75%")
    phone.forge(f"os:{task.id}:75")
    await phone.sees("vẫn là 75%")
    assert len(await notes(office)) == 1
    assert [event.action for event in await events(office, task.id)] == ["progress_reported"]


async def test_somebody_else_s_progress_is_refused_with_a_way_on(office: Office) -> None:
    phone = await office.enrolled(CHI)
    phone.forge(f"os:{(await office.task('1')).id}:75")
    await phone.is_told("Không tìm thấy việc này")
    assert await notes(office) == []


async def test_progress_of_a_task_that_is_done_is_refused(office: Office) -> None:
    phone = await opened(office, "2")
    phone.tap("Hoàn thành")
    await phone.sees("gửi kết quả")
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận")
    phone.forge(f"os:{(await office.task('2')).id}:75")
    await phone.is_told("đã hoàn thành nên không ghi thêm")


async def test_words_about_another_task_are_noted_there(office: Office) -> None:
    phone = await opened(office, "1")
    phone.tap("Tiến độ")
    await phone.sees("chọn mức hoàn thành")
    phone.say("việc 2 được 30%")
    await phone.sees("Đã ghi tiến độ 30%")
    assert ((await office.task("1")).progress, (await office.task("2")).progress) == (None, 30)


async def test_a_redelivered_tap_notes_nothing_twice(office: Office) -> None:
    phone = await opened(office, "1")
    phone.say("việc 1 được 40%, dự thảo")
    await phone.sees("Đã ghi tiến độ 40%")
    office.world.redeliver()
    phone.say("việc số 2")
    await phone.sees("Việc 2")
    assert len(await notes(office)) == 1


async def test_a_panel_goes_on_after_a_restart(office: Office) -> None:
    phone = await opened(office, "1")
    phone.forge(f"op:{(await office.task('1')).id}")
    await phone.sees("chọn mức hoàn thành")
    await office.restart()
    phone.say("75%")
    await phone.sees("Đã ghi tiến độ 75%")


async def test_words_are_no_answer_any_more_once_the_card_is_open_again(office: Office) -> None:
    phone = await opened(office, "1")
    phone.tap("Tiến độ")
    await phone.sees("chọn mức hoàn thành")
    phone.tap("Về việc")
    await phone.sees("Hạn:")
    phone.say("việc của tôi tháng 5")
    await phone.sees("tháng 5/2024")
    assert await notes(office) == []


async def test_words_about_a_task_there_is_none_of_are_not_noted_on_another(
    office: Office,
) -> None:
    phone = await opened(office, "2")
    phone.tap("Tiến độ")
    await phone.sees("chọn mức hoàn thành")
    phone.say("việc 77 được 60%")
    await phone.sees("77")
    assert (await office.task("2")).progress is None
