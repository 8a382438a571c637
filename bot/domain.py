"""Roles, states and the pure rules of the field."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import IntEnum, StrEnum
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from bot.parsing.values import Status


class Role(StrEnum):
    """What a person may be in the office; one may be several."""

    OFFICER = "officer"
    LEAD = "lead"
    DIRECTOR = "director"
    OFFICE = "office"
    ADMIN = "admin"


class Part(StrEnum):
    """What a unit or person has to do with a task."""

    LEAD = "lead"  # chủ trì
    COORDINATING = "coordinating"  # phối hợp
    DIRECTING = "directing"  # chỉ đạo


class TaskKind(StrEnum):
    TASK = "task"
    INDICATOR = "indicator"
    PROJECT = "project"


class TaskState(StrEnum):
    NOT_STARTED = "not_started"  # chưa bắt đầu
    IN_PROGRESS = "in_progress"  # đang thực hiện
    AWAITING_APPROVAL = "awaiting_approval"  # chờ duyệt
    DONE = "done"  # hoàn thành
    PAUSED = "paused"  # tạm dừng
    CANCELLED = "cancelled"  # huỷ


OPEN_STATES = (TaskState.NOT_STARTED, TaskState.IN_PROGRESS)
"""States in which somebody still has to act, so that the task can be late and is reminded of."""


class Figure(StrEnum):
    """What of a report's tasks a number counts; the rules are in `figures`."""

    CAME_DUE = "came_due"  # đến hạn
    ON_TIME = "on_time"  # hoàn thành đúng hạn
    AFTER_TIME = "after_time"  # hoàn thành sau hạn
    IN_TIME = "in_time"  # đang làm trong hạn
    OVERDUE = "overdue"  # quá hạn
    AWAITING = "awaiting"  # chờ duyệt
    PAUSED = "paused"  # tạm dừng
    TO_COME = "to_come"  # sắp đến hạn trong kỳ


class ResultState(StrEnum):
    HANDED_IN = "handed_in"
    APPROVED = "approved"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class MessageState(StrEnum):
    """What became of an outbox row; the words of `outbox list --json`."""

    WAITING = "waiting"
    SENT = "sent"
    SENT_AGAIN = "sent_again"
    UNREACHABLE = "unreachable"
    FAILED = "failed"
    STALE = "stale"


class Priority(IntEnum):
    """What goes out first among what is due; every tenth message is the longest waiting one."""

    URGENT = 0  # may go out at any hour
    NOTICE = 10  # news of what somebody did just now
    MORNING = 20  # mornings, summaries, changes of the plan
    BULK = 30  # broadcasts


class Level(StrEnum):
    """Who above its doers hears of a late task."""

    LEAD = "lead"  # who heads the unit
    DIRECTOR = "director"  # who directs it, else the directors of the office


