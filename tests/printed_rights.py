"""What `docs/rights.md` says: the tables that the program's rights are held against."""

from pathlib import Path

from bot.acts import Act, OfficeAct
from bot.domain import Role
from bot.messages.catalog import words_in

PRINTED = Path(__file__).parents[1] / "docs" / "rights.md"


def _rows(heading: str) -> dict[str, list[str]]:
    """What each role's cell says under each act, and behind them a stranger's."""
    part = PRINTED.read_text(encoding="utf-8").split(f"## {heading}")[1].split("\n## ")[0]
    lines = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| ")]
    return {line[0]: line[1:] for line in lines[2:]}


_ON_TASKS, _IN_OFFICE = _rows("On a task"), _rows("In the office")


def cells_of(act: Act | OfficeAct) -> list[str]:
    """The cells of the act, in the order of the roles."""
    rows = _ON_TASKS if isinstance(act, Act) else _IN_OFFICE
    return rows[words_in("en")(f"act-{act.value.replace('_', '-')}")]


def cell(act: Act | OfficeAct, role: Role) -> str:
    return cells_of(act)[list(Role).index(role)]


def says(cell: str, *relations: str) -> bool:
    """Whether a cell allows it to somebody who has this to do with the task; none is nothing."""
    if cell == "any task":
        return True
    return bool(relations) and (
        cell == "related to it" or not set(relations).isdisjoint(cell.split(", "))
    )
