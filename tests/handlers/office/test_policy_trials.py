"""Who hears of what and when: typed or tapped, tried on last month, kept by “Áp dụng” only."""

import asyncio
from dataclasses import dataclass, field
from datetime import date, datetime

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import Policy
from bot.handlers.office import policy_trials
from bot.handlers.office.trying import Trials, trials_of
from bot.services.office import policy_counting
from bot.services.office.policy_counting import MonthNotCounted, Months
from bot.services.office.policy_months import MonthAsked, MonthCounts, count_month
from bot.storage import Database, Event, Organisation
from bot.storage.policies import read_policy
from tests.handlers.conftest import GIANG, NOW, Office
from tests.standin_person import Phone

LEADING, HELPING, DIRECTING, UP = "Chủ trì", "Phối hợp", "Chỉ đạo", "Báo cấp trên"
BEFORE, LATE = "Nhắc trước hạn", "Nhắc khi quá hạn"
TOMORROW = date(2024, 5, 16)


@dataclass
class Counting:
    """Counts in this process, which is quicker; the other process has a test of its own."""

    asked: list[MonthAsked] = field(default_factory=list)
    may_end: asyncio.Event = field(default_factory=asyncio.Event)
    given_up: int = 0
    broken: Exception | None = None

    async def __call__(self, url: str, asked: MonthAsked, *, now: datetime) -> MonthCounts:
        self.asked.append(asked)
        try:
            await self.may_end.wait()
        except asyncio.CancelledError:
            self.given_up += 1
            raise
        if self.broken:
            raise self.broken
        database = Database(url)
        async with database.read() as session:
            found = await count_month(session, asked, now=now)
        await database.close()
        return found

    @property
    def tried(self) -> list[tuple[int, ...]]:
        return sorted(one.policy.days_before for one in self.asked)


@pytest.fixture(autouse=True)
def counting(monkeypatch: pytest.MonkeyPatch) -> Counting:
    found = Counting()
    found.may_end.set()
    monkeypatch.setattr(policy_counting, "count_apart", found)
    return found


async def opened(office: Office, *taps: str) -> Phone:
    phone = await office.enrolled(GIANG)
    phone.say("/coquan")
    await phone.sees("Cài đặt cơ quan")
    for label in taps:
        phone.tap(label)
        await phone.sees()
    return phone


def data_of(phone: Phone, label: str) -> str:
    found = phone.button(label)
    assert found is not None, phone.labels()
    return found[1]


async def policy(office: Office) -> Policy:
    async with office.database.read() as session:
        return read_policy((await session.get_one(Organisation, 1)).policy)


async def changes(office: Office) -> int:
    async with office.database.read() as session:
        found = await session.scalars(select(Event).where(col(Event.action) == "policy_changed"))
        return len(found.all())


@pytest.mark.parametrize(
    ("taps", "typed", "field", "value", "first_told"),
    [
        ((LEADING, BEFORE), "10, 3 và đúng ngày hạn", "days_before", (10, 3, 0), 10),
        ((LEADING, LATE), "1, 3 và 5 ngày", "days_after", (1, 3, 5), 5),
        ((LEADING, LATE), "không nhắc", "days_after", (), None),
        ((HELPING, BEFORE), "trước 7 ngày", "coordinating_before", (7,), 7),
        ((HELPING, LATE), "sau 1 ngày", "coordinating_after", (1,), 1),
        ((DIRECTING,), "sau 1, 5 ngày", "directing_after", (1, 5), 5),
        ((UP, "Báo lãnh đạo đơn vị"), "sau 5 ngày làm việc", "escalate_lead", 5, 5),
        ((UP, "Báo lãnh đạo đơn vị"), "không báo", "escalate_lead", 0, None),
        ((UP, "Báo người chỉ đạo"), "10", "escalate_director", 10, 10),
    ],
)
async def test_a_typed_value_is_tried_then_applied_from_tomorrow_on(
    office: Office,
    taps: tuple[str, ...],
    typed: str,
    field: str,
    value: object,
    first_told: int | None,
) -> None:
    phone = await opened(office, *taps)
    phone.say(typed)
    await phone.sees("Thử với tháng 4/2024")
    assert await policy(office) == Policy()
    phone.tap("Áp dụng")
    await phone.sees("Đã đổi.")
    kept = await policy(office)
    assert getattr(kept, field) == value
    assert kept.since == (((field, first_told, TOMORROW),) if first_told else ())
    assert await changes(office) == 1


