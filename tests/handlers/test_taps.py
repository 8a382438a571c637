"""The ten commonest jobs take no more taps and messages than docs/taps.md says."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.handlers.conftest import AN, BINH, GIANG, Office
from tests.handlers.lead_office import doers, hand_in, needs_approval
from tests.standin_person import Phone
from tests.standin_screen import Screen

TABLE = Path(__file__).parents[2] / "docs" / "taps.md"
ROW = re.compile(r"^\| ([^|]+?) \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)


@dataclass(frozen=True)
class Taken:
    """What a job took."""

    taps: int
    written: int
    from_bot: int


class Hand:
    """Somebody doing a job, and what it takes; each act waits for what it shows."""

    def __init__(self, phone: Phone, screen: Screen | None = None) -> None:
        self.phone, self.screen = phone, screen or phone
        self._before = len(self.screen.from_bot())
        self._taps = self._written = 0

    async def tap(self, label: str, *, shows: str) -> None:
        self._taps += 1
        self.phone.tap(label)
        await self._sees(shows)

    async def say(self, text: str, *, shows: str) -> None:
        self._written += 1
        self.phone.say(text)
        await self._sees(shows)

    async def send(self, name: str, *, shows: str) -> None:
        self._written += 1
        self.phone.send_file(name, b"PDF")
        await self._sees(shows)

    async def _sees(self, shows: str) -> None:
        """In words or on a button."""
        await self.phone.wait_for(
            lambda: self.phone._fresh(shows) or self.phone.button(shows),
            shows,
        )

    def count(self, *, taps: int = 0) -> Taken:
        more = len(self.screen.from_bot()) - self._before
        return Taken(self._taps + taps, self._written, more)


async def see_the_month(office: Office) -> Taken:
    hand = Hand(await office.enrolled(AN))
    await hand.tap("Việc tháng này", shows="tháng 5/2024")
    return hand.count()


async def open_one(office: Office) -> Taken:
    hand = Hand(await office.enrolled(AN))
    await hand.tap("Việc tháng này", shows="tháng 5/2024")
    await hand.tap("2", shows="Việc 2 ·")
    return hand.count()


async def report_done(office: Office) -> Taken:
    hand = Hand(await office.enrolled(AN))
    await hand.tap("Báo kết quả", shows="cần báo kết quả")
    await hand.tap("2", shows="Việc 2 ·")
    await hand.tap("Hoàn thành", shows="gửi kết quả")
    await hand.send("bao-cao.pdf", shows="bao-cao.pdf")
    await hand.tap("Xong", shows="Đã ghi nhận hoàn thành")
    return hand.count()


async def ask_an_extension(office: Office) -> Taken:
    hand = Hand(await office.enrolled(AN))
    await hand.tap("Việc tháng này", shows="tháng 5/2024")
    await hand.tap("2", shows="Việc 2 ·")
    await hand.tap("Xin gia hạn", shows="đến ngày nào")
    await hand.tap("thứ Sáu", shows="gõ lý do")
    await hand.say("Chờ góp ý của các đơn vị", shows="Đã gửi đề nghị gia hạn")
    return hand.count()


async def assign(office: Office) -> Taken:
    hand = Hand(await office.enrolled(BINH))
    await hand.tap("Việc đơn vị", shows="Chưa giao người: 1")
    await hand.tap("Giao người", shows="☐ 5")
    await hand.tap("☐ 5", shows="(1 việc)")
    await hand.tap("Giao cho", shows=AN)
    await hand.tap(AN, shows="Đã giao")
    assert await doers(office, "5") == [(await office.person(AN)).id]
    return hand.count()


async def approve(office: Office) -> Taken:
    await needs_approval(office)
    await hand_in(await office.enrolled(AN), "2", said="Đã nộp kết quả")
    hand = Hand(await office.enrolled(BINH))
    await hand.tap("Chờ duyệt", shows="Chờ anh/chị duyệt")
    await hand.tap("2", shows="Đã trình lãnh đạo")
    await hand.tap("Duyệt", shows="Đã duyệt")
    return hand.count()


async def see_the_late(office: Office) -> Taken:
    hand = Hand(await office.enrolled(BINH))
    await hand.tap("Việc đơn vị", shows="Quá hạn (1)")
    await hand.tap("Quá hạn (1)", shows="Rà soát danh mục")
    return hand.count()


async def add_a_task(office: Office) -> Taken:
    hand = Hand(await office.enrolled(GIANG))
    await hand.say("giao Phòng Nghiệp vụ báo cáo PII trước 30/6", shows="Giao việc")
    await hand.tap("Giao việc", shows="Đã giao việc")
    return hand.count()


async def snooze(office: Office) -> Taken:
    phone = await office.enrolled(AN)
    office.clock.move_to(office.clock.now().replace(day=17))
    await phone.wait_for(lambda: phone.button("Nhắc sau"), "Nhắc sau")
    hand = Hand(phone)
    await hand.tap("Nhắc sau", shows="giờ nữa")
    phone.tap("Sáng thứ Hai")
    await phone.is_told("nhắc lại")
    return hand.count(taps=1)


async def connect_a_group(office: Office) -> Taken:
    phone = await office.enrolled(BINH)
    group = office.group("Phòng Nghiệp vụ", [phone])
    await group.sees("đơn vị nào")
    hand = Hand(phone, group)
    phone.tap("Phòng Nghiệp vụ", group=group)
    await group.sees("Đã nối")
    return hand.count(taps=1)


async def press_the_late(office: Office) -> Taken:
    hand = Hand(await office.enrolled(GIANG))
    await hand.say("đôn đốc những người đang trễ hạn: nộp báo cáo", shows="Gửi ngay (1 người)")
    await hand.tap("Gửi ngay", shows="Đã gửi")
    return hand.count()


JOBS: dict[str, Callable[[Office], Awaitable[Taken]]] = {
    "See my tasks of this month": see_the_month,
    "Open one of them": open_one,
    "Report it done with a document": report_done,
    "Ask for an extension": ask_an_extension,
    "Assign a task nobody does": assign,
    "Approve a result": approve,
    "See what is late in the unit": see_the_late,
    "Add a task that arises": add_a_task,
    "Snooze a reminder": snooze,
    "Connect a group to a unit": connect_a_group,
    "Press everybody who is late": press_the_late,
}


def told() -> dict[str, Taken]:
    rows = ROW.findall(TABLE.read_text(encoding="utf-8"))
    return {job: Taken(*map(int, counts)) for job, *counts in rows}


def test_the_table_has_each_job_and_no_other() -> None:
    assert told().keys() == JOBS.keys()


@pytest.mark.parametrize("job", JOBS)
async def test_a_job_takes_what_the_table_says(office: Office, job: str) -> None:
    assert await JOBS[job](office) == told()[job]
