"""The office lets a task rest and takes it up again."""

from datetime import date

from telegram import Message

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.handlers.dialogues import Form
from bot.handlers.reply import drop_buttons, edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.office import task_edits as wording
from bot.messages.taps.office_tasks import AskPause, PauseUntil, ResumeTask
from bot.services import dialogues
from bot.services.office import pausing
from bot.services.office.pausing import KIND, Paused
from bot.storage import Dialogue


async def pause_in_words(
    context: OfficeContext, speaker: Speaker, chat_id: int, *, task_id: int, until: str, reason: str
) -> None:
    """“Tạm dừng việc 24 đến 1/8”; without a day it is asked for."""
    today = context.today(speaker)
    if not until:
        await _ask_below(context, speaker, chat_id, task_id)
        return
    async with context.act() as session:
        day = pausing.day_of(speaker, until, today=today)
        done = await pausing.pause(
            session, speaker, task_id, until=day, reason=reason, today=today, now=context.now
        )
    await send(context.bot, chat_id, _paused(speaker, done))


async def _ask_below(context: OfficeContext, speaker: Speaker, chat_id: int, task_id: int) -> None:
    async with context.act() as session:
        task = await pausing.ask_until(session, speaker, task_id, now=context.now)
    answer = wording.ask_pause(words_of(speaker), task, today=context.today(speaker))
    message_id = await send(context.bot, chat_id, answer)
    await _remember(context, speaker, message_id)


async def resume_below(
    context: OfficeContext, speaker: Speaker, chat_id: int, *, task_id: int
) -> None:
    """“Tiếp tục việc 24”."""
    answer = await _resumed(context, speaker, task_id)
    await send(context.bot, chat_id, answer)


async def _ask(tapped: Tapped, tap: AskPause) -> None:
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        task = await pausing.ask_until(session, speaker, tap.task_id, now=context.now)
    answer = wording.ask_pause(tapped.words, task, today=tapped.asker.today)
    message_id = await edit(context.bot, tapped.query, answer)
    await _remember(context, speaker, message_id)


async def _remember(context: OfficeContext, speaker: Speaker, message_id: int) -> None:
    async with context.act() as session:
        running = await dialogues.current(session, speaker, now=context.now)
        if running is not None and running.kind == KIND:
            dialogues.remember_prompt(running, message_id)


async def _take_text(
    context: OfficeContext, speaker: Speaker, message: Message, _dialogue: Dialogue
) -> None:
    async with context.act() as session:
        done = await pausing.take_day(
            session,
            speaker,
            message.text or "",
            today=context.today(speaker),
            now=context.now,
        )
    await send(context.bot, message.chat.id, _paused(speaker, done))
    if done.prompt_id:
        await drop_buttons(context.bot, message.chat.id, done.prompt_id)


async def _pause(tapped: Tapped, tap: PauseUntil) -> None:
    done = await _pause_until(tapped, tap.task_id, tap.day)
    await edit(tapped.context.bot, tapped.query, _paused(tapped.speaker, done))


async def _pause_until(tapped: Tapped, task_id: int, day: date | None) -> Paused:
    context = tapped.context
    async with context.act() as session:
        return await pausing.pause(
            session,
            tapped.speaker,
            task_id,
            until=day,
            today=tapped.asker.today,
            now=context.now,
        )


def _paused(speaker: Speaker, done: Paused) -> Answer:
    return wording.paused(words_of(speaker), done.task, until=done.until, reach=done.reach)


async def _resume(tapped: Tapped, tap: ResumeTask) -> None:
    answer = await _resumed(tapped.context, tapped.speaker, tap.task_id)
    await edit(tapped.context.bot, tapped.query, answer)


async def _resumed(context: OfficeContext, speaker: Speaker, task_id: int) -> Answer:
    today = context.today(speaker)
    async with context.act() as session:
        done = await pausing.resume(session, speaker, task_id, today=today, now=context.now)
    return wording.resumed(words_of(speaker), done.task, done.late, today=today)


TAPS: Taps = {AskPause: _ask, PauseUntil: _pause, ResumeTask: _resume}
FORMS = {KIND: Form(_take_text, takes_values=True)}
