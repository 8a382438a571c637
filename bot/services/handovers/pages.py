"""What the pages of handovers hold: drafts, choices, one handover, the list of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from bot.acts import OfficeAct
from bot.domain import HandoverState, Speaker
from bot.errors import NotAllowed, NotFound
from bot.messages.people.handover_values import (
    PAGE_SIZE,
    HandedTask,
    HandoverCard,
    HandoverChoices,
    HandoverDraft,
    HandoverLine,
    HandoverPage,
    HandoverPart,
    Somebody,
)
from bot.services.asking.owners import told_apart
from bot.services.handovers.ending import may_end
from bot.services.handovers.handovers import decides, decides_for_all, may_know
from bot.services.reach import reach_of
from bot.services.rights import may_in_office
from bot.storage import Person, Session, handed_tasks, handovers, staff
from bot.storage.handovers import Handed
from bot.storage.ids import id_of
from bot.storage.people import people_of, units_of
from bot.storage.tasks import tasks_by_ids

_Row = TypeVar("_Row")


async def require_hand_over(session: Session, speaker: Speaker, person_id: int) -> None:
    """Raises `NotFound`, or `NotAllowed` where the speaker does not decide about this person."""
    person = await staff.person_of(session, speaker.org_id, person_id)
    if person is None:
        raise NotFound("handover-person-left")
    own_unit = person.unit_id == speaker.unit_id is not None
    may = may_in_office(speaker, OfficeAct.HAND_OVER)
    if not (decides_for_all(speaker) or (may and own_unit)):
        raise NotAllowed("not-allowed-hand-over")


async def open_ids(session: Session, speaker: Speaker, person_id: int) -> set[int]:
    """The tasks of somebody that may be ticked."""
    person = await staff.person_of(session, speaker.org_id, person_id)
    if person is None:
        raise NotFound("handover-person-left")
    return {id_of(one) for one in await handed_tasks.tasks_of(session, person, staff.NOT_OVER)}


async def draft_of(session: Session, speaker: Speaker, data: dict[str, Any]) -> HandoverDraft:
    """The draft with names; raises `NotFound` for somebody who left meanwhile."""
    first = date.fromisoformat(data["first"]) if data.get("first") else None
    last = date.fromisoformat(data["last"]) if data.get("last") else None
    whose = await _person(session, speaker, data.get("whose"))
    to = await _person(session, speaker, data.get("to"))
    tasks = await handed_tasks.tasks_of(session, whose, staff.NOT_OVER) if whose else ()
    return HandoverDraft(
        id=data["draft"],
        step=HandoverPart(data["step"]) if data.get("step") else None,
        whose=_somebody(whose, whose.full_name, None, None) if whose else None,
        to=_somebody(to, to.full_name, first, last) if to else None,
        first=first,
        last=last,
        reason=data.get("reason"),
        ticked=frozenset(data["tasks"]) & {id_of(one) for one in tasks},
        open_tasks=len(tasks),
        is_own=whose is not None and whose.id == speaker.id,
        needs_asking=whose is not None and to is not None and not decides(speaker, whose, to),
    )


async def _person(session: Session, speaker: Speaker, person_id: int | None) -> Person | None:
    if person_id is None:
        return None
    found = await staff.person_of(session, speaker.org_id, person_id)
    if found is None:
        raise NotFound("handover-person-left")
    return found


def _somebody(person: Person, label: str, first: date | None, last: date | None) -> Somebody:
    is_away = bool(
        first
        and last
        and person.away_from
        and person.away_until
        and person.away_from <= last
        and person.away_until >= first
    )
    enrolled = person.telegram_id is not None
    return Somebody(id_of(person), person.full_name, label, enrolled, is_away)


async def choices_for(
    session: Session, speaker: Speaker, draft: HandoverDraft, data: dict[str, Any], *, page: int
) -> HandoverChoices:
    """A page of what may be tapped for the part that is asked for."""
    match draft.step:
        case HandoverPart.WHOSE | HandoverPart.WHOM:
            which = "whose" if draft.step is HandoverPart.WHOSE else "to"
            people = await _to_choose(session, speaker, draft, data.get(f"{which}_among") or [])
            shown, page, pages = page_of(people, page)
            said = data.get(f"{which}_said") or ""
            return HandoverChoices(people=tuple(shown), page=page, pages=pages, printed=said)
        case HandoverPart.TASKS if draft.whose:
            person = await staff.person_of(session, speaker.org_id, draft.whose.id)
            found = await handed_tasks.tasks_of(session, person, staff.NOT_OVER) if person else ()
            tasks, page, pages = page_of([_task(one) for one in found], page)
            return HandoverChoices(tasks=tuple(tasks), page=page, pages=pages)
    return HandoverChoices()


def _task(task: Any) -> HandedTask:
    return HandedTask(id_of(task), task.number, task.content)


async def _to_choose(
    session: Session, speaker: Speaker, draft: HandoverDraft, among: Sequence[int]
) -> list[Somebody]:
    """Those of the unit first; a lead chooses within it, anybody else may still be typed."""
    everybody = await people_of(session, speaker.org_id)
    units = {id_of(unit): unit.name for unit in await units_of(session, speaker.org_id)}
    other = {one.id for one in (draft.whose, draft.to) if one}
    if draft.step is HandoverPart.WHOSE:
        other -= {draft.whose.id} if draft.whose else set()
    unit_id = speaker.unit_id
    if draft.whose and draft.step is HandoverPart.WHOM:
        unit_id = next(one.unit_id for one in everybody if one.id == draft.whose.id)
    people = [one for one in everybody if not among or one.id in among]
    people = [one for one in people if one.id not in other or among]
    if not among and not decides_for_all(speaker):
        people = [one for one in people if one.unit_id == unit_id is not None]
    labels = {one.id: one.label for one in told_apart(people, units)}
    people.sort(key=lambda one: one.unit_id != unit_id)
    return [_somebody(one, labels[id_of(one)], draft.first, draft.last) for one in people]


def page_of(rows: Sequence[_Row], page: int) -> tuple[Sequence[_Row], int, int]:
    """A page of rows, its number and how many there are; the last where it is past them."""
    pages = max(1, -(-len(rows) // PAGE_SIZE))
    page = min(page, pages - 1)
    return rows[page * PAGE_SIZE : (page + 1) * PAGE_SIZE], page, pages


async def list_page(session: Session, speaker: Speaker, *, page: int) -> HandoverPage:
    """What the speaker may know of, what waits for an answer first."""
    found = [
        one for one in await handovers.not_over(session, speaker.org_id) if may_know(speaker, one)
    ]
    shown, page, pages = page_of(found, page)
    return HandoverPage(tuple(_line(one) for one in shown), page, pages)


def _line(handed: Handed) -> HandoverLine:
    row = handed.row
    return HandoverLine(
        id_of(row),
        row.state,
        handed.whose.full_name,
        handed.to.full_name,
        row.starts_on,
        row.ends_on,
        row.begun_at is not None,
    )


async def card(session: Session, speaker: Speaker, handover_id: int) -> HandoverCard:
    """One handover; raises `NotFound` for what the speaker may not know of."""
    found = await handovers.handed(session, speaker.org_id, handover_id)
    if found is None or not may_know(speaker, found):
        raise NotFound("handover-not-found")
    return await card_of(session, speaker, found)


async def card_of(session: Session, speaker: Speaker, handed: Handed) -> HandoverCard:
    row = handed.row
    tasks = await tasks_by_ids(session, row.task_ids) if row.task_ids else {}
    by = await session.get(Person, row.decided_by) if row.decided_by else None
    is_over = row.ended_at is not None
    asked = row.state is HandoverState.ASKED and not is_over
    return HandoverCard(
        id=id_of(row),
        state=row.state,
        whose=handed.whose.full_name,
        to=handed.to.full_name,
        first=row.starts_on,
        last=row.ends_on,
        reason=row.reason,
        tasks=tuple(_task(task) for task in tasks.values()),
        decided_by=by.full_name if by else "",
        is_running=row.begun_at is not None and not is_over,
        is_over=is_over,
        may_decide=asked and decides(speaker, handed.whose, handed.to),
        may_end=not is_over and may_end(speaker, handed),
        reach=await reach_of(
            session, speaker.org_id, {row.from_person_id, row.to_person_id} - {speaker.id}
        ),
    )
