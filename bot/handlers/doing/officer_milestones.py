"""Milestones ticked one by one, and the days awaited events came."""

from telegram import Message

from bot.acts import Act
from bot.context import OfficeContext
from bot.domain import Speaker
from bot.errors import NotOfThisForm
from bot.handlers.asking.said import Asker
from bot.handlers.dialogues import Form
from bot.handlers.doing.officer_panels import (
    answer_typed,
    back_of,
    card,
    prompt_data,
    show_card,
    way_back,
)
from bot.handlers.doing.results import begin_hand_in
from bot.handlers.reply import edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.catalog import words_of
from bot.messages.doing import officer_milestones as wording
from bot.messages.doing.officer import with_head
from bot.messages.taps.officer import (
    AskEventDay,
    SetEventDay,
    ShowAwaited,
    ShowMilestones,
    TickMilestone,
)
from bot.parsing.milestone_words import Tick
from bot.parsing.single_day import read_day
from bot.services import dialogues
from bot.services.doing import event_days, ticking
from bot.storage import Dialogue, Milestone, Task
from bot.storage.ids import id_of


async def _show_milestones(tapped: Tapped, tap: ShowMilestones) -> None:
    async with tapped.context.database.read() as session:
        task, rows = await ticking.milestones_for(
            session, tapped.speaker, tap.task_id, Act.TICK_MILESTONE
        )
    answer = wording.ticks(
        tapped.words,
        task,
        rows,
        page=tap.page,
        today=tapped.asker.today,
        back=way_back(tapped),
    )
    await edit(tapped.context.bot, tapped.query, answer)


async def _tick(tapped: Tapped, tap: TickMilestone) -> None:
    """The last open one leads to the hand-in, which closes it."""
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        done = await ticking.tick(
            session, speaker, tap.milestone_id, done=tap.done, seen=tap.seen, now=context.now
        )
    head = tapped.words("milestone-last") if done.is_last else ""
    answer = wording.ticks(
        tapped.words,
        done.task,
        done.milestones,
        page=tap.page,
        today=tapped.asker.today,
        back=way_back(tapped),
        head=head,
    )
    await edit(context.bot, tapped.query, answer)
    if done.is_last:
        await begin_hand_in(context, speaker, tapped.chat_id, task_id=id_of(done.task))


async def tick_in_words(
    context: OfficeContext, asker: Asker, chat_id: int, *, task_id: int, order: Tick
) -> None:
    """“Tích mốc 1 việc 23”: the milestones as they stand then; the last open one is handed in."""
    speaker = asker.speaker
    async with context.act() as session:
        milestone = await ticking.nth_milestone(session, speaker, task_id, order.nth)
        done = await ticking.tick(
            session, speaker, id_of(milestone), done=order.done, now=context.now
        )
    answer = wording.ticks(
        asker.words,
        done.task,
        done.milestones,
        page=(order.nth - 1) // wording.PAGE_SIZE,
        today=asker.today,
        back=None,
        head=asker.words("milestone-last") if done.is_last else "",
    )
    await send(context.bot, chat_id, answer)
    if done.is_last:
        await begin_hand_in(context, speaker, chat_id, task_id=task_id)


async def _show_awaited(tapped: Tapped, tap: ShowAwaited) -> None:
    async with tapped.context.database.read() as session:
        task, found = await event_days.awaited_of(session, tapped.speaker, tap.task_id)
    if len(found) == 1:
        await _ask_day(tapped, task, found[0])
        return
    answer = wording.which_event(tapped.words, task, found, back=way_back(tapped))
    await edit(tapped.context.bot, tapped.query, answer)


async def _ask_event_day(tapped: Tapped, tap: AskEventDay) -> None:
    async with tapped.context.database.read() as session:
        task, milestone = await event_days.awaited_one(session, tapped.speaker, tap.milestone_id)
    await _ask_day(tapped, task, milestone)


async def _ask_day(tapped: Tapped, task: Task, milestone: Milestone) -> None:
    """What is typed next is the day."""
    context = tapped.context
    async with context.act() as session:
        await dialogues.begin(
            session,
            tapped.speaker,
            event_days.EVENT_DAY,
            task_id=id_of(task),
            data=prompt_data(tapped, milestone=id_of(milestone)),
            now=context.now,
        )
    answer = wording.ask_event_day(
        tapped.words, task, milestone, today=context.today(tapped.speaker), back=way_back(tapped)
    )
    await edit(context.bot, tapped.query, answer)


async def _set_event_day(tapped: Tapped, tap: SetEventDay) -> None:
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        done = await event_days.set_event_day(
            session, speaker, tap.milestone_id, day=tap.day, now=context.now
        )
        await dialogues.end(session, speaker, event_days.EVENT_DAY)
    head = wording.event_kept(tapped.words, done.milestone)
    await show_card(tapped, id_of(done.task), head=head)


async def _take_event_day(
    context: OfficeContext, speaker: Speaker, message: Message, dialogue: Dialogue
) -> None:
    """“10/6”, “hôm qua”, “thứ hai tuần trước”."""
    day = read_day(
        message.text or "",
        today=context.today(speaker),
        year=speaker.plan_year or context.today(speaker).year,
    )
    if day is None:
        raise NotOfThisForm("day-not-read")
    async with context.act() as session:
        await dialogues.running(session, speaker, event_days.EVENT_DAY, now=context.now)
        done = await event_days.set_event_day(
            session, speaker, dialogue.data["milestone"], day=day, now=context.now
        )
        await dialogues.end(session, speaker, event_days.EVENT_DAY)
    shown = await card(context, speaker, id_of(done.task), back=back_of(dialogue))
    head = wording.event_kept(words_of(speaker), done.milestone)
    await answer_typed(context, message, dialogue, with_head(head, shown))


TAPS: Taps = {
    ShowMilestones: _show_milestones,
    TickMilestone: _tick,
    ShowAwaited: _show_awaited,
    AskEventDay: _ask_event_day,
    SetEventDay: _set_event_day,
}
FORMS: dict[str, Form] = {event_days.EVENT_DAY: Form(_take_event_day)}
