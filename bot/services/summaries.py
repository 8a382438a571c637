"""Summaries somebody asks for now, and the wish to get them each week."""

from datetime import date, datetime

from bot.acts import OfficeAct
from bot.domain import OwnerKind, Role, Speaker, TaskFilter
from bot.errors import NotAllowed
from bot.messages.summaries.values import Owners, Span, Summary
from bot.reminders.summaries.making import filter_of, summary_of
from bot.reminders.summaries.owning import owner_rows
from bot.reminders.summaries.periods import Period, period_with
from bot.services.rights import may_in_office, require_in_office
from bot.services.tasks.tasks import listed_owner
from bot.storage import Person, Session, events
from bot.storage.figures import reported

A_PAGE = 8


def has_summary(speaker: Speaker) -> bool:
    """Whether there is one of more than the speaker's own tasks."""
    if may_in_office(speaker, OfficeAct.SEE_OFFICE_BOARD):
        return True
    return Role.LEAD in speaker.roles and speaker.unit_id is not None


async def current(session: Session, speaker: Speaker, *, today: date) -> Summary:
    """The week's summary as it stands: of the office for who sees it, else of the unit.

    Raises `NotAllowed` for those who look after no more than their own tasks.
    """
    require_in_office(speaker, OfficeAct.SEE_UNIT_BOARD)
    unit_id = None
    if not may_in_office(speaker, OfficeAct.SEE_OFFICE_BOARD):
        if speaker.unit_id is None:
            raise NotAllowed("not-allowed-see-unit-board")
        unit_id = speaker.unit_id
    return await summary_of(session, speaker, unit_id, period_with(Span.WEEK, today), today=today)


async def of_period(
    session: Session,
    speaker: Speaker,
    period: Period,
    unit_id: int | None,
    *,
    today: date,
) -> Summary:
    """One of a unit or of the office, as it stands; raises `NotAllowed` or `NotFound`.

    A week's is that of the week that runs: its numbers are of today, and say “this week”.
    """
    if period.span is Span.WEEK:
        period = period_with(Span.WEEK, today)
    require_in_office(
        speaker, OfficeAct.SEE_OFFICE_BOARD if unit_id is None else OfficeAct.SEE_UNIT_BOARD
    )
    await listed_owner(session, speaker, filter_of(unit_id, period))
    return await summary_of(session, speaker, unit_id, period, today=today)


async def owners_page(
    session: Session, speaker: Speaker, wanted: TaskFilter, *, today: date, page: int = 0
) -> Owners:
    """A page of the units of the office, or of the people of a unit, with their numbers.

    Raises `NotAllowed` for somebody else's unit, and for the office to who sees one unit.
    """
    is_unit = wanted.owner is OwnerKind.UNIT
    require_in_office(speaker, OfficeAct.SEE_UNIT_BOARD if is_unit else OfficeAct.SEE_OFFICE_BOARD)
    wanted = TaskFilter(
        OwnerKind.UNIT if is_unit else OwnerKind.ALL,
        wanted.owner_id if is_unit else None,
        start=wanted.start,
        end=wanted.end,
    )
    owner_name = await listed_owner(session, speaker, wanted)
    rows = await owner_rows(session, speaker, wanted, today=today)
    whole = await reported(session, speaker, wanted, today=today)
    pages = max(-(-len(rows) // A_PAGE), 1)
    page = min(max(page, 0), pages - 1)
    return Owners(
        wanted=wanted,
        owner_name=owner_name,
        rows=rows[page * A_PAGE : (page + 1) * A_PAGE],
        page=page,
        pages=pages,
        overlaps=sum(row.total for row in rows) > len(whole.tasks),
    )


async def gets_weekly(session: Session, speaker: Speaker) -> bool | None:
    """Whether the weekly summary comes by itself; none for those it is not for."""
    if not _is_for(speaker):
        return None
    return (await session.get_one(Person, speaker.id)).weekly_summary


def _is_for(speaker: Speaker) -> bool:
    leads = Role.LEAD in speaker.roles and speaker.unit_id is not None
    return leads or Role.DIRECTOR in speaker.roles


async def set_weekly(session: Session, speaker: Speaker, *, wanted: bool, now: datetime) -> None:
    """Turns it on or off; raises `NotAllowed` for those who never get one."""
    if not _is_for(speaker):
        raise NotAllowed("not-allowed-weekly-summary")
    person = await session.get_one(Person, speaker.id)
    if person.weekly_summary == wanted:
        return
    person.weekly_summary = wanted
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action="settings_changed",
        subject="person",
        subject_id=speaker.id,
        before={"weekly_summary": not wanted},
        after={"weekly_summary": wanted},
    )
