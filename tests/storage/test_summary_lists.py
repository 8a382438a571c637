"""Every number of a summary is the size of the list it opens, on either database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import Figure, Role, TaskFilter
from bot.messages.actions import ShowList
from bot.messages.callback_data import decode, encode
from bot.messages.catalog import words_of
from bot.messages.summaries.values import Line, Span, Summary
from bot.messages.summaries.wording import message
from bot.reminders.summaries.making import owner_key, summary_of
from bot.reminders.summaries.periods import period_with
from bot.reminders.summaries.planning import plan_summaries
from bot.services.tasks.tasks import show_list
from bot.storage import Organisation, OutboxMessage, Person, pictures
from bot.storage.summaries import kept_figures
from tests.storage.search_office import BINH, GIANG, TODAY, SearchOffice
from tests.storage.test_report_lists import shuffled

PERIODS = (
    period_with(Span.WEEK, TODAY),
    period_with(Span.MONTH, TODAY),
    period_with(Span.MONTH, TODAY).before,
    period_with(Span.QUARTER, TODAY),
)


def numbers(made: Summary) -> list[tuple[TaskFilter, int]]:
    """Every number of a summary with its list."""
    lines: list[Line] = [*made.lines, *made.weeks, *made.directed]
    lines += [made.earlier] if made.earlier else []
    found = [(line.filter, line.total) for line in lines]
    for row in made.owners:
        found.append((row.filter, row.total))
        found += [
            (replace(row.filter, figure=figure), total) for figure, total in row.totals.items()
        ]
    return found


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", [GIANG, BINH])
async def test_every_number_is_the_size_of_its_list(
    office: SearchOffice, name: str, seed: int
) -> None:
    await shuffled(office, seed)
    async with office.database.write() as session:
        for person in await session.scalars(select(Person).where(col(Person.full_name) == GIANG)):
            person.roles = [Role.OFFICE, Role.DIRECTOR]
    speaker = await office.speaker(name)
    unit_id = None if name == GIANG else speaker.unit_id
    async with office.database.read() as session:
        for period in PERIODS:
            made = await summary_of(session, speaker, unit_id, period, today=TODAY)
            assert made.owners
            for wanted, total in numbers(made):
                shown = await show_list(session, speaker, wanted, today=TODAY)
                assert shown.page.total == total, wanted


async def test_the_parts_of_a_bar_are_all_of_it(office: SearchOffice) -> None:
    await shuffled(office, 1)
    speaker = await office.speaker(GIANG)
    async with office.database.read() as session:
        made = await summary_of(session, speaker, None, PERIODS[0], today=TODAY)
    assert {figure for row in made.owners for figure, total in row.totals.items() if total} == {
        *Figure
    } - {Figure.CAME_DUE, Figure.TO_COME}
    assert all(sum(row.totals.values()) == row.total for row in made.owners)


async def test_every_button_fits_and_is_read_back(office: SearchOffice) -> None:
    await shuffled(office, 2)
    speaker = await office.speaker(GIANG)
    words = words_of(speaker)
    async with office.database.read() as session:
        for period in PERIODS:
            answer = message(words, await summary_of(session, speaker, None, period, today=TODAY))
            acts = [choice.action for choice in chain(*answer.choices)]
            assert acts
            for act in acts:
                assert act is not None
                assert decode(encode(act)) == act
            assert any(isinstance(act, ShowList) for act in acts)


async def test_it_is_planned_once_and_its_figures_are_kept(office: SearchOffice) -> None:
    monday = datetime(2026, 5, 18, 0, 30, tzinfo=UTC)  # 7:30 in the office
    async with office.database.write() as session:
        (await session.get_one(Organisation, 1)).created_at = monday - timedelta(days=90)
    assert await plan_summaries(office.database, monday) > 0
    assert await plan_summaries(office.database, monday) == 0
    week = period_with(Span.WEEK, monday.date())
    speaker = await office.speaker(GIANG)
    async with office.database.read() as session:
        made = await summary_of(session, speaker, None, week, today=monday.date())
        kept = await kept_figures(session, 1, week.key, owner_key(made.wanted))
        queued = (await session.scalars(select(OutboxMessage))).all()
    assert kept is not None
    assert kept == ({line.name.value: line.total for line in made.lines}, monday)
    binh = await office.speaker(BINH)
    assert [(row.person_id, row.kind) for row in queued] == [(binh.id, "weekly")]


async def test_a_picture_is_known_by_what_it_shows_until_it_is_old(office: SearchOffice) -> None:
    now = datetime(2026, 5, 18, tzinfo=UTC)
    async with office.database.write() as session:
        await pictures.keep(session, "a", "first", now=now)
        await pictures.keep(session, "a", "second", now=now)
        assert await pictures.file_id_of(session, "a") == "first"
        assert await pictures.file_id_of(session, "b") is None
        await pictures.keep(session, "b", "third", now=now + timedelta(days=60))
        assert await pictures.file_id_of(session, "a") is None