@pytest.mark.parametrize(
    ("taps", "choice", "field", "value"),
    [
        ((LEADING, BEFORE), "10, 5, 1 ngày, đúng ngày hạn", "days_before", (10, 5, 1, 0)),
        ((LEADING, LATE), "sau 1, 3 ngày", "days_after", (1, 3)),
        ((LEADING, "Nhắc đầu kỳ"), "Không nhắc đầu kỳ", "period_start", False),
        ((HELPING, BEFORE), "không nhắc", "coordinating_before", ()),
        ((HELPING, LATE), "sau 1 ngày", "coordinating_after", (1,)),
        ((DIRECTING,), "sau 1, 7 ngày", "directing_after", (1, 7)),
        ((UP, "Báo lãnh đạo đơn vị"), "sau 2 ngày làm việc", "escalate_lead", 2),
        ((UP, "Báo người chỉ đạo"), "không báo", "escalate_director", 0),
    ],
)
async def test_a_choice_is_tried_then_applied(
    office: Office, taps: tuple[str, ...], choice: str, field: str, value: object
) -> None:
    phone = await opened(office, *taps)
    phone.tap(choice)
    await phone.sees("Thử với tháng 4/2024")
    phone.tap("Áp dụng")
    await phone.sees("Đã đổi.")
    assert getattr(await policy(office), field) == value


@pytest.mark.parametrize(
    ("taps", "typed", "refusal"),
    [
        ((LEADING, BEFORE), "vài tuần", "chưa đọc được các ngày nhắc"),
        ((LEADING, BEFORE), "90", "từ 0 đến 60"),
        ((LEADING, BEFORE), "9, 8, 7, 6, 5, 4, 3, 2, 1", "tối đa 8 số"),
        ((LEADING, BEFORE), "không nhắc", "ít nhất một lần nhắc"),
        ((LEADING, LATE), "trước 3 ngày", "từ 1 đến 60"),
        ((LEADING, LATE), "0", "tính từ 1 trở lên"),
        ((LEADING, "Nhắc đầu kỳ"), "tuỳ", "“có” hay “không”"),
        ((HELPING, LATE), "61", "từ 1 đến 60"),
        ((DIRECTING,), "vài ngày", "từ 1 đến 60"),
        ((UP, "Báo lãnh đạo đơn vị"), "3, 5", "một số ngày làm việc từ 1 đến 30"),
        ((UP, "Báo lãnh đạo đơn vị"), "31", "từ 1 đến 30"),
        ((UP, "Báo lãnh đạo đơn vị"), "7", "Người chỉ đạo cần được báo sau lãnh đạo đơn vị"),
        ((UP, "Báo người chỉ đạo"), "2", "Người chỉ đạo cần được báo sau lãnh đạo đơn vị"),
    ],
)
async def test_a_value_that_cannot_be_is_refused_in_a_sentence(
    office: Office, taps: tuple[str, ...], typed: str, refusal: str
) -> None:
    phone = await opened(office, *taps)
    phone.say(typed)
    await phone.sees(refusal)
    assert await policy(office) == Policy()


async def test_the_trial_says_how_much_comes_to_whom(office: Office) -> None:
    phone = await opened(office, LEADING, BEFORE)
    phone.tap("14, 7, 3, 1 ngày, đúng ngày hạn")
    page = await phone.sees("Thử với tháng 4/2024")
    # Task 4 is due on 30 April, a day off: An hears of it on 16 April too, two weeks before.
    assert "→ đổi thành: 14, 7, 3, 1 ngày, đúng ngày hạn" in page.text
    assert "Lê Văn An, Phòng Nghiệp vụ: 4 tin (nay 3)" in page.text
    assert "Kế hoạch được nạp ngày 15/5/2024" in page.text
    phone.tap("Theo người")
    assert "Lê Văn An, Phòng Nghiệp vụ" in (await phone.sees("Theo người nhận")).text
    phone.tap("‹ Kết quả thử")
    await phone.sees("Số tin từng ngày làm việc")
    phone.tap("Từng ngày")
    assert "thứ Ba 16/4: 1 tin (nay 0)" in (await phone.sees("Từng ngày làm việc")).text
    phone.tap("‹ Kết quả thử")
    await phone.sees("Số tin từng ngày làm việc")
    phone.tap("Xem một tin mẫu")
    assert "Nhắc việc thứ" in (await phone.sees("Tin mẫu gửi")).text
    assert await policy(office) == Policy()


