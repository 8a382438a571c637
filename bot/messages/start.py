"""Enrolment and help."""

from collections.abc import Set

from bot.domain import Role
from bot.messages.actions import ConfirmEnrolment, DeclineEnrolment
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.menus import commands, menu
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


def welcome(words: Words, *, name: str, roles: Set[Role]) -> Answer:
    return Answer(words("welcome", name=safe(name)), menu=menu(words, roles))


def help_text(words: Words, *, roles: Set[Role], brings_plans: bool = False) -> Answer:
    """With the commands of the reader's roles, and how to send the plan for those who may."""
    lines = [words("help-head"), "", words("help-body"), "", words("help-phrases"), ""]
    lines += [words("help-plans"), ""] if brings_plans else []
    lines += [f"/{name} - {told}" for name, told in commands(words, roles)]
    return Answer("\n".join(lines), menu=menu(words, roles))
