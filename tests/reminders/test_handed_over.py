"""Reminders pass on with the tasks and come back: each step once, to who had the task that day."""

from datetime import date
from typing import Any

from bot.domain import Part
from bot.services.handovers import running as handovers_running
from bot.storage import Handover, Person
from tests.reminders.conftest import LONG_AGO, Desk, at

DUE = date(2024, 5, 24)  # told on 17, 21, 23 and 24 May


async def hand_over(desk: Desk, whose: int, to: int, *days: int, **values: Any) -> None:
    """An agreed handover within May."""
    first, last = days
    async with desk.database.write() as session:
        session.add(
            Handover(
                org_id=1,
                from_person_id=whose,
                to_person_id=to,
                starts_on=date(2024, 5, first),
                ends_on=date(2024, 5, last),
                created_at=LONG_AGO,
                **values,
            )
        )


async def mornings(desk: Desk, *days: int) -> dict[int, list[int]]:
    """On which of these days each chat had a morning message."""
    told: dict[int, list[int]] = {}
    for day in days:
        before = len(desk.telegram.sent)
        await handovers_running.look_after(desk.database, at(day, 7, 30))
        await desk.tick(at(day))
        for chat_id, answer in desk.telegram.sent[before:]:
            if "Việc" in answer.text and "làm thay" not in answer.text:
                told.setdefault(chat_id, []).append(day)
    return told


async def test_the_stand_in_is_reminded_and_the_absent_one_is_not(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    binh = await desk.person("Bình", telegram_id=2)
    await desk.task("1", DUE, an)
    await hand_over(desk, an, binh, 20, 22)
    assert await mornings(desk, 17, 20, 21, 22, 23, 24) == {1: [17, 23, 24], 2: [21]}


async def test_it_is_marked_whose_the_task_is_beside_one_s_own(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    binh = await desk.person("Bình", telegram_id=2)
    await desk.task("1", DUE, an)
    await desk.task("2", DUE, binh)
    await hand_over(desk, an, binh, 20, 22)
    await handovers_running.look_after(desk.database, at(21, 7, 30))
    await desk.tick(at(21))
    (text,) = [text for text in desk.telegram.texts(2) if "Việc 2" in text]
    own, foreign = sorted((line for line in text.splitlines() if "Việc" in line), reverse=True)
    assert foreign.endswith("<i>thay An</i>")
    assert "thay" not in own


async def test_a_task_of_both_is_told_once_and_as_one_s_own(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    binh = await desk.person("Bình", telegram_id=2)
    await desk.task("1", DUE, an, binh)
    await hand_over(desk, an, binh, 20, 22)
    await handovers_running.look_after(desk.database, at(21, 7, 30))
    await desk.tick(at(21))
    (text,) = [text for text in desk.telegram.texts(2) if "Việc 1" in text]
    assert text.count("Việc 1") == 1
    assert "thay An" not in text


async def test_only_a_ticked_task_is_told_to_the_stand_in(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    binh = await desk.person("Bình", telegram_id=2)
    ticked = await desk.task("1", DUE, an)
    await desk.task("2", DUE, an)
    await hand_over(desk, an, binh, 20, 22, task_ids=[ticked])
    await handovers_running.look_after(desk.database, at(21, 7, 30))
    await desk.tick(at(21))
    assert [("Việc 1" in text, "Việc 2" in text) for text in desk.telegram.texts(1)] == [
        (False, False),  # that it has begun
        (False, True),
    ]
    assert any("Việc 1" in text and "Việc 2" not in text for text in desk.telegram.texts(2))


async def test_reminders_go_along_a_chain(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    binh = await desk.person("Bình", telegram_id=2)
    chi = await desk.person("Chi", telegram_id=3)
    await desk.task("1", DUE, an)
    await hand_over(desk, an, binh, 20, 23)
    await hand_over(desk, binh, chi, 21, 22)
    assert await mornings(desk, 17, 21, 23, 24) == {1: [17, 24], 3: [21], 2: [23]}


async def test_what_the_bot_missed_is_made_up_to_whoever_is_back(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    binh = await desk.person("Bình", telegram_id=2)
    await desk.task("1", DUE, an)
    await hand_over(desk, an, binh, 20, 21)
    assert await mornings(desk, 17, 20, 22) == {1: [17, 22]}


async def test_a_unit_s_task_goes_to_a_stand_in_of_the_unit_alone(desk: Desk) -> None:
    head = await desk.person("Trưởng", telegram_id=1, roles="lead")
    binh = await desk.person("Bình", telegram_id=2)
    await desk.task("1", DUE, unit=1)
    await hand_over(desk, head, binh, 20, 22)
    assert await mornings(desk, 21) == {2: [21]}
    async with desk.database.write() as session:
        (await session.get_one(Person, binh)).unit_id = None
    assert await mornings(desk, 22, 23) == {1: [23]}


async def test_who_directs_is_not_reminded_by_way_of_a_handover(desk: Desk) -> None:
    director = await desk.person("Giám đốc", telegram_id=1, roles="director")
    binh = await desk.person("Bình", telegram_id=2)
    await desk.task("1", DUE, director, part=Part.DIRECTING)
    await hand_over(desk, director, binh, 20, 22)
    assert await mornings(desk, 21) == {}
