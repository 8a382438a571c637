"""What the plan gives to somebody by name, and to no unit, is before the eyes of their head."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain import Figure, OwnerKind, TaskFilter
from bot.errors import NotAllowed, NotFound
from bot.messages.summaries.values import Span
from bot.parsing.grouping import Grouping
from bot.parsing.values import Status
from bot.reminders.summaries.making import named_only, owner_key, summary_of
from bot.reminders.summaries.periods import period_with
from bot.services.asking.counting import groups
from bot.services.asking.figures import report
from bot.services.leading.boards import board
from bot.services.tasks.tasks import show_card, show_list
from bot.storage import GroupChat
from bot.storage.figures import reported_by_owner
from bot.storage.group_chats import reader_of
from tests.storage.search_office import (
    AN,
    BINH,
    CHI,
    GIANG,
    INSPECTORS,
    ITEMS,
    NOW,
    TECHNICAL,
    TODAY,
    SearchOffice,
    by,
    item,
)

WORD = "Nghiệm thu"
NAMED = item("8", f"{WORD} đề tài", by(10, 5), lead_units=(), lead_persons=(AN,))


async def opened(office: SearchOffice) -> int:
    """The unit of who is named, after the plan that names them alone."""
    await office.open_another(NAMED)
    return (await office.speaker(AN)).unit_id or 0


async def numbers(office: SearchOffice, name: str, wanted: TaskFilter) -> list[str]:
    speaker = await office.speaker(name)
    async with office.database.read() as session:
        shown = await show_list(session, speaker, wanted, today=TODAY)
    return [line.number for line in shown.page.lines]


@pytest.mark.parametrize("name", [BINH, GIANG])
async def test_it_is_among_the_tasks_of_the_unit(office: SearchOffice, name: str) -> None:
    unit_id = await opened(office)
    whole = await numbers(office, name, TaskFilter(OwnerKind.UNIT, unit_id))
    assert "8" in whole
    assert len(whole) == len(ITEMS)


async def test_a_colleague_s_is_not_everybody_s(office: SearchOffice) -> None:
    await office.open_another(replace(NAMED, lead_persons=(BINH,)))
    unit_id = (await office.speaker(AN)).unit_id
    assert "8" not in await numbers(office, AN, TaskFilter(OwnerKind.UNIT, unit_id))
    assert await office.found(WORD, who=AN) == []


async def test_another_unit_s_head_does_not_see_it(office: SearchOffice) -> None:
    await opened(office)
    assert await office.found(WORD, who=CHI) == []
    assert "8" not in await numbers(office, CHI, TaskFilter(OwnerKind.ALL))


@pytest.mark.parametrize("owner", [OwnerKind.ALL, OwnerKind.UNIT])
@pytest.mark.parametrize("name", [BINH, GIANG])
async def test_it_is_found_by_its_words(office: SearchOffice, name: str, owner: OwnerKind) -> None:
    unit_id = await opened(office)
    owner_id = unit_id if owner is OwnerKind.UNIT else None
    assert await office.found(WORD, who=name, owner=owner, owner_id=owner_id) == ["8"]


async def test_where_a_unit_is_named_too_its_head_alone_answers_for_it(
    office: SearchOffice,
) -> None:
    await office.open_another(replace(NAMED, lead_units=(INSPECTORS,)))
    assert await office.found(WORD, who=BINH) == []


async def test_its_head_opens_the_card_and_may_assign_it(office: SearchOffice) -> None:
    await opened(office)
    binh = await office.speaker(BINH)
    (line,) = (await office.page(WORD, who=BINH)).lines
    async with office.database.read() as session:
        card = await show_card(session, binh, line.id, today=TODAY)
        assert {"assign", "nudge"} <= {act.value for act in card.acts}
        with pytest.raises((NotFound, NotAllowed)):
            await show_card(session, await office.speaker(CHI), line.id, today=TODAY)


@pytest.mark.parametrize("name", [BINH, GIANG, AN])
async def test_the_counts_of_units_are_the_sizes_of_their_lists(
    office: SearchOffice, name: str
) -> None:
    await opened(office)
    speaker = await office.speaker(name)
    every = TaskFilter(OwnerKind.ALL)
    async with office.database.read() as session:
        counted = await groups(session, speaker, every, Grouping.UNIT, today=TODAY)
        kept = await reported_by_owner(session, speaker, every, OwnerKind.UNIT, today=TODAY)
        for group in counted:
            shown = await show_list(session, speaker, group.filter, today=TODAY)
            assert shown.page.total == group.total
            made = await report(session, speaker, group.filter, today=TODAY)
            assert made.numbers == kept[group.filter.owner_id or 0].numbers(group.filter)


async def test_the_board_of_the_unit_counts_it_as_late(office: SearchOffice) -> None:
    unit_id = (await office.speaker(BINH)).unit_id or 0

    async def late() -> int:
        binh = await office.speaker(BINH)
        async with office.database.read() as session:
            shown = await board(session, binh, unit_id, today=TODAY)
        return next(total for name, _, total in shown.numbers if name == "overdue")

    before = await late()
    await opened(office)
    assert await late() == before + 1
    binh = await office.speaker(BINH)
    wanted = TaskFilter(OwnerKind.UNIT, unit_id, figure=Figure.OVERDUE)
    async with office.database.read() as session:
        shown = await show_list(session, binh, wanted, today=TODAY)
    assert shown.page.total == before + 1


async def test_what_a_unit_only_helps_with_is_none_of_what_it_leads(office: SearchOffice) -> None:
    helped = item("9", "Đo kiểm", by(1, 5), lead_units=(INSPECTORS,), lead_persons=(CHI,))
    await office.open_another(NAMED, replace(helped, coordinating_units=(TECHNICAL,)))
    unit_id = (await office.speaker(BINH)).unit_id
    late: dict[str, Any] = {"owner_id": unit_id, "status": Status.OVERDUE}
    every = await numbers(office, BINH, TaskFilter(OwnerKind.UNIT, **late))
    led = await numbers(office, BINH, TaskFilter(OwnerKind.LEADING, **late))
    assert set(every) - set(led) == {"9"}
    assert set(led) == {"4", "8"}


@pytest.mark.parametrize("name", [AN, BINH, GIANG])
async def test_what_a_group_is_told_is_the_same_list_for_everybody(
    office: SearchOffice, name: str
) -> None:
    unit_id = await opened(office)
    named = await numbers(office, name, TaskFilter(OwnerKind.NAMED, unit_id))
    assert "8" not in named
    assert len(named) == len(ITEMS) - 1


@pytest.mark.parametrize("name", [AN, BINH, GIANG])
async def test_every_number_of_a_group_s_week_is_the_size_of_the_reader_s_list(
    office: SearchOffice, name: str
) -> None:
    group = GroupChat(org_id=1, unit_id=await opened(office), chat_id=-1, title="", added_at=NOW)
    speaker = await office.speaker(name)
    async with office.database.read() as session:
        reader = await reader_of(session, group)
        week = period_with(Span.WEEK, TODAY)
        made = await summary_of(
            session, reader, group.unit_id, week, today=TODAY, names_people=False
        )
        for line in (*made.lines, *made.weeks):
            shown = await show_list(session, speaker, line.filter, today=TODAY)
            assert shown.page.total == line.total, line
    assert made.lines[0].total == len(ITEMS) - 1


def test_the_figures_of_a_group_s_week_are_kept_apart_from_the_head_s() -> None:
    assert owner_key(named_only(TaskFilter(OwnerKind.UNIT, 5))) == "n5"
    assert owner_key(named_only(TaskFilter())) == owner_key(TaskFilter())
