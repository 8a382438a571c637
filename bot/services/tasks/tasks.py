"""Lists and cards: which rows, and may they be seen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.acts import Act
from bot.domain import ResultState, Role, Speaker, TaskFilter, TaskPage
from bot.errors import NotAllowed, NotFound
from bot.services.rights import may_list, require
from bot.services.tasks.card_acts import acts_now
from bot.storage import (
    Milestone,
    Person,
    Session,
    Task,
    Unit,
    figures,
    handed_tasks,
    lists,
    search,
    tasks,
)
from bot.storage.people import bot_username

_SEVERAL = 2
_JUST = timedelta(days=7)
"""How long after a report its card says what to do where it was false."""


@dataclass(frozen=True, slots=True)
class ShownList:
    """A page of a list and whose list it is, by name (none for the speaker's own and for all)."""

    page: TaskPage
    owner_name: str | None


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A task's card and what the speaker may do from it."""

    card: tasks.TaskCard
    acts: frozenset[Act]
    returned_by: Role | None
    """Whom the speaker asks to have a result returned that they can no longer withdraw."""
    bot_name: str
    """The bot's Telegram name, for a link that shares the task; empty while it never ran."""


async def show_list(
    session: Session, speaker: Speaker, wanted: TaskFilter, *, today: date, page: int = 0
) -> ShownList:
    """A page of the tasks of a filter; raises `NotAllowed` for somebody else's list."""
    owner_name = await listed_owner(session, speaker, wanted)
    page_of = search.found_page if wanted.words else lists.task_page
    if wanted.figure:
        page_of = figures.figure_page
    found = await page_of(session, speaker, wanted, today=today, page=page)
    return ShownList(await _marked(session, speaker, found), owner_name)


async def _marked(session: Session, speaker: Speaker, page: TaskPage) -> TaskPage:
    """The lines of those the speaker stands in for say whose they are."""
    places = await handed_tasks.in_place_of(session, speaker, [line.id for line in page.lines])
    if not places:
        return page
    lines = tuple(
        replace(line, in_place_of=places[line.id][1]) if line.id in places else line
        for line in page.lines
    )
    return replace(page, lines=lines)


async def listed_owner(session: Session, speaker: Speaker, wanted: TaskFilter) -> str | None:
    """Whose list the filter names, none for the speaker's own and for all.

    Raises `NotAllowed` for somebody else's.
    """
    name, unit_id = await _owner(session, speaker, wanted)
    if not may_list(speaker, wanted, owner_unit_id=unit_id):
        raise NotAllowed("not-allowed-list")
    return name


async def _owner(
    session: Session, speaker: Speaker, wanted: TaskFilter
) -> tuple[str | None, int | None]:
    if wanted.owner.is_unit:
        unit = await session.get(Unit, wanted.owner_id)
        if unit is None or unit.org_id != speaker.org_id:
            raise NotFound("unit-not-found")
        return unit.name, None
    if wanted.owner.is_person:
        person = await session.get(Person, wanted.owner_id)
        if person is None or person.org_id != speaker.org_id:
            raise NotFound("person-not-found")
        return person.full_name, person.unit_id
    return None, None


async def show_card(session: Session, speaker: Speaker, task_id: int, *, today: date) -> ShownCard:
    """A task's card; raises `NotFound` for a task the speaker may not see."""
    task = await tasks.task_by_id(session, speaker.org_id, task_id)
    if task is None:
        raise NotFound("task-not-found")
    assignments = await tasks.assignments_of(session, task_id)
    require(speaker, Act.SEE, assignments)
    card = await tasks.task_card(session, task)
    acts = fitting(await acts_now(session, speaker, card, assignments), card.milestones)
    return ShownCard(
        card=card,
        acts=acts,
        returned_by=None if Act.WITHDRAW in acts else _returned_by(speaker, card, today=today),
        bot_name=await bot_username(session),
    )


def fitting(acts: frozenset[Act], milestones: Sequence[Milestone]) -> frozenset[Act]:
    """Without the acts this very task has nothing for."""
    still_open = [one for one in milestones if one.done_at is None]
    missing = set[Act]()
    if len(milestones) < _SEVERAL:
        missing.add(Act.TICK_MILESTONE)
    if not any(one.due for one in still_open):
        missing.add(Act.ASK_EXTENSION)
    if not any(one.trigger and (one.due is None or one.happened_on) for one in still_open):
        missing.add(Act.SET_EVENT_DAY)
    return acts - missing


def _returned_by(speaker: Speaker, card: tasks.TaskCard, *, today: date) -> Role | None:
    """A lead has nobody above in the unit, and asks the office."""
    if not card.results:
        return None
    newest, _ = card.results[-1]
    if newest.state in (ResultState.RETURNED, ResultState.WITHDRAWN):
        return None
    handed_in = newest.created_at.astimezone(speaker.zone).date()
    if newest.person_id != speaker.id or today - handed_in > _JUST:
        return None
    return Role.OFFICE if Role.LEAD in speaker.roles else Role.LEAD


async def tasks_numbered(session: Session, speaker: Speaker, number: str) -> Sequence[Task]:
    """The visible tasks printed under a number; raises `NotFound` when there is none."""
    found = await tasks.visible_tasks_by_number(session, speaker, number)
    if not found:
        raise NotFound("no-such-number", number=number)
    return found
