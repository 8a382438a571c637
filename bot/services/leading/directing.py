"""A director's board: what they direct, what waits for them, which units are late."""

from dataclasses import dataclass
from datetime import date

from bot.acts import OfficeAct
from bot.domain import OwnerKind, Speaker, TaskFilter
from bot.parsing.grouping import Grouping
from bot.parsing.values import Status
from bot.services.asking import counting
from bot.services.asking.counting import Groups
from bot.services.asking.figures import Report, report
from bot.services.leading import waiting
from bot.services.rights import require_in_office
from bot.storage import Session
from bot.storage.groups import any_of_several_units

LATE = TaskFilter(OwnerKind.ALL, status=Status.OVERDUE)


@dataclass(frozen=True, slots=True)
class DirectorsBoard:
    """The numbers of what one directs, and how much waits."""

    directed: Report
    approvals: int
    extensions: int
    late_units: int
    """Units that have late tasks."""


async def board(session: Session, speaker: Speaker, *, today: date) -> DirectorsBoard:
    """Raises `NotAllowed` for those who look after no more than a unit."""
    require_in_office(speaker, OfficeAct.SEE_OFFICE_BOARD)
    late = await counting.groups(session, speaker, LATE, Grouping.UNIT, today=today)
    return DirectorsBoard(
        directed=await report(session, speaker, TaskFilter(OwnerKind.DIRECTED), today=today),
        approvals=len(await waiting.hand_ins(session, speaker)),
        extensions=len(await waiting.requests(session, speaker)),
        late_units=len(late),
    )


async def office_report(session: Session, speaker: Speaker, *, today: date) -> Report:
    """The numbers of the whole office."""
    require_in_office(speaker, OfficeAct.SEE_OFFICE_BOARD)
    return await report(session, speaker, TaskFilter(OwnerKind.ALL), today=today)


async def late_units(session: Session, speaker: Speaker, *, today: date, page: int = 0) -> Groups:
    """A page of the units with late tasks, most first."""
    require_in_office(speaker, OfficeAct.SEE_OFFICE_BOARD)
    return await counting.groups_page(session, speaker, LATE, Grouping.UNIT, today=today, page=page)


async def late_units_overlap(session: Session, speaker: Speaker, *, today: date) -> bool:
    """Whether a late task counts for more than one of them."""
    require_in_office(speaker, OfficeAct.SEE_OFFICE_BOARD)
    return await any_of_several_units(session, speaker, LATE, today=today)
