"""A month by a policy is counted once, however many ask, and kept for some minutes."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain import Policy
from bot.services.office import policy_counting
from bot.services.office.policy_counting import MonthNotCounted, Months
from bot.services.office.policy_months import MonthAsked, MonthCounts

NOW = datetime(2024, 5, 6, 2, tzinfo=UTC)
DAYS = (date(2024, 4, 1), date(2024, 4, 2))
IN_USE = MonthAsked.of(1, Policy(), DAYS)


@dataclass
class Counting:
    """What is counted, when the test lets it end."""

    asked: list[MonthAsked] = field(default_factory=list)
    may_end: asyncio.Event = field(default_factory=asyncio.Event)
    breaks: Exception | None = None
    ended: int = 0

    async def __call__(self, _url: str, asked: MonthAsked, *, now: datetime) -> MonthCounts:
        self.asked.append(asked)
        await self.may_end.wait()
        if self.breaks:
            raise self.breaks
        self.ended += 1
        return MonthCounts(lines=len(self.asked))


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> Counting:
    found = Counting()
    monkeypatch.setattr(policy_counting, "count_apart", found)
    return found


@pytest.fixture
def months() -> Months:
    return Months("sqlite://")


async def test_two_who_ask_at_once_are_answered_by_one_count(
    months: Months, counting: Counting
) -> None:
    both = asyncio.gather(*(months.counted(IN_USE, now=NOW) for _ in range(2)))
    await asyncio.sleep(0)
    counting.may_end.set()
    first, second = await both
    assert first is second
    assert counting.asked == [IN_USE]


async def test_it_is_counted_again_after_ten_minutes(months: Months, counting: Counting) -> None:
    counting.may_end.set()
    for minutes in (0, 9, 11):
        await months.counted(IN_USE, now=NOW + timedelta(minutes=minutes))
    assert len(counting.asked) == 2


async def test_a_clock_moved_back_counts_again(months: Months, counting: Counting) -> None:
    counting.may_end.set()
    for minutes in (0, -1):
        await months.counted(IN_USE, now=NOW + timedelta(minutes=minutes))
    assert len(counting.asked) == 2


@pytest.mark.parametrize(
    "other",
    [
        MonthAsked.of(2, Policy(), DAYS),
        MonthAsked.of(1, Policy(escalate_lead=1), DAYS),
        MonthAsked.of(1, Policy(), DAYS[:1]),
    ],
)
async def test_another_office_policy_or_calendar_is_another_count(
    months: Months, counting: Counting, other: MonthAsked
) -> None:
    counting.may_end.set()
    await months.counted(IN_USE, now=NOW)
    assert months.known(other, now=NOW) is None
    await months.counted(other, now=NOW)
    assert counting.asked == [IN_USE, other]


async def test_the_day_from_which_a_count_holds_makes_no_other(
    months: Months, counting: Counting
) -> None:
    counting.may_end.set()
    await months.counted(IN_USE, now=NOW)
    later = replace(Policy(), since=(("days_before", 7, DAYS[0]),))
    assert months.known(MonthAsked.of(1, later, DAYS), now=NOW) is not None


async def test_one_who_leaves_does_not_take_it_from_the_other(
    months: Months, counting: Counting
) -> None:
    leaves, stays = (asyncio.create_task(months.counted(IN_USE, now=NOW)) for _ in range(2))
    await asyncio.sleep(0)
    leaves.cancel()
    await asyncio.gather(leaves, return_exceptions=True)
    counting.may_end.set()
    assert (await stays).lines == 1


async def test_it_is_given_up_when_the_last_one_leaves(months: Months, counting: Counting) -> None:
    leaves = asyncio.create_task(months.counted(IN_USE, now=NOW))
    await asyncio.sleep(0.01)
    leaves.cancel()
    await asyncio.gather(leaves, return_exceptions=True)
    counting.may_end.set()
    await asyncio.sleep(0.01)
    assert (len(counting.asked), counting.ended) == (1, 0)
    assert (await months.counted(IN_USE, now=NOW)).lines == 2


@pytest.mark.parametrize(
    "broken", [MonthNotCounted(), OSError(12, "Cannot allocate memory"), ValueError(), KeyError()]
)
async def test_what_broke_is_not_kept(
    months: Months, counting: Counting, broken: Exception
) -> None:
    counting.may_end.set()
    counting.breaks = broken
    with pytest.raises(MonthNotCounted):
        await months.counted(IN_USE, now=NOW)
    counting.breaks = None
    assert (await months.counted(IN_USE, now=NOW)).lines == 2


async def test_one_month_is_counted_after_the_other(months: Months, counting: Counting) -> None:
    other = MonthAsked.of(1, Policy(escalate_lead=1), DAYS)
    both = asyncio.gather(*(months.counted(one, now=NOW) for one in (IN_USE, other)))
    await asyncio.sleep(0.01)
    assert counting.asked == [IN_USE]
    counting.may_end.set()
    await both
    assert counting.asked == [IN_USE, other]


async def test_only_the_last_few_are_kept(months: Months, counting: Counting) -> None:
    counting.may_end.set()
    asked = [MonthAsked.of(1, Policy(escalate_lead=count), DAYS) for count in range(1, 11)]
    for one in asked:
        await months.counted(one, now=NOW)
    assert [months.known(one, now=NOW) is not None for one in asked] == [False] * 2 + [True] * 8


async def test_a_month_without_working_days_needs_no_count(
    months: Months, counting: Counting
) -> None:
    assert await months.counted(MonthAsked.of(1, Policy(), ()), now=NOW) == MonthCounts()
    assert counting.asked == []


def test_a_policy_comes_through_as_it_was() -> None:
    asked = MonthAsked.of(1, Policy(days_before=(5,), morning_since=DAYS[0]), DAYS)
    assert MonthAsked.unpacked(asked.packed) == asked