@pytest.mark.parametrize(
    ("taps", "typed", "says"),
    [((UP, "Báo lãnh đạo đơn vị"), "1", True), ((DIRECTING,), "2", False)],
)
async def test_it_says_why_telling_superiors_sooner_may_bring_fewer_messages(
    office: Office, taps: tuple[str, ...], typed: str, says: bool
) -> None:
    phone = await opened(office, *taps)
    phone.say(typed)
    page = await phone.sees("Thử với tháng 4/2024")
    assert ("nên số tin có thể ít đi" in page.text) is says


async def test_what_is_dropped_changes_nothing(office: Office) -> None:
    phone = await opened(office, LEADING, BEFORE)
    phone.tap("10, 5, 1 ngày")
    await phone.sees("Thử với tháng")
    phone.tap("Bỏ")
    await phone.sees("cài đặt giữ nguyên")
    assert await policy(office) == Policy()
    assert await changes(office) == 0


async def test_the_value_in_use_needs_no_trial(office: Office) -> None:
    phone = await opened(office, LEADING, BEFORE)
    phone.say("7, 3, 1, 0")
    await phone.sees("không có gì thay đổi")


async def test_another_value_may_be_typed_under_a_trial(office: Office) -> None:
    phone = await opened(office, LEADING, BEFORE)
    phone.say("5")
    await phone.sees("Thử với tháng")
    phone.say("4")
    assert "đổi thành: 4 ngày" in (await phone.sees("Thử với tháng")).text
    phone.tap("Áp dụng")
    await phone.sees("Đã đổi.")
    assert (await policy(office)).days_before == (4,)


async def test_applied_twice_it_is_one_change(office: Office) -> None:
    phone = await opened(office, LEADING, BEFORE)
    phone.say("5")
    await phone.sees("Thử với tháng")
    apply = data_of(phone, "Áp dụng")
    phone.forge(apply)
    await phone.sees("Đã đổi.")
    phone.forge(apply)
    phone.say("/coquan")
    await phone.sees("Cài đặt cơ quan")
    assert await changes(office) == 1


async def test_a_trial_against_a_policy_that_moved_is_not_applied(office: Office) -> None:
    phone = await opened(office, LEADING, BEFORE)
    phone.say("5")
    await phone.sees("Thử với tháng")
    apply = data_of(phone, "Áp dụng")
    phone.say("4")
    assert "đổi thành: 4 ngày" in (await phone.sees("Thử với tháng")).text
    phone.tap("Áp dụng")
    await phone.sees("Đã đổi.")
    phone.forge(apply)
    await phone.is_told("vừa đổi cài đặt của cơ quan")
    assert (await policy(office)).days_before == (4,)


async def test_a_count_added_later_keeps_its_first_day(office: Office) -> None:
    phone = await opened(office, LEADING, BEFORE)
    for typed in ("5, 3, 1, 0", "5, 1, 0"):
        phone.say("/coquan")
        await phone.sees("Cài đặt cơ quan")
        phone.tap(LEADING)
        await phone.sees("Bấm mục")
        phone.tap(BEFORE)
        await phone.sees("Nhắc người chủ trì")
        phone.say(typed)
        await phone.sees("Thử với tháng")
        phone.tap("Áp dụng")
        await phone.sees("Đã đổi.")
        office.clock.move_to(NOW.replace(day=20))
    assert (await policy(office)).since == (("days_before", 5, TOMORROW),)


async def test_it_says_at_once_that_it_is_trying(office: Office, counting: Counting) -> None:
    counting.may_end.clear()
    phone = await opened(office, LEADING, BEFORE)
    phone.say("5")
    said = await phone.sees("Đang thử trên tháng 4/2024")
    assert "đổi thành: 5 ngày" in said.text
    phone.say("việc của tôi")  # nobody waits for the count, not even who asked for it
    await phone.sees("anh/chị")
    counting.may_end.set()
    assert (await phone.sees("Thử với tháng 4/2024")).id == said.id


