"""Tasks are handed over for some days: asked for, agreed to, ended early, moved."""

from datetime import timedelta

from bot.services.handovers import ending as handovers_ending
from bot.services.handovers import handovers
from tests.machine.deeds import Deed, in_office


@in_office
async def hand_over(deed: Deed) -> object:
    """All tasks, or a few, from today or some days on."""
    people = list(deed.rows["person"])
    whose = deed.one_of(people) if deed.pick % 3 else deed.who
    to = people[(deed.pick // 5) % len(people)]
    first = deed.today + timedelta(days=deed.pick % 4)
    last = first + timedelta(days=deed.pick % 9)
    some = (
        frozenset(list(deed.rows["task"])[deed.pick % 40 :][:6]) if deed.pick % 2 else frozenset()
    )
    wanted = handovers.Wanted(whose, to, first, last, "nghỉ phép", some)
    async with deed.act() as (session, speaker):
        return await handovers.hand_over(session, speaker, wanted, today=deed.today, now=deed.now)


def _handover(deed: Deed) -> int:
    return deed.one_of(list(deed.rows["handover"]))


@in_office
async def agree(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await handovers.agree(
            session, speaker, _handover(deed), today=deed.today, now=deed.now
        )


@in_office
async def decline(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await handovers.decline(session, speaker, _handover(deed), now=deed.now)


@in_office
async def end_handover(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await handovers_ending.end_early(
            session, speaker, _handover(deed), today=deed.today, now=deed.now
        )


@in_office
async def move_handover(deed: Deed) -> object:
    last = deed.today + timedelta(days=deed.pick % 12 - 1)
    async with deed.act() as (session, speaker):
        return await handovers_ending.move_end(
            session, speaker, _handover(deed), last, today=deed.today, now=deed.now
        )
