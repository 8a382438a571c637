"""Reading in a process of its own: the same draft, and an end to whatever goes wrong in it."""

import asyncio
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import bot.plans.reading
from bot.demo.sample import write_sample
from bot.errors import NotAPlan
from bot.plans.draft import read_plan
from bot.plans.limits import Limits
from bot.plans.reading import read_apart
from bot.plans.values import DraftPlan


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return write_sample(tmp_path, year=2024).word


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A file whose reading never ends: nobody writes into the pipe."""
    pipe = tmp_path / "ke-hoach.txt"
    os.mkfifo(pipe)
    return pipe


def readers_of(path: Path) -> list[str]:
    """Command lines of processes that read this file now."""
    found = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = process.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(path) in line and "bot.plans.reading_process" in line:
            found.append(line)
    return found


def environments_of(path: Path) -> list[bytes]:
    return [
        process.with_name("environ").read_bytes()
        for process in Path("/proc").glob("[0-9]*/cmdline")
        if str(path).encode() in process.read_bytes()
    ]


async def becomes(wanted: bool, path: Path) -> bool:
    """Whether within ten seconds somebody reads the file, or nobody any more."""
    for _ in range(200):
        if bool(readers_of(path)) is wanted:
            return True
        await asyncio.sleep(0.05)
    return False


async def stop(reading: asyncio.Task[DraftPlan]) -> None:
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading


async def test_it_gives_the_draft_that_reading_here_gives(plan: Path) -> None:
    assert await read_apart(plan) == read_plan(plan)


async def test_the_year_that_is_given_is_passed_on(plan: Path) -> None:
    assert (await read_apart(plan, year=2025)).year == 2025


async def test_a_named_error_comes_over_with_its_values(tmp_path: Path) -> None:
    picture = tmp_path / "a.exe"
    picture.write_bytes(b"x")
    with pytest.raises(NotAPlan) as refused:
        await read_apart(picture)
    assert (refused.value.key, refused.value.values) == ("plan-unsupported", {"ending": ".exe"})


async def test_others_are_served_while_a_file_is_read(endless: Path) -> None:
    reading = asyncio.create_task(read_apart(endless))
    assert await becomes(True, endless)
    for _ in range(50):
        await asyncio.sleep(0.001)
    assert not reading.done()
    await stop(reading)


async def test_a_cancelled_reading_leaves_no_process_behind(endless: Path) -> None:
    reading = asyncio.create_task(read_apart(endless))
    assert await becomes(True, endless)
    await stop(reading)
    assert await becomes(False, endless)


async def test_a_reading_that_says_nothing_is_given_up(endless: Path) -> None:
    with pytest.raises(NotAPlan) as refused:
        await read_apart(endless, limits=Limits(silent_seconds=1))
    assert refused.value.key == "plan-too-heavy"
    assert await becomes(False, endless)


async def test_a_reading_that_eats_the_memory_is_given_up(tmp_path: Path) -> None:
    long = tmp_path / "dai.txt"
    long.write_text("1\tviệc\t31/5/2024\tVăn phòng\n" * 400_000, encoding="utf-8")
    with pytest.raises(NotAPlan) as refused:
        await read_apart(long, limits=Limits(memory_mb=250))
    assert refused.value.key == "plan-too-heavy"


async def test_the_reader_does_not_know_the_bots_token(
    endless: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NHACVIEC_TOKEN", "1:secret")
    reading = asyncio.create_task(read_apart(endless))
    assert await becomes(True, endless)
    environments = environments_of(endless)
    await stop(reading)
    assert environments
    assert not any(b"secret" in environment for environment in environments)


async def test_a_stopped_reading_leaves_no_file_behind(
    endless: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "tam"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    reading = asyncio.create_task(read_apart(endless))
    assert await becomes(True, endless)
    assert b"TMPDIR=" + str(next(folder.iterdir())).encode() in environments_of(endless)[0]
    await stop(reading)
    assert not list(folder.iterdir())


async def test_a_draft_beyond_all_measure_is_given_up(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.plans.reading, "_LONGEST_LINE", 1_000)
    with pytest.raises(NotAPlan) as refused:
        await read_apart(plan)
    assert refused.value.key == "plan-too-heavy"


@pytest.mark.parametrize("program", ["bot.app", "bot.cli.main"])
def test_the_bot_loads_no_library_that_reads_or_draws_files(program: str) -> None:
    code = f"import sys, {program}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()
    assert "bot.plans.reading" in loaded
    assert not {"pdfplumber", "docx", "python_calamine", "openpyxl", "numpy"} & set(loaded)
    assert not {"reportlab", "segno", "PIL", "lxml"} & set(loaded)
