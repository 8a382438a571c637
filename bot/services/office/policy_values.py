"""What an office types or taps for one field of its policy, checked, as it is to be kept."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from bot.domain import Policy, counts_held
from bot.errors import NhacViecError, NotOfThisForm
from bot.messages.dates import hour as hour_words
from bot.messages.taps.office_settings import AFTER_FIELDS, DAY_FIELDS, PolicyField
from bot.parsing.hours import read_hour
from bot.parsing.policy_values import (
    Side,
    read_day_counts,
    read_weekday_hour,
    read_working_days,
    read_yes_or_no,
)
from bot.parsing.workday_hours import NEVER, read_workday_hour
from bot.services.settings import EARLIEST
from bot.workdays import Calendar

_LATEST = time(22, 0)
_MOST_DAYS, _MOST_COUNTS, _MOST_WORKING_DAYS = 60, 8, 30
_MOST_PLACES = 10
"""Working days after a month or quarter; later its summary says little."""
_ONE_DAY = timedelta(days=1)
_FORGOTTEN = timedelta(days=_MOST_DAYS + 30)
Values = dict[str, Any]
"""Fields of `Policy` as JSON keeps them."""


def values_of(
    before: Policy, field: PolicyField, said: str, *, today: date, calendar: Calendar
) -> Values:
    """What is to be kept; nothing where it is so already.

    Raises an error with a sentence for a value that cannot be.
    """
    match field:
        case PolicyField.MORNING:
            return _morning(before, said, today=today)
        case PolicyField.EVENING:
            found: Values = {"evening": _hour(said, first=_later(before.morning), last=_LATEST)}
        case PolicyField.APPROVAL:
            found = {"approval": _yes_or_no(said)}
        case PolicyField.STRICT:
            found = {"strict_before": _yes_or_no(said)}
        case PolicyField.WEEKLY:
            found = _weekly(said)
        case PolicyField.MONTHLY:
            found = _on_workday("monthly", before.monthly_hour, said)
        case PolicyField.QUARTERLY:
            found = _on_workday("quarterly", before.quarterly_hour, said)
        case PolicyField.PERIOD:
            return _period(before, _yes_or_no(said), today=today)
        case PolicyField.UP_LEAD | PolicyField.UP_DIRECTOR:
            return _working_days(before, field, said, today=today)
        case _:
            return _day_counts(before, field, said, today=today, calendar=calendar)
    found = {name: plain(value) for name, value in found.items()}
    is_same = all(plain(getattr(before, name)) == value for name, value in found.items())
    return {} if is_same else found


def _day_counts(
    before: Policy, field: PolicyField, said: str, *, today: date, calendar: Calendar
) -> Values:
    name = DAY_FIELDS[field]
    is_after = field in AFTER_FIELDS
    counts = read_day_counts(said, Side.AFTER if is_after else Side.BEFORE)
    if counts is None or max(counts, default=0) > _MOST_DAYS or len(counts) > _MOST_COUNTS:
        key = "policy-days-after" if is_after else "policy-days"
        raise NotOfThisForm(key, days=_MOST_DAYS, counts=_MOST_COUNTS)
    if is_after and 0 in counts:
        raise NhacViecError("policy-after-zero")
    if field is PolicyField.DAYS and not counts:
        raise NhacViecError("policy-days-none")
    known: tuple[int, ...] = getattr(before, name)
    if counts == known:
        return {}
    since = _since(before, name, known, counts, today=today)
    replaced = _replaced(before, name, counts, is_after=is_after, today=today, calendar=calendar)
    return {name: list(counts), "since": since, "replaced": replaced}


def _replaced(
    before: Policy,
    name: str,
    counts: tuple[int, ...],
    *,
    is_after: bool,
    today: date,
    calendar: Calendar,
) -> list[list[Any]]:
    """A count holds on for what is due too soon for the next one before it, which is new."""
    known: tuple[int, ...] = getattr(before, name)
    # Before a due date a step of the coming days off is told today; after it, on the next day.
    last = today if is_after else calendar.add_workdays(today, 1) - _ONE_DAY
    kept = [
        one
        for one in before.replaced
        if (one[0] != name or one[1] not in counts) and one[3] > today - _FORGOTTEN
    ]
    sign = -1 if is_after else 1
    new = [sign * count for count in counts if count not in known]
    for gone in set(known) - set(counts) if new else ():
        # A later one takes its place too: days off may bring both to this very morning.
        until = last + timedelta(days=min([one for one in new if one > sign * gone] or new))
        begun = before.told_from(gone, name)
        if begun > date.min:
            open_on = begun if is_after else calendar.add_workdays(begun - _ONE_DAY, 1)
            begun = open_on + timedelta(days=sign * gone)
        if begun <= until:
            kept.append((name, gone, begun, until))
    return [[of, count, *map(plain, days)] for of, count, *days in sorted(kept)]


def _since(
    before: Policy,
    name: str,
    known: tuple[int, ...],
    counts: tuple[int, ...],
    *,
    today: date,
) -> list[list[Any]]:
    """A count that is new is told from tomorrow on: nobody hears at once of all it would cover."""
    tomorrow = today + timedelta(days=1)
    days = {count: day for of, count, day in before.since if of == name}
    kept = [(of, count, day) for of, count, day in before.since if of != name]
    for count in counts:
        if count in days:
            kept.append((name, count, days[count]))
        elif count not in known:
            kept.append((name, count, tomorrow))
    return [[of, count, day.isoformat()] for of, count, day in kept]


def _period(before: Policy, wanted: bool, *, today: date) -> Values:
    if wanted == before.period_start:
        return {}
    known = (0,) if before.period_start else ()
    counts = (0,) if wanted else ()
    since = _since(before, "period_start", known, counts, today=today)
    return {"period_start": wanted, "since": since}


def _working_days(before: Policy, field: PolicyField, said: str, *, today: date) -> Values:
    count = read_working_days(said)
    if count is None or count > _MOST_WORKING_DAYS:
        raise NotOfThisForm("policy-up", days=_MOST_WORKING_DAYS)
    is_lead = field is PolicyField.UP_LEAD
    name = "escalate_lead" if is_lead else "escalate_director"
    lead = count if is_lead else before.escalate_lead
    director = before.escalate_director if is_lead else count
    if 0 < director <= lead:
        raise NhacViecError("policy-up-order", lead=lead, director=director)
    known: int = getattr(before, name)
    if count == known:
        return {}
    counts = (count,) if count else ()
    since = _since(before, name, (known,), counts, today=today)
    return {name: count, "since": since, "replaced": _held(before, name, today=today)}


def _held(before: Policy, name: str, *, today: date) -> list[list[Any]]:
    """The count that holds until tonight still tells what the new one is too early for."""
    *held, present = counts_held(before, name)
    if present.first <= today:  # else it was set today and never held
        held.append(replace(present, last=today))
    kept = [one for one in before.replaced if one[0] != name]
    kept += [
        (name, one.count, one.first, one.last) for one in held if one.last > today - _FORGOTTEN
    ]
    return [[of, count, *map(plain, days)] for of, count, *days in sorted(kept)]


def _morning(before: Policy, said: str, *, today: date) -> Values:
    """Another hour holds from tomorrow on, so that nobody is missed or told twice today."""
    hour = _hour(said, first=EARLIEST, last=_earlier(before.evening))
    if hour == before.morning:
        return {}
    return {
        "morning": plain(hour),
        "morning_before": plain(before.morning_on(today)),
        "morning_since": (today + timedelta(days=1)).isoformat(),
    }


def _hour(said: str, *, first: time, last: time) -> time:
    hour = read_hour(said)
    if hour is None:
        raise NotOfThisForm("hour-unreadable")
    if not first <= hour <= last:
        raise NhacViecError("policy-hour", first=hour_words(first), last=hour_words(last))
    return hour


def _later(hour: time) -> time:
    return hour.replace(hour=hour.hour + 1)


def _earlier(hour: time) -> time:
    return hour.replace(hour=hour.hour - 1)


def _weekly(said: str) -> Values:
    found = read_weekday_hour(said)
    if found is None:
        raise NotOfThisForm("policy-weekly")
    if not EARLIEST <= found[1] <= _LATEST:
        first, last = hour_words(EARLIEST), hour_words(_LATEST)
        raise NhacViecError("policy-weekly-hour", first=first, last=last)
    return {"weekly_day": found[0], "weekly_hour": found[1]}


def _on_workday(name: str, hour_before: time, said: str) -> Values:
    """The summaries of months and quarters; switched off, they keep their hour."""
    found = read_workday_hour(said)
    if found == NEVER:
        return {f"{name}_day": 0, f"{name}_hour": hour_before}
    if found is None or found[0] > _MOST_PLACES:
        raise NotOfThisForm("policy-workday", limit=_MOST_PLACES)
    if not EARLIEST <= found[1] <= _LATEST:
        first, last = hour_words(EARLIEST), hour_words(_LATEST)
        raise NhacViecError("policy-workday-hour", first=first, last=last)
    return {f"{name}_day": found[0], f"{name}_hour": found[1]}


def _yes_or_no(said: str) -> bool:
    answer = read_yes_or_no(said)
    if answer is None:
        raise NotOfThisForm("policy-yes-or-no")
    return answer


def plain(value: Any) -> Any:
    """A field's value as JSON keeps it."""
    match value:
        case date() | time():
            return value.isoformat()
        case tuple():
            return [plain(one) for one in value]
    return value
