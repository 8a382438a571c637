"""Summaries go to heads and directors: each once, at their hour, with what holds then."""

from datetime import date, datetime, time, timedelta

from bot.domain import Part, TaskState
from bot.messages.summaries.wording import CAPTION_LIMIT
from bot.messages.text import fitting_lines
from bot.storage import DayOff, Organisation
from tests.reminders.conftest import Desk, at
from tests.reminders.summaries.conftest import DIRECTOR, GROUP, LEAD, Round

MONDAY = 20
"""Of May 2024."""


async def test_a_head_hears_of_the_unit_and_a_director_of_the_office(
    desk: Desk, round_: Round
) -> None:
    await round_.people()
    an = await desk.person("Lê Văn An", telegram_id=1)
    await desk.task("1", date(2024, 5, 10), an, unit=1)
    await desk.task("2", date(2024, 5, 22))
    assert await round_.tick(at(MONDAY, 7, 29)) == 0
    assert await round_.tick(at(MONDAY, 7, 30)) == 2
    (of_unit,), (of_office,) = round_.texts(LEAD), round_.texts(DIRECTOR)
    assert "Phòng Nghiệp vụ" in of_unit
    assert "Đã giao: <b>1</b>" in of_unit
    assert "cả cơ quan" in of_office
    assert "Đã giao: <b>2</b>" in of_office
    assert "Chưa có người thực hiện: <b>1</b>" in of_office
    assert round_.texts(1) == []


async def test_it_goes_out_once(desk: Desk, round_: Round) -> None:
    await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    assert await round_.tick(at(MONDAY, 7, 30)) == 2
    for day in range(MONDAY, MONDAY + 7):
        assert await round_.tick(at(day, 9)) == 0
    assert await round_.tick(at(MONDAY + 7, 7, 30)) == 2


async def test_a_saturdays_comes_on_the_friday_before(desk: Desk, round_: Round) -> None:
    await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    await desk.set_policy(weekly_day=6)
    assert await round_.tick(at(MONDAY + 4, 7, 29)) == 0
    assert await round_.tick(at(MONDAY + 4, 7, 30)) == 2
    assert await round_.tick(at(MONDAY + 5, 8)) == 0


async def test_it_is_a_picture_by_officer_with_words_that_fit_below_it(
    desk: Desk, round_: Round
) -> None:
    lead, _ = await round_.people()
    an = await desk.person("Lê Văn An", telegram_id=1)
    await desk.task("1", date(2024, 5, 10), an, lead, unit=1)
    await round_.tick(at(MONDAY, 7, 30))
    (answer,) = [answer for chat_id, answer in desk.telegram.sent if chat_id == LEAD]
    assert answer.picture
    labels = {bar.label: bar.total for bar in answer.picture.bars}
    assert labels == {"Lê Văn An": 1, "Trần Thị Bình": 1, "Võ Quốc Dũng": 0}
    lines = answer.text.split("\n")
    assert fitting_lines(lines, room=CAPTION_LIMIT) == lines


def _bars(desk: Desk) -> dict[str, int]:
    """Of the picture the head got: names and totals."""
    (answer,) = [answer for chat_id, answer in desk.telegram.sent if chat_id == LEAD]
    assert answer.picture
    return {bar.label: bar.total for bar in answer.picture.bars}


async def test_what_has_no_officer_yet_has_a_bar_of_its_own(desk: Desk, round_: Round) -> None:
    await round_.people()
    an = await desk.person("Lê Văn An", telegram_id=1)
    await desk.task("1", date(2024, 5, 10), an, unit=1)
    for number in ("2", "3"):
        await desk.task(number, date(2024, 5, 10), unit=1)
    done = await desk.task("4", date(2024, 5, 10), unit=1)
    await desk.change(done, lambda task: setattr(task, "state", TaskState.DONE))
    await round_.tick(at(MONDAY, 7, 30))
    assert "Chưa có người thực hiện: <b>2</b>" in round_.texts(LEAD)[0]
    bars = _bars(desk)
    assert bars["Lê Văn An"] == 1
    assert bars["Chưa có người thực hiện"] == 2
    assert bars["Việc khác của đơn vị"] == 1
    assert sum(bars.values()) == 4


