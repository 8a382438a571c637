"""One value of the policy with its choices, and what a change brings, said before it is made."""

from collections.abc import Iterable
from datetime import date

from bot.domain import Policy
from bot.messages import dates
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.office.policy_words import counts, line, name_of, workday_at, working_days
from bot.messages.taps.office_settings import (
    DAY_FIELDS,
    FIELDS_OF,
    GROUP_OF,
    TRIED_FIELDS,
    PolicyField,
    SetPolicy,
    ShowOffice,
    ShowPolicyGroup,
)
from bot.messages.text import safe, shorten

_Rows = list[tuple[Choice, ...]]
_NEVER = "khong"
_OFFERED: dict[PolicyField, tuple[tuple[str, ...], ...]] = {
    PolicyField.DAYS: (("7, 3, 1, 0", "3, 1, 0"), ("10, 5, 1, 0", "14, 7, 3, 1, 0")),
    PolicyField.AFTER: (("1, 3, 7", "1, 3"), ("1, 2, 3, 5, 7", _NEVER)),
    PolicyField.HELP_BEFORE: (("3", "7, 3"), ("1", _NEVER)),
    PolicyField.HELP_AFTER: (("1", "1, 3"), ("3", _NEVER)),
    PolicyField.DIRECTING: (("1", "1, 7"), ("3", _NEVER)),
    PolicyField.UP_LEAD: (("2", "3"), ("5", _NEVER)),
    PolicyField.UP_DIRECTOR: (("5", "7"), ("10", _NEVER)),
    PolicyField.MORNING: (("7:00", "7:30", "8:00", "8:30"),),
    PolicyField.EVENING: (("17:00", "17:30", "18:00", "20:00"),),
    PolicyField.WEEKLY: (("2 7:30", "2 8:00"), ("6 15:00", "6 16:00")),
    PolicyField.MONTHLY: (("1 7:30",), ("1 8:00",), ("3 7:30",), (_NEVER,)),
    PolicyField.QUARTERLY: (("1 7:30",), ("1 8:00",), ("3 7:30",), (_NEVER,)),
}
"""As they would be typed: “2” is Monday, as Vietnamese counts weekdays; of months and quarters the
number of the working day."""
_EXAMPLES = 3


def policy_field(
    words: Words,
    policy: Policy,
    field: PolicyField,
    *,
    moved: Iterable[tuple[str, date, date]] = (),
    awaiting: int = 0,
) -> Answer:
    """A field as it is set now, its question, and the way back to its group."""
    text = [
        f"<b>{words(f'policy-group-{name_of_group(field)}')}</b>",
        line(words, policy, field),
        "",
        words(f"policy-ask-{name_of(field)}"),
    ]
    if field in TRIED_FIELDS:
        text.append(words("policy-tried-first"))
    if field is PolicyField.STRICT:
        text += ["", *_moves(words, list(moved))]
    if field is PolicyField.APPROVAL and policy.approval and awaiting:
        text += ["", words("policy-approval-waiting", count=awaiting)]
    return Answer("\n".join(text), choices=(*_choices(words, policy, field), back(words, field)))


def name_of_group(field: PolicyField) -> str:
    return GROUP_OF[field].name.lower()


def back(words: Words, field: PolicyField) -> tuple[Choice, ...]:
    """To the screen the field stands on."""
    group = GROUP_OF[field]
    if len(FIELDS_OF[group]) == 1:
        return (Choice(words("button-office"), ShowOffice()),)
    name = words(f"policy-group-{name_of_group(field)}")
    return (Choice(f"‹ {name}", ShowPolicyGroup(group)),)


def _moves(words: Words, moved: list[tuple[str, date, date]]) -> list[str]:
    if not moved:
        return [words("policy-strict-moves-none")]
    lines = [words("policy-strict-moves", count=len(moved))]
    for number, was, to in moved[:_EXAMPLES]:
        said = words(
            "policy-strict-move",
            number=safe(shorten(number, 12)),
            before=dates.day(was),
            after=dates.day(to),
        )
        lines.append(f"• {said}")
    return [*lines, "…"] if len(moved) > _EXAMPLES else lines


def _choices(words: Words, policy: Policy, field: PolicyField) -> _Rows:
    match field:
        case PolicyField.APPROVAL:
            key = "button-approval-off" if policy.approval else "button-approval-on"
            return [_switch(words(key), field, to=not policy.approval)]
        case PolicyField.STRICT:
            key = "button-strict-off" if policy.strict_before else "button-strict-on"
            return [_switch(words(key), field, to=not policy.strict_before)]
        case PolicyField.PERIOD:
            key = "button-period-off" if policy.period_start else "button-period-on"
            return [_switch(words(key), field, to=not policy.period_start)]
    return [tuple(_offer(words, field, one) for one in row) for row in _OFFERED[field]]


def _switch(label: str, field: PolicyField, *, to: bool) -> tuple[Choice, ...]:
    return (Choice(label, SetPolicy(field, str(int(to)))),)


def _offer(words: Words, field: PolicyField, offered: str) -> Choice:
    return Choice(_label(words, field, offered), SetPolicy(field, _typed(field, offered)))


def _label(words: Words, field: PolicyField, offered: str) -> str:
    if field in DAY_FIELDS:
        found = () if offered == _NEVER else tuple(map(int, offered.split(", ")))
        return counts(words, found, field)
    match field:
        case PolicyField.UP_LEAD | PolicyField.UP_DIRECTOR:
            return working_days(words, 0 if offered == _NEVER else int(offered))
        case PolicyField.WEEKLY:
            day, hour = offered.split()
            return words("weekly-at", weekday=words(f"weekday-{int(day) - 1}"), hour=hour)
        case PolicyField.MONTHLY | PolicyField.QUARTERLY:
            place, _, hour = offered.partition(" ")
            return workday_at(words, 0 if offered == _NEVER else int(place), hour)
    return offered


def _typed(field: PolicyField, offered: str) -> str:
    """Without the sign that parts the fields of a button."""
    said = offered.replace(":", "h")
    return f"t{said}" if field is PolicyField.WEEKLY else said
