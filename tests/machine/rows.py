"""All rows that matter as they stand, read past the program, and who may see what of them.

Who may see is written down here a second time, from the document and not from the code: a mistake
of the program's own function shall not hide itself.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]
LOOK_AT_ALL = {"director", "office", "admin"}
_TABLES = (
    "task",
    "milestone",
    "assignment",
    "person",
    "unit",
    "result",
    "extension",
    "handover",
    "undostep",
)
_JSON = ("roles", "task_ids", "before", "after", "payload")


@dataclass(frozen=True, slots=True)
class Handed:
    """Somebody's tasks with somebody else: all of them, or these."""

    whose: int
    to: int
    tasks: frozenset[int]


@dataclass(frozen=True, slots=True)
class Rows:
    """The tables at one instant, each row by its id."""

    tables: dict[str, dict[int, Row]]

    def __getitem__(self, table: str) -> dict[int, Row]:
        return self.tables[table]

    def of_task(self, table: str, task_id: int) -> list[Row]:
        return [row for row in self.tables[table].values() if row["task_id"] == task_id]

    def is_here(self, person_id: int) -> bool:
        """Whether the person is still of the office."""
        return bool(self["person"][person_id]["active"])

    def looks_at_all(self, person_id: int) -> bool:
        return bool(LOOK_AT_ALL & set(self["person"][person_id]["roles"]))

    def sees(self, person_id: int, task_id: int) -> bool:
        """Whether a task is any business of somebody's."""
        person, task = self["person"][person_id], self["task"][task_id]
        if not person["active"] or person["org_id"] != task["org_id"]:
            return False
        if self.looks_at_all(person_id) or self.is_named(person_id, task_id):
            return True
        if self.acts_as_head(person_id, task_id):
            return True
        unit_id = person["unit_id"]
        return self.heads(person_id, unit_id) and self.is_led_by_people_of(unit_id, task_id)

    def heads(self, person_id: int, unit_id: int | None) -> bool:
        person = self["person"][person_id]
        return "lead" in person["roles"] and person["unit_id"] == unit_id is not None

    def acts_as_head(self, person_id: int, task_id: int) -> bool:
        """Whether a head of the unit that leads it has handed all their work over to them."""
        for one in self["person"].values():
            if "lead" not in one["roles"] or one["unit_id"] is None or one["id"] == person_id:
                continue
            if person_id in self._with_whole(one["id"]) and self.is_led_by(one["unit_id"], task_id):
                return True
        return False

    def is_led_by(self, unit_id: int, task_id: int) -> bool:
        leading = [row for row in self.of_task("assignment", task_id) if row["part"] == "lead"]
        if any(row["unit_id"] == unit_id for row in leading):
            return True
        return self.is_led_by_people_of(unit_id, task_id)

    def _with_whole(self, whose: int) -> set[int]:
        """Everybody who has all of this person's work, all the way along."""
        found: set[int] = set()
        waiting = [whose]
        while waiting:
            one = waiting.pop()
            for handed in self.running_handovers():
                is_next = handed.whose == one and not handed.tasks and handed.to != whose
                if is_next and handed.to not in found:
                    found.add(handed.to)
                    waiting.append(handed.to)
        return found

    def is_led_by_people_of(self, unit_id: int | None, task_id: int) -> bool:
        """Whether somebody of this unit is named to lead it, and no unit is."""
        leading = [row for row in self.of_task("assignment", task_id) if row["part"] == "lead"]
        if any(row["unit_id"] for row in leading):
            return False
        return unit_id in {self["person"][row["person_id"]]["unit_id"] for row in leading}

    def is_named(self, person_id: int, task_id: int) -> bool:
        """Named themselves, by their unit, or somebody whose place they take."""
        unit_id = self["person"][person_id]["unit_id"]
        rows = self.of_task("assignment", task_id)
        if unit_id is not None and any(row["unit_id"] == unit_id for row in rows):
            return True
        return self.is_mine(person_id, task_id)

    def is_mine(self, person_id: int, task_id: int) -> bool:
        named = {row["person_id"] for row in self.of_task("assignment", task_id)}
        return any(self.holds(person_id, one, task_id) for one in named if one is not None)

    def holds(self, person_id: int, whose: int, task_id: int) -> bool:
        """Whether they are that person, or have the person's place on this task just now."""
        return whose == person_id or person_id in self._with(whose, task_id)

    def _with(self, whose: int, task_id: int) -> set[int]:
        """Everybody this person's task is with; what is handed on singly goes no further."""
        found: set[int] = set()
        waiting = [(whose, task_id)]
        running = self.running_handovers()
        while waiting:
            one, only = waiting.pop()
            for handed in running:
                if handed.whose != one or handed.to in found or handed.to == whose:
                    continue
                if handed.tasks and (one != whose or only not in handed.tasks):
                    continue
                found.add(handed.to)
                if not handed.tasks or one == whose:
                    waiting.append((handed.to, only))
        return found

    def running_handovers(self) -> list[Handed]:
        """Begun and not ended; nobody stands in who has left, or for who has."""
        return [
            Handed(row["from_person_id"], row["to_person_id"], frozenset(row["task_ids"]))
            for row in self["handover"].values()
            if row["begun_at"] and not row["ended_at"]
            if self.is_here(row["from_person_id"]) and self.is_here(row["to_person_id"])
        ]


def read_rows(path: Path) -> Rows:
    """The tables as they are committed."""
    with closing(sqlite3.connect(path)) as file:
        file.row_factory = sqlite3.Row
        return Rows({table: _by_id(file.execute(f"SELECT * FROM {table}")) for table in _TABLES})


def read_since(path: Path, table: str, after: int) -> list[Row]:
    """The rows of a table that were added after this id, oldest first."""
    with closing(sqlite3.connect(path)) as file:
        file.row_factory = sqlite3.Row
        found = file.execute(f"SELECT * FROM {table} WHERE id > ? ORDER BY id", (after,))
        return list(_by_id(found).values())


def _by_id(found: Iterable[sqlite3.Row]) -> dict[int, Row]:
    return {row["id"]: _read(dict(row)) for row in found}


def _read(row: Row) -> Row:
    return row | {name: json.loads(row[name]) for name in _JSON if row.get(name)}