@dataclass(frozen=True, slots=True)
class Policy:
    """How an office reminds; its own data, these are the values it starts with."""

    days_before: tuple[int, ...] = (7, 3, 1, 0)
    """When those who lead a task (chủ trì) hear of it, in days before the due date."""
    days_after: tuple[int, ...] = (1, 3, 7)
    """When they hear of it once more while it is late, in days after the due date."""
    coordinating_before: tuple[int, ...] = (3,)
    """The same for those who co-operate (phối hợp)."""
    coordinating_after: tuple[int, ...] = ()
    directing_after: tuple[int, ...] = (1,)
    """Who directs (chỉ đạo) hears of what is late only."""
    period_start: bool = True
    """Whether a period's task is first mentioned when it begins: a quarter's at its start, a
    month's on its first working day."""
    escalate_lead: int = 3
    """Working days after the due date until the head of the unit hears of it; 0 for never."""
    escalate_director: int = 7
    """Working days after the due date until who directs it hears of it; 0 for never."""
    since: tuple[tuple[str, int, date], ...] = ()
    """Counts added later, each with its field above and the first day it is told on, so that there
    is no flood on the day of change; `period_start` has the count 0."""
    replaced: tuple[tuple[str, int, date, date], ...] = ()
    """Counts that an earlier one took the place of, each with its field and the first and last due
    date it still holds for: what comes too soon for the new count is told as before. Those of
    escalation have the first and last day they held on; see `counts_held`."""
    morning: time = time(8, 0)
    morning_before: time | None = None
    """What held before `morning_since`: a changed hour begins on the next day."""
    morning_since: date | None = None
    evening: time = time(18, 0)
    """A missed morning is made up until then; later it waits for the next working morning."""
    approval: bool = False
    """A hand-in waits for the lead before it counts as done."""
    strict_before: bool = False
    """Whether “trước 30/6” means the day before."""
    weekly_day: int = 1
    """Of the weekly summary, Monday being 1."""
    weekly_hour: time = time(7, 30)
    monthly_day: int = 1
    """Of the directors' summary of a month: the working day after it, the first being 1; 0 for
    none."""
    monthly_hour: time = time(7, 30)
    quarterly_day: int = 1
    """The same of a quarter."""
    quarterly_hour: time = time(7, 30)

    def morning_on(self, day: date) -> time:
        """The hour of the morning message on a day."""
        if self.morning_before is not None and self.morning_since and day < self.morning_since:
            return self.morning_before
        return self.morning

    def escalates_after(self, level: Level) -> int:
        """Working days after the due date until a level hears of a late task; 0 for never."""
        return self.escalate_lead if level is Level.LEAD else self.escalate_director

    def told_from(self, count: int, field: str = "days_before") -> date:
        """The first day on which this count of a field is told of; of all days where none is kept.

        Planning asks it for every count of every role, escalation for its own two.
        """
        found = (day for name, days, day in self.since if name == field and days == count)
        return next(found, date.min)


def escalation_field(level: Level) -> str:
    """The field of `Policy` that has a level's count."""
    return f"escalate_{level}"


@dataclass(frozen=True, slots=True)
class HeldCount:
    """A single count with the first and the last day it holds on; 0 for never."""

    count: int
    first: date
    last: date


def counts_held(policy: Policy, field: str) -> tuple[HeldCount, ...]:
    """The single count of a field as it changed, the oldest first; the last one holds on."""
    found = [HeldCount(count, *days) for name, count, *days in policy.replaced if name == field]
    found.sort(key=lambda one: one.last)
    count: int = getattr(policy, field)
    begins = policy.told_from(count, field)
    if found:
        begins = max(begins, found[-1].last + timedelta(days=1))
    return (*found, HeldCount(count, begins, date.max))


@dataclass(frozen=True, slots=True)
class OwnTimes:
    """When one person may be written to, as they set it; hours are of the office's zone."""

    morning: time | None = None
    """Of the morning message; the office's own where none."""
    morning_before: time | None = None
    """What held before `morning_since`, so that nobody is missed or told twice on that day."""
    morning_since: date | None = None
    quiet_from: time | None = None
    quiet_until: time | None = None
    away_from: date | None = None
    away_until: date | None = None
    """On leave until then, both days included."""

    def morning_on(self, day: date) -> time | None:
        """Their hour of the morning message on a day; the office's where none."""
        if self.morning_since is not None and day < self.morning_since:
            return self.morning_before
        return self.morning

    def is_away(self, day: date) -> bool:
        if self.away_from is None or self.away_until is None:
            return False
        return self.away_from <= day <= self.away_until

    def is_quiet(self, hour: time) -> bool:
        """Whether nothing but answers may come; the quiet may go over midnight."""
        begins, ends = self.quiet_from, self.quiet_until
        if begins is None or ends is None:
            return False
        if begins <= ends:
            return begins <= hour < ends
        return hour >= begins or hour < ends


NO_OWN_TIMES = OwnTimes()


PHRASES_KEPT_FOR = timedelta(days=180)
"""Words nobody's grammar read, after they were typed last; half a year shows what people ask."""


_SHORTEST_MONTH = 28


