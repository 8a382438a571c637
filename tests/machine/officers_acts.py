"""What is done to a task by who does it, helps with it or only looks on."""

from datetime import date, timedelta

from bot.messages.taps.settings import SnoozeChoice
from bot.services import dialogues, snoozing, undo
from bot.services.doing import (
    collecting,
    contributing,
    event_days,
    extension_asking,
    notes,
    progress,
    results,
    ticking,
    withdrawing,
)
from bot.services.leading.assigning import take as take_task
from tests.machine.deeds import Deed, on_task
from tests.machine.small_office import sign

_SAYINGS = ("đã trình lãnh đạo", "<b>xong</b> & gửi", "Báo cáo số 12/BC-SKHCN ngày 2/5/2024", "ok")


@on_task
async def begin(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await progress.begin_work(session, speaker, deed.task_id, now=deed.now)


@on_task
async def report(deed: Deed) -> object:
    percent = deed.one_of((None, 0, 25, 50, 90, 100))
    text = deed.one_of(("", *_SAYINGS))
    async with deed.act() as (session, speaker):
        return await progress.report(
            session, speaker, deed.task_id, percent=percent, text=text, now=deed.now
        )


@on_task
async def hand_in(deed: Deed) -> object:
    await leave_dialogue(deed)
    await open_hand_in(deed)
    await say(deed)
    return await finish_hand_in(deed)


@on_task
async def open_hand_in(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await results.start(session, speaker, deed.task_id, now=deed.now)


@on_task
async def say(deed: Deed) -> object:
    """Words into whatever is being collected."""
    async with deed.act() as (session, speaker):
        return await collecting.add_text(session, speaker, deed.one_of(_SAYINGS), now=deed.now)


@on_task
async def finish_hand_in(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await results.finish(session, speaker, deed.task_id, now=deed.now)


@on_task
async def leave_dialogue(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await dialogues.leave(session, speaker, now=deed.now)


@on_task
async def withdraw(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await withdrawing.withdraw(session, speaker, deed.task_id, now=deed.now)


@on_task
async def tick(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        done = deed.pick % 4 != 0
        return await ticking.tick(session, speaker, deed.milestone(), done=done, now=deed.now)


@on_task
async def event_day(deed: Deed) -> object:
    day = deed.today - timedelta(days=deed.pick % 40 - 2)
    async with deed.act() as (session, speaker):
        return await event_days.set_event_day(
            session, speaker, deed.milestone(), day=day, now=deed.now
        )


@on_task
async def ask_extension(deed: Deed) -> object:
    due = [date.fromisoformat(row["due"]) for row in deed.of_task("milestone") if row["due"]]
    day = max([deed.today, *due]) + timedelta(days=deed.pick % 40 - 3)
    async with deed.act() as (session, speaker):
        return await extension_asking.ask(
            session, speaker, deed.milestone(), wanted=day, reason="chờ góp ý", now=deed.now
        )


@on_task
async def withdraw_extension(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await extension_asking.withdraw_asked(
            session, speaker, deed.extension(), now=deed.now
        )


@on_task
async def comment(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await notes.comment(
            session, speaker, deed.task_id, text=deed.one_of(_SAYINGS), now=deed.now
        )


@on_task
async def contribute(deed: Deed) -> object:
    await leave_dialogue(deed)
    async with deed.act() as (session, speaker):
        await contributing.start(session, speaker, deed.task_id, now=deed.now)
    await say(deed)
    async with deed.act() as (session, speaker):
        return await contributing.finish(session, speaker, deed.task_id, now=deed.now)


@on_task
async def take(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await take_task(session, speaker, deed.task_id, now=deed.now)


@on_task
async def snooze(deed: Deed) -> object:
    choice = deed.one_of(list(SnoozeChoice))
    async with deed.act() as (session, speaker):
        return await snoozing.snooze(session, speaker, deed.task_id, choice, now=deed.now)


@on_task
async def end_snooze(deed: Deed) -> object:
    async with deed.act() as (session, speaker):
        return await snoozing.end(session, speaker, deed.task_id, now=deed.now)


@on_task
async def take_back(deed: Deed) -> object:
    """“Hoàn tác” of any of the last acts, whoever did it."""
    async with deed.act() as (session, speaker):
        undo_id = deed.one_of(list(deed.rows["undostep"])[-1 - deed.pick % 3 :])
        return await undo.take_back(session, speaker, undo_id, now=deed.now)


def content_of(number: int, words: str) -> str:
    """Words for a task that keep its sign."""
    return f"{words} {sign(number)}"
