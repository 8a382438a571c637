"""What each person is to be told on a morning: steps of milestones, tasks given, what is stale."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.domain import Part
from bot.reminders.going_up import went_up_steps
from bot.reminders.handed_over import HandedOver, handed_over
from bot.reminders.ladder import Come, Ladder
from bot.reminders.mornings import Morning
from bot.reminders.narrowing import narrowed
from bot.reminders.reach import Risen, horizon_of, near_of
from bot.reminders.rules import PERIOD_BEGINS, Step, is_useful, period_begins, period_starts
from bot.standing_in import holder_of
from bot.storage import Session, coming_due, escalations
from bot.storage.coming_due import Candidate, Given, Near, Told
from bot.storage.recipients import Recipient, recipients_near

_ONE_DAY = timedelta(days=1)
_NONE: frozenset[int] = frozenset()


@dataclass(slots=True)
class Telling:
    """What one person is to be told: each milestone with its steps, the newest step last."""

    items: list[tuple[Candidate, tuple[Step, ...]]] = field(default_factory=list)
    given: list[int] = field(default_factory=list)
    """Tasks that came to them since their last morning and of which nothing else is told."""
    dropped: dict[int, date] = field(default_factory=dict)
    """Tasks nobody told of while the bot was down, too long ago to be told now; each with its
    earliest due date."""
    after_leave: bool = False
    """Some of it fell into days the person was away on."""
    urgent: bool = False

    def is_behind(self, today: date, *, planned: date | None) -> bool:
        """Whether a step's own day has passed and nobody planned its morning: the bot was down.

        `planned` is the last earlier day that was. What was handed in then, and came back since,
        is not late.
        """
        newest = [step.day for _, found in self.items for step in found[-1:]]
        return any(day < today and (planned is None or day > planned) for day in newest)


async def tellings_of(
    session: Session,
    morning: Morning,
    *,
    of_day: bool = False,
    as_of: datetime | None = None,
    risen: Risen | None = None,
) -> dict[int, Telling]:
    """By person. `of_day` asks what that day alone brings, as if nothing of it had been told.

    `risen` stands in for what went up the line and is kept.
    """
    horizon = horizon_of(morning, of_day=of_day)
    if risen is None:
        risen = await escalations.risen(session, morning.org_id, since=horizon)
    near = near_of(morning, horizon, risen, as_of=as_of)
    handed = await handed_over(session, morning.org_id, today=morning.today, since=near.first)
    ladder = _ladder(morning, horizon)
    if not of_day:
        near = await narrowed(session, near, ladder, handed=handed, risen=risen)
    whom, given = await recipients_near(session, near, passings=handed.passings)
    gathering = _Gathering(
        morning,
        handed,
        ladder,
        told={} if of_day else await _told(session, near),
        given=given,
        risen=risen,
        of_day=of_day,
    )
    async for some in coming_due.candidates(session, near):
        for one in some:
            gathering.add(one, whom.get(one.task_id, {}))
    if not of_day:
        since = datetime.combine(gathering.earliest_given(), time(0), morning.zone)
        gathering.add_given(await coming_due.given_since(session, morning.org_id, since))
    return dict(gathering.tellings)


async def _told(session: Session, near: Near) -> Told:
    return await coming_due.told_steps(session, near, whatever_due=(PERIOD_BEGINS,))


def _ladder(morning: Morning, horizon: date) -> Ladder:
    # A day earlier: somebody's later hour of the last planned morning may have been missed.
    since, _ = period_starts(horizon - _ONE_DAY, morning.today, morning.calendar)
    return Ladder(morning, periods_since=since)


class _Gathering:
    """One morning's tellings, put together milestone by milestone."""

    def __init__(
        self,
        morning: Morning,
        handed: HandedOver,
        ladder: Ladder,
        *,
        told: Told,
        given: Given,
        risen: Risen,
        of_day: bool,
    ) -> None:
        self.tellings: dict[int, Telling] = defaultdict(Telling)
        self._morning, self._handed, self._ladder = morning, handed, ladder
        self._told, self._given, self._risen = told, given, risen
        self._of_day = of_day
        self._away = {who for who, own in morning.own.items() if own.is_away(morning.today)}
        self._stored: dict[datetime, date] = {}

    def add(self, one: Candidate, people: Mapping[int, Recipient]) -> None:
        """Tells each of them of the steps that have come and that nobody told them of."""
        begins = period_begins(one.start, one.due, one.recurrence)
        rising = self._rising(one) if self._risen else ()
        for person_id, recipient in people.items():
            if person_id in self._away:
                continue
            come = self._ladder.come(one.due, recipient.parts, begins=begins)
            if rising and Part.LEAD in recipient.parts:
                come = (*come, *rising)
            if untold := self._untold(one, person_id, recipient, come):
                self._tell_or_drop(one, person_id, untold)

    def _rising(self, one: Candidate) -> Come:
        """What tells its doers that a task went up."""
        found = went_up_steps(self._risen.get((one.task_id, one.due), {}))
        return tuple((step, date.min) for step in found if step.day <= self._morning.today)

    def _untold(
        self, one: Candidate, person_id: int, recipient: Recipient, come: Come
    ) -> list[Step]:
        known = self._known(one, person_id, recipient, come)
        fresh = [found for found in come if found[0].days_before not in known]
        if not fresh:  # as it is with nearly every task on nearly every morning
            return []
        begun = self._begun(one, person_id, recipient)
        since = self._since(one, person_id, recipient)
        return [
            step
            for step, begins in fresh
            if step.days_before not in begun and step.day >= since and step.day >= begins
        ]

    def _tell_or_drop(self, one: Candidate, person_id: int, untold: list[Step]) -> None:
        horizon = self._horizon(person_id)
        found = tuple(step for step in untold if is_useful(step, one.due, since=horizon))
        if found:
            self._tell(one, person_id, found)
        elif not self._of_day:
            self._drop(one, person_id, untold)

    def _known(
        self, one: Candidate, person_id: int, recipient: Recipient, come: Come
    ) -> frozenset[int]:
        absent = recipient.in_place_of
        if not absent and not self._handed.past:
            return self._told.get((person_id, one.milestone_id, one.due), _NONE)
        every = [step for step, _ in come]
        return self._handed.known(self._told, person_id, absent, one=one, steps=every)

    def _begun(self, one: Candidate, person_id: int, recipient: Recipient) -> frozenset[int]:
        """A period begins once, wherever its end moves."""
        people = (person_id, *recipient.in_place_of)
        return _NONE.union(
            *(self._told.get((who, one.milestone_id, date.min), _NONE) for who in people)
        )

    def _since(self, one: Candidate, person_id: int, recipient: Recipient) -> date:
        """Whoever is given a task is told of its day then; its earlier steps were another's."""
        since = self._morning.today if self._of_day else self._stored_on(one.dated_at)
        if (given := self._given.get(one.task_id)) is None:
            return since
        people = (person_id, *recipient.in_place_of)
        at = max((given[who] for who in people if who in given), default=None)
        return max(since, self._morning.first_after(at, person_id)) if at else since

    def _stored_on(self, created_at: datetime) -> date:
        """Steps before the milestone was stored are nobody's news: no flood after an import.

        A command may ask about a day before the plan was loaded; then the mornings since the last
        planned one count.
        """
        morning = self._morning
        if (stored := self._stored.get(created_at)) is None:
            stored = self._stored[created_at] = created_at.astimezone(morning.zone).date()
        if stored <= morning.today:
            return stored
        return morning.last.day + _ONE_DAY if morning.last else morning.today

    def _horizon(self, person_id: int) -> date:
        """What was to be told before it is stale; who is back from leave hears of all of it."""
        back = self._morning.back_from(person_id)
        from_leave = back.away_from if back is not None else None
        return min(self._morning.useful_from, from_leave or self._morning.useful_from)

    def _tell(self, one: Candidate, person_id: int, found: tuple[Step, ...]) -> None:
        telling = self.tellings[person_id]
        telling.items.append((one, found))
        telling.urgent |= one.urgent
        back = self._morning.back_from(person_id)
        telling.after_leave |= back is not None and any(back.is_away(step.day) for step in found)

    def _drop(self, one: Candidate, person_id: int, untold: Iterable[Step]) -> None:
        """Only what the last outage kept from being told; earlier ones were spoken of then."""
        last = self._morning.last_for(person_id)
        missed = last is not None and any(step.day > last for step in untold)
        if missed and one.due < self._morning.today:
            dropped = self.tellings[person_id].dropped
            dropped[one.task_id] = min(one.due, dropped.get(one.task_id, one.due))

    def earliest_given(self) -> date:
        """Nobody's last morning was before that."""
        return min(self._given_after(person_id) for person_id in (0, *self._morning.own))

    def _given_after(self, person_id: int) -> date:
        """The day of somebody's last morning; of the last one before a leave that is over."""
        morning = self._morning
        last = morning.last_for(person_id) or morning.today - _ONE_DAY
        back = morning.back_from(person_id)
        if back is None or back.away_from is None or back.away_until is None:
            return last
        return min(last, back.away_from - _ONE_DAY) if last <= back.away_until else last

    def add_given(self, given: Given) -> None:
        """What came to somebody since their last morning, where nothing else of it is told."""
        told_of: dict[int, set[int]] = {
            who: {one.task_id for one, _ in telling.items} for who, telling in self.tellings.items()
        }
        for task_id, people in sorted(given.items()):
            for person_id, at in people.items():
                who = holder_of(self._handed.passings, person_id, task_id)
                if who in self._away or task_id in told_of.setdefault(who, set()):
                    continue
                comes = self._morning.first_after(at, who)
                if self._given_after(who) < comes <= self._morning.today:
                    self.tellings[who].given.append(task_id)
                    told_of[who].add(task_id)
