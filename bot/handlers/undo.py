"""“Hoàn tác” under what was just done, for a few seconds."""

from dataclasses import replace
from datetime import datetime

import structlog
from telegram.error import TelegramError

from bot.context import OfficeBot, OfficeContext
from bot.handlers.reply import edit, set_buttons
from bot.handlers.taps import Tapped, Taps
from bot.messages.actions import ShowTask
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words, words_of
from bot.messages.taps.common import TakeBack
from bot.services import undo
from bot.storage import Database, UndoStep
from bot.storage import undo as steps
from bot.storage.ids import id_of
from bot.storage.people import speaker_by_id

_log = structlog.get_logger(__name__)


def with_undo(words: Words, answer: Answer, undo_id: int) -> Answer:
    """The answer with the button that takes the act back."""
    row = (Choice(words("button-undo"), TakeBack(undo_id)),)
    return replace(answer, choices=(row, *answer.choices))


def end_undo_soon(
    context: OfficeContext, chat_id: int, message_id: int, *, undo_id: int, answer: Answer
) -> None:
    """After the seconds the message has the buttons of `answer`, the one that takes back gone.

    Where a restart or Telegram's no leaves it standing, `end_left_standing` ends it.
    """

    async def end(_context: object) -> None:
        async with context.database.read() as session:
            if await undo.was_tapped(session, undo_id):
                return
        await _end(
            context.bot,
            context.database,
            undo_id,
            place=(chat_id, message_id),
            choices=answer.choices,
        )

    queue = context.application.job_queue
    if queue is not None:
        queue.run_once(end, undo.SECONDS, name=f"undo-{undo_id}", job_kwargs=_PATIENT)
    until = undo.ends_at(context.parts.clock.now())

    async def note() -> None:
        async with context.database.write() as session:
            await steps.note_shown(
                session, undo_id, chat_id=chat_id, message_id=message_id, until=until
            )

    context.application.create_task(note())


async def _end(
    bot: OfficeBot,
    database: Database,
    undo_id: int,
    *,
    place: tuple[int, int],
    choices: tuple[tuple[Choice, ...], ...],
) -> None:
    try:
        await set_buttons(bot, *place, choices)
    except TelegramError as error:
        _log.info("undo_button_waits", undo_id=undo_id, error=error.message)
        return
    async with database.write() as session:
        await steps.note_gone(session, undo_id)


async def end_left_standing(bot: OfficeBot, database: Database, now: datetime) -> None:
    """Takes away the buttons whose time was over while nobody could; the card's button stays."""
    async with database.read() as session:
        found = await steps.left_standing(session, now=now)
        people = {one.person_id: await speaker_by_id(session, one.person_id) for one in found}
    for step in found:
        speaker = people[step.person_id]
        rows = _to_card(words_of(speaker), step.task_id) if speaker else ()
        place = (step.chat_id or 0, step.message_id or 0)
        await _end(bot, database, id_of(step), place=place, choices=rows)


def _to_card(words: Words, task_id: int | None) -> tuple[tuple[Choice, ...], ...]:
    if task_id is None:
        return ()
    return ((Choice(words("button-open-card"), ShowTask(task_id)),),)


async def _take_back(tapped: Tapped, tap: TakeBack) -> str:
    async with tapped.context.act() as session:
        step = await undo.take_back(session, tapped.speaker, tap.undo_id, now=tapped.context.now)
    answer = undone(tapped.words, step)
    await edit(tapped.context.bot, tapped.query, answer)
    return answer.text


def undone(words: Words, step: UndoStep) -> Answer:
    """What is said once an act was taken back, with the way to its task."""
    return Answer(words("undone"), choices=_to_card(words, step.task_id))


_PATIENT = {"misfire_grace_time": None}
TAPS: Taps = {TakeBack: _take_back}
