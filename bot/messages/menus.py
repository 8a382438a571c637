"""What each role is offered without asking: commands, the keys below the chat, all the doors.

One table says who has which command; the menu, the help and the panel of doors are made of it.
"""

from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import date
from functools import cache

from bot.domain import Role, TaskFilter
from bot.messages.actions import Action, ShowList, ShowPhrases
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import LANGUAGES, Words, words_in
from bot.messages.taps.broadcasts import OpenBroadcasts
from bot.messages.taps.directing import ShowDirecting
from bot.messages.taps.groups import ShowGroups
from bot.messages.taps.handover import ShowHandovers
from bot.messages.taps.lead import ShowApprovals, ShowBoard
from bot.messages.taps.office_settings import ShowDays, ShowLedger, ShowOffice
from bot.messages.taps.office_tasks import AddTask
from bot.messages.taps.people import ShowPeople
from bot.messages.taps.settings import ShowSettings
from bot.messages.taps.summaries import ShowSummary
from bot.messages.text import shorten

_EVERYBODY = frozenset(Role)
_LEADING = frozenset({Role.LEAD, Role.DIRECTOR, Role.OFFICE})
_DECIDING = frozenset({Role.LEAD, Role.DIRECTOR})
_LOOKING_OVER = frozenset({Role.DIRECTOR, Role.OFFICE})
_OFFICE = frozenset({Role.OFFICE})
_PRESSING = frozenset({Role.LEAD, Role.DIRECTOR, Role.OFFICE, Role.ADMIN})
_KEEPING = frozenset({Role.OFFICE, Role.ADMIN})
_A_ROW = 2
_DESCRIPTION = 256
"""Characters of a command's line (Bot API, BotCommand)."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command, told of under `command-<name>`, and the button that opens the same."""

    name: str
    roles: frozenset[Role]
    tap: Callable[[date], Action] | None = None


COMMANDS: tuple[Command, ...] = (
    Command("viec", _EVERYBODY, lambda _: ShowList(TaskFilter())),
    Command("chidao", _LOOKING_OVER, lambda _: ShowDirecting()),
    Command("donvi", _LEADING, lambda _: ShowBoard()),
    Command("baocao", _LEADING, lambda _: ShowSummary()),
    Command("duyet", _DECIDING, lambda _: ShowApprovals()),
    Command("dondoc", _PRESSING, lambda _: OpenBroadcasts()),
    Command("themviec", _OFFICE, lambda _: AddTask()),
    Command("nguoi", _KEEPING, lambda _: ShowPeople()),
    Command("bangiao", _EVERYBODY, lambda _: ShowHandovers()),
    Command("nhom", _KEEPING, lambda _: ShowGroups()),
    Command("coquan", _KEEPING, lambda _: ShowOffice()),
    Command("ngaynghi", _KEEPING, lambda today: ShowDays(today.year)),
    Command("sogui", _KEEPING, lambda _: ShowLedger(None)),
    Command("khonghieu", _OFFICE, lambda _: ShowPhrases()),
    Command("cauchu", _KEEPING),
    Command("caidat", _EVERYBODY, lambda _: ShowSettings()),
    Command("huy", _EVERYBODY),
    Command("help", _EVERYBODY),
    Command("start", _EVERYBODY),
)
"""In the order of the menu."""
_NO_SCREEN = ("huy", "start")
OF_STRANGERS = ("start", "help")
OF_GROUPS = ("viec", "baocao", "ketnoi", "ngatketnoi", "help")

_Row = tuple[str, ...]
_KEYS: tuple[tuple[frozenset[Role], _Row], ...] = (
    (frozenset({Role.DIRECTOR}), ("menu-directing", "menu-late-units")),
    (_EVERYBODY, ("menu-mine", "menu-month")),
    (_EVERYBODY, ("menu-late", "menu-done")),
    (frozenset({Role.LEAD}), ("menu-unit", "menu-approvals")),
    (_OFFICE, ("menu-add", "menu-office")),
)
"""The keys below the chat, row by row, and who has them."""
_MORE: _Row = ("menu-more",)
"""The way to everything else, for those who have none to the office."""


def commands(words: Words, roles: Set[Role]) -> tuple[tuple[str, str], ...]:
    """The commands of somebody with these roles, each with its line."""
    return tuple((one.name, _told(words, one.name)) for one in COMMANDS if one.roles & roles)


def named(words: Words, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """These commands, each with its line."""
    return tuple((name, _told(words, name)) for name in names)


def _told(words: Words, name: str) -> str:
    """On one line, however the office words it: Telegram refuses the whole menu for one."""
    return shorten(words(f"command-{name}"), _DESCRIPTION)


def menu(words: Words, roles: Set[Role]) -> tuple[tuple[str, ...], ...]:
    """The keys below the chat of somebody with these roles."""
    return tuple(tuple(words(key) for key in row) for row in _rows(roles))


def _rows(roles: Set[Role]) -> tuple[_Row, ...]:
    rows = tuple(row for of, row in _KEYS if of & roles)
    return rows if roles & _OFFICE else (*rows, _MORE)


def menu_key(words: Words, said: str, roles: Set[Role]) -> str | None:
    """The key somebody tapped, in these words or in the program's own; only one of their own."""
    rows = _rows(roles)
    return _keys_by_label(words, rows).get(said.strip()) or _program_keys(rows).get(said.strip())


def _keys_by_label(words: Words, rows: tuple[_Row, ...]) -> dict[str, str]:
    return {words(key): key for row in rows for key in row}


@cache
def _program_keys(rows: tuple[_Row, ...]) -> dict[str, str]:
    """In every language: a keyboard stays below a chat until another one is sent."""
    return {
        label: key
        for language in LANGUAGES
        for label, key in _keys_by_label(words_in(language), rows).items()
    }


def doors(words: Words, roles: Set[Role], *, today: date) -> Answer:
    """Everything somebody with these roles can open: by button, the rest as commands to tap."""
    own = [one for one in COMMANDS if one.roles & roles and one.name not in _NO_SCREEN]
    buttons = [Choice(words(f"door-{one.name}"), one.tap(today)) for one in own if one.tap]
    lines = [f"/{one.name} - {_told(words, one.name)}" for one in own if not one.tap]
    rows = tuple(tuple(buttons[at : at + _A_ROW]) for at in range(0, len(buttons), _A_ROW))
    return Answer("\n".join([words("doors-title"), *lines]), choices=rows)


def keyboard_changed(words: Words, roles: Set[Role]) -> Answer:
    """The keys of new roles, with a word on why they are others."""
    return Answer(words("menu-changed"), menu=menu(words, roles))