async def test_where_no_officer_has_any_its_bars_are_the_figures(desk: Desk, round_: Round) -> None:
    await round_.people()
    for number in range(9):
        await desk.task(str(number), date(2024, 5, 10), unit=1)
    await round_.tick(at(MONDAY, 7, 30))
    assert _bars(desk) == {"Quá hạn": 9}


async def test_an_offices_picture_has_what_no_unit_has(desk: Desk, round_: Round) -> None:
    await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    await desk.task("2", date(2024, 5, 10))
    await round_.tick(at(MONDAY, 7, 30))
    (answer,) = [answer for chat_id, answer in desk.telegram.sent if chat_id == DIRECTOR]
    assert answer.picture
    labels = {bar.label: bar.total for bar in answer.picture.bars}
    assert labels == {"Phòng Nghiệp vụ": 1, "Chưa thuộc đơn vị nào": 1}


async def test_what_changed_since_last_week_is_said_with_its_day(desk: Desk, round_: Round) -> None:
    await round_.people()
    first = await desk.task("1", date(2024, 5, 10), unit=1)
    await round_.tick(at(MONDAY, 7, 30))
    assert "▲▼" not in round_.texts(LEAD)[0]
    await desk.task("2", date(2024, 5, 22), unit=1)
    await desk.task("3", date(2024, 5, 23), unit=1)
    await desk.change(first, lambda task: setattr(task, "state", TaskState.DONE))
    await round_.tick(at(MONDAY + 7, 7, 30))
    said = round_.texts(LEAD)[1]
    assert "Đã giao: <b>3</b> ▲2" in said
    assert "Hoàn thành đúng hạn: <b>1</b> ▲1" in said
    assert "Quá hạn: <b>2</b> ▲1" in said
    assert "Tuần trước đến hạn: <b>2</b>" in said
    assert "▲▼ so với bản tổng hợp ngày 20/5/2024" in said


async def test_where_nothing_has_changed_that_is_said(desk: Desk, round_: Round) -> None:
    await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    await round_.tick(at(MONDAY, 7, 30))
    await round_.tick(at(MONDAY + 7, 7, 30))
    said = round_.texts(LEAD)[1]
    assert "không đổi so với bản tổng hợp ngày 20/5/2024" in said
    assert "▲" not in said


async def test_the_rate_says_what_is_not_in_it(desk: Desk, round_: Round) -> None:
    await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    await desk.task("2", date(2024, 5, MONDAY), unit=1)
    awaiting = await desk.task("3", date(2024, 5, 10), unit=1)
    await desk.change(awaiting, lambda task: setattr(task, "state", TaskState.AWAITING_APPROVAL))
    early = await desk.task("4", date(2024, 5, 30), unit=1)
    await desk.change(early, lambda task: setattr(task, "state", TaskState.DONE))
    await round_.tick(at(MONDAY, 7, 30))
    (said,) = round_.texts(LEAD)
    assert "Đã đến hạn: <b>3</b>" in said
    assert "(0/1 việc đã đến hạn; không tính 1 việc đã xong mà chưa đến hạn" in said
    assert "không tính 2 việc hạn hôm nay hoặc chờ duyệt)" in said


async def test_why_units_add_up_to_more_than_all_is_said(desk: Desk, round_: Round) -> None:
    await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    await round_.tick(at(MONDAY, 7, 30))
    assert "cộng các nơi lớn hơn tổng" not in round_.texts(DIRECTOR)[0]
    an, chi = [await desk.person(name, telegram_id=n) for n, name in ((1, "An"), (2, "Chi"))]
    await desk.task("2", date(2024, 5, 10), an, chi, unit=1)
    await round_.tick(at(MONDAY + 7, 7, 30))
    assert "cộng các nơi lớn hơn tổng" in round_.texts(LEAD)[1]


