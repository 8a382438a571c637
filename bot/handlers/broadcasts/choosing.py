"""The buttons that choose the people of a broadcast and the hour it goes out."""

from typing import Any

from bot.handlers.broadcasts.shown import show_here
from bot.handlers.taps import Tapped, Taps
from bot.messages.broadcasts.values import AudiencePart, PartKind
from bot.messages.taps.broadcasts import (
    ClearAudience,
    PickDue,
    PickNamed,
    SetBroadcastHour,
    TickAudience,
    TickRole,
    TickUnit,
)
from bot.services.broadcasts import choosing, composing, timing
from bot.storage import Session


async def _change(session: Session, tapped: Tapped, draft_id: int, changed: dict[str, Any]) -> Any:
    return await composing.change(
        session,
        tapped.speaker,
        draft_id,
        changed,
        today=tapped.asker.today,
        now=tapped.context.now,
    )


async def _data(session: Session, tapped: Tapped, draft_id: int) -> dict[str, Any]:
    dialogue = await composing.running(session, tapped.speaker, draft_id, now=tapped.context.now)
    return dialogue.data


async def _tick(tapped: Tapped, tap: TickAudience) -> None:
    async with tapped.context.act() as session:
        changed = choosing.tick_whole(await _data(session, tapped, tap.draft_id), tap.kind)
        shown = await _change(session, tapped, tap.draft_id, changed)
    await show_here(tapped, shown)


async def _tick_unit(tapped: Tapped, tap: TickUnit) -> None:
    async with tapped.context.act() as session:
        data = await _data(session, tapped, tap.draft_id)
        changed = await choosing.tick_unit(session, tapped.speaker, data, tap.unit_id)
        shown = await _change(session, tapped, tap.draft_id, changed)
    await show_here(tapped, shown)


async def _tick_role(tapped: Tapped, tap: TickRole) -> None:
    part = AudiencePart(PartKind.ROLE, role=tap.role)
    async with tapped.context.act() as session:
        changed = choosing.tick(await _data(session, tapped, tap.draft_id), part)
        shown = await _change(session, tapped, tap.draft_id, changed)
    await show_here(tapped, shown)


async def _pick_due(tapped: Tapped, tap: PickDue) -> None:
    async with tapped.context.act() as session:
        data = await _data(session, tapped, tap.draft_id)
        changed = choosing.quick_period(data, tap.period, today=tapped.asker.today)
        shown = await _change(session, tapped, tap.draft_id, changed)
    await show_here(tapped, shown)


async def _pick_named(tapped: Tapped, tap: PickNamed) -> None:
    whom = [tap.is_unit, tap.whom_id]
    async with tapped.context.act() as session:
        data = await _data(session, tapped, tap.draft_id)
        changed = await choosing.pick(session, tapped.speaker, data, whom)
        shown = await _change(session, tapped, tap.draft_id, changed)
    await show_here(tapped, shown)


async def _clear(tapped: Tapped, tap: ClearAudience) -> None:
    async with tapped.context.act() as session:
        shown = await _change(session, tapped, tap.draft_id, choosing.clear())
    await show_here(tapped, shown)


async def _set_hour(tapped: Tapped, tap: SetBroadcastHour) -> None:
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        dialogue = await composing.running(session, speaker, tap.draft_id, now=context.now)
        found = await composing.shown(
            session, speaker, dialogue, today=tapped.asker.today, now=context.now
        )
        changed = await timing.tapped(session, speaker, found.draft, tap.hour, now=context.now)
        shown = await _change(session, tapped, tap.draft_id, changed)
    await show_here(tapped, shown)


TAPS: Taps = {
    TickAudience: _tick,
    TickUnit: _tick_unit,
    TickRole: _tick_role,
    PickDue: _pick_due,
    PickNamed: _pick_named,
    ClearAudience: _clear,
    SetBroadcastHour: _set_hour,
}
