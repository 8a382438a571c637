"""A summary says what its numbers leave out, in words that hold for every task left out."""

from datetime import date, datetime

from bot.domain import TaskState
from bot.messages.answer import Answer
from bot.storage import Task
from tests.reminders.conftest import Desk, at
from tests.reminders.summaries.conftest import DIRECTOR, GROUP, LEAD, Round
from tests.reminders.summaries.test_one_morning import to

MONDAY = at(20, 7, 30)


async def done(desk: Desk, number: str, on: datetime, due: date | None) -> None:
    task_id = await desk.task(number, due or date(2024, 5, 1), unit=1)

    def end(task: Task) -> None:
        task.state, task.due = TaskState.DONE, due
        task.handed_in_at = task.completed_at = on

    await desk.change(task_id, end)


def only(desk: Desk, chat_id: int) -> Answer:
    (one,) = to(desk, chat_id)
    return one


async def test_a_group_is_told_that_its_heads_numbers_hold_more(desk: Desk, round_: Round) -> None:
    await round_.people()
    await round_.group()
    an = await desk.person("Lê Văn An", telegram_id=1)
    await desk.task("1", date(2024, 5, 10), unit=1)
    await desk.task("2", date(2024, 5, 10), an)
    await round_.tick(MONDAY)
    of_group, of_head = only(desk, GROUP), only(desk, LEAD)
    assert "Đã giao: <b>1</b>" in of_group.text
    assert "Đã giao: <b>2</b>" in of_head.text
    assert "Không gồm việc chỉ giao đích danh cán bộ" in of_group.text
    assert "Không gồm" not in of_head.text
    assert of_group.picture
    assert "Không gồm việc chỉ giao đích danh cán bộ" in of_group.picture.note


async def test_what_is_done_and_has_no_due_date_is_not_called_early(
    desk: Desk, round_: Round
) -> None:
    await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    await done(desk, "2", at(8), None)
    await round_.tick(MONDAY)
    said = "không tính 1 việc đã xong mà chưa đến hạn hoặc không có hạn"
    assert said in only(desk, LEAD).text


async def test_of_a_month_what_was_due_after_it_is_said_to_be(desk: Desk, round_: Round) -> None:
    _, director = await round_.people()
    await round_.set(director, weekly_summary=False)
    await desk.set_policy(quarterly_day=0)
    await desk.task("1", date(2024, 5, 10), unit=1, start=date(2024, 5, 2))
    task_id = await desk.task("2", date(2024, 6, 2), unit=1, start=date(2024, 5, 2))
    await desk.change(task_id, lambda task: setattr(task, "state", TaskState.DONE))
    await round_.tick(at(3, 7, 30, month=6))
    assert "không tính 1 việc đã xong mà chưa đến hạn, hạn ngoài kỳ" in only(desk, DIRECTOR).text
