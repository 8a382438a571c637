"""Two bots on one PostgreSQL: whoever gets the next update goes on where the other one stopped."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text

from bot.domain import TaskState
from bot.storage import OutboxMessage, PlanReview, Result, SeenUpdate
from tests.handlers.conftest import AN, CHI, GIANG, SlowReading
from tests.handlers.lead_office import hand_in
from tests.handlers.sent_plans import count
from tests.plans.plan_text import plan_text
from tests.processes.pair import Pair
from tests.processes.waiting import becomes
from tests.storage.test_locks import CUT

PDF = b"%PDF-1.4 ket qua"


async def rows(pair: Pair, table: type[Result | SeenUpdate | OutboxMessage]) -> int:
    async with pair.office.database.read() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def handled(pair: Pair) -> None:
    """Waits until Telegram has nothing left to bring."""
    await becomes(lambda: pair.office.world.updates.is_empty)


async def test_a_dialogue_begun_at_one_goes_on_at_the_other(pair: Pair) -> None:
    phone = await pair.office.enrolled(AN)
    pair.to(0)
    phone.say("việc số 2")
    await phone.sees("Việc 2")
    phone.tap("Hoàn thành")
    await phone.sees("gửi kết quả")
    pair.to(1)
    phone.send_file("Báo cáo sơ kết.pdf", PDF)
    await phone.sees("Báo cáo sơ kết.pdf")
    pair.to(0)
    phone.tap("Xong")
    await phone.sees("Đã ghi nhận hoàn thành việc 2")
    pair.to(1)
    phone.say("việc số 2")
    await phone.sees("Việc 2")
    phone.tap("Tệp kết quả")
    await phone.wait_for(
        lambda: next((one for one in phone.from_bot() if one.file_id), None), "the file"
    )
    assert await rows(pair, Result) == 1


async def test_an_act_at_one_is_taken_back_at_the_other(pair: Pair) -> None:
    phone = await pair.office.enrolled(AN)
    pair.to(0)
    await hand_in(phone, "2", said="Đã ghi nhận hoàn thành")
    await phone.wait_for(lambda: phone.button("Hoàn tác"), "Hoàn tác")
    pair.to(1)
    phone.tap("Hoàn tác")
    await phone.is_told()
    assert (await pair.office.task("2")).state is TaskState.NOT_STARTED


async def test_words_go_on_from_a_list_shown_by_the_other(pair: Pair) -> None:
    phone = await pair.office.enrolled(AN)
    for bot, words, heading in (
        (0, "việc của tôi tháng 5", "Việc của anh/chị, tháng 5/2024"),
        (1, "còn tháng sau?", "Việc của anh/chị, tháng 6/2024"),
        (0, "còn tháng 9?", "Việc của anh/chị, tháng 9/2024"),
    ):
        pair.to(bot)
        phone.say(words)
        await phone.sees(heading)
    pair.to(1)
    phone.tap("Trang 2/2")
    await phone.sees("19.")


@pytest.mark.usefixtures("read_here")
async def test_a_plan_is_looked_through_at_both(pair: Pair) -> None:
    phone = await pair.office.enrolled(GIANG)
    pair.to(0)
    phone.send_file("ke-hoach.tsv", plan_text())
    await phone.sees("4 câu hỏi")
    pair.to(1)
    phone.tap("Rà 4 câu hỏi")
    await phone.sees("Không có ngày 30/2")
    pair.to(0)
    phone.tap("Hạn 1/3/2025")
    await phone.sees("theo tình hình")


async def test_a_reading_at_one_is_stopped_at_the_other(pair: Pair, slow: SlowReading) -> None:
    phone = await pair.office.enrolled(GIANG)
    pair.to(0)
    phone.send_file("ke-hoach.tsv", plan_text())
    await slow.begun.wait()
    await phone.wait_for(lambda: phone.button("Dừng"), "Dừng")
    pair.to(1)
    phone.tap("Dừng")
    await phone.sees("Đã dừng")
    await becomes(lambda: slow.cancelled)
    assert await count(pair.office, PlanReview) == 0


async def test_an_update_whose_answer_was_lost_is_not_handled_again_elsewhere(pair: Pair) -> None:
    phone = await pair.office.enrolled(AN)
    await handled(pair)
    before = len(phone.from_bot())
    pair.proxy.passed.clear()
    pair.proxy.lost_answers = 1
    phone.say("việc số 2")
    await phone.sees("Việc 2")
    await handled(pair)
    assert len(pair.proxy.passed) == 1  # the second call; the first one's answer did not arrive
    assert len(phone.from_bot()) == before + 1


async def test_what_both_are_given_at_once_is_handled_once(pair: Pair) -> None:
    phone = await pair.office.enrolled(AN)
    await handled(pair)
    pair.to(0)
    phone.say("việc số 2")
    await phone.sees("Việc 2")
    before = len(phone.from_bot())
    pair.to(1)
    pair.office.world.redeliver()
    await becomes(lambda: pair.proxy.passed[-1][0] == 1)
    assert len(phone.from_bot()) == before


async def test_answers_come_once_and_in_order_though_both_take_turns(pair: Pair) -> None:
    people = [await pair.office.enrolled(name) for name in (AN, CHI)]
    before = [len(phone.from_bot()) for phone in people]
    pair.proxy.passed.clear()
    numbers = range(10, 20)
    for number in numbers:
        people[0].say(f"việc số {number}")
        people[1].say(f"tìm chuyên đề {number}")
    await handled(pair)
    answers = [one.text for one in people[0].from_bot()[before[0] :]]
    assert [text.split("·")[0].strip() for text in answers] == [f"Việc {n}" for n in numbers]
    assert len(people[1].from_bot()) == before[1] + len(numbers)
    assert {bot for bot, _ in pair.proxy.passed} == {0, 1}


async def test_one_of_them_ticks_and_the_other_takes_over(pair: Pair) -> None:
    assert [parts.ticker.ticks for parts in pair.parts] == [True, False]
    await pair.stop(0)
    await pair.until(1, ticks=True)


async def test_the_tick_moves_on_when_its_connection_is_cut(pair: Pair) -> None:
    async with pair.office.database.engine.begin() as connection:
        await connection.execute(text("SET LOCAL application_name = 'cutter'"))
        await connection.execute(CUT)
    await becomes(lambda: sum(parts.ticker.ticks for parts in pair.parts) == 1)


async def test_a_morning_is_told_once_and_goes_on_after_a_bot_stopped(pair: Pair) -> None:
    phone = await pair.office.enrolled(AN)
    phone.look()
    pair.clock.move_to(pair.clock.now() + timedelta(days=2))
    await pair.stop(0)
    await phone.sees("Báo cáo sơ kết")
    await asyncio.sleep(0.5)
    assert sum("Báo cáo sơ kết" in one.text for one in phone.from_bot()) == 1


async def test_a_bot_that_stops_leaves_the_webhook_to_the_others(pair: Pair) -> None:
    phone = await pair.office.enrolled(AN)
    await pair.stop(1)
    assert pair.office.world.webhook.url
    phone.say("việc số 2")
    await phone.sees("Việc 2")


async def test_two_that_start_at_once_on_an_empty_database_both_do(pair: Pair) -> None:
    for index in (0, 1):
        await pair.stop(index)
    async with pair.office.database.write() as session:
        await session.execute(text("DELETE FROM botstate"))
    await asyncio.gather(*(pair.start(settings) for settings in pair.settings))
    for bot in pair.bots[2:]:
        await bot.aclose()
