"""Enrolment and help."""

from collections.abc import Set
from dataclasses import replace

from bot.domain import Role
from bot.figures import Number
from bot.messages.actions import ConfirmEnrolment, DeclineEnrolment, ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.menus import commands, menu
from bot.messages.taps.mornings import ListBelow
from bot.messages.text import safe


def stranger(words: Words) -> Answer:
    return Answer(words("error-stranger"))


def confirm_name(words: Words, *, name: str, unit: str, code: str) -> Answer:
    """Is that you: the first button enrols."""
    who = words("enrol-who-unit" if unit else "enrol-who", name=safe(name), unit=safe(unit))
    choices = (
        (Choice(words("enrol-yes"), ConfirmEnrolment(code)),),
        (Choice(words("enrol-no"), DeclineEnrolment(code)),),
    )
    return Answer(f"{words('enrol-ask')}\n{who}", choices=choices)


def enrolled(words: Words, *, name: str) -> Answer:
    return Answer(words("enrolled", name=safe(name)))


def with_tasks(words: Words, answer: Answer, *, open_ones: Number, late: Number | None) -> Answer:
    """What waits for the newcomer, with its lists."""
    told = words(
        "enrolled-tasks",
        unit="yes" if open_ones.filter.owner.is_unit else "no",
        count=open_ones.total,
        late=late.total if late else 0,
    )
    rows = [(_opening(words, "button-enrolled-open", open_ones),)]
    rows += [(_opening(words, "button-enrolled-late", late),)] if late else []
    return replace(answer, text=f"{answer.text}\n{told}", choices=tuple(rows))


def _opening(words: Words, key: str, number: Number) -> Choice:
    return Choice(words(key, count=number.total), ListBelow(ShowList(number.filter)))


def welcome(words: Words, *, name: str, roles: Set[Role]) -> Answer:
    return Answer(words("welcome", name=safe(name)), menu=menu(words, roles))


_ACTS = (
    (Role.OFFICER, "help-acts"),
    (Role.LEAD, "help-acts-lead"),
    (Role.DIRECTOR, "help-acts-director"),
    (Role.OFFICE, "help-acts-office"),
)
"""Examples of what each role may type; what officers may, everybody may on tasks of their own."""


def _acts(roles: Set[Role]) -> list[str]:
    return [key for role, key in _ACTS if role is Role.OFFICER or role in roles]


def help_text(words: Words, *, roles: Set[Role], brings_plans: bool = False) -> Answer:
    """With the commands of the reader's roles, and how to send the plan for those who may."""
    lines = [words("help-head"), "", words("help-body"), ""]
    lines += [line for key in _acts(roles) for line in (words(key), "")]
    lines += [words("help-phrases"), ""]
    lines += [words("help-plans"), ""] if brings_plans else []
    lines += [f"/{name} - {told}" for name, told in commands(words, roles)]
    return Answer("\n".join(lines), menu=menu(words, roles))
