"""What the office does: tasks that arise, edits, pauses; people, their roles; its own rules."""

from datetime import timedelta

from bot.domain import Role
from bot.messages.office.office_values import TaskPart
from bot.messages.taps.office_settings import PolicyField
from bot.parsing.day_changes import DayChange, DayKind
from bot.parsing.values import Period
from bot.services.office import (
    arising,
    cancelling,
    giving,
    office_days,
    pausing,
    policy,
    task_edits,
)
from bot.services.people import leaving, people_changes
from tests.machine.deeds import Deed, in_office, on_task
from tests.machine.officers_acts import content_of, leave_dialogue

_LEADS = ("phòng Nghiệp vụ", "Thanh tra", "chị Chi", "anh An", "Văn phòng")
_TIMES = ("trước 30/6", "hàng tháng", "quý III", "tháng 12", "tuần sau")


@in_office
async def add_task(deed: Deed) -> object:
    await leave_dialogue(deed)
    number = 100 + len(deed.rows["task"])
    line = f"giao {deed.one_of(_LEADS)} {content_of(number, 'chuẩn bị')} {deed.one_of(_TIMES)}"
    async with deed.act() as (session, speaker):
        shown = await arising.begin(session, speaker, line, today=deed.today, now=deed.now)
    async with deed.act() as (session, speaker):
        return await giving.give(session, speaker, shown.draft.id, today=deed.today, now=deed.now)


@on_task
async def edit(deed: Deed) -> object:
    """Any part, typed anew and saved."""
    await leave_dialogue(deed)
    number = deed.task_id if deed.task_id < 100 else 100 + deed.task_id
    typed = {
        TaskPart.CONTENT: content_of(number, "Việc đã sửa"),
        TaskPart.LEADS: deed.one_of(_LEADS),
        TaskPart.TIME: deed.one_of(_TIMES),
        TaskPart.RESULT: "Báo cáo",
        TaskPart.HELPS: deed.one_of(_LEADS),
        TaskPart.NUMBER: f"{number}a",
        TaskPart.BUDGET: "5 triệu",
    }
    part = deed.one_of(list(TaskPart))
    today, now = deed.today, deed.now
    async with deed.act() as (session, speaker):
        await task_edits.ask(session, speaker, deed.task_id, part, today=today, now=now)
    async with deed.act() as (session, speaker):
        await task_edits.take_text(session, speaker, typed[part], today=today, now=now)
    async with deed.act() as (session, speaker):
        return await task_edits.save(session, speaker, deed.task_id, today=today, now=now)


@on_task
async def pause(deed: Deed) -> object:
    until = deed.today + timedelta(days=deed.pick % 20) if deed.pick % 2 else None
    async with deed.act() as (session, speaker):
        return await pausing.pause(
            session, speaker, deed.task_id, until=until, today=deed.today, now=deed.now
        )


@on_task
async def resume(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await pausing.resume(session, speaker, deed.task_id, today=deed.today, now=deed.now)


@on_task
async def cancel(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await cancelling.cancel(
            session, speaker, deed.task_id, "không còn cần", now=deed.now
        )


@in_office
async def set_approval(deed: Deed) -> object:
    said = deed.one_of(("có", "không"))
    async with deed.act() as (session, speaker):
        return await policy.change(session, speaker, PolicyField.APPROVAL, said, now=deed.now)


@in_office
async def set_strict(deed: Deed) -> object:
    said = deed.one_of(("có", "không"))
    async with deed.act() as (session, speaker):
        return await policy.change(session, speaker, PolicyField.STRICT, said, now=deed.now)


@in_office
async def set_days_off(deed: Deed) -> object:
    day = deed.today + timedelta(days=deed.pick % 15)
    kind = deed.one_of((DayKind.OFF, DayKind.OFF, DayKind.DROP_OFF))
    async with deed.act() as (session, speaker):
        wish = DayChange(kind, Period(day, day + timedelta(days=deed.pick % 3)))
        return await office_days.change(session, speaker, wish, now=deed.now)


@in_office
async def move(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await people_changes.move(session, speaker, deed.person(), deed.unit(), now=deed.now)


@in_office
async def set_role(deed: Deed) -> object:
    role = deed.one_of(list(Role))
    async with deed.act() as (session, speaker):
        return await people_changes.set_role(
            session, speaker, deed.person(), role, has=deed.pick % 3 == 0, now=deed.now
        )


@in_office
async def let_go(deed: Deed) -> object:
    """Somebody leaves, their tasks to somebody else or to the unit; the office stays peopled."""
    here = [one for one, row in deed.rows["person"].items() if row["active"]]
    if len(here) < 9:
        return None
    heir = deed.one_of([None, *here])
    async with deed.act() as (session, speaker):
        return await leaving.leave(session, speaker, deed.person(), heir_id=heir, now=deed.now)
