"""Whom chosen parts of an audience come to, counted now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.domain import Role, Speaker
from bot.messages.broadcasts.values import AudiencePart, Named, PartKind, Reached
from bot.services.rights import may_press
from bot.storage import Session, pressed
from bot.storage.pressed import Member, TasksOf

WITH_TASKS = frozenset({PartKind.LATE, PartKind.DUE})
"""Parts that are about tasks: each recipient sees their own."""


@dataclass(frozen=True, slots=True)
class Reach:
    """In which office somebody presses people, and for whom it is asked whether they may."""

    org_id: int
    speaker: Speaker | None = None
    """None for the command line, which presses anybody."""

    def covers(self, member: Member) -> bool:
        return self.speaker is None or may_press(self.speaker, member.unit_id)


def reach_of(speaker: Speaker) -> Reach:
    return Reach(speaker.org_id, speaker)


async def reached(
    session: Session,
    reach: Reach,
    parts: Iterable[AudiencePart],
    *,
    without: Sequence[Named] = (),
    today: date,
) -> Reached:
    """Everybody of the parts but those taken out, each once, by name."""
    everybody = await pressed.members(session, reach.org_id)
    within = [one for one in everybody if reach.covers(one)]
    found: set[int] = set()
    tasks: dict[int, dict[int, None]] = {}
    for part in dict.fromkeys(parts):
        of_part = await _tasks_of(session, reach.org_id, part, everybody, today=today)
        found |= {one.id for one in within if _is_in(one, part, of_part)}
        for person_id, own in of_part.items():
            tasks.setdefault(person_id, {}).update(dict.fromkeys(own))
    kept = [one for one in within if one.id in found and not _is_left_out(one, without)]
    ids = {one.id for one in kept}
    return Reached(
        people=tuple(one.id for one in kept),
        tasks={person_id: tuple(own) for person_id, own in tasks.items() if person_id in ids},
        not_enrolled=tuple(one.name for one in kept if not one.is_enrolled),
        unreachable=tuple(one.name for one in kept if one.is_enrolled and one.is_out_of_reach),
    )


async def _tasks_of(
    session: Session,
    org_id: int,
    part: AudiencePart,
    everybody: Sequence[Member],
    *,
    today: date,
) -> TasksOf:
    match part.kind:
        case PartKind.LATE:
            return await pressed.with_late_tasks(session, org_id, everybody, today=today)
        case PartKind.DUE:
            return await pressed.with_tasks_due(
                session, org_id, everybody, start=part.start, end=part.end
            )
    return {}


def _is_in(member: Member, part: AudiencePart, tasks: TasksOf) -> bool:
    match part.kind:
        case PartKind.ALL:
            return True
        case PartKind.UNIT:
            return member.unit_id == part.id
        case PartKind.ROLE:
            return part.role in member.roles
        case PartKind.PERSON:
            return member.id == part.id
    return member.id in tasks and part.id in (None, member.unit_id)


def _is_left_out(member: Member, without: Sequence[Named]) -> bool:
    return any(one.id == (member.unit_id if one.is_unit else member.id) for one in without)


def pack(part: AudiencePart) -> dict[str, Any]:
    """A part as dialogues and broadcasts keep it."""
    values = {
        "id": part.id,
        "role": part.role.value if part.role else None,
        "start": part.start.isoformat() if part.start else None,
        "end": part.end.isoformat() if part.end else None,
    }
    return {"kind": part.kind.value} | {name: one for name, one in values.items() if one}


def unpack(kept: dict[str, Any]) -> AudiencePart:
    return AudiencePart(
        PartKind(kept["kind"]),
        id=kept.get("id"),
        role=Role(kept["role"]) if "role" in kept else None,
        start=date.fromisoformat(kept["start"]) if "start" in kept else None,
        end=date.fromisoformat(kept["end"]) if "end" in kept else None,
    )
