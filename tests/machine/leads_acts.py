"""What leads and directors do: give tasks, decide about them, press and ask."""

from datetime import date, timedelta

from bot.services.leading import (
    approving,
    assigning,
    assigning_many,
    extension_deciding,
    helping_hands,
    lead_questions,
    nudging,
)
from tests.machine.deeds import Deed, in_office, on_task
from tests.machine.officers_acts import leave_dialogue


@on_task
async def assign(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await assigning.assign(session, speaker, [deed.task_id], deed.person(), now=deed.now)


@on_task
async def assign_several(deed: Deed) -> object:
    await leave_dialogue(deed)
    ids = list(deed.rows["task"])
    at = ids.index(deed.task_id)
    async with deed.act() as (session, speaker):
        await assigning_many.tick_all(session, speaker, ids[at : at + 9 : 4], now=deed.now)
    async with deed.act() as (session, speaker):
        return await assigning_many.assign_ticked(session, speaker, deed.person(), now=deed.now)


@on_task
async def add_helper(deed: Deed) -> object:
    whom = {"unit_id": deed.unit()} if deed.pick % 2 else {"person_id": deed.person()}
    async with deed.act() as (session, speaker):
        return await helping_hands.add_helper(session, speaker, deed.task_id, now=deed.now, **whom)


def _version(deed: Deed) -> int:
    """Mostly the newest result, now and then one somebody saw earlier."""
    newest = max((int(row["version"]) for row in deed.of_task("result")), default=1)
    return newest if deed.pick % 9 else max(newest - 1, 1)


@on_task
async def approve(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await approving.approve(session, speaker, deed.task_id, _version(deed), now=deed.now)


@on_task
async def return_(deed: Deed) -> object:
    reason = deed.one_of(("thiếu số liệu", "<i>chưa</i> đủ", "xem lại", "", "dài " * 400))
    async with deed.act() as (session, speaker):
        return await approving.return_(
            session, speaker, deed.task_id, version=_version(deed), reason=reason, now=deed.now
        )


@on_task
async def grant(deed: Deed) -> object:
    row = deed.rows["extension"][deed.extension()]
    asked = date.fromisoformat(row["new_due"])
    day = asked if deed.pick % 3 else asked + timedelta(days=deed.pick % 20 - 10)
    async with deed.act() as (session, speaker):
        return await extension_deciding.grant(session, speaker, row["id"], day, now=deed.now)


@on_task
async def refuse(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await extension_deciding.refuse(
            session, speaker, deed.extension(), "cần đúng hạn", now=deed.now
        )


@on_task
async def pass_up(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await extension_deciding.pass_up(session, speaker, deed.extension(), now=deed.now)


@on_task
async def nudge(deed: Deed) -> object:
    person = None if deed.pick % 3 else deed.person()
    async with deed.act() as (session, speaker):
        return await nudging.nudge(session, speaker, deed.task_id, person_id=person, now=deed.now)


@on_task
async def answer_nudge(deed: Deed) -> object:
    await leave_dialogue(deed)
    async with deed.act() as (session, speaker):
        await nudging.begin_answer(session, speaker, deed.task_id, deed.person(), now=deed.now)
    async with deed.act() as (session, speaker):
        return await nudging.answer(session, speaker, "tuần sau xong", now=deed.now)


@on_task
async def ask_lead(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await lead_questions.ask_lead(session, speaker, deed.task_id, now=deed.now)


@in_office
async def ask_unit(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await lead_questions.ask_unit(session, speaker, deed.unit(), now=deed.now)
