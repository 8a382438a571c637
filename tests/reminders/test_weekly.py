"""The weekly summary of groups: once a group and week, on its day, with what holds then."""

from datetime import date, datetime, timedelta

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.domain import MessageState, TaskState
from bot.reminders.weekly import plan_weekly
from bot.storage import GroupChat, Organisation
from tests.reminders.conftest import LONG_AGO, Desk, at

MONDAY = 20
"""Of May 2024."""
GROUP = -100


async def group(
    desk: Desk,
    chat_id: int = GROUP,
    *,
    unit: int | None = 1,
    thread: int | None = None,
    since: datetime = LONG_AGO,
) -> int:
    async with desk.database.write() as session:
        row = GroupChat(
            org_id=1, unit_id=unit, chat_id=chat_id, thread_id=thread, title="Nhóm", added_at=since
        )
        session.add(row)
        await session.flush()
        return row.id or 0


async def tick(desk: Desk, instant: datetime) -> int:
    """Plans and delivers at an instant; how many went out to groups."""
    desk.clock.move_to(instant)
    before = len(desk.telegram.sent)
    await plan_weekly(desk.database, instant)
    await desk.delivery.deliver_due()
    return len(desk.telegram.sent) - before


async def stored(desk: Desk, group_id: int) -> GroupChat:
    async with desk.database.read() as session:
        return await session.get_one(GroupChat, group_id)


def texts(desk: Desk) -> str:
    return "\n".join(answer.text for _, answer in desk.telegram.sent)


async def test_it_goes_out_at_its_minute_and_once(desk: Desk) -> None:
    await group(desk)
    assert await tick(desk, at(MONDAY, 7, 29)) == 0
    assert await tick(desk, at(MONDAY, 7, 30)) == 1
    assert await tick(desk, at(MONDAY, 7, 31)) == 0
    assert await tick(desk, at(MONDAY + 4, 9)) == 0
    assert await tick(desk, at(MONDAY + 7, 7, 30)) == 1


async def test_what_was_missed_waits_for_the_working_hours(desk: Desk) -> None:
    await group(desk)
    assert await tick(desk, at(MONDAY, 20)) == 0
    assert await tick(desk, at(MONDAY + 1, 7, 59)) == 0
    assert await tick(desk, at(MONDAY + 1, 8)) == 1


async def test_a_week_that_is_over_is_not_made_up(desk: Desk) -> None:
    await group(desk)
    assert await tick(desk, at(MONDAY + 5, 10)) == 0
    assert await tick(desk, at(MONDAY + 7, 7)) == 0


async def test_a_group_connected_after_the_hour_begins_next_week(desk: Desk) -> None:
    await group(desk, since=at(MONDAY, 7, 31))
    assert await tick(desk, at(MONDAY, 9)) == 0
    assert await tick(desk, at(MONDAY + 7, 7, 30)) == 1


async def test_the_office_names_the_day_and_hour(desk: Desk) -> None:
    await group(desk)
    async with desk.database.write() as session:
        office = await session.get_one(Organisation, 1)
        office.policy = {"weekly_day": 5, "weekly_hour": "16:15"}
    assert await tick(desk, at(MONDAY + 4, 16, 14)) == 0
    assert await tick(desk, at(MONDAY + 4, 16, 15)) == 1


async def test_it_counts_what_holds_when_it_goes_out(desk: Desk) -> None:
    await group(desk)
    late = await desk.task("1", date(2024, 5, 10), unit=1)
    await desk.task("2", date(2024, 5, 22), unit=1)
    await desk.task("3", date(2024, 5, 10))
    await desk.change(late, lambda task: setattr(task, "state", TaskState.AWAITING_APPROVAL))
    await tick(desk, at(MONDAY, 7, 30))
    said = texts(desk)
    assert "Đã giao: <b>2</b>" in said
    assert "Quá hạn: <b>0</b>" in said
    assert "Chờ duyệt: <b>1</b>" in said
    assert "Tuần này sẽ đến hạn: <b>1</b>" in said


