"""Lists, searches and counts while somebody stands in for another, on either database."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.domain import HandoverState, OwnerKind, Speaker, TaskFilter
from bot.parsing.grouping import Grouping
from bot.parsing.values import Status
from bot.services.asking.counting import groups
from bot.services.people.people import find_people
from bot.services.tasks.tasks import show_list, tasks_numbered
from bot.storage import Handover, handovers
from bot.storage.awaited_events import awaited_by
from bot.storage.ids import id_of
from bot.storage.people import speaker_by_id
from bot.storage.tasks import visible_tasks_by_number
from tests.storage.search_office import AN, BINH, CHI, GIANG, NOW, TODAY, SearchOffice


async def stands_in(office: SearchOffice, whose: str, to: str, **values: Any) -> Speaker:
    """Who stands in, by a handover that runs."""
    async with office.database.write() as session:
        (absent,) = await find_people(session, 1, name=whose)
        (stand_in,) = await find_people(session, 1, name=to)
        row: dict[str, Any] = {
            "org_id": 1,
            "from_person_id": id_of(absent),
            "to_person_id": id_of(stand_in),
            "starts_on": TODAY,
            "ends_on": date(2026, 5, 30),
            "created_at": NOW,
            "begun_at": NOW,
        }
        session.add(Handover(**(row | values)))
    return await office.speaker(to)


async def numbers(office: SearchOffice, speaker: Speaker, **wanted: Any) -> dict[str, str]:
    """The tasks of a list, each with whose place it is in."""
    async with office.database.read() as session:
        shown = await show_list(session, speaker, TaskFilter(**wanted), today=TODAY)
        return {line.number: line.in_place_of for line in shown.page.lines}


async def task_id(office: SearchOffice, number: str) -> int:
    async with office.database.read() as session:
        found = await tasks_numbered(session, await office.speaker(GIANG), number)
        return id_of(found[0])


async def test_own_lists_have_the_tasks_of_who_is_absent(office: SearchOffice) -> None:
    chi = await stands_in(office, AN, CHI)
    assert await numbers(office, chi, status=Status.OPEN) == {"5": ""} | dict.fromkeys("12346", AN)


async def test_ticked_tasks_come_alone(office: SearchOffice) -> None:
    chi = await stands_in(office, AN, CHI, task_ids=[await task_id(office, "2")])
    assert await numbers(office, chi) == {"5": "", "2": AN}
    async with office.database.read() as session:
        assert await visible_tasks_by_number(session, chi, "2")
        assert not await visible_tasks_by_number(session, chi, "3")


async def test_a_ticked_task_of_one_is_not_that_of_another(office: SearchOffice) -> None:
    await stands_in(office, BINH, CHI, task_ids=[await task_id(office, "7")])
    chi = await stands_in(office, AN, CHI, task_ids=[await task_id(office, "2")])
    assert await numbers(office, chi) == {"5": "", "2": AN, "7": BINH}


async def test_a_search_finds_them_as_well(office: SearchOffice) -> None:
    chi = await stands_in(office, AN, CHI)
    assert await numbers(office, chi, words="pii") == {"4": AN}
    assert await numbers(office, chi, owner=OwnerKind.ALL, words="pii") == {"4": AN}


async def test_the_list_of_the_absent_one_is_open_to_the_stand_in(office: SearchOffice) -> None:
    chi = await stands_in(office, AN, CHI)
    owner = {"owner": OwnerKind.PERSON, "owner_id": min(chi.stands_in_for)}
    assert set(await numbers(office, chi, **owner)) == set("12346")
    async with office.database.read() as session:
        assert await awaited_by(session, chi) == []


async def test_numbers_of_units_and_people_count_a_task_once(office: SearchOffice) -> None:
    async with office.database.read() as session:
        giang = await office.speaker(GIANG)
        before = await groups(session, giang, TaskFilter(OwnerKind.ALL), Grouping.UNIT, today=TODAY)
    await stands_in(office, AN, BINH)
    async with office.database.read() as session:
        after = await groups(session, giang, TaskFilter(OwnerKind.ALL), Grouping.UNIT, today=TODAY)
        binh = await office.speaker(BINH)
        own = await show_list(session, binh, TaskFilter(), today=TODAY)
    assert after == before
    assert own.page.total == len("123467")


async def test_what_is_over_or_only_asked_for_gives_nothing(office: SearchOffice) -> None:
    await stands_in(office, AN, CHI, ended_at=NOW)
    await stands_in(office, AN, CHI, begun_at=None, state="asked")
    chi = await office.speaker(CHI)
    assert (chi.stands_in_for, chi.stands_in_on) == (frozenset(), frozenset())
    async with office.database.read() as session:
        assert await handovers.on_day(session, 1, TODAY) == []


async def test_a_handover_holds_from_its_first_day_to_its_last_whatever_was_told(
    office: SearchOffice,
) -> None:
    days = {"starts_on": TODAY, "ends_on": TODAY + timedelta(days=1), "begun_at": None}
    await stands_in(office, AN, CHI, **days)
    in_place = [
        bool((await office.speaker(CHI, now=NOW + timedelta(days=day))).stands_in_for)
        for day in (-1, 0, 1, 2)
    ]
    assert in_place == [False, True, True, False]


async def test_its_days_are_those_of_the_office(office: SearchOffice) -> None:
    await stands_in(office, AN, CHI, starts_on=TODAY + timedelta(days=1))
    midnight = datetime(2026, 5, 13, 17, tzinfo=UTC)
    before = await office.speaker(CHI, now=midnight - timedelta(minutes=1))
    assert not before.stands_in_for
    assert (await office.speaker(CHI, now=midnight)).stands_in_for


async def test_what_is_only_asked_for_gives_nothing(office: SearchOffice) -> None:
    chi = await stands_in(office, AN, CHI, state=HandoverState.ASKED, begun_at=None)
    assert not chi.stands_in_for


async def test_a_speaker_without_a_time_is_in_nobodys_place(office: SearchOffice) -> None:
    chi = await stands_in(office, AN, CHI)
    async with office.database.read() as session:
        found = await speaker_by_id(session, chi.id)
    assert found is not None
    assert not found.stands_in_for
