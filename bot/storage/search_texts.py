"""The texts a task is found by, as they are written."""

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.domain import FoundIn, TextField
from bot.storage.models import Assignment, Person, Plan, Result, Section, Task, Unit


def sign_of(*, unit_id: int | None = None, person_id: int | None = None) -> str:
    """The word that stands for a unit or a person among the owners of a task."""
    return f"u{unit_id}" if unit_id is not None else f"p{person_id}"


@dataclass(frozen=True, slots=True)
class TaskTexts:
    """All a task is found by, as it is written, and the signs of its owners."""

    org_id: int
    texts: tuple[FoundIn, ...]
    owners: tuple[str, ...]


def texts_of(session: Session, task_ids: Sequence[int]) -> dict[int, TaskTexts]:
    """The texts of these tasks, those first that say most."""
    named, owners = _named(session, task_ids)
    handed_in = _handed_in(session, task_ids)
    return {
        row.id: TaskTexts(
            row.org_id,
            tuple(one for one in (*_printed(row), *named[row.id], *handed_in[row.id]) if one.text),
            tuple(dict.fromkeys(owners[row.id])),
        )
        for row in session.execute(_tasks(task_ids))
    }


def _tasks(task_ids: Sequence[int]) -> Any:
    return (
        select(
            col(Task.id),
            col(Task.org_id),
            col(Task.content),
            col(Task.number),
            col(Task.timeline),
            col(Task.parent),
            col(Task.note),
            col(Task.expected_result),
            col(Task.coordination),
            col(Section.title),
            col(Plan.document_number),
        )
        .join(Plan, col(Plan.id) == col(Task.plan_id))
        .outerjoin(Section, col(Section.id) == col(Task.section_id))
        .where(col(Task.id).in_(task_ids))
    )


def _printed(row: Any) -> tuple[FoundIn, ...]:
    return (
        FoundIn(TextField.CONTENT, row.content),
        FoundIn(TextField.NUMBER, row.number),
        FoundIn(TextField.EXPECTED_RESULT, row.expected_result),
        FoundIn(TextField.COORDINATION, row.coordination),
        FoundIn(TextField.TIMELINE, row.timeline),
        FoundIn(TextField.SECTION, row.title or ""),
        FoundIn(TextField.PLAN, row.document_number),
        FoundIn(TextField.PARENT, row.parent),
        FoundIn(TextField.NOTE, row.note),
    )


def _named(
    session: Session, task_ids: Sequence[int]
) -> tuple[dict[int, list[FoundIn]], dict[int, list[str]]]:
    """Task to the names of who is on it, and to their signs."""
    found = session.execute(
        select(col(Assignment.task_id), col(Assignment.unit_id), col(Assignment.person_id))
        .where(col(Assignment.task_id).in_(task_ids))
        .order_by(col(Assignment.id))
    ).all()
    units = _unit_names(session, {row.unit_id for row in found} - {None})
    people = _person_names(session, {row.person_id for row in found} - {None})
    names: defaultdict[int, list[FoundIn]] = defaultdict(list)
    signs: defaultdict[int, list[str]] = defaultdict(list)
    for task_id, unit_id, person_id in found:
        if unit_id is not None:
            names[task_id] += units[unit_id]
            signs[task_id].append(sign_of(unit_id=unit_id))
        if person_id is not None:
            names[task_id] += people[person_id]
            signs[task_id].append(sign_of(person_id=person_id))
    return names, signs


def _unit_names(session: Session, ids: Set[int | None]) -> dict[int | None, list[FoundIn]]:
    found = session.execute(
        select(col(Unit.id), col(Unit.name), col(Unit.short_name), col(Unit.aliases)).where(
            col(Unit.id).in_(ids)
        )
    )
    return {
        id_: [FoundIn(TextField.UNIT, name) for name in (*names, *aliases)]
        for id_, *names, aliases in found
    }


def _person_names(session: Session, ids: Set[int | None]) -> dict[int | None, list[FoundIn]]:
    found = session.execute(
        select(col(Person.id), col(Person.full_name), col(Person.aliases)).where(
            col(Person.id).in_(ids)
        )
    )
    return {
        id_: [FoundIn(TextField.PERSON, name) for name in (full_name, *aliases)]
        for id_, full_name, aliases in found
    }


def _handed_in(session: Session, task_ids: Sequence[int]) -> dict[int, list[FoundIn]]:
    """Task to the words and the document of each result, the latest first."""
    found = session.execute(
        select(col(Result.task_id), col(Result.document_number), col(Result.text))
        .where(col(Result.task_id).in_(task_ids))
        .order_by(col(Result.version).desc())
    )
    texts: defaultdict[int, list[FoundIn]] = defaultdict(list)
    for task_id, document_number, text in found:
        texts[task_id].append(FoundIn(TextField.DOCUMENT, document_number or ""))
        texts[task_id].append(FoundIn(TextField.RESULT, text))
    return texts