async def test_it_names_no_task_and_no_person(desk: Desk) -> None:
    await group(desk, unit=None)
    an = await desk.person("Lê Văn An", telegram_id=1)
    await desk.task("1", date(2024, 5, 10), an, unit=1)
    await tick(desk, at(MONDAY, 7, 30))
    said = texts(desk)
    assert "Quá hạn: <b>1</b>" in said
    assert "Phòng Nghiệp vụ: <b>1</b>" in said
    assert "An" not in said
    assert "Việc 1" not in said


async def test_its_picture_names_no_person(desk: Desk) -> None:
    await group(desk)
    an = await desk.person("Lê Văn An", telegram_id=1)
    await desk.task("1", date(2024, 5, 10), an, unit=1)
    await tick(desk, at(MONDAY, 7, 30))
    (answer,) = [answer for chat_id, answer in desk.telegram.sent if chat_id == GROUP]
    assert answer.picture
    assert [bar.label for bar in answer.picture.bars] == ["Quá hạn"]


async def test_topics_of_one_group_come_one_after_the_other(desk: Desk) -> None:
    for thread in range(1, 4):
        await group(desk, thread=thread)
    assert await tick(desk, at(MONDAY, 7, 30)) == 1
    assert await tick(desk, at(MONDAY, 7, 30) + timedelta(seconds=8)) == 2
    assert sorted(answer.topic or 0 for _, answer in desk.telegram.sent) == [1, 2, 3]


async def test_a_group_that_moved_is_followed_and_kept(desk: Desk) -> None:
    first, second = await group(desk, thread=1), await group(desk, thread=2)
    desk.telegram.refusals[GROUP] = [ChatMigrated(-200)]
    assert await tick(desk, at(MONDAY, 7, 30)) == 1
    assert (await stored(desk, first)).chat_id == -200
    assert (await stored(desk, second)).chat_id == -200


@pytest.mark.parametrize(
    ("refusal", "why"),
    [
        (Forbidden("Forbidden: bot was kicked from the group chat"), "gone"),
        (BadRequest("Chat not found"), "gone"),
        (BadRequest("Message thread not found"), "no-topic"),
    ],
)
async def test_a_group_that_is_gone_hears_no_more(desk: Desk, refusal: Exception, why: str) -> None:
    group_id = await group(desk)
    await desk.person("Văn phòng", telegram_id=5, roles="office")
    desk.telegram.refusals[GROUP] = [refusal]
    await tick(desk, at(MONDAY, 7, 30))
    assert (await stored(desk, group_id)).removed_why == why
    assert await tick(desk, at(MONDAY, 8)) == 1
    assert len(desk.telegram.texts(5)) == 1
    assert await tick(desk, at(MONDAY + 7, 8)) == 0


async def test_a_group_that_silences_the_bot_stays_and_the_office_hears(desk: Desk) -> None:
    group_id = await group(desk)
    await desk.person("Văn phòng", telegram_id=5, roles="office")
    desk.telegram.refusals[GROUP] = [
        BadRequest("Not enough rights to send text messages to the chat")
    ]
    await tick(desk, at(MONDAY, 9))
    assert (await stored(desk, group_id)).removed_at is None
    await tick(desk, at(MONDAY, 9, 1))
    assert len(desk.telegram.texts(5)) == 1
    assert "không được quyền gửi tin" in desk.telegram.texts(5)[0]


async def test_what_waits_for_a_group_that_was_ended_is_put_aside(desk: Desk) -> None:
    group_id = await group(desk)
    desk.clock.move_to(at(MONDAY, 7, 30))
    await plan_weekly(desk.database, at(MONDAY, 7, 30))
    async with desk.database.write() as session:
        (await session.get_one(GroupChat, group_id)).removed_at = at(MONDAY, 7, 31)
    assert await desk.delivery.deliver_due() == 0
    (message,) = await desk.messages()
    assert message.state is MessageState.STALE
