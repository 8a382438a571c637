"""A staff list sent in chat: kept until the office has looked at it, then stored as a whole."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from bot.acts import OfficeAct
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.plans.staff_diff import StaffDiff
from bot.plans.staff_row import StaffRow
from bot.services import dialogues
from bot.services.people.admins import admins, require_admin
from bot.services.people.leaving import KEEPERS, LastKeeper
from bot.services.people.staff import StaffImported, compare_staff, store_staff
from bot.services.rights import require_in_office
from bot.storage import Dialogue, Organisation, Session, staff

KIND = "staff_list"
_MOST_ROWS = 3000
"""What is kept between two taps; a longer list goes in from the terminal."""
_ROWS = TypeAdapter(tuple[StaffRow, ...])


class StaffListGone(NhacViecError):
    """The list was stored or put away, or another one was sent since."""

    key = "staff-list-gone"


class WouldLeave(NhacViecError):
    """With the list people leave, and whoever saves it has not been asked about so many."""

    key = "staff-list-would-leave"

    def __init__(self, pending: "PendingList") -> None:
        super().__init__(count=len(pending.leaving))
        self.pending = pending


@dataclass(frozen=True, slots=True)
class PendingList:
    """A list as it waits: what it changes now, and who of those it leaves out has left."""

    key: str
    name: str
    diff: StaffDiff
    leaving: frozenset[int]


async def begin(
    session: Session, speaker: Speaker, rows: Sequence[StaffRow], *, name: str, now: datetime
) -> PendingList:
    """Keeps the list of a file; one that waited before is put away."""
    require_in_office(speaker, OfficeAct.MANAGE_PEOPLE)
    if len(rows) > _MOST_ROWS:
        raise NhacViecError("staff-list-too-long", limit=_MOST_ROWS)
    packed: list[dict[str, Any]] = _ROWS.dump_python(tuple(rows), mode="json")
    data = {"name": name, "rows": packed, "leaving": [], "key": _key(packed, now)}
    dialogue = await dialogues.begin(session, speaker, KIND, data=data, now=now)
    return await _view(session, speaker, dialogue, now=now)


def _key(packed: list[dict[str, Any]], now: datetime) -> str:
    """The same file sent again is another list: its old buttons may show what was stored since."""
    text = json.dumps([now.isoformat(), packed], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:10]


async def view(session: Session, speaker: Speaker, key: str, *, now: datetime) -> PendingList:
    """The list anew against who is known now; raises `StaffListGone`."""
    return await _view(session, speaker, await _pending(session, speaker, key, now=now), now=now)


async def mark(
    session: Session,
    speaker: Speaker,
    key: str,
    person_id: int | None,
    *,
    leaves: bool,
    now: datetime,
) -> PendingList:
    """Whether somebody the list leaves out has left; all of them where nobody is named."""
    dialogue = await _pending(session, speaker, key, now=now)
    shown = await _view(session, speaker, dialogue, now=now)
    gone = {one.person_id for one in shown.diff.gone}
    meant = gone if person_id is None else gone & {person_id}
    leaving = shown.leaving | meant if leaves else shown.leaving - meant
    dialogues.go_on(dialogue, now=now, leaving=sorted(leaving))
    await session.flush()
    return await _view(session, speaker, dialogue, now=now)


async def save(
    session: Session, speaker: Speaker, key: str, *, leaving_seen: int = 0, now: datetime
) -> StaffImported:
    """Stores the whole list, those who left included, or nothing of it.

    Raises `WouldLeave` where other than `leaving_seen` people would leave, `LastKeeper`
    where no admin would be left, `NobodyToInherit` for open tasks of somebody
    without a unit, `NotAllowed` where it makes or ends admins and who saves it is none.
    """
    dialogue = await _pending(session, speaker, key, now=now)
    pending = await _view(session, speaker, dialogue, now=now)
    if len(pending.leaving) != leaving_seen:
        raise WouldLeave(pending)
    rows, leaving = _rows(dialogue), set(dialogue.data["leaving"])
    office = await session.get_one(Organisation, speaker.org_id)
    before = admins(await staff.lock_people(session, speaker.org_id))
    done = await store_staff(session, office, rows, leaving=leaving, actor_id=speaker.id, now=now)
    await _refuse_lost_keepers(session, speaker, before)
    await dialogues.end(session, speaker, KIND)
    return done


async def _refuse_lost_keepers(session: Session, speaker: Speaker, before: dict[int, str]) -> None:
    """The list must not shut out everybody who keeps the office; admins are made by admins."""
    await session.flush()
    everybody = await staff.lock_people(session, speaker.org_id)
    if not any(KEEPERS & set(one.roles) for one in everybody):
        raise NhacViecError("nobody-keeps-the-office")
    after = admins(everybody)
    if before and not after:
        raise LastKeeper(name=next(iter(before.values())))
    if before and after.keys() != before.keys():
        require_admin(speaker)


async def drop(session: Session, speaker: Speaker, key: str, *, now: datetime) -> str:
    """Puts the list away and returns its file's name."""
    dialogue = await _pending(session, speaker, key, now=now)
    name = str(dialogue.data["name"])
    await dialogues.end(session, speaker, KIND)
    return name


async def _pending(session: Session, speaker: Speaker, key: str, *, now: datetime) -> Dialogue:
    require_in_office(speaker, OfficeAct.MANAGE_PEOPLE)
    found = await dialogues.current(session, speaker, now=now)
    if found is None or found.kind != KIND or found.data["key"] != key:
        raise StaffListGone
    return found


async def _view(
    session: Session, speaker: Speaker, dialogue: Dialogue, *, now: datetime
) -> PendingList:
    diff = await compare_staff(session, _rows(dialogue), org_id=speaker.org_id, now=now)
    gone = {one.person_id for one in diff.gone}
    leaving = frozenset(dialogue.data["leaving"]) & gone
    return PendingList(dialogue.data["key"], dialogue.data["name"], diff, leaving)


def _rows(dialogue: Dialogue) -> tuple[StaffRow, ...]:
    return _ROWS.validate_python(dialogue.data["rows"])
