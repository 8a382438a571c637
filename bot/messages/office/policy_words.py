"""Each value of the policy in words."""

from collections.abc import Sequence
from datetime import date

from bot.domain import Policy
from bot.messages import dates
from bot.messages.catalog import Words
from bot.messages.taps.office_settings import AFTER_FIELDS, DAY_FIELDS, PolicyField

_SINCE_NAMES = {
    **DAY_FIELDS,
    PolicyField.PERIOD: "period_start",
    PolicyField.UP_LEAD: "escalate_lead",
    PolicyField.UP_DIRECTOR: "escalate_director",
}


def name_of(field: PolicyField) -> str:
    """The field's part of our keys."""
    return field.name.lower().replace("_", "-")


def line(words: Words, policy: Policy, field: PolicyField) -> str:
    """The field with what is set now."""
    return words(f"policy-{name_of(field)}", value=value(words, policy, field))


def value(words: Words, policy: Policy, field: PolicyField) -> str:
    """What is set now, in words."""
    if field in DAY_FIELDS:
        return counts(words, getattr(policy, DAY_FIELDS[field]), field)
    match field:
        case PolicyField.MORNING:
            return dates.hour(policy.morning)
        case PolicyField.EVENING:
            return dates.hour(policy.evening)
        case PolicyField.APPROVAL:
            return words("approval-needed" if policy.approval else "approval-not-needed")
        case PolicyField.STRICT:
            return words("strict-on" if policy.strict_before else "strict-off")
        case PolicyField.PERIOD:
            return words("period-on" if policy.period_start else "period-off")
        case PolicyField.UP_LEAD:
            return working_days(words, policy.escalate_lead)
        case PolicyField.UP_DIRECTOR:
            return working_days(words, policy.escalate_director)
        case PolicyField.MONTHLY | PolicyField.QUARTERLY:
            return _of_longer(words, policy, field)
    weekday = words(f"weekday-{policy.weekly_day}")
    return words("weekly-at", weekday=weekday, hour=dates.hour(policy.weekly_hour))


def _of_longer(words: Words, policy: Policy, field: PolicyField) -> str:
    """When the summaries of months and quarters come."""
    if field is PolicyField.MONTHLY:
        return workday_at(words, policy.monthly_day, dates.hour(policy.monthly_hour))
    return workday_at(words, policy.quarterly_day, dates.hour(policy.quarterly_hour))


def workday_at(words: Words, place: int, hour: str) -> str:
    """“ngày làm việc đầu tiên, 7:30”, “không gửi”."""
    return words("workday-at", place=place, hour=hour) if place else words("workday-never")


def counts(words: Words, found: Sequence[int], field: PolicyField) -> str:
    """“7, 3, 1 ngày, đúng ngày hạn”, “sau 1, 3 ngày”, “không nhắc”."""
    days = ", ".join(str(count) for count in found if count)
    key = "policy-days-late" if field in AFTER_FIELDS else "policy-days-before"
    parts = [words(key, days=days)] if days else []
    if 0 in found:
        parts.append(words("policy-on-the-day"))
    return ", ".join(parts) or words("policy-never")


def working_days(words: Words, count: int) -> str:
    return words("policy-working-days", days=count) if count else words("policy-never-up")


def typed(policy: Policy, field: PolicyField) -> str:
    """What is set, as it would be typed; short, for a button."""
    match field:
        case PolicyField.PERIOD:
            return str(int(policy.period_start))
        case PolicyField.UP_LEAD:
            return _or_never(str(policy.escalate_lead or ""))
        case PolicyField.UP_DIRECTOR:
            return _or_never(str(policy.escalate_director or ""))
    return _or_never(" ".join(map(str, getattr(policy, DAY_FIELDS[field]))))


def _or_never(said: str) -> str:
    return said or "khong"


def changed(words: Words, policy: Policy, field: PolicyField, *, today: date) -> str:
    """What holds now, and from when."""
    said = words("policy-changed", what=line(words, policy, field))
    is_ahead = _begins_after(policy, field, today)
    return f"{said} {words('policy-from-tomorrow')}" if is_ahead else said


def _begins_after(policy: Policy, field: PolicyField, today: date) -> bool:
    """Whether some of it does not hold yet; what was only taken away holds at once."""
    if field is PolicyField.MORNING:
        return policy.morning_since is not None and policy.morning_since > today
    name = _SINCE_NAMES.get(field)
    return any(of == name and day > today for of, _, day in policy.since)
