"""A broadcast while it is written: the dialogue's data and the draft it is."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any
from zlib import crc32

from bot.domain import Speaker
from bot.messages.broadcasts.values import (
    AudiencePart,
    Draft,
    DraftFile,
    Named,
    PartKind,
    Reached,
    Step,
)
from bot.reminders.rules import next_opening
from bot.services.broadcasts.audience import reach_of, reached, unpack
from bot.services.rights import may_press
from bot.storage import Session, arising, reminders
from bot.storage.ids import id_of
from bot.storage.people import units_of

PackedNames = list[list[Any]]


def pack_named(one: Named) -> list[Any]:
    """A unit or person as a dialogue keeps it; its name may change."""
    return [one.is_unit, one.id]


async def named(session: Session, org_id: int, packed: PackedNames) -> tuple[Named, ...]:
    """Those who are still there, under the names they have now."""
    units = await arising.units_by_id(session, org_id, {one for unit, one in packed if unit})
    people = await arising.people_by_id(session, org_id, {one for unit, one in packed if not unit})
    return tuple(
        Named(one, names[one], is_unit)
        for is_unit, one in packed
        if one in (names := units if is_unit else people)
    )


async def draft_of(
    session: Session, speaker: Speaker, data: dict[str, Any], *, today: date, now: datetime
) -> Draft:
    """The draft a dialogue holds, with the people it would go to now."""
    parts = tuple(unpack(one) for one in data.get("parts", []))
    without = await named(session, speaker.org_id, data.get("without", []))
    unclear = data.get("unclear", [])
    at = datetime.fromisoformat(data["at"]) if data.get("at") else None
    step = Step(data["step"])
    return Draft(
        id=data["draft"],
        step=step,
        text=data.get("text", ""),
        files=tuple(DraftFile(**one) for one in data.get("files", [])),
        parts=parts,
        names=await _names(session, speaker, parts),
        without=without,
        reached=await reached(session, reach_of(speaker), parts, without=without, today=today),
        at=at,
        urgent=bool(data.get("urgent")),
        opening=await _opening(session, speaker, max(at, now) if at else now),
        units=await _units(session, speaker) if step is Step.UNITS else (),
        page=int(data.get("page", 0)),
        unclear=tuple(Named(one, label, is_unit) for is_unit, one, label in unclear[0][1])
        if unclear
        else (),
        printed=unclear[0][0] if unclear else "",
        nobody=tuple(data.get("nobody", [])),
        of_unit="" if speaker.sees_all else speaker.unit_name,
        last_album=data.get("last_album"),
    )


async def _names(
    session: Session, speaker: Speaker, parts: tuple[AudiencePart, ...]
) -> dict[AudiencePart, str]:
    rows = {part: [part.kind is not PartKind.PERSON, part.id] for part in parts if part.id}
    found = await named(session, speaker.org_id, list(rows.values()))
    names = {(one.is_unit, one.id): one.name for one in found}
    return {part: names.get((bool(row[0]), row[1]), "") for part, row in rows.items()}


async def _opening(session: Session, speaker: Speaker, wanted: datetime) -> datetime | None:
    """When the office opens after an hour at which it is closed; none while it works."""
    opening = next_opening(
        wanted,
        zone=speaker.zone,
        policy=speaker.policy,
        calendar=await reminders.calendar(session, speaker.org_id),
    )
    return opening if opening > wanted else None


async def _units(session: Session, speaker: Speaker) -> tuple[Named, ...]:
    return tuple(
        Named(id_of(unit), unit.name, is_unit=True)
        for unit in await units_of(session, speaker.org_id)
        if may_press(speaker, unit.id)
    )


def fingerprint(found: Reached) -> str:
    """Tells whether the people somebody saw counted are those who would get it now."""
    return f"{len(found.people)}:{crc32(repr(found.people).encode())}"


def packed_file(file: DraftFile) -> dict[str, Any]:
    return asdict(file)


def packed_hour(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
