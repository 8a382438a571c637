"""A trial says of last month what mornings by that policy would really have sent."""

import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain import Policy, Speaker, TaskState
from bot.errors import NotAllowed
from bot.messages.office.trial_values import Trial, Tried
from bot.messages.taps.office_settings import PolicyField
from bot.services.office import policy_trial
from bot.services.office.policy_counting import MonthNotCounted, count_apart
from bot.services.office.policy_months import MonthAsked, MonthCounts, count_month
from bot.services.office.policy_values import plain
from bot.storage import Database, Person, Task
from bot.storage.engine import upgrade
from bot.storage.people import speaker_by_id
from tests.reminders.up_the_line import AN, BINH, CHI, DUNG, Line, line_of, on

START, FIRST, LAST = date(2024, 3, 25), date(2024, 4, 1), date(2024, 4, 30)
LATER = on(date(2024, 5, 6), 9)
TRIED = Policy(
    days_before=(10, 2),
    days_after=(2, 5),
    coordinating_before=(),
    directing_after=(1, 4),
    escalate_lead=1,
    escalate_director=2,
)
_WORD = "Nhắc việc thứ"


@pytest.fixture
def new_line(tmp_path: Path) -> Callable[[str], Any]:
    async def make(name: str) -> Line:
        url = f"sqlite+aiosqlite:///{tmp_path / name}.db"
        upgrade(url)
        line = await line_of(Database(url), START)
        await fill(line)
        return line

    return make


@pytest.fixture
async def line(new_line: Callable[[str], Any]) -> AsyncIterator[Line]:
    made: Line = await new_line("office")
    yield made
    await made.database.close()


async def fill(line: Line) -> None:
    """Tasks due from March to May, by everybody."""
    for number in range(1, 25):
        due = date(2024, 3, 20) + timedelta(days=2 * number)
        doer = (AN, BINH, CHI)[number % 3]
        directing = DUNG if number % 4 == 0 else None
        unit = 2 if doer == CHI else 1
        await line.task(str(number), due, doer, unit=unit, directing=directing)


async def hand_in(line: Line, number: str, day: date) -> None:
    async with line.database.write() as session:
        task = await session.get_one(Task, int(number))
        task.state, task.handed_in_at = TaskState.AWAITING_APPROVAL, on(day, 15)


async def spring(line: Line) -> None:
    """The mornings from the start to the end of April; some tasks are handed in meanwhile."""
    handed_in = {date(2024, 4, 5): "5", date(2024, 4, 11): "9", date(2024, 4, 24): "16"}
    for at in range(1, (LAST - START).days + 1):
        day = START + timedelta(days=at)
        if day.weekday() < 5:
            await line.morning(day)
        if day in handed_in:
            await hand_in(line, handed_in[day], day)


def sent(line: Line, said: str) -> list[tuple[date, int]]:
    return [
        (day, to) for day, to, answer in line.sent if said in answer.text and FIRST <= day <= LAST
    ]


async def office_person(line: Line) -> Speaker:
    async with line.database.write() as session:
        row = Person(org_id=1, full_name="Giang", roles=["office"])
        session.add(row)
        await session.flush()
        found = await speaker_by_id(session, row.id or 0)
    assert found is not None
    return found


async def tried(line: Line, before: Policy, after: Policy) -> Trial:
    line.clock.move_to(LATER)
    speaker = await office_person(line)
    async with line.database.read() as session:
        change = Tried(PolicyField.DAYS, before, after, "")
        asked = await policy_trial.months_asked(session, speaker, change, now=LATER)
        was, would = [await count_month(session, one, now=LATER) for one in asked]
        return await policy_trial.trial(session, speaker, (was, would), now=LATER)