async def test_two_quick_taps_count_once(office: Office, counting: Counting) -> None:
    counting.may_end.clear()
    phone = await opened(office, LEADING, BEFORE)
    choice = data_of(phone, "10, 5, 1 ngày")
    phone.forge(choice)
    phone.forge(choice)
    await phone.is_told("Bot đang thử")
    phone.tap("Xem kết quả")
    await phone.is_told("Bot đang thử")
    counting.may_end.set()
    await phone.sees("Thử với tháng 4/2024")
    assert counting.tried == [(7, 3, 1, 0), (10, 5, 1, 0)]


async def test_pages_and_the_sample_are_of_what_was_counted(
    office: Office, counting: Counting
) -> None:
    phone = await opened(office, LEADING, BEFORE)
    phone.say("14, 7")
    await phone.sees("Thử với tháng 4/2024")
    for label, seen in (("Theo người", "Theo người nhận"), ("Xem một tin mẫu", "Tin mẫu gửi")):
        phone.tap(label)
        await phone.sees(seen)
        phone.tap("‹ Kết quả thử")
        await phone.sees("Số tin từng ngày")
    assert counting.tried == [(7, 3, 1, 0), (14, 7)]


async def test_the_policy_in_use_is_not_counted_again_for_another_value(
    office: Office, counting: Counting
) -> None:
    phone = await opened(office, LEADING, BEFORE)
    for typed in ("5", "4"):
        phone.say(typed)
        await phone.sees("Thử với tháng 4/2024")
    assert counting.tried == [(4,), (5,), (7, 3, 1, 0)]


async def test_what_nobody_waits_for_any_more_is_given_up(
    office: Office, counting: Counting
) -> None:
    counting.may_end.clear()
    phone = await opened(office, LEADING, BEFORE)
    phone.say("5")
    await phone.sees("Đang thử")
    phone.tap("Bỏ")
    await phone.sees("cài đặt giữ nguyên")
    assert counting.given_up == 1


@pytest.mark.parametrize(
    "broken", [MonthNotCounted(), OSError(12, "Cannot allocate memory"), KeyError("sums")]
)
async def test_a_count_that_broke_says_so_and_the_value_may_be_applied(
    office: Office, counting: Counting, broken: Exception
) -> None:
    counting.broken = broken
    phone = await opened(office, LEADING, BEFORE)
    phone.say("5")
    await phone.sees("chưa thử được giá trị này")
    phone.tap("Áp dụng")
    await phone.sees("Đã đổi.")
    assert (await policy(office)).days_before == (5,)


async def test_a_trial_that_ended_with_its_process_begins_anew(
    office: Office, counting: Counting
) -> None:
    counting.may_end.clear()
    phone = await opened(office, LEADING, BEFORE)
    phone.say("5")
    await phone.sees("Đang thử")
    await office.restart()
    assert counting.given_up == 1
    counting.may_end.set()
    phone.tap("Xem kết quả")
    await phone.sees("Thử với tháng 4/2024")


async def test_what_was_dropped_through_another_process_does_not_come_back(
    office: Office, counting: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting.may_end.clear()
    here: list[Trials] = []
    monkeypatch.setattr(policy_trials, "trials_of", lambda app: noted(here, trials_of(app)))
    phone = await opened(office, LEADING, BEFORE)
    phone.say("5")
    await phone.sees("Đang thử")
    elsewhere = Trials(Months(office.database.url))
    monkeypatch.setattr(policy_trials, "trials_of", lambda _app: elsewhere)
    phone.tap("Bỏ")
    await phone.sees("cài đặt giữ nguyên")
    going_on = here[0].tasks
    counting.may_end.set()
    await asyncio.gather(*going_on)
    assert counting.given_up == 0 < len(going_on)
    assert "cài đặt giữ nguyên" in phone.last().text


async def test_what_is_applied_is_not_covered_by_a_trial_that_still_went_on(
    office: Office, counting: Counting
) -> None:
    phone = await opened(office, LEADING, BEFORE)
    phone.say("5")
    await phone.sees("Thử với tháng 4/2024")
    apply = data_of(phone, "Áp dụng")
    counting.may_end.clear()
    office.clock.move_to(NOW.replace(minute=NOW.minute + 11))
    phone.tap("Theo người")
    await phone.sees("Đang thử")
    phone.forge(apply)
    await phone.sees("Đã đổi.")
    assert counting.given_up == 1


def noted(found: list[Trials], trials: Trials) -> Trials:
    found.append(trials)
    return trials
