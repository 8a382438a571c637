"""One picture that fails takes no other's away; where all fail, none is tried for a while."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.messages.charts import Bar, Chart, Series, Tone
from bot.reports import pictures
from bot.reports.charts import NotDrawn
from bot.reports.pictures import Pictures
from bot.storage import Database

_BAD = "xấu"
Drawn = Counter[str]


def of(title: str) -> Chart:
    series = (Series("Quá hạn", Tone.LATE),)
    return Chart(title, "Tính đến ngày 20/5/2024", series, (Bar("Thanh tra", (1,), 1),))


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """How often each title was tried; those that begin with `_BAD` fail."""
    found: Drawn = Counter()

    async def drawn(chart: Chart) -> bytes:
        found[chart.title] += 1
        await asyncio.sleep(0)
        if chart.title.startswith(_BAD):
            raise NotDrawn
        return chart.title.encode()

    monkeypatch.setattr(pictures, "drawn", drawn)
    return found


@pytest.fixture
def drawer(tmp_path: Path) -> Pictures:
    return Pictures(Database(f"sqlite+aiosqlite:///{tmp_path / 'office.db'}"), Clock())


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Moves the machine's clock on."""
    now = [1000.0]
    monkeypatch.setattr(pictures, "monotonic", lambda: now[0])

    def move(seconds: float) -> None:
        now[0] += seconds

    return move


async def test_a_groups_picture_that_failed_takes_not_its_heads(
    tried: Drawn, drawer: Pictures
) -> None:
    of_group = replace(of(_BAD), note="Không gồm việc chỉ giao đích danh")
    for chart in (of_group, of_group, of(_BAD)):
        with pytest.raises(NotDrawn):
            await drawer.drawn(chart)
    assert tried[_BAD] == 2


async def fails(drawer: Pictures, title: str) -> None:
    with pytest.raises(NotDrawn):
        await drawer.drawn(of(title))


async def test_after_one_that_failed_others_are_drawn(drawer: Pictures, tried: Drawn) -> None:
    await fails(drawer, _BAD)
    assert await drawer.drawn(of("Thanh tra")) == b"Thanh tra"
    await fails(drawer, _BAD)
    assert tried == {_BAD: 1, "Thanh tra": 1}


async def test_one_that_hangs_holds_up_no_other(
    drawer: Pictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def drawn(chart: Chart) -> bytes:
        if chart.title == _BAD:
            await asyncio.Event().wait()
        return b"drawn"

    monkeypatch.setattr(pictures, "drawn", drawn)
    hanging = [asyncio.create_task(drawer.drawn(of(_BAD))) for _ in range(3)]
    async with asyncio.timeout(1):
        assert await drawer.drawn(of("Thanh tra")) == b"drawn"
    for one in hanging:
        one.cancel()


async def test_where_all_fail_no_more_are_tried(drawer: Pictures, tried: Drawn) -> None:
    for number in range(9):
        await fails(drawer, f"{_BAD} {number}")
    assert tried.total() == 3


async def test_a_few_bad_ones_among_good_ones_stop_nothing(drawer: Pictures, tried: Drawn) -> None:
    for number in range(5):
        await fails(drawer, f"{_BAD} {number}")
        assert await drawer.drawn(of(f"Phòng {number}"))
    assert tried.total() == 10


async def test_after_some_minutes_it_is_tried_again(
    drawer: Pictures, tried: Drawn, later: Callable[[float], None]
) -> None:
    await fails(drawer, _BAD)
    later(299)
    await fails(drawer, _BAD)
    later(2)
    await fails(drawer, _BAD)
    assert tried[_BAD] == 2


async def test_who_asks_for_the_same_at_once_has_it_drawn_once(
    drawer: Pictures, tried: Drawn
) -> None:
    await asyncio.gather(*(drawer.drawn(of("Thanh tra")) for _ in range(5)))
    assert tried["Thanh tra"] == 1
    await drawer.drawn(replace(of("Thanh tra"), subtitle="Tính đến ngày 27/5/2024"))
    assert tried["Thanh tra"] == 2