async def test_a_trial_counts_what_was_really_sent(new_line: Callable[[str], Any]) -> None:
    stored = {name: plain(getattr(TRIED, name)) for name in vars_of(TRIED)}
    as_it_was, as_tried = await new_line("a"), await new_line("b")
    await as_tried.set_policy(**stored)
    for one in (as_it_was, as_tried):
        await spring(one)
    found = await tried(as_it_was, Policy(), TRIED)
    was, would = sent(as_it_was, _WORD), sent(as_tried, _WORD)
    by_day = {day: (pair.before, pair.after) for day, pair in found.days}
    was_by_day, would_by_day = Counter(day for day, _ in was), Counter(day for day, _ in would)
    assert by_day == {day: (was_by_day[day], would_by_day[day]) for day in by_day}
    assert (found.messages.before, found.messages.after) == (len(was), len(would))
    up = (len(sent(as_it_was, "Việc chậm cần")), len(sent(as_tried, "Việc chậm cần")))
    assert (found.up.before, found.up.after) == up
    assert min(up) > 0
    names = {"An": AN, "Bình": BINH, "Chi": CHI, "Dũng": DUNG}
    people = {names[one.name]: (one.messages.before, one.messages.after) for one in found.shown}
    was_of, would_of = Counter(to for _, to in was), Counter(to for _, to in would)
    assert people == {who: (was_of[who], would_of[who]) for who in was_of | would_of}
    for one in (as_it_was, as_tried):
        await one.database.close()


def vars_of(policy: Policy) -> list[str]:
    """The fields in which it is not what offices start with."""
    fields = Policy.__dataclass_fields__
    return [name for name in fields if getattr(policy, name) != getattr(Policy(), name)]


async def test_a_trial_keeps_nothing(line: Line) -> None:
    before = len(line.sent)
    await tried(line, Policy(), TRIED)
    await line.morning(date(2024, 3, 26))
    assert all(day <= date(2024, 3, 26) for day, _, _ in line.sent[before:])


async def test_only_who_keeps_the_office_tries(line: Line) -> None:
    async with line.database.read() as session:
        speaker = await speaker_by_id(session, AN)
        assert speaker is not None
        change = Tried(PolicyField.DAYS, Policy(), TRIED, "")
        with pytest.raises(NotAllowed):
            await policy_trial.months_asked(session, speaker, change, now=LATER)
        with pytest.raises(NotAllowed):
            await policy_trial.trial(session, speaker, (MonthCounts(), MonthCounts()), now=LATER)
        with pytest.raises(NotAllowed):
            await policy_trial.sample(session, speaker, MonthCounts())


def april(policy: Policy) -> MonthAsked:
    return MonthAsked.of(1, policy, tuple(on_workdays()))


def on_workdays() -> list[date]:
    days = (FIRST + timedelta(days=at) for at in range(30))
    return [day for day in days if day.weekday() < 5]


async def test_what_goes_up_on_the_morning_of_a_reminder_is_told_in_one_message(
    new_line: Callable[[str], Any],
) -> None:
    line: Line = await new_line("one")
    await line.task("1", date(2024, 4, 10), AN)  # a Wednesday; An hears on the next day as well
    mornings = {}
    async with line.database.read() as session:
        for count in (1, 2):
            found = await count_month(session, april(Policy(escalate_lead=count)), now=LATER)
            mornings[count] = found.by_person[AN]
    assert mornings[1] == mornings[2] - 1
    await line.database.close()


async def test_another_process_counts_the_same(line: Line) -> None:
    asked = april(TRIED)
    async with line.database.read() as session:
        here = await count_month(session, asked, now=LATER)
    assert await count_apart(line.database.url, asked, now=LATER) == here
    assert here.up > 0
    assert here.fullest is not None


async def test_a_process_that_breaks_off_is_no_traceback(tmp_path: Path) -> None:
    nowhere = f"sqlite+aiosqlite:///{tmp_path / 'no' / 'office.db'}"
    with pytest.raises(MonthNotCounted):
        await count_apart(nowhere, april(TRIED), now=LATER)


async def test_counting_leaves_this_process_to_who_asks_it(line: Line) -> None:
    begun = time.process_time()
    async with line.database.read() as session:
        await count_month(session, april(TRIED), now=LATER)
    here, begun = time.process_time() - begun, time.process_time()
    await count_apart(line.database.url, april(TRIED), now=LATER)
    assert time.process_time() - begun < here / 2


async def test_the_sample_is_of_the_fullest_morning(line: Line) -> None:
    speaker = await office_person(line)
    everything = replace(Policy(), days_before=(30, 20, 10, 5, 1))
    async with line.database.read() as session:
        counted = await count_month(session, april(everything), now=LATER)
        found = await policy_trial.sample(session, speaker, counted)
    assert found is not None
    assert FIRST <= found.day <= LAST
    assert len(found.items) > 1


async def test_without_a_plan_there_is_nothing_to_show(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
    upgrade(url)
    line = await line_of(Database(url), START)
    found = await tried(line, Policy(), TRIED)
    assert (found.messages.before, found.messages.after, found.shown) == (0, 0, [])
    await line.database.close()
