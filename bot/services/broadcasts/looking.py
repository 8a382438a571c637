"""The office looks at what it sent: the last ones, one of them, its people, all of it as rows."""

from collections.abc import Callable, Iterable

from bot.acts import OfficeAct
from bot.domain import MessageState, Speaker
from bot.errors import NotFound
from bot.messages.broadcasts.looking import Overview, People
from bot.messages.taps.broadcasts import PeopleGroup
from bot.services.rights import may_press, require_in_office
from bot.storage import Broadcast, Session, audience, broadcast_files, broadcasts
from bot.storage.broadcasts import RecipientRow

LAST = 6
"""So many of the last ones are offered."""
PAGE_SIZE = 20


def _has_come(row: RecipientRow) -> bool:
    """Noted as sent, or its recipient has pressed something beneath it."""
    return row.state in broadcasts.SENT or row.opened_at is not None


def _is(row: RecipientRow, *states: MessageState) -> bool:
    return row.state in states and not _has_come(row)


GROUPS: dict[PeopleGroup, Callable[[RecipientRow], bool]] = {
    PeopleGroup.RECEIVED: lambda row: row.received_at is not None,
    PeopleGroup.NOT_YET: lambda row: _has_come(row) and row.received_at is None,
    PeopleGroup.UNREACHABLE: lambda row: _is(row, MessageState.UNREACHABLE, MessageState.FAILED),
    PeopleGroup.WAITING: lambda row: _is(row, MessageState.WAITING),
    PeopleGroup.DROPPED: lambda row: _is(row, MessageState.STALE),
}
"""Every recipient is in one of them, and in no other."""


def to_remind(speaker: Speaker, rows: Iterable[RecipientRow]) -> list[RecipientRow]:
    """Who got it, has not confirmed and can be reached; not whom another such message is to reach.

    Only who is still here, and the speaker's to press.
    """
    return [row for row in _not_yet(speaker, rows) if row.can_be_reached and not row.is_pressed]


def out_of_reach(speaker: Speaker, rows: Iterable[RecipientRow]) -> list[RecipientRow]:
    """Who got it, has not confirmed, and cannot be reached by now."""
    return [row for row in _not_yet(speaker, rows) if not row.can_be_reached]


def being_pressed(speaker: Speaker, rows: Iterable[RecipientRow]) -> list[RecipientRow]:
    """Whom a message is to reach that was asked for before."""
    return [row for row in _not_yet(speaker, rows) if row.can_be_reached and row.is_pressed]


def _not_yet(speaker: Speaker, rows: Iterable[RecipientRow]) -> list[RecipientRow]:
    return [
        row
        for row in rows
        if row.active and GROUPS[PeopleGroup.NOT_YET](row) and may_press(speaker, row.unit_id)
    ]


def to_send_again(speaker: Speaker, rows: Iterable[RecipientRow]) -> list[RecipientRow]:
    """Who never got it and can be reached by now.

    They have enrolled since, or no longer block the bot, or it was down for too long.
    """
    return [
        row
        for row in rows
        if row.active
        and row.can_be_reached
        and (GROUPS[PeopleGroup.UNREACHABLE](row) or _came_too_late(row))
        and may_press(speaker, row.unit_id)
    ]


def _came_too_late(row: RecipientRow) -> bool:
    return GROUPS[PeopleGroup.DROPPED](row) and row.outcome == broadcasts.TOO_LATE


async def latest(session: Session, speaker: Speaker) -> tuple[Broadcast, ...]:
    """The last ones; a lead's own."""
    require_in_office(speaker, OfficeAct.BROADCAST)
    by = None if speaker.sees_all else speaker.id
    return tuple(await broadcasts.latest(session, speaker.org_id, created_by=by, limit=LAST))


async def seen(
    session: Session, speaker: Speaker, broadcast_id: int, *, to_change: bool = False
) -> Broadcast:
    """Raises `NotAllowed`; `NotFound` for another office's, and for a lead anybody else's."""
    require_in_office(speaker, OfficeAct.BROADCAST)
    found = await broadcasts.broadcast_by_id(
        session, speaker.org_id, broadcast_id, to_change=to_change
    )
    if found is None or not (speaker.sees_all or found.created_by == speaker.id):
        raise NotFound("broadcast-not-found")
    return found


async def overview(session: Session, speaker: Speaker, broadcast_id: int) -> Overview:
    broadcast = await seen(session, speaker, broadcast_id)
    rows = tuple(await broadcasts.recipients(session, broadcast_id))
    units: dict[str, tuple[int, int]] = {}
    for row in rows:
        confirmed, total = units.get(row.unit, (0, 0))
        units[row.unit] = (confirmed + (row.received_at is not None), total + 1)
    return Overview(
        broadcast,
        by=await author(session, broadcast),
        rows=rows,
        files=len(await broadcast_files.files_of(session, broadcast_id)),
        groups={group: sum(map(is_in, rows)) for group, is_in in GROUPS.items()},
        to_remind=len(to_remind(speaker, rows)) + len(to_send_again(speaker, rows)),
        out_of_reach=len(out_of_reach(speaker, rows)),
        pressed=len(being_pressed(speaker, rows)),
        opened=sum(row.opened_at is not None for row in rows),
        units=tuple((name, *counted) for name, counted in units.items()),
    )


async def author(session: Session, broadcast: Broadcast) -> str:
    names = await audience.names_of(session, [broadcast.created_by])
    return names.get(broadcast.created_by or 0, "")


async def people(
    session: Session, speaker: Speaker, broadcast_id: int, group: PeopleGroup, *, page: int
) -> People:
    """A page of one group; the first where there is no such page any more."""
    await seen(session, speaker, broadcast_id)
    rows = [row for row in await broadcasts.recipients(session, broadcast_id) if GROUPS[group](row)]
    pages = max(-(-len(rows) // PAGE_SIZE), 1)
    page = page if page < pages else 0
    on_page = tuple(rows[page * PAGE_SIZE : (page + 1) * PAGE_SIZE])
    return People(broadcast_id, group, on_page, total=len(rows), page=page, pages=pages)
