"""The benchmarks run: each in miniature, so that they do not rot between two measurements."""

from pathlib import Path

import pytest

from benchmarks import chat, files, reading, startup
from benchmarks.office import Size, build_office

SIZE = Size(people=20, tasks=100)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    build_office(tmp_path / "office.db", SIZE)
    return tmp_path / "office.db"


def test_reading_gives_a_figure_for_every_kind_of_text(tmp_path: Path) -> None:
    assert len(reading.measure(tmp_path, over=0.01)) == 4


def test_files_give_a_figure_for_every_kind_and_the_memory(tmp_path: Path) -> None:
    rows = files.measure(tmp_path, rows=40, pages=2, over=0.01)
    assert [row[0].split(",")[1].split()[0] for row in rows] == ["docx", "xlsx", "pdf", "pdf"]
    assert all(float(row[3]) > 0 for row in rows)


async def test_both_bots_start_and_answer(office: Path) -> None:
    ours, bare = await startup.measure(office, SIZE, startup.Pace(times=1, rest_seconds=0))
    assert ours[0].mebibytes > bare[0].mebibytes > 0


async def test_both_bots_answer_the_crowd(office: Path) -> None:
    load = chat.Load(
        askers=5, in_the_air=2, rounds=1, round_seconds=0.5, steady_rate=20, steady_seconds=0.5
    )
    for one in await chat.measure(office, SIZE, load):
        assert one.rate > 0
        assert len(one.steady.waits) == 10
