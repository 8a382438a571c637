"""Enrolment, the standing keyboard, help."""

from bot.messages.actions import ConfirmEnrolment, DeclineEnrolment
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.text import safe

MENU = (("menu-mine", "menu-month"), ("menu-late", "menu-done"))
"""The four things officers do, as keys of the standing keyboard."""
COMMANDS = ("viec", "huy", "help", "start")
"""The command menu, in its order; each has its line under `command-<name>`."""
OFFICE_COMMANDS = ("khonghieu",)
"""Those only the office may use; its help names them, the menu of all does not."""


def menu(words: Words) -> tuple[tuple[str, ...], ...]:
    """The standing keyboard in a language."""
    return tuple(tuple(words(key) for key in row) for row in MENU)


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


def welcome(words: Words, *, name: str) -> Answer:
    return Answer(words("welcome", name=safe(name)), menu=menu(words))


def help_text(words: Words, *, brings_plans: bool = False, sees_phrases: bool = False) -> Answer:
    """Also how to send the plan and what was not understood, to those who may."""
    lines = [words("help-head"), "", words("help-body"), "", words("help-phrases"), ""]
    lines += [words("help-plans"), ""] if brings_plans else []
    commands = (*COMMANDS, *OFFICE_COMMANDS) if sees_phrases else COMMANDS
    lines += [f"/{name} - {words(f'command-{name}')}" for name in commands]
    return Answer("\n".join(lines), menu=menu(words))


def in_group(words: Words) -> Answer:
    """A group never shows one person's list."""
    return Answer(words("in-group"))
