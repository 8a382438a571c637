"""The benchmarks run: each in miniature, so that they do not rot between two measurements."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import (
    broadcasting,
    chat,
    claims,
    files,
    memory,
    phrases,
    planning,
    reading,
    search,
    startup,
)
from benchmarks.office import Size, build_office, database_url, fill_office

SIZE = Size(people=20, tasks=100)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    build_office(tmp_path / "office.db", SIZE)
    return tmp_path / "office.db"


def test_reading_gives_a_figure_for_both_forms_of_a_plan(tmp_path: Path) -> None:
    assert len(reading.measure(tmp_path, over=0.01)) == 2


def test_phrases_give_their_speed_and_how_it_grows(capsys: pytest.CaptureFixture[str]) -> None:
    some = {
        "time phrases": phrases.speed(phrases.time_phrases()[::16], rounds=1),
        "questions": phrases.speed(phrases.questions(phrases.office_names())[::16], rounds=1),
    }
    phrases.report(some, lengths=(100, 200), rounds=1)
    assert all(min(one.each) > 0 and one.searched > one.folded > 0 for one in some.values())
    told = capsys.readouterr().out
    assert all(f"{family}, as a question" in told for family in phrases.FAMILIES)


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


async def test_searching_gives_a_figure_for_every_question(tmp_path: Path) -> None:
    url = database_url(tmp_path / "searched.db")
    fill_office(url, SIZE)
    search.prepare(url)
    taken = await search.measure(url, SIZE, search.Pace(times=2))
    assert all(one.total > 0 for one in taken)
    assert all(min(one.ours) > 0 and min(one.scan) > 0 for one in taken)
    assert taken[0].total == 1


def test_an_import_is_measured_with_the_index_and_without(tmp_path: Path) -> None:
    assert min(search.import_seconds(tmp_path, search.Pace(rows=5), times=1)) > 0


async def test_a_broadcast_is_measured_beside_the_librarys_limiter(
    office: Path, tmp_path: Path
) -> None:
    load = broadcasting.Load(
        people=15, told_while_asked=15, askers=5, questions_a_second=12, first_questions=1
    )
    folder = tmp_path / "broadcast"
    folder.mkdir()
    found = await broadcasting.measure(folder, office, SIZE, load)
    assert len(found.ours.audience.heard) == len(found.other.audience.heard) == 15
    assert found.ours.audience.limits.refused == 0
    assert found.ours.cpu_seconds > 0
    assert found.asked_before.waits
    assert found.asked_meanwhile.waits


@pytest.mark.parametrize("by_unit", [False, True], ids=["by name", "by unit"])
def test_a_morning_is_planned_beside_bare_rows(tmp_path: Path, by_unit: bool) -> None:
    size = replace(SIZE, by_unit=by_unit)
    mornings = planning.measure(tmp_path, size, planning.Pace(mornings=1))
    assert mornings[0].messages > 0
    assert mornings[0].reminders > 0  # what goes up to heads is a message without any
    assert planning.jobs_a_second(tmp_path, planning.Pace(jobs=5)) > 0


def test_claims_are_measured_among_old_messages(tmp_path: Path) -> None:
    pace = claims.Pace(old=200, waiting=10, claims=5, people=20)
    taken = claims.measure(tmp_path / "claims", pace)
    assert all(len(one.claims) == len(one.notes) == 5 for one in taken.values())


async def test_the_memory_of_a_delivering_bot_is_read_on_the_way(tmp_path: Path) -> None:
    pace = memory.Pace(deliveries=40, people=20)
    memory.prepare(tmp_path / "memory.db", pace)
    looks = await memory.measure(tmp_path / "memory.db", pace)
    assert looks[-1].sent == 40
    assert min(look.mebibytes for look in looks) > 0