def next_occurrence(rule: str, *, start: date, after: date) -> date | None:
    """The day a recurring milestone is due next after `after`; none once its year is over.

    `rule` is an RRULE without UNTIL; occurrences end with the year of `start`. A rule that names
    no day is due when its stretch ends: "hàng quý" on 31/3, "hàng tuần" on Friday. A day that a
    month is too short for is its last: "ngày 31 hàng tháng" is due on 28/2.
    """
    first = datetime(start.year, start.month, start.day)  # noqa: DTZ001 - whole days, no zone
    since = datetime(after.year, after.month, after.day)  # noqa: DTZ001 - as above
    rules = _for_short_months(_with_its_last_day(rule, start))
    found = (rrulestr(one, dtstart=first).after(since) for one in rules)
    following = min((day.date() for day in found if day), default=None)
    return following if following and following.year == start.year else None


def _for_short_months(rule: str) -> list[str]:
    """One rule for each day of the month it names; iCalendar leaves out months without that day."""
    parts = dict(part.split("=") for part in rule.split(";"))
    days = [int(day) for day in parts.get("BYMONTHDAY", "").split(",") if day]
    if max(days, default=0) <= _SHORTEST_MONTH:
        return [rule]
    return [_with({**parts, **_day_or_last(day)}) for day in days]


def _day_or_last(day: int) -> dict[str, str]:
    if day <= _SHORTEST_MONTH:
        return {"BYMONTHDAY": str(day)}
    days = range(_SHORTEST_MONTH, day + 1)
    return {"BYMONTHDAY": ",".join(map(str, days)), "BYSETPOS": "-1"}


def _with_its_last_day(rule: str, start: date) -> str:
    parts = dict(part.split("=") for part in rule.split(";"))
    if {"BYMONTHDAY", "BYDAY"} & parts.keys() or parts["FREQ"] == "DAILY":
        return rule
    if parts["FREQ"] == "WEEKLY":
        return f"{rule};BYDAY=FR"
    if "BYMONTH" not in parts:
        months = 12 if parts["FREQ"] == "YEARLY" else int(parts.pop("INTERVAL", "1"))
        closing = [month for month in range(1, 13) if (month - start.month + 1) % months == 0]
        parts["BYMONTH"] = ",".join(map(str, closing or [12]))
    return _with({**parts, "BYMONTHDAY": "-1"})


def _with(parts: dict[str, str]) -> str:
    return ";".join(f"{key}={value}" for key, value in parts.items())


@dataclass(frozen=True, slots=True, eq=False)
class Rewordings:
    """The messages an office words itself, in Fluent's syntax, by language and key.

    There is one object for each state of an office's wording, so what is made of it can be kept.
    """

    version: int = 0
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)


NO_REWORDINGS = Rewordings()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is asking: what rights and wording need to know of an enrolled person."""

    id: int
    org_id: int
    full_name: str
    unit_id: int | None
    unit_name: str
    roles: frozenset[Role]
    language: str
    zone: ZoneInfo
    plan_year: int | None
    """The year of the newest active plan; months without a year are read in it."""
    policy: Policy
    busy_until: datetime | None = None
    """When the half-finished conversation the person is in will be forgotten."""
    busy_with: str = ""
    """The kind of that conversation."""
    stands_in_for: frozenset[int] = frozenset()
    """Whose tasks are handed over to this person today, all of them."""
    stands_in_on: frozenset[tuple[int, int]] = frozenset()
    """Whose single tasks are handed over, person and task."""
    unit_people: frozenset[int] = frozenset()
    """Of who heads a unit: all its people. What names one of them, and no unit, is the unit's."""
    acting_units: frozenset[int] = frozenset()
    """Units a head of which has handed everything over to this person today."""
    acting_people: frozenset[int] = frozenset()
    """The people of those units."""
    today: date | None = None
    """The day these places hold for, of the office's zone; none where nobody asked."""
    words_version: int = 0
    """Of the office's own wording."""
    rewordings: Rewordings = field(default=NO_REWORDINGS, compare=False)
    """The messages the office words itself, read with the speaker."""

    @property
    def sees_all(self) -> bool:
        """Directors and the office look at every unit's tasks."""
        return bool(self.roles & {Role.DIRECTOR, Role.OFFICE, Role.ADMIN})


