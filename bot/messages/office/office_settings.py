"""What we say of how the office reminds, and of who has which role."""

from collections.abc import Iterable
from datetime import date

from bot.domain import Policy, Role
from bot.messages import dates
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.taps.office_settings import (
    OpenPolicy,
    PolicyField,
    SetPolicy,
    ShowDays,
    ShowLedger,
    ShowOffice,
    ShowRoles,
)
from bot.messages.text import MESSAGE_LIMIT, fitting_lines, safe, shorten

_Rows = list[tuple[Choice, ...]]
_OFFERED: dict[PolicyField, tuple[tuple[str, ...], ...]] = {
    PolicyField.DAYS: (("7, 3, 1, 0", "3, 1, 0"), ("10, 5, 1, 0", "14, 7, 3, 1, 0")),
    PolicyField.MORNING: (("7:00", "7:30", "8:00", "8:30"),),
    PolicyField.EVENING: (("17:00", "17:30", "18:00", "20:00"),),
    PolicyField.WEEKLY: (("2 7:30", "2 8:00"), ("6 15:00", "6 16:00")),
}
"""As they would be typed: “2” is Monday, as Vietnamese counts weekdays."""
_EXAMPLES = 3


def page(words: Words, policy: Policy, *, said: str = "", today: date) -> Answer:
    """All of it with its values; `said` is what was just changed."""
    text = [said, ""] if said else []
    text += [f"<b>{words('office-title')}</b>"]
    text += [_line(words, policy, field) for field in PolicyField]
    buttons = [Choice(words(f"button-policy-{_name(one)}"), OpenPolicy(one)) for one in PolicyField]
    rows: _Rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    rows.append(
        (
            Choice(words("button-days"), ShowDays(today.year)),
            Choice(words("button-ledger"), ShowLedger(None)),
        )
    )
    rows.append((Choice(words("button-roles"), ShowRoles()),))
    return Answer("\n".join(text), choices=tuple(rows))


def _name(field: PolicyField) -> str:
    return field.name.lower()


def _line(words: Words, policy: Policy, field: PolicyField) -> str:
    return words(f"policy-{_name(field)}", value=value(words, policy, field))


def value(words: Words, policy: Policy, field: PolicyField) -> str:
    """What is set now, in words."""
    match field:
        case PolicyField.DAYS:
            return _counts(words, policy.days_before)
        case PolicyField.MORNING:
            return dates.hour(policy.morning)
        case PolicyField.EVENING:
            return dates.hour(policy.evening)
        case PolicyField.APPROVAL:
            return words("approval-needed" if policy.approval else "approval-not-needed")
        case PolicyField.STRICT:
            return words("strict-on" if policy.strict_before else "strict-off")
        case PolicyField.WEEKLY:
            weekday = words(f"weekday-{policy.weekly_day}")
            return words("weekly-at", weekday=weekday, hour=dates.hour(policy.weekly_hour))


def _counts(words: Words, counts: Iterable[int]) -> str:
    found = list(counts)
    before = [str(count) for count in found if count]
    parts = [words("policy-days-before", days=", ".join(before))] if before else []
    if 0 in found:
        parts.append(words("policy-on-the-day"))
    return ", ".join(parts)


def policy_field(
    words: Words,
    policy: Policy,
    field: PolicyField,
    *,
    moved: Iterable[tuple[str, date, date]] = (),
    awaiting: int = 0,
) -> Answer:
    """One value with its choices, and what a change brings, said before it is made."""
    text = [_line(words, policy, field), "", words(f"policy-ask-{_name(field)}")]
    if field is PolicyField.STRICT:
        text += ["", *_moves(words, list(moved))]
    if field is PolicyField.APPROVAL and policy.approval and awaiting:
        text += ["", words("policy-approval-waiting", count=awaiting)]
    rows = _choices(words, policy, field)
    rows.append((Choice(words("button-office"), ShowOffice()),))
    return Answer("\n".join(text), choices=tuple(rows))


def _moves(words: Words, moved: list[tuple[str, date, date]]) -> list[str]:
    if not moved:
        return [words("policy-strict-moves-none")]
    lines = [words("policy-strict-moves", count=len(moved))]
    for number, was, to in moved[:_EXAMPLES]:
        line = words(
            "policy-strict-move",
            number=safe(shorten(number, 12)),
            before=dates.day(was),
            after=dates.day(to),
        )
        lines.append(f"• {line}")
    return [*lines, "…"] if len(moved) > _EXAMPLES else lines


def _choices(words: Words, policy: Policy, field: PolicyField) -> _Rows:
    match field:
        case PolicyField.APPROVAL:
            key = "button-approval-off" if policy.approval else "button-approval-on"
            return [(Choice(words(key), SetPolicy(field, str(int(not policy.approval)))),)]
        case PolicyField.STRICT:
            key = "button-strict-off" if policy.strict_before else "button-strict-on"
            return [(Choice(words(key), SetPolicy(field, str(int(not policy.strict_before)))),)]
    return [tuple(_offer(words, field, one) for one in row) for row in _OFFERED[field]]


def _offer(words: Words, field: PolicyField, offered: str) -> Choice:
    return Choice(_label(words, field, offered), SetPolicy(field, _typed(field, offered)))


def _label(words: Words, field: PolicyField, offered: str) -> str:
    match field:
        case PolicyField.DAYS:
            return _counts(words, map(int, offered.split(", ")))
        case PolicyField.WEEKLY:
            day, hour = offered.split()
            return words("weekly-at", weekday=words(f"weekday-{int(day) - 1}"), hour=hour)
    return offered


def _typed(field: PolicyField, offered: str) -> str:
    """Without the sign that parts the fields of a button."""
    said = offered.replace(":", "h")
    return f"t{said}" if field is PolicyField.WEEKLY else said


def changed(words: Words, policy: Policy, field: PolicyField) -> str:
    """What holds now, and from when."""
    said = words("policy-changed", what=_line(words, policy, field))
    later = {PolicyField.DAYS: "policy-from-tomorrow", PolicyField.MORNING: "policy-from-tomorrow"}
    return f"{said} {words(later[field])}" if field in later else said


def roles(words: Words, people: Iterable[tuple[str, str, frozenset[Role]]]) -> Answer:
    """Who has which role, besides being an officer; each as name and unit."""
    everybody = list(people)
    text = [f"<b>{words('roles-title')}</b>"]
    for role in (Role.ADMIN, Role.OFFICE, Role.DIRECTOR, Role.LEAD):
        named = [(name, unit) for name, unit, has in everybody if role in has]
        text += ["", f"<b>{words('roles-line', role=words(f'role-{role}'), count=len(named))}</b>"]
        text += [
            f"• {safe(shorten(f'{name}, {unit}' if unit else name, 90))}" for name, unit in named
        ]
    others = sum(1 for _, _, has in everybody if not has - {Role.OFFICER})
    text += ["", words("roles-officers", count=others), words("roles-change-hint")]
    rows: _Rows = [(Choice(words("button-office"), ShowOffice()),)]
    return Answer("\n".join(fitting_lines(text, room=MESSAGE_LIMIT)), choices=tuple(rows))
