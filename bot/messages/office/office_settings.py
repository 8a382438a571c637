"""What we say of how the office reminds, and of who has which role."""

from collections.abc import Iterable
from datetime import date

from bot.domain import Policy, Role
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.office.policy_words import line, name_of
from bot.messages.taps.office_settings import (
    FIELDS_OF,
    OpenPolicy,
    PolicyGroup,
    ShowDays,
    ShowLedger,
    ShowOffice,
    ShowPolicyGroup,
    ShowRoles,
)
from bot.messages.text import MESSAGE_LIMIT, fitting_lines, safe, shorten

_Rows = list[tuple[Choice, ...]]


def page(words: Words, policy: Policy, *, said: str = "", today: date) -> Answer:
    """All of it with its values, group by group; `said` is what was just changed."""
    text = [said, ""] if said else []
    text += [f"<b>{words('office-title')}</b>"]
    for one in PolicyGroup:
        text += ["", *_lines(words, policy, one)]
    buttons = [_group_button(words, one) for one in PolicyGroup]
    rows = _in_pairs(buttons)
    rows.append(
        (
            Choice(words("button-days"), ShowDays(today.year)),
            Choice(words("button-ledger"), ShowLedger(None)),
        )
    )
    rows.append((Choice(words("button-roles"), ShowRoles()),))
    return Answer("\n".join(text), choices=tuple(rows))


def _lines(words: Words, policy: Policy, group: PolicyGroup) -> list[str]:
    title = f"<b>{words(f'policy-group-{group.name.lower()}')}</b>"
    return [title, *(f"• {line(words, policy, field)}" for field in FIELDS_OF[group])]


def _group_button(words: Words, group: PolicyGroup) -> Choice:
    """A group of one field opens it at once."""
    label, fields = words(f"policy-group-{group.name.lower()}"), FIELDS_OF[group]
    return Choice(label, OpenPolicy(fields[0]) if len(fields) == 1 else ShowPolicyGroup(group))


def _in_pairs(buttons: list[Choice]) -> _Rows:
    return [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]


def group(words: Words, policy: Policy, which: PolicyGroup, *, said: str = "") -> Answer:
    """The values of one group, each with its button."""
    text = [said, ""] if said else []
    text += [*_lines(words, policy, which), "", words("policy-group-hint")]
    fields = FIELDS_OF[which]
    rows: _Rows = [
        (Choice(words(f"button-policy-{name_of(field)}"), OpenPolicy(field)),) for field in fields
    ]
    rows.append((Choice(words("button-office"), ShowOffice()),))
    return Answer("\n".join(text), choices=tuple(rows))


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
