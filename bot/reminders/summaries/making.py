"""Counts a summary, as things stand now; each number is the size of the list it opens."""

from dataclasses import replace
from datetime import date

from bot.domain import Figure, OwnerKind, Role, Speaker, TaskFilter
from bot.figures import Reported
from bot.messages.summaries.values import PARTS, Line, Named, Span, Summary, name_of
from bot.parsing.values import Status
from bot.reminders.summaries.owning import Owned, owned
from bot.reminders.summaries.periods import Period
from bot.storage import Session, Unit, summaries
from bot.storage.figures import reported
from bot.storage.lists import task_page

_DIRECTED = TaskFilter(OwnerKind.DIRECTED)


def filter_of(unit_id: int | None, period: Period) -> TaskFilter:
    """A unit's tasks, or all; of a month or quarter those that run in it."""
    owner = OwnerKind.ALL if unit_id is None else OwnerKind.UNIT
    if period.span is Span.WEEK:
        return TaskFilter(owner, unit_id)
    return TaskFilter(owner, unit_id, start=period.first, end=period.last)


def named_only(wanted: TaskFilter) -> TaskFilter:
    """Of a unit, as its group is told: without what names one of its people and no unit."""
    return replace(wanted, owner=OwnerKind.NAMED) if wanted.owner is OwnerKind.UNIT else wanted


async def summary_of(
    session: Session,
    reader: Speaker,
    unit_id: int | None,
    period: Period,
    *,
    today: date,
    names_people: bool = True,
) -> Summary:
    """The figures of the unit, or of the whole office; whether the reader may is the caller's."""
    wanted = filter_of(unit_id, period)
    # Whoever opens a number of a group's finds so many tasks, the head no others.
    wanted = wanted if names_people else named_only(wanted)
    found = await reported(session, reader, wanted, today=today)
    of = await owned(session, reader, wanted, found, today=today) if names_people else Owned()
    made = Summary(
        span=period.span,
        whose=await _unit_name(session, unit_id),
        today=today,
        wanted=wanted,
        lines=await counted(session, reader, wanted, found, today=today),
        rate=found.rate,
        first=period.first,
        owners=of.rows,
        unassigned=of.unassigned,
        others=of.others,
    )
    made = replace(made, overlaps=sum(row.total for row in made.drawn) > made.total)
    if period.span is Span.WEEK:
        return await _with_weeks(session, reader, made, period)
    return await _with_earlier(session, reader, made, period)


async def counted(
    session: Session, reader: Speaker, wanted: TaskFilter, found: Reported, *, today: date
) -> tuple[Line, ...]:
    """Each number of a report, and how many tasks no person is named for."""
    lines = [Line(Named.ALL, wanted, len(found.tasks))]
    for figure in (Figure.CAME_DUE, *PARTS):
        total = len(found.ids(figure))
        if total or figure is not Figure.PAUSED:
            lines.append(_line(wanted, figure, total))
    nobody = replace(wanted, status=Status.UNASSIGNED)
    page = await task_page(session, reader, nobody, today=today)
    return (*lines, Line(Named.UNASSIGNED, nobody, page.total))


def _line(wanted: TaskFilter, figure: Figure, total: int) -> Line:
    return Line(name_of(figure), replace(wanted, figure=figure), total)


async def _unit_name(session: Session, unit_id: int | None) -> str:
    unit = await session.get(Unit, unit_id) if unit_id else None
    return unit.name if unit else ""


async def _with_weeks(session: Session, reader: Speaker, made: Summary, period: Period) -> Summary:
    """Of a week: the days around it, what the reader directs, and what held a week before."""
    weeks = (
        await _within(session, reader, made, period.before, figure=Figure.CAME_DUE),
        await _within(session, reader, made, period, figure=Figure.TO_COME),
    )
    directed = (
        await _directed(session, reader, made.today) if made.wanted.owner is OwnerKind.ALL else ()
    )
    made = replace(made, weeks=weeks, directed=directed)
    owner = owner_key(made.wanted)
    kept = await summaries.kept_figures(session, reader.org_id, period.before.key, owner)
    if kept is None:
        return made
    totals, taken_at = kept
    # A figure that is seldom is not kept where there was none of it.
    lines = tuple(replace(line, before=totals.get(line.name.value, 0)) for line in made.lines)
    return replace(made, lines=lines, since=taken_at.astimezone(reader.zone).date())


async def _with_earlier(
    session: Session, reader: Speaker, made: Summary, period: Period
) -> Summary:
    """Of a month or quarter: the one before, counted by the same rule as things stand today."""
    before = filter_of(made.wanted.owner_id, period.before)
    found = await reported(session, reader, before, today=made.today)
    due = _line(before, Figure.CAME_DUE, len(found.ids(Figure.CAME_DUE)))
    return replace(made, earlier=due, earlier_rate=found.rate)


async def _within(
    session: Session, reader: Speaker, made: Summary, week: Period, *, figure: Figure
) -> Line:
    """How many came due in a week that is over, or are to come due in the one that runs."""
    of_week = replace(made.wanted, start=week.first, end=week.last, figure=figure)
    found = await reported(session, reader, of_week, today=made.today)
    name = Named.THIS_WEEK if figure is Figure.TO_COME else Named.LAST_WEEK
    return Line(name, of_week, len(found.ids(figure)))


async def _directed(session: Session, reader: Speaker, today: date) -> tuple[Line, ...]:
    """All the reader directs, and what of it is overdue; nothing where that is none."""
    if Role.DIRECTOR not in reader.roles:
        return ()
    found = await reported(session, reader, _DIRECTED, today=today)
    if not found.tasks:
        return ()
    late = len(found.ids(Figure.OVERDUE))
    return (
        Line(Named.DIRECTED, _DIRECTED, len(found.tasks)),
        Line(Named.DIRECTED_OVERDUE, replace(_DIRECTED, figure=Figure.OVERDUE), late),
    )


def owner_key(wanted: TaskFilter) -> str:
    """Under which the figures of an owner are kept."""
    return f"{wanted.owner}{wanted.owner_id or ''}"