class HandoverState(StrEnum):
    """Agreed is what runs by its days; the others never do."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class OwnerKind(StrEnum):
    ME = "m"
    UNIT = "u"
    PERSON = "p"
    ALL = "a"
    DIRECTED = "d"  # what the speaker directs
    DOER = "w"  # a person's, without what they only direct: "who is late" counts these
    LEADING = "l"  # a unit's, without what it only helps with or directs
    NAMED = "n"  # a unit's as all of it see them: without what names one of them and no unit

    @property
    def is_unit(self) -> bool:
        """Whether such a list is of one named unit."""
        return self in (OwnerKind.UNIT, OwnerKind.LEADING, OwnerKind.NAMED)

    @property
    def is_person(self) -> bool:
        """Whether such a list is of one named person."""
        return self in (OwnerKind.PERSON, OwnerKind.DOER)


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks a list shows; small enough to travel in a paging button."""

    owner: OwnerKind = OwnerKind.ME
    owner_id: int | None = None
    status: Status | None = None
    start: date | None = None
    end: date | None = None
    words: str = ""
    """Folded words that must all occur."""
    typed: str = field(default="", compare=False)
    """The same as they were typed, where the filter comes from a message, not from a button."""
    figure: Figure | None = None
    """Only those a number of a report counts; such a list has neither state nor words."""

    @property
    def has_period(self) -> bool:
        return self.start is not None or self.end is not None

    @property
    def wider(self) -> "TaskFilter | None":
        """The same with one condition less; none where it has none but whose tasks they are."""
        if self.status is not None or self.figure is not None:
            return replace(self, status=None, figure=None)
        if self.has_period:
            return replace(self, start=None, end=None)
        if self.words and self.owner is not OwnerKind.ALL:
            return replace(self, owner=OwnerKind.ALL, owner_id=None)
        return None


class TextField(StrEnum):
    """What of a task may hold the words of a search."""

    CONTENT = "content"
    UNIT = "unit"
    PERSON = "person"
    COORDINATION = "coordination"
    TIMELINE = "timeline"
    NUMBER = "number"
    EXPECTED_RESULT = "expected-result"
    DOCUMENT = "document"
    RESULT = "result"
    SECTION = "section"
    PLAN = "plan"
    PARENT = "parent"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class FoundIn:
    """A text of a task as it is written, in which words of a search are."""

    field: TextField
    text: str


@dataclass(frozen=True, slots=True)
class Search:
    """How a list came to be that answers a search; all words are folded."""

    words: tuple[str, ...]
    """What was looked for in the end."""
    prefix: bool = False
    """The last of them may go on: "tieu chu" finds "tiêu chuẩn"."""
    replaced: tuple[tuple[str, str], ...] = ()
    """Words nobody wrote, each with the one like it that was looked for instead."""
    at_least: int = 0
    """So many of the words each task has; all where it is their number."""
    numbers: tuple[tuple[str, ...], ...] = ()
    """Those of the words that count only side by side, as "77/QĐ-UBND"; every task has them."""
    is_cut: bool = False
    """More words were asked for than are looked for."""

    @property
    def is_partial(self) -> bool:
        return self.is_cut or self.at_least < len(self.words)

    def meets(self, word: str) -> bool:
        """Whether a folded word of a text is one that was looked for."""
        return word in self.words or (self.prefix and word.startswith(self.words[-1]))


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as one line of a list."""

    id: int
    number: str
    content: str
    state: TaskState
    due: date | None
    """The milestone's day this list is about: inside the period, else the next one, else the last.
    None while an awaited event has not happened."""
    inside: bool
    """Due within the asked period, not merely running through it."""
    found: FoundIn | None = None
    """Where words of a search are that the content does not have."""
    in_place_of: str = ""
    """Whose task it is, where the reader stands in for somebody."""


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One page of a list, with the size of the whole."""

    filter: TaskFilter
    lines: tuple[TaskLine, ...]
    total: int
    page: int
    inside: int
    """How many of the total are due within the period."""
    overdue: int
    """How many open tasks of the same owner are late, whatever the period."""
    search: Search | None = None
