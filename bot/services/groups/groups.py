"""Which unit a group or topic is for: connected and disconnected by those who may."""

from dataclasses import dataclass
from datetime import datetime

from bot.acts import OfficeAct
from bot.domain import Role, Speaker
from bot.errors import NhacViecError, NotAllowed, NotFound
from bot.services.groups.group_changes import DISCONNECTED
from bot.services.rights import may_in_office, require_in_office
from bot.storage import GroupChat, Session, Unit, events, group_chats
from bot.storage.group_chats import GroupLine
from bot.storage.ids import id_of
from bot.storage.people import units_of

GROUPS_A_PAGE = 8
NOT_CONNECTED, WHOLE_OFFICE = 0, 1
"""What a button may have seen; of a unit it is its id and one."""


class GroupTaken(NhacViecError):
    """Somebody connected the group to another unit meanwhile."""

    key = "group-taken"


class GroupNotConnected(NhacViecError):
    """Nothing is to be told or ended where no unit was named yet."""

    key = "group-not-connected"


@dataclass(frozen=True, slots=True)
class Place:
    """A group, or one topic of a forum, as the update names it."""

    chat_id: int
    thread_id: int | None
    title: str


@dataclass(frozen=True, slots=True)
class Connected:
    """Whose the group is now; no name for the whole office."""

    unit: str | None
    is_new: bool


def seen_of(group: GroupChat | None) -> int:
    """What a button shown now has seen."""
    if group is None or group.removed_at is not None:
        return NOT_CONNECTED
    return group.unit_id + 1 if group.unit_id else WHOLE_OFFICE


def may_connect(speaker: Speaker, unit_id: int | None) -> bool:
    """The office and admins any; a lead their own unit."""
    if speaker.roles & {Role.OFFICE, Role.ADMIN}:
        return True
    is_own = unit_id is not None and unit_id == speaker.unit_id
    return is_own and may_in_office(speaker, OfficeAct.CONNECT_GROUP)


def _require_may_connect(speaker: Speaker, unit_id: int | None) -> None:
    require_in_office(speaker, OfficeAct.CONNECT_GROUP)
    if not may_connect(speaker, unit_id):
        raise NotAllowed("not-allowed-connect-other-unit")


async def connect(
    session: Session,
    speaker: Speaker,
    place: Place,
    *,
    unit_id: int | None,
    seen: int,
    now: datetime,
) -> Connected:
    """The group is this unit's from now on; once more the same changes nothing.

    Raises `NotAllowed`, `NotFound` for another office's unit, and `GroupTaken` where the group is
    no longer what was seen.
    """
    _require_may_connect(speaker, unit_id)
    unit = await _unit(session, speaker, unit_id)
    await group_chats.lock_office(session, speaker.org_id)
    group = await group_chats.group_at(session, place.chat_id, place.thread_id)
    before = seen_of(group)
    if group is not None and before != NOT_CONNECTED:
        if group.org_id != speaker.org_id:
            raise NotAllowed("group-of-another-office")
        if group.unit_id == unit_id:
            return Connected(unit.name if unit else None, is_new=False)
        if before != seen:
            raise await _taken(session, group)
        _require_may_connect(speaker, group.unit_id)
    group = group or GroupChat(org_id=speaker.org_id, chat_id=place.chat_id, added_at=now)
    group.org_id, group.unit_id, group.thread_id = speaker.org_id, unit_id, place.thread_id
    group.title, group.language = place.title, speaker.language
    group.added_by, group.added_at = speaker.id, now
    group.removed_at, group.removed_why = None, ""
    session.add(group)
    await session.flush()
    _record(session, group, speaker, "group_connected", now=now)
    return Connected(unit.name if unit else None, is_new=True)


async def _taken(session: Session, group: GroupChat) -> GroupTaken:
    name = await group_chats.unit_name(session, group.unit_id)
    return GroupTaken(unit=name) if name else GroupTaken("group-taken-whole")


async def _unit(session: Session, speaker: Speaker, unit_id: int | None) -> Unit | None:
    if unit_id is None:
        return None
    unit = await session.get(Unit, unit_id)
    if unit is None or unit.org_id != speaker.org_id:
        raise NotFound("unit-not-found")
    return unit


async def disconnect_here(
    session: Session, speaker: Speaker, place: Place, *, now: datetime
) -> str | None:
    """/ngatketnoi: the unit it was for; raises `GroupNotConnected` and `NotAllowed`."""
    group = await group_chats.group_for(session, place.chat_id, place.thread_id)
    if group is None:
        raise GroupNotConnected
    return await _disconnect(session, speaker, group, now=now)


async def disconnect(
    session: Session, speaker: Speaker, group_id: int, *, now: datetime
) -> str | None:
    """From the office's list; one that was ended already is as good as none."""
    group = await group_chats.group_by_id(session, speaker.org_id, group_id)
    if group is None or group.removed_at is not None:
        raise NotFound("group-not-found")
    return await _disconnect(session, speaker, group, now=now)


async def _disconnect(
    session: Session, speaker: Speaker, group: GroupChat, *, now: datetime
) -> str | None:
    if group.org_id != speaker.org_id:
        raise NotAllowed("group-of-another-office")
    _require_may_connect(speaker, group.unit_id)
    group.removed_at, group.removed_why = now, DISCONNECTED
    _record(session, group, speaker, "group_disconnected", now=now)
    return await group_chats.unit_name(session, group.unit_id)


def _record(
    session: Session, group: GroupChat, speaker: Speaker, action: str, *, now: datetime
) -> None:
    events.record(
        session,
        org_id=group.org_id,
        at=now,
        actor_id=speaker.id,
        action=action,
        subject="group",
        subject_id=id_of(group),
        after={"unit": group.unit_id, "title": group.title},
    )


async def units_to_choose(session: Session, speaker: Speaker) -> list[tuple[int, str]]:
    """The units this person may connect a group to, by name; raises `NotAllowed` for none."""
    require_in_office(speaker, OfficeAct.CONNECT_GROUP)
    units = [(id_of(unit), unit.name) for unit in await units_of(session, speaker.org_id)]
    return [(unit_id, name) for unit_id, name in units if may_connect(speaker, unit_id)]


async def listed(session: Session, speaker: Speaker, *, page: int) -> tuple[list[GroupLine], int]:
    """/nhom: a page of the office's groups and how many there are; raises `NotAllowed`."""
    _require_keeps_groups(speaker)
    return await group_chats.group_lines(
        session, speaker.org_id, limit=GROUPS_A_PAGE, offset=page * GROUPS_A_PAGE
    )


async def shown(session: Session, speaker: Speaker, group_id: int) -> GroupLine:
    """One group; raises `NotFound` for one that is no longer connected."""
    _require_keeps_groups(speaker)
    group = await group_chats.group_by_id(session, speaker.org_id, group_id)
    if group is None or group.removed_at is not None:
        raise NotFound("group-not-found")
    return await group_chats.line_of(session, group)


def keeps_groups(speaker: Speaker) -> bool:
    return bool(speaker.roles & {Role.OFFICE, Role.ADMIN})


def _require_keeps_groups(speaker: Speaker) -> None:
    if not keeps_groups(speaker):
        raise NotAllowed("not-allowed-list-groups")
