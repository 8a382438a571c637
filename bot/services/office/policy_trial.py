"""A policy tried on last month before it is kept: who would have been told what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.acts import OfficeAct
from bot.domain import Speaker
from bot.messages.office.trial_values import Pair, Trial, TrialPerson, Tried
from bot.services.office.policy_months import MonthAsked, MonthCounts
from bot.services.rights import require_in_office
from bot.storage import Milestone, Session, Task, policy_trials
from bot.storage.people import speaker_by_id

PEOPLE_A_PAGE = 12


@dataclass(frozen=True, slots=True)
class Sample:
    """The fullest morning message of the month, to be worded for its reader."""

    reader: Speaker
    day: date
    items: tuple[tuple[Task, Milestone], ...]


def month_before(today: date) -> tuple[date, date]:
    """The first and last day of the last whole month."""
    last = today.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


async def months_asked(
    session: Session, speaker: Speaker, tried: Tried, *, now: datetime
) -> tuple[MonthAsked, MonthAsked]:
    """Last month by the policy in use and by the tried one, to be counted.

    Raises `NotAllowed` for who does not keep the office.
    """
    require_in_office(speaker, OfficeAct.SET_POLICY)
    first, last = month_before(now.astimezone(speaker.zone).date())
    days = tuple(await policy_trials.workdays(session, speaker.org_id, first=first, last=last))
    before, after = (
        MonthAsked.of(speaker.org_id, policy, days) for policy in (tried.before, tried.after)
    )
    return before, after


async def trial(
    session: Session,
    speaker: Speaker,
    counted: tuple[MonthCounts, MonthCounts],
    *,
    now: datetime,
    page: int = 0,
) -> Trial:
    """Last month by both policies, as `months_asked` names them, with a page of the people.

    Raises `NotAllowed` for who does not keep the office.
    """
    require_in_office(speaker, OfficeAct.SET_POLICY)
    before, after = counted
    first, last = month_before(now.astimezone(speaker.zone).date())
    workdays = await policy_trials.workdays(session, speaker.org_id, first=first, last=last)
    everybody = _by_messages(before, after)
    pages = max(1, -(-len(everybody) // PEOPLE_A_PAGE))
    page = min(page, pages - 1)
    on_page = everybody[page * PEOPLE_A_PAGE : (page + 1) * PEOPLE_A_PAGE]
    stored_on = await policy_trials.stored_on(session, speaker.org_id, zone=speaker.zone)
    return Trial(
        first,
        messages=Pair(after.by_day.total(), before.by_day.total()),
        people=Pair(len(after.by_person), len(before.by_person)),
        lines=Pair(after.lines, before.lines),
        late=Pair(after.late, before.late),
        up=Pair(after.up, before.up),
        days=[(day, Pair(after.by_day[day], before.by_day[day])) for day in workdays],
        stored_on=stored_on if stored_on is not None and stored_on > first else None,
        shown=await _named(session, speaker, on_page, before, after),
        page=page,
        pages=pages,
    )


def _by_messages(before: MonthCounts, after: MonthCounts) -> list[int]:
    """Everybody who hears anything, who hears most by the tried policy first."""
    everybody = before.by_person.keys() | after.by_person.keys()
    return sorted(everybody, key=lambda one: (-after.by_person[one], -before.by_person[one], one))


async def _named(
    session: Session,
    speaker: Speaker,
    people: Sequence[int],
    before: MonthCounts,
    after: MonthCounts,
) -> list[TrialPerson]:
    names = await policy_trials.who(session, speaker.org_id, people)
    return [
        TrialPerson(*names[one], Pair(after.by_person[one], before.by_person[one]))
        for one in people
        if one in names
    ]


async def sample(session: Session, speaker: Speaker, counted: MonthCounts) -> Sample | None:
    """Of somebody with as much to hear as anybody; none where nobody would have heard anything.

    Raises `NotAllowed` for who does not keep the office.
    """
    require_in_office(speaker, OfficeAct.SET_POLICY)
    if counted.fullest is None:
        return None
    day, person_id, ids = counted.fullest
    reader = await speaker_by_id(session, person_id)
    items = await policy_trials.items(session, speaker.org_id, ids)
    return Sample(reader, day, tuple(items)) if reader else None
