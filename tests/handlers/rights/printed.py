"""What `docs/rights.md` says of everybody: the table that the cells are held against."""

from pathlib import Path

from bot.acts import Act, OfficeAct
from bot.domain import Role
from bot.messages.catalog import words_in
from tests.handlers.rights.cast import NOBODY, STANDINGS, Who, related

_PRINTED = Path(__file__).parents[3] / "docs" / "rights.md"


def _rows(heading: str) -> dict[str, list[str]]:
    """What each role's cell says under each act."""
    part = _PRINTED.read_text(encoding="utf-8").split(f"## {heading}")[1].split("\n## ")[0]
    lines = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| ")]
    return {line[0]: line[1:] for line in lines[2:]}


ON_TASKS, IN_OFFICE = _rows("On a task"), _rows("In the office")


def _cell(rows: dict[str, list[str]], act: Act | OfficeAct, role: Role) -> str:
    name = words_in("en")(f"act-{act.value.replace('_', '-')}")
    return rows[name][list(Role).index(role)]


def may(act: Act, who: Who, *, named: bool = True) -> bool:
    """Whether they may do this to the task; the officer's column is everybody's."""
    if who in NOBODY:
        return False
    roles, relations = {Role.OFFICER, STANDINGS[who].role}, related(who, named=named)
    return any(_says(_cell(ON_TASKS, act, role), relations) for role in roles)


def _says(cell: str, relations: tuple[str, ...]) -> bool:
    if cell == "any task":
        return True
    return bool(relations) and (
        cell == "related to it" or not set(relations).isdisjoint(cell.split(", "))
    )


def may_in_office(act: OfficeAct, who: Who) -> bool:
    """Whether their role may do this in the office."""
    if who in NOBODY:
        return False
    return any(_cell(IN_OFFICE, act, role) == "yes" for role in {Role.OFFICER, STANDINGS[who].role})
