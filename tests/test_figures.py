"""On time, after its time, overdue: each rule walked across its day."""

from datetime import date, timedelta

import pytest

from bot.domain import OPEN_STATES, Figure, TaskFilter, TaskState
from bot.figures import AsOf, Reported, Standing, is_counted, last_day, rate

DUE = date(2024, 6, 30)
DAY = timedelta(days=1)
DONE, AWAITING = TaskState.DONE, TaskState.AWAITING_APPROVAL


def figures(
    task: Standing, today: date, start: date | None = None, end: date | None = None
) -> set[Figure]:
    on = AsOf(today, start, end)
    return {figure for figure in Figure if is_counted(task, figure, on)}


@pytest.mark.parametrize(
    ("handed_in", "figure"),
    [
        (DUE - DAY, Figure.ON_TIME),
        (DUE, Figure.ON_TIME),
        (DUE + DAY, Figure.AFTER_TIME),
        (None, Figure.ON_TIME),
    ],
)
def test_done_is_on_time_to_the_last_day(handed_in: date | None, figure: Figure) -> None:
    assert figures(Standing(DONE, DUE, handed_in), DUE - 9 * DAY) == {figure}


@pytest.mark.parametrize("state", OPEN_STATES)
@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (DUE - DAY, {Figure.IN_TIME, Figure.TO_COME}),
        (DUE, {Figure.IN_TIME, Figure.TO_COME, Figure.CAME_DUE}),
        (DUE + DAY, {Figure.OVERDUE, Figure.CAME_DUE}),
    ],
)
def test_open_is_overdue_from_the_day_after(
    state: TaskState, today: date, expected: set[Figure]
) -> None:
    assert figures(Standing(state, DUE), today) == expected


@pytest.mark.parametrize("today", [DUE - DAY, DUE, DUE + DAY])
@pytest.mark.parametrize("handed_in", [DUE - DAY, DUE + DAY])
def test_what_awaits_approval_is_neither_done_nor_late(today: date, handed_in: date) -> None:
    found = figures(Standing(AWAITING, DUE, handed_in), today)
    assert found - {Figure.CAME_DUE} == {Figure.AWAITING}


def test_a_task_without_a_deadline_is_never_late() -> None:
    assert figures(Standing(TaskState.IN_PROGRESS, None), date.max) == {Figure.IN_TIME}
    assert figures(Standing(DONE, None, date.max), date.max) == {Figure.ON_TIME}


@pytest.mark.parametrize(("state", "expected"), [("paused", {Figure.PAUSED}), ("cancelled", set())])
def test_what_is_put_aside_comes_not_due(state: str, expected: set[Figure]) -> None:
    assert figures(Standing(TaskState(state), DUE), DUE + DAY) == expected


@pytest.mark.parametrize(
    ("start", "end", "came"),
    [
        (DUE, DUE, True),
        (DUE + DAY, None, False),
        (None, DUE - DAY, False),
        (DUE - DAY, DUE + DAY, True),
    ],
)
def test_only_days_of_the_report_come_due(start: date | None, end: date | None, came: bool) -> None:
    task = Standing(DONE, DUE, DUE)
    assert (Figure.CAME_DUE in figures(task, DUE + 9 * DAY, start, end)) is came


@pytest.mark.parametrize(
    ("timeline", "strict", "expected"),
    [
        ("trước 30/6", True, DUE - DAY),
        ("Trước ngày 30/06/2024", True, DUE - DAY),
        ("trước 30/6", False, DUE),
        ("đến 30/6", True, DUE),
        ("trước 30/60", True, DUE),
        ("báo cáo trước 15/5, xong 30/6", True, DUE),
    ],
)
def test_before_a_day_is_strict_where_the_office_is(
    timeline: str, strict: bool, expected: date
) -> None:
    assert last_day(DUE, timeline, strict=strict) == expected


def test_the_rate_is_over_what_came_due_and_is_settled() -> None:
    tasks = [
        Standing(DONE, DUE, DUE),
        Standing(DONE, DUE, DUE),
        Standing(DONE, DUE, DUE + DAY),
        Standing(AWAITING, DUE, DUE),
        Standing(TaskState.IN_PROGRESS, DUE),
        Standing(TaskState.IN_PROGRESS, DUE + 5 * DAY),
        Standing(DONE, DUE + 5 * DAY, DUE),
    ]
    assert rate(tasks, AsOf(DUE)).per_cent == 66
    assert rate(tasks, AsOf(DUE + DAY)).per_cent == 50
    assert rate(tasks, AsOf(DUE - DAY)).per_cent is None


def test_all_but_one_is_not_a_hundred_per_cent() -> None:
    tasks = [Standing(DONE, DUE, DUE)] * 999 + [Standing(DONE, DUE, DUE + DAY)]
    assert rate(tasks, AsOf(DUE)).per_cent == 99


@pytest.mark.parametrize("today", [DUE + days * DAY for days in range(-2, 3)])
def test_what_was_assigned_is_the_sum_of_its_states(today: date) -> None:
    tasks = tuple(
        (number, Standing(state, due, handed_in))
        for number, (state, due, handed_in) in enumerate(
            (state, due, handed_in)
            for state in TaskState
            if state is not TaskState.CANCELLED
            for due in (None, DUE, DUE + DAY)
            for handed_in in (None, DUE, DUE + DAY)
        )
    )
    numbers = {one.figure: one.total for one in Reported(AsOf(today), tasks).numbers(TaskFilter())}
    assigned, _ = numbers.pop(None), numbers.pop(Figure.CAME_DUE)
    assert assigned == sum(numbers.values())