async def test_after_a_week_without_one_nothing_is_compared(desk: Desk, round_: Round) -> None:
    await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    await round_.tick(at(MONDAY, 7, 30))
    await round_.tick(at(3, 7, 30, month=6))
    assert "▲" not in round_.texts(LEAD)[1]


async def test_a_director_sees_what_they_direct(desk: Desk, round_: Round) -> None:
    _, director = await round_.people()
    await desk.task("1", date(2024, 5, 10), director, part=Part.DIRECTING, unit=1)
    await desk.task("2", date(2024, 5, 10), unit=1)
    await round_.tick(at(MONDAY, 7, 30))
    (said,) = round_.texts(DIRECTOR)
    assert "Anh/chị chỉ đạo: <b>1</b>" in said
    assert "Trong đó quá hạn: <b>1</b>" in said


async def test_an_outage_is_made_up_in_working_hours_and_said(desk: Desk, round_: Round) -> None:
    await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    assert await round_.tick(at(MONDAY, 20)) == 0
    assert await round_.tick(at(MONDAY + 1, 8)) == 2
    assert "gửi muộn" in round_.texts(LEAD)[0]
    assert await round_.tick(at(MONDAY + 2, 8)) == 0


async def test_a_crash_between_planning_and_sending_is_said_too(desk: Desk, round_: Round) -> None:
    await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    desk.telegram.refusals[LEAD] = [ConnectionError()]
    await round_.tick(at(MONDAY, 7, 30))
    assert round_.texts(LEAD) == []
    await round_.tick(at(MONDAY + 1, 9))
    assert "gửi muộn" in round_.texts(LEAD)[0]


async def test_a_week_that_is_over_is_not_made_up(desk: Desk, round_: Round) -> None:
    await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    assert await round_.tick(at(MONDAY + 5, 10)) == 0
    assert await round_.tick(at(MONDAY + 7, 7, 29)) == 0


async def test_quiet_hours_put_it_off_and_are_no_delay(desk: Desk, round_: Round) -> None:
    lead, _ = await round_.people()
    await round_.set(lead, quiet_from=time(21), quiet_until=time(9, 15))
    await desk.task("1", date(2024, 5, 10), unit=1)
    assert await round_.tick(at(MONDAY, 7, 30)) == 1
    assert await round_.tick(at(MONDAY, 9, 14)) == 0
    assert await round_.tick(at(MONDAY, 9, 15)) == 1
    assert "gửi muộn" not in round_.texts(LEAD)[0]


async def test_leave_puts_it_off_until_its_week_is_over(desk: Desk, round_: Round) -> None:
    lead, director = await round_.people()
    await round_.set(lead, away_from=date(2024, 5, 20), away_until=date(2024, 5, 21))
    await round_.set(director, away_from=date(2024, 5, 20), away_until=date(2024, 5, 26))
    await desk.task("1", date(2024, 5, 10), unit=1)
    assert await round_.tick(at(MONDAY, 7, 30)) == 0
    assert await round_.tick(at(MONDAY + 2, 7, 59)) == 0
    assert await round_.tick(at(MONDAY + 2, 8)) == 1
    assert "gửi muộn" not in round_.texts(LEAD)[0]
    assert await round_.tick(at(MONDAY + 7, 7, 30)) == 2
    assert len(round_.texts(DIRECTOR)) == 1


async def test_who_wants_none_gets_none(desk: Desk, round_: Round) -> None:
    lead, _ = await round_.people()
    await round_.set(lead, weekly_summary=False)
    await desk.task("1", date(2024, 5, 10), unit=1)
    assert await round_.tick(at(MONDAY, 7, 30)) == 1
    assert round_.texts(LEAD) == []


