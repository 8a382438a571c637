"""A unit's board: its tasks by state and by person, each number the size of a list."""

from dataclasses import replace
from datetime import date

from bot.acts import OfficeAct
from bot.domain import Figure, OwnerKind, Role, Speaker, TaskFilter
from bot.errors import NotFound
from bot.messages.leading.lead_values import Board, OnBoard, Units
from bot.parsing.grouping import Grouping
from bot.parsing.values import Status
from bot.services.asking import counting
from bot.services.leading import waiting
from bot.services.rights import require_in_office
from bot.services.tasks.tasks import show_list
from bot.storage import Session
from bot.storage.people import units_of

A_PAGE = 8
_NUMBERS: tuple[tuple[str, Status | Figure], ...] = (
    ("unassigned", Status.UNASSIGNED),
    ("not-started", Status.NOT_STARTED),
    ("in-progress", Status.IN_PROGRESS),
    ("overdue", Status.OVERDUE),
    ("awaiting", Figure.AWAITING),
    ("paused", Figure.PAUSED),
    ("done", Status.DONE),
)


async def board(
    session: Session, speaker: Speaker, unit_id: int, *, today: date, page: int = 0
) -> Board:
    """A lead's own unit; for directors and the office any. Raises `NotAllowed`, `NotFound`."""
    require_in_office(speaker, OfficeAct.SEE_UNIT_BOARD)
    whole = TaskFilter(OwnerKind.UNIT, unit_id)
    shown = await show_list(session, speaker, whole, today=today)
    numbers = [await _number(session, speaker, whole, *one, today=today) for one in _NUMBERS]
    people = await _people(session, speaker, whole, today=today)
    pages = max(-(-len(people) // A_PAGE), 1)
    page = min(page, pages - 1)
    assigns = Role.OFFICE in speaker.roles or unit_id == speaker.unit_id
    return Board(
        unit_id=unit_id,
        unit_name=shown.owner_name or "",
        numbers=tuple(numbers),
        people=tuple(people[page * A_PAGE : (page + 1) * A_PAGE]),
        page=page,
        pages=pages,
        assigns=assigns and bool(speaker.roles & {Role.LEAD, Role.OFFICE}),
        approvals=len(await waiting.hand_ins(session, speaker)),
        extensions=len(await waiting.requests(session, speaker)),
    )


async def _number(
    session: Session,
    speaker: Speaker,
    whole: TaskFilter,
    name: str,
    of: Status | Figure,
    *,
    today: date,
) -> tuple[str, TaskFilter, int]:
    wanted = replace(whole, figure=of) if isinstance(of, Figure) else replace(whole, status=of)
    found = await show_list(session, speaker, wanted, today=today)
    return name, wanted, found.page.total


async def _people(
    session: Session, speaker: Speaker, whole: TaskFilter, *, today: date
) -> list[OnBoard]:
    """Those with open tasks, most first."""
    is_open, is_late = (replace(whole, status=one) for one in (Status.OPEN, Status.OVERDUE))
    by = Grouping.PERSON
    late = {
        group.filter.owner_id: group.total
        for group in await counting.groups(session, speaker, is_late, by, today=today)
    }
    return [
        OnBoard(
            label=group.label,
            open=group.filter,
            total=group.total,
            late=replace(group.filter, status=Status.OVERDUE),
            late_total=late.get(group.filter.owner_id, 0),
        )
        for group in await counting.groups(session, speaker, is_open, by, today=today)
    ]


async def own_or_choose(session: Session, speaker: Speaker, *, page: int = 0) -> int | Units:
    """The unit of a lead; everybody else who may see boards chooses among the units."""
    require_in_office(speaker, OfficeAct.SEE_UNIT_BOARD)
    if Role.LEAD in speaker.roles and speaker.unit_id is not None and not speaker.sees_all:
        return speaker.unit_id
    if not speaker.sees_all:
        raise NotFound("no-unit-of-own")
    found = list(await units_of(session, speaker.org_id))
    pages = max(-(-len(found) // A_PAGE), 1)
    page = min(page, pages - 1)
    return Units(tuple(found[page * A_PAGE : (page + 1) * A_PAGE]), page, pages)
