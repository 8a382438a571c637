"""Giving tasks to people: from a card, from a list with boxes, and taking one oneself."""

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.handlers.asking.answers import card_answer
from bot.handlers.leading.lead_screens import ticks_answer
from bot.handlers.reply import edit, send
from bot.handlers.taps import Tapped, Taps
from bot.handlers.undo import end_undo_soon, with_undo
from bot.messages.answer import Answer
from bot.messages.catalog import Words, words_of
from bot.messages.leading import lead_people
from bot.messages.taps.lead import (
    AddHelper,
    AssignTicked,
    AssignTo,
    BackToCard,
    ChooseAssignee,
    ChooseForTicked,
    ChooseHelper,
    SetTick,
    ShowTicks,
    TakeTask,
)
from bot.services.leading import assignees, assigning, assigning_many, helping_hands
from bot.services.leading.assigning import Assigned


async def _back(tapped: Tapped, tap: BackToCard) -> None:
    """The card in place of what was shown over it."""
    async with tapped.context.database.read() as session:
        answer = await card_answer(session, tapped.asker, tap.task_id)
    await edit(tapped.context.bot, tapped.query, answer)


async def _choose(tapped: Tapped, tap: ChooseAssignee) -> None:
    today = tapped.asker.today
    async with tapped.context.database.read() as session:
        (task,), people = await assignees.assignees(
            session, tapped.speaker, [tap.task_id], today=today, page=tap.page
        )
    answer = lead_people.choose_assignee(tapped.words, task, people)
    await edit(tapped.context.bot, tapped.query, answer)


async def _assign(tapped: Tapped, tap: AssignTo) -> None:
    context = tapped.context
    async with context.act() as session:
        done = await assigning.assign(
            session,
            tapped.speaker,
            [tap.task_id],
            tap.person_id,
            seen=None if tap.seen is None else {tap.task_id: tap.seen},
            now=context.now,
        )
    await _say_done(tapped, done)


async def _take(tapped: Tapped, tap: TakeTask) -> None:
    context = tapped.context
    async with context.act() as session:
        done = await assigning.take(session, tapped.speaker, tap.task_id, now=context.now)
    await _say_done(tapped, done, taken=True)


async def _show_ticks(tapped: Tapped, tap: ShowTicks) -> None:
    """Boxes over a list; what was ticked on another page of it stays."""
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        look = assigning_many.begin if tap.anew else assigning_many.ticked
        ticked = await look(session, speaker, now=context.now)
        answer = await ticks_answer(session, tapped.asker, tap.back, ticked)
    await edit(context.bot, tapped.query, answer)


async def _set_tick(tapped: Tapped, tap: SetTick) -> None:
    context = tapped.context
    async with context.act() as session:
        ticked = await assigning_many.tick(
            session, tapped.speaker, tap.task_id, is_ticked=tap.ticked, now=context.now
        )
        answer = await ticks_answer(session, tapped.asker, tap.back, ticked)
    await edit(context.bot, tapped.query, answer)


async def _choose_for_ticked(tapped: Tapped, tap: ChooseForTicked) -> None:
    context = tapped.context
    async with context.database.read() as session:
        ticked = await assigning_many.require_ticked(session, tapped.speaker, now=context.now)
        found, people = await assignees.assignees(
            session, tapped.speaker, ticked, today=tapped.asker.today, page=tap.page
        )
    answer = lead_people.choose_for_ticked(tapped.words, found, people)
    await edit(context.bot, tapped.query, answer)


async def _assign_ticked(tapped: Tapped, tap: AssignTicked) -> None:
    context = tapped.context
    async with context.act() as session:
        done = await assigning_many.assign_ticked(
            session, tapped.speaker, tap.person_id, now=context.now
        )
    await _say_done(tapped, done)


async def _choose_helper(tapped: Tapped, tap: ChooseHelper) -> None:
    today = tapped.asker.today
    async with tapped.context.database.read() as session:
        task, people = await assignees.helpers(
            session, tapped.speaker, tap.task_id, units=tap.units, today=today, page=tap.page
        )
    answer = lead_people.choose_helper(tapped.words, task, people, units=tap.units)
    await edit(tapped.context.bot, tapped.query, answer)


async def _add_helper(tapped: Tapped, tap: AddHelper) -> None:
    context = tapped.context
    async with context.act() as session:
        done = await helping_hands.add_helper(
            session,
            tapped.speaker,
            tap.task_id,
            person_id=tap.person_id,
            unit_id=tap.unit_id,
            now=context.now,
        )
    is_new = done.undo_id is not None
    answer = lead_people.helper_added(tapped.words, done.task, done.name, is_new=is_new)
    await _edit_with_undo(tapped, answer, done.undo_id)


async def _say_done(tapped: Tapped, done: Assigned, *, taken: bool = False) -> None:
    await _edit_with_undo(tapped, said_of(tapped.words, done, taken=taken), done.undo_id)


def said_of(words: Words, done: Assigned, *, taken: bool = False) -> Answer:
    """What was done, or that it was so before."""
    if not done.tasks:
        return lead_people.assigned_before(words, done.same, done.person)
    return lead_people.assigned(words, done.tasks, done.person, taken=taken)


async def _edit_with_undo(tapped: Tapped, answer: Answer, undo_id: int | None) -> None:
    if undo_id is None:
        await edit(tapped.context.bot, tapped.query, answer)
        return
    shown = with_undo(tapped.words, answer, undo_id)
    message_id = await edit(tapped.context.bot, tapped.query, shown)
    end_undo_soon(tapped.context, tapped.chat_id, message_id, undo_id=undo_id, answer=answer)


async def say_assigned(
    context: OfficeContext, speaker: Speaker, chat_id: int, done: Assigned
) -> None:
    """The same below words that were typed."""
    words = words_of(speaker)
    answer = said_of(words, done)
    if done.undo_id is None:
        await send(context.bot, chat_id, answer)
        return
    message_id = await send(context.bot, chat_id, with_undo(words, answer, done.undo_id))
    end_undo_soon(context, chat_id, message_id, undo_id=done.undo_id, answer=answer)


TAPS: Taps = {
    BackToCard: _back,
    ChooseAssignee: _choose,
    AssignTo: _assign,
    TakeTask: _take,
    ShowTicks: _show_ticks,
    SetTick: _set_tick,
    ChooseForTicked: _choose_for_ticked,
    AssignTicked: _assign_ticked,
    ChooseHelper: _choose_helper,
    AddHelper: _add_helper,
}
