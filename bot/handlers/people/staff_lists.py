"""A staff list the office sent: looked at in pages, then stored as a whole or put away."""

from collections.abc import Sequence

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.handlers.reply import edit
from bot.handlers.taps import Tapped, Taps
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.people import staff_lists as wording
from bot.messages.taps.people import (
    DropStaffList,
    ListGroup,
    MarkGone,
    SaveStaffList,
    ShowStaffList,
)
from bot.plans.staff_row import StaffRow
from bot.services.people import staff_lists
from bot.services.people.staff_lists import PendingList, WouldLeave


async def received(
    context: OfficeContext, speaker: Speaker, rows: Sequence[StaffRow], *, name: str
) -> Answer:
    """What the list would change; nothing is stored yet."""
    async with context.act() as session:
        pending = await staff_lists.begin(session, speaker, rows, name=name, now=context.now)
    return _answer(speaker, pending)


def _answer(
    speaker: Speaker, pending: PendingList, *, group: ListGroup | None = None, page: int = 0
) -> Answer:
    return wording.pending(
        words_of(speaker),
        pending.diff,
        key=pending.key,
        name=pending.name,
        leaving=pending.leaving,
        group=group,
        page=page,
    )


async def _show(tapped: Tapped, tap: ShowStaffList) -> None:
    context = tapped.context
    async with context.database.read() as session:
        pending = await staff_lists.view(session, tapped.speaker, tap.list_key, now=context.now)
    answer = _answer(tapped.speaker, pending, group=tap.group, page=tap.page)
    await edit(context.bot, tapped.query, answer)


async def _mark(tapped: Tapped, tap: MarkGone) -> None:
    context = tapped.context
    async with context.act() as session:
        pending = await staff_lists.mark(
            session,
            tapped.speaker,
            tap.list_key,
            tap.person_id,
            leaves=tap.leaves,
            now=context.now,
        )
    answer = _answer(tapped.speaker, pending, group=ListGroup.GONE, page=tap.page)
    await edit(context.bot, tapped.query, answer)


async def _save(tapped: Tapped, tap: SaveStaffList) -> None:
    """“Lưu”: confirmed only after everything is kept; who would leave is named first."""
    context = tapped.context
    try:
        async with context.act() as session:
            done = await staff_lists.save(
                session,
                tapped.speaker,
                tap.list_key,
                leaving_seen=tap.leaving,
                now=context.now,
            )
    except WouldLeave as error:
        await edit(context.bot, tapped.query, _leaving_asked(tapped, error.pending))
        return
    answer = wording.stored(
        tapped.words,
        people=done.new_people,
        changed=done.changed,
        units=done.new_units,
        left=done.left,
    )
    await edit(context.bot, tapped.query, answer)


def _leaving_asked(tapped: Tapped, pending: PendingList) -> Answer:
    leaving = [one for one in pending.diff.gone if one.person_id in pending.leaving]
    return wording.confirm_leaving(tapped.words, pending.diff, leaving, key=pending.key)


async def _drop(tapped: Tapped, tap: DropStaffList) -> None:
    context = tapped.context
    async with context.act() as session:
        name = await staff_lists.drop(session, tapped.speaker, tap.list_key, now=context.now)
    await edit(context.bot, tapped.query, wording.dropped(tapped.words, name=name))


TAPS: Taps = {ShowStaffList: _show, MarkGone: _mark, SaveStaffList: _save, DropStaffList: _drop}
