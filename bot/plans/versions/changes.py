"""What a later version of a plan changes, as values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.parsing.values import Milestone
from bot.plans.values import DraftItem


class Field(StrEnum):
    """What of a row may change."""

    DEADLINE = "deadline"
    TIMELINE = "timeline"
    LEAD_UNITS = "lead_units"
    LEAD_PERSONS = "lead_persons"
    COORDINATING_UNITS = "coordinating_units"
    COORDINATING_PERSONS = "coordinating_persons"
    DIRECTED_BY = "directed_by"
    CONTENT = "content"
    EXPECTED_RESULT = "expected_result"
    BUDGET = "budget"
    TARGET = "target"
    NOTE = "note"
    KIND = "kind"
    SECTION = "section"
    NUMBER = "number"


class Group(StrEnum):
    """How a difference is shown: each group is a list of rows, a row may be in several."""

    NEW = "new"
    DEADLINE = "deadline"
    ASSIGNEE = "assignee"
    TEXT = "text"
    OTHER = "other"
    MOVED = "moved"
    EDITED = "edited"
    """What people changed in the bot since, and the new version overrules."""
    DROPPED = "dropped"
    UNSURE = "unsure"


_GROUP_OF = {
    Field.DEADLINE: Group.DEADLINE,
    Field.TIMELINE: Group.OTHER,
    Field.LEAD_UNITS: Group.ASSIGNEE,
    Field.LEAD_PERSONS: Group.ASSIGNEE,
    Field.COORDINATING_UNITS: Group.ASSIGNEE,
    Field.COORDINATING_PERSONS: Group.ASSIGNEE,
    Field.DIRECTED_BY: Group.ASSIGNEE,
    Field.CONTENT: Group.TEXT,
    Field.EXPECTED_RESULT: Group.OTHER,
    Field.BUDGET: Group.OTHER,
    Field.TARGET: Group.OTHER,
    Field.NOTE: Group.OTHER,
    Field.KIND: Group.OTHER,
    Field.SECTION: Group.MOVED,
    Field.NUMBER: Group.MOVED,
}


@dataclass(frozen=True, slots=True)
class OldRow:
    """A row of the version in use."""

    id: int
    """The task's; of a file, the row's place in it."""
    item: DraftItem
    """What the plan printed: an extension that was granted is not in its milestones."""
    granted: date | None = None
    """The date an extension moved its deadline to."""
    settled: bool = False
    """Results were handed in, so that it is not given to another row on a guess."""
    dropped: bool = False
    """A former version left it out; it may come back."""
    now: DraftItem | None = None
    """The row as people left it, where that is not what the plan printed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a row, before and after, as printed; people and units one by one."""

    field: Field
    old: tuple[str, ...]
    new: tuple[str, ...]
    in_bot: tuple[str, ...] | None = None
    """What people made of it since, overruled by the new version; none where they did nothing."""


@dataclass(frozen=True, slots=True)
class DeadlineChange:
    """The dated and awaited actions of a row, before and after."""

    old: tuple[Milestone, ...]
    new: tuple[Milestone, ...]
    granted: date | None = None
    """The date of an extension that the new version overrules."""
    in_bot: tuple[Milestone, ...] | None = None
    field: Field = Field.DEADLINE


AnyChange = Change | DeadlineChange


def is_overruling(change: AnyChange) -> bool:
    """Whether it takes back what people changed in the bot, an extension among that."""
    return change.in_bot is not None or (
        isinstance(change, DeadlineChange) and bool(change.granted)
    )


@dataclass(frozen=True, slots=True)
class NewRow:
    at: int
    """Its place in the new version."""
    item: DraftItem
    revives: OldRow | None = None
    """The row a former version dropped and this one brings back."""


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row that goes on, with what changed in it; mostly nothing."""

    at: int
    old: OldRow
    item: DraftItem
    changes: tuple[AnyChange, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        found = dict.fromkeys(map(self.group_of, self.changes))
        return (*found, Group.EDITED) if any(map(is_overruling, self.changes)) else tuple(found)

    def changes_in(self, group: Group) -> tuple[AnyChange, ...]:
        """What a group shows of this row."""
        if group is Group.EDITED:
            return tuple(filter(is_overruling, self.changes))
        return tuple(change for change in self.changes if self.group_of(change) is group)

    def group_of(self, change: AnyChange) -> Group:
        """Where a change is shown; the time phrase goes with the deadline it moves."""
        if change.field is Field.TIMELINE and Field.DEADLINE in self.fields:
            return Group.DEADLINE
        return _GROUP_OF[change.field]

    @property
    def fields(self) -> frozenset[Field]:
        return frozenset(change.field for change in self.changes)


class Verdict(StrEnum):
    """What the office says of an unsure pair."""

    SAME = "s"
    APART = "a"
    LATER = "l"


@dataclass(frozen=True, slots=True)
class Unsure:
    """Two rows that may be one; the office decides."""

    at: int
    item: DraftItem
    old: OldRow
    likeness: int
    """Of 100."""
    taken: bool
    """Counted as one row until somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class PlanDiff:
    """One version of a plan against the next."""

    kept: tuple[KeptRow, ...] = ()
    """Every row that goes on, in the new version's order."""
    new: tuple[NewRow, ...] = ()
    dropped: tuple[OldRow, ...] = ()
    unsure: tuple[Unsure, ...] = ()

    @property
    def changed(self) -> tuple[KeptRow, ...]:
        return tuple(row for row in self.kept if row.changes)

    @property
    def unchanged(self) -> int:
        return sum(not row.changes for row in self.kept)

    @property
    def is_empty(self) -> bool:
        """Whether both versions say the same."""
        return not (self.new or self.dropped or self.changed or self.unsure)

    def in_group(self, group: Group) -> tuple[KeptRow, ...]:
        """The rows that go on and changed in this way."""
        return tuple(row for row in self.changed if group in row.groups)

    def sizes(self) -> Iterator[tuple[Group, int]]:
        """The groups that have rows, in the order they are shown, each with their number."""
        rows = {Group.NEW: self.new, Group.DROPPED: self.dropped, Group.UNSURE: self.unsure}
        for group in Group:
            if found := rows.get(group, ()) or self.in_group(group):
                yield group, len(found)