async def test_who_turns_it_off_while_it_waits_gets_none(desk: Desk, round_: Round) -> None:
    lead, _ = await round_.people()
    await round_.set(lead, quiet_from=time(21), quiet_until=time(9))
    await desk.task("1", date(2024, 5, 10), unit=1)
    await round_.tick(at(MONDAY, 7, 30))
    await round_.set(lead, weekly_summary=False)
    assert await round_.tick(at(MONDAY, 9)) == 0


async def test_who_no_longer_heads_the_unit_gets_none(desk: Desk, round_: Round) -> None:
    lead, _ = await round_.people()
    await round_.set(lead, quiet_from=time(21), quiet_until=time(9))
    await desk.task("1", date(2024, 5, 10), unit=1)
    await round_.tick(at(MONDAY, 7, 30))
    await round_.set(lead, roles=["officer"])
    assert await round_.tick(at(MONDAY, 9)) == 0


async def test_there_is_none_of_nothing(desk: Desk, round_: Round) -> None:
    await round_.people()
    assert await round_.tick(at(MONDAY, 7, 30)) == 0


async def test_an_office_that_begins_has_none_of_before(desk: Desk, round_: Round) -> None:
    await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    async with desk.database.write() as session:
        (await session.get_one(Organisation, 1)).created_at = at(MONDAY, 10)
    assert await round_.tick(at(MONDAY, 11)) == 0
    assert await round_.tick(at(MONDAY + 7, 7, 30)) == 2


async def test_a_command_may_ask_about_a_day_before_the_office_began(
    desk: Desk, round_: Round
) -> None:
    await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    async with desk.database.write() as session:
        (await session.get_one(Organisation, 1)).created_at = at(1, month=9)
    assert await round_.tick(at(MONDAY, 7, 30)) == 2


async def test_directors_hear_of_the_month_and_the_quarter(desk: Desk, round_: Round) -> None:
    await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    done = await desk.task("2", date(2024, 6, 10), unit=1)
    await desk.change(done, lambda task: setattr(task, "state", TaskState.DONE))
    await desk.task("3", date(2024, 6, 20), unit=1)
    await round_.tick(at(3, 7, 30, month=6))
    desk.telegram.sent.clear()
    assert await round_.tick(at(1, 7, 30, month=7)) == 2
    (said,) = round_.texts(DIRECTOR)
    assert said.startswith("<b>Tổng hợp quý II/2024, cả cơ quan")
    assert "Kỳ trước (quý I/2024): đến hạn <b>0</b>" in said
    assert len(round_.texts(LEAD)) == 1
    assert await round_.tick(at(2, 9, month=7)) == 0


async def test_a_month_with_tet_and_an_outage_brings_each_once(desk: Desk, round_: Round) -> None:
    await round_.people()
    await round_.group()
    await desk.task("1", date(2024, 1, 20), unit=1)
    async with desk.database.write() as session:
        session.add(DayOff(org_id=1, day=date(2024, 2, 26), name="Nghỉ bù"))
    down = range(19, 21)  # Monday and Tuesday
    await round_.tick(at(29, 7, 30, month=1))
    await round_.tick(at(29, 8, 2, month=1))  # with the quarter, which has nothing to say
    when: dict[int, list[date]] = {LEAD: [], DIRECTOR: [], GROUP: []}
    for day in range(1, 30):
        if day in down:
            continue
        for hour in (0, 7, 8, 12, 20):
            before = len(desk.telegram.sent)
            await round_.tick(_february(day, hour))
            for chat_id, _ in desk.telegram.sent[before:]:
                when[chat_id].append(date(2024, 2, day))
    weeks = [date(2024, 2, day) for day in (5, 15, 21, 27)]
    assert when == {LEAD: weeks, DIRECTOR: [date(2024, 2, 1), *weeks], GROUP: weeks}
    late = ["gửi muộn" in said for said in round_.texts(LEAD)]
    assert late == [False, False, False, True, False]


def _february(day: int, hour: int) -> datetime:
    return at(day, hour, 30 if hour == 7 else 0, month=2) + timedelta(seconds=1)
