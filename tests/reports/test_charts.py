"""The picture of figures: a PNG for a phone, the same for the same figures, drawn elsewhere."""

import asyncio
import io
import subprocess
import sys
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from PIL import Image

from bot.messages.charts import Bar, Chart, Series, Tone, unpacked
from bot.reports import charts
from bot.reports.chart_layout import EDGE, PIXELS, form_of, layout_of, segments
from bot.reports.charts import NotDrawn, drawn

SERIES = (
    Series("Hoàn thành đúng hạn", Tone.GOOD),
    Series("Đang làm trong hạn", Tone.RUNNING),
    Series("Quá hạn", Tone.LATE),
)
LONG = "Trung tâm Ứng dụng tiến bộ khoa học và công nghệ, Phát triển nguồn nhân lực"


def of(*bars: tuple[int, ...], label: str = "Phòng Nghiệp vụ") -> Chart:
    made = tuple(Bar(label, values, sum(values)) for values in bars)
    return Chart("Tổng hợp tuần, Sở Thử nghiệm", "Tính đến ngày 20/5/2024", SERIES, made, "Chú.")


@pytest.fixture(scope="module")
def picture() -> bytes:
    return asyncio.run(drawn(of((5, 3, 1), (0, 0, 0))))


def test_it_is_a_png_of_a_phones_width(picture: bytes) -> None:
    with Image.open(io.BytesIO(picture)) as found:
        assert found.format == "PNG"
        assert found.width == PIXELS
        assert PIXELS / 3 < found.height < PIXELS
    assert 10_000 < len(picture) < 500_000


def test_its_ground_is_light_and_late_is_told_apart_in_grey(picture: bytes) -> None:
    with Image.open(io.BytesIO(picture)) as found:
        grey = found.convert("L")
        assert grey.getpixel((2, 2)) == 255
        levels = {level for _, level in grey.getcolors() or ()}
    assert len(levels) > 3


async def test_the_same_figures_are_the_same_bytes(picture: bytes) -> None:
    assert await drawn(of((5, 3, 1), (0, 0, 0))) == picture


def test_other_figures_have_another_key() -> None:
    one = of((5, 3, 1))
    assert one.key == of((5, 3, 1)).key
    assert one.key != of((5, 3, 2)).key
    assert one.key != replace(one, subtitle="Tính đến ngày 27/5/2024").key


def test_what_the_process_reads_is_the_chart() -> None:
    assert unpacked(of((5, 3, 1), (0, 0, 0)).packed) == of((5, 3, 1), (0, 0, 0))


async def test_the_bot_goes_on_while_it_is_drawn() -> None:
    drawing = asyncio.create_task(drawn(of(*[(9, 9, 9)] * 40)))
    began = last = time.perf_counter()
    longest = 0.0
    while not drawing.done():
        await asyncio.sleep(0.002)
        longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
    assert (await drawing).startswith(b"\x89PNG")
    assert longest < (last - began) / 2


def test_the_bot_starts_without_the_library() -> None:
    asked = "import sys, bot.app; print('matplotlib' in sys.modules, 'numpy' in sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=120
    )
    assert found.stdout.split() == ["False", "False"]


async def test_a_drawing_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "_SECONDS", 0.001)
    with pytest.raises(NotDrawn):
        await drawn(of((5, 3, 1)))


async def test_a_drawing_that_fails_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(NotDrawn):
        await drawn(of((5, 3, 1)))


@pytest.mark.parametrize("bars", [1, 2, 8, 9, 20, 21, 40])
def test_everything_has_its_place_within_the_picture(bars: int) -> None:
    layout = layout_of(of(*[(120, 0, 1)] * bars, label=LONG))
    tops = [row.top for row in layout.rows]
    assert all(b - a >= layout.form.thickness for a, b in pairwise(tops))
    assert tops[-1] + layout.form.thickness < layout.note[-1].y < layout.height
    assert layout.height < 2.5 * layout.form.width
    assert all(len(row.label) <= 2 for row in layout.rows)


@pytest.mark.parametrize("bars", [1, 8, 20, 40])
@pytest.mark.parametrize("values", [(1, 1, 1), (999, 1, 1), (0, 0, 7), (1, 500, 1200)])
def test_each_part_is_wide_enough_for_its_number(values: tuple[int, ...], bars: int) -> None:
    form = form_of(bars)
    found = segments(Bar("", values, sum(values)), form, most=max(sum(values), 900))
    assert [one.value for one in found] == [value for value in values if value]
    assert all(one.width > 18 * len(str(one.value)) for one in found)
    assert all(b.x == a.x + a.width for a, b in pairwise(found))
    assert found[-1].x + found[-1].width < form.width - EDGE


def test_type_is_large_where_a_chat_shows_it_small() -> None:
    for bars in (1, 8):
        form = form_of(bars)
        assert form.label_size * 320 / form.width > 12
    assert form_of(20).label_size * 320 / form_of(20).width > 10


def test_a_larger_number_has_the_longer_part() -> None:
    first, second, third = segments(Bar("", (1, 5, 20), 26), form_of(1), most=26)
    assert first.width < second.width < third.width


def test_nothing_has_no_part() -> None:
    assert segments(Bar("", (0, 0, 0), 0), form_of(1), most=5) == ()
