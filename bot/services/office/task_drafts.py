"""A task that arises while it is being put together: the dialogue's data and the draft it is."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from bot.domain import OwnerKind, Speaker
from bot.messages.office.office_values import Read, TaskDraft, TaskPart, Whom, WhomPage
from bot.parsing.typed_deadlines import read_typed_deadline
from bot.storage import Session, arising
from bot.storage.ids import id_of
from bot.storage.people import units_of

PAGE_SIZE = 8
GUIDED = (TaskPart.CONTENT, TaskPart.LEADS, TaskPart.TIME, TaskPart.RESULT)
"""What is asked for, one after the other."""
Packed = list[list[Any]]


def pack(whom: Iterable[Whom]) -> Packed:
    """Units and people as a dialogue keeps them; their names may change."""
    return [[one.kind.value, one.id] for one in whom]


async def unpack(session: Session, org_id: int, packed: Packed) -> tuple[Whom, ...]:
    """Those who are still there, under the names they have now."""
    units = {one for kind, one in packed if kind == OwnerKind.UNIT}
    people = {one for kind, one in packed if kind == OwnerKind.PERSON}
    names = {
        OwnerKind.UNIT: await arising.units_by_id(session, org_id, units),
        OwnerKind.PERSON: await arising.people_by_id(session, org_id, people),
    }
    return tuple(
        Whom(OwnerKind(kind), one, names[OwnerKind(kind)][one])
        for kind, one in packed
        if one in names[OwnerKind(kind)]
    )


def as_read(speaker: Speaker, printed: str, *, today: date) -> Read:
    """A kept time phrase, read anew: what is stored is what was typed."""
    if not printed:
        return Read()
    strict = speaker.policy.strict_before
    found = read_typed_deadline(printed, today=today, strict_before=strict)
    return Read(found.printed, found.milestones, found.doubts)


async def draft_of(
    session: Session, speaker: Speaker, data: dict[str, Any], *, today: date
) -> TaskDraft:
    """The draft a dialogue holds, with what there is to choose from at its step."""
    step = TaskPart(data["step"]) if data.get("step") else None
    return TaskDraft(
        id=data["draft"],
        content=data.get("content", ""),
        leads=await unpack(session, speaker.org_id, data.get("leads", [])),
        helps=await unpack(session, speaker.org_id, data.get("helps", [])),
        outside=tuple(data.get("outside", [])),
        when=as_read(speaker, data.get("when", ""), today=today),
        expected=data.get("expected", ""),
        urgent=bool(data.get("urgent")),
        step=step,
        choose=await choices(session, speaker, data) if step in WHOM else WhomPage(),
    )


WHOM = (TaskPart.LEADS, TaskPart.HELPS)


async def choices(session: Session, speaker: Speaker, data: dict[str, Any]) -> WhomPage:
    """A page of the units, or those whom a typed name may mean."""
    if data.get("unclear"):
        found = await unpack(session, speaker.org_id, data["unclear"])
        return WhomPage(found[:PAGE_SIZE], printed=data.get("printed", ""))
    units = [
        Whom(OwnerKind.UNIT, id_of(unit), unit.name)
        for unit in await units_of(session, speaker.org_id)
    ]
    pages = max(-(-len(units) // PAGE_SIZE), 1)
    page = min(max(int(data.get("page", 0)), 0), pages - 1)
    return WhomPage(tuple(units[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]), page, pages)
