"""Plans being read: each in a task of its own, so that nobody else waits."""

import asyncio
import hashlib
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import Application

from bot.context import OfficeApplication, OfficeBot, OfficeContext, parts_of
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.handlers.people import staff_lists
from bot.handlers.plans import progress
from bot.handlers.plans.progress import Reading
from bot.handlers.reply import drop_buttons, send
from bot.messages.answer import Answer
from bot.messages.catalog import Words, words_of
from bot.messages.errors import sentence
from bot.messages.plans import plans as wording
from bot.messages.plans.reviews import review as review_answer
from bot.plans.reading import cells_apart, read_apart
from bot.plans.review.questions import Review
from bot.plans.review.sheet_back import DraftFile, corrected, draft_file_of, may_be_ours
from bot.plans.staff_row import IsStaffList
from bot.plans.values import DraftPlan
from bot.services.plans import plan_readings, reviews
from bot.storage import Database
from bot.storage.engine import DatabaseAway

_EVERY = 2.0
"""Seconds between two edits of one message, well within Telegram's limits."""
_AT_ONCE = 2
_LONGEST_NAME = 60
_KEY = "readings"


@dataclass(slots=True)
class _Readings:
    """Those of this process, and how many may run at a time."""

    tasks: dict[int, "asyncio.Task[None]"] = field(default_factory=dict)
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))


def start(update: Update, context: OfficeContext, speaker: Speaker, reading: Reading) -> None:
    """Reads in the background; failures that nobody expects reach the error handler."""
    running = _readings(context.application)
    task = context.application.create_task(_run(context, speaker, reading), update=update)
    running.tasks[reading.review_id] = task
    task.add_done_callback(lambda _: _forget_task(running, reading.review_id, task))


def _forget_task(running: _Readings, review_id: int, task: "asyncio.Task[None]") -> None:
    if running.tasks.get(review_id) is task:  # SQLite gives the number of a stopped one again
        del running.tasks[review_id]


def stop(context: OfficeContext, review_id: int) -> None:
    """Ends a reading of this process; one of another process finds its review gone."""
    if task := _readings(context.application).tasks.get(review_id):
        task.cancel()


async def stop_readings(application: OfficeApplication) -> None:
    """Before the bot goes: the reviews stay noted, so that the next start can tell."""
    running = dict(_readings(application).tasks)
    for task in running.values():
        task.cancel()
    await asyncio.gather(*running.values(), return_exceptions=True)
    if running:
        with suppress(DatabaseAway):  # then they are told a minute later
            async with parts_of(application).database.write() as session:
                await plan_readings.let_go(session, running)


async def tell_interrupted(bot: OfficeBot, database: Database, now: datetime) -> None:
    """Says to those whose reading ended with its process that they should send the file again."""
    async with database.write() as session:
        cut_off = await plan_readings.interrupted(session, now=now)
    for standing, speaker in cut_off:
        if standing.chat_id is None:
            continue
        with suppress(TelegramError):
            answer = wording.interrupted(words_of(speaker))
            await send(bot, standing.chat_id, answer)
            if standing.message_id:
                await drop_buttons(bot, standing.chat_id, standing.message_id)


async def forget_unread(context: OfficeContext, speaker: Speaker, review_id: int) -> None:
    """Nothing stays of a file that was not read; a database that is away leaves it to die."""
    with suppress(DatabaseAway):
        async with context.database.write() as session:
            await plan_readings.forget_unread(session, speaker, review_id)


def _readings(application: Application[Any, Any, Any, Any, Any, Any]) -> _Readings:
    found: _Readings = application.bot_data.setdefault(_KEY, _Readings())
    return found


async def _run(context: OfficeContext, speaker: Speaker, reading: Reading) -> None:
    words = words_of(speaker)
    review, answer, foreseen = None, None, False
    try:
        review = await _watched(context, speaker, reading)
        answer = _answer(words, review, reading) if review else None
        foreseen = True
    except NhacViecError as error:
        answer, foreseen = await _instead(context, speaker, reading, error), True
    finally:
        if not _is_cancelled():
            await forget_unread(context, speaker, reading.review_id)
            if not foreseen:
                await progress.fail(context.bot, words, reading)
    if answer is None:  # stopped on another device, which said so
        return
    shown = await progress.conclude(context.bot, reading, answer)
    if review is not None and review.message_id != shown:
        await _move_to(context, speaker, reading.chat_id, review, shown)


async def _instead(
    context: OfficeContext, speaker: Speaker, reading: Reading, error: NhacViecError
) -> Answer:
    """What is said of a file that is no plan: why it is none, or what it is instead."""
    try:
        if isinstance(error, IsStaffList):
            return await staff_lists.received(context, speaker, error.rows, name=reading.name)
    except NhacViecError as refused:
        error = refused
    return Answer(sentence(words_of(speaker), error, html=True))


def _is_cancelled() -> bool:
    """Stopped by its sender, who forgot the review, or by a shutdown, which leaves it noted."""
    task = asyncio.current_task()
    return task is None or task.cancelling() > 0


def _answer(words: Words, review: Review, reading: Reading) -> Answer:
    told = "" if review.id == reading.review_id else words("plan-sheet-taken")
    return review_answer(words, review, told=told)


async def _move_to(
    context: OfficeContext, speaker: Speaker, chat_id: int, review: Review, shown: int
) -> None:
    """The review goes on in another message than the one noted, whose buttons go."""
    async with context.database.write() as session:
        await reviews.remember_message(session, speaker, review.id, shown)
    if review.message_id:
        with suppress(TelegramError):
            await drop_buttons(context.bot, chat_id, review.message_id)


async def _watched(context: OfficeContext, speaker: Speaker, reading: Reading) -> Review | None:
    """Waits for its turn and reads, shown and known to be alive; none where it was stopped."""
    work = asyncio.create_task(_in_turn(context, speaker, reading))
    shown = reading.seen
    try:
        while not work.done():
            await asyncio.wait({work}, timeout=_EVERY)
            if work.done():
                break
            if not await _is_wanted(context, speaker, reading.review_id):
                return None
            if reading.seen != shown:
                shown = reading.seen
                await _show(context, speaker, reading)
        return await work
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)


async def _show(context: OfficeContext, speaker: Speaker, reading: Reading) -> None:
    before = reading.message_id
    await progress.show(context.bot, words_of(speaker), reading)
    if reading.message_id != before:  # its reader deleted the old one
        await _remember_message(context, speaker, reading)


async def _remember_message(context: OfficeContext, speaker: Speaker, reading: Reading) -> None:
    async with context.database.write() as session:
        await reviews.remember_message(session, speaker, reading.review_id, reading.message_id)


async def _is_wanted(context: OfficeContext, speaker: Speaker, review_id: int) -> bool:
    """Whether nobody stopped it on another device; says at once that it is alive."""
    try:
        async with context.database.write() as session:
            return await plan_readings.beat(
                session, speaker, review_id, now=context.parts.clock.now()
            )
    except DatabaseAway:  # the file may be read before it is needed again
        return True


async def _in_turn(context: OfficeContext, speaker: Speaker, reading: Reading) -> Review | None:
    await _remember_message(context, speaker, reading)
    async with _readings(context.application).turns:
        return await _read(context, speaker, reading)


async def _read(context: OfficeContext, speaker: Speaker, reading: Reading) -> Review | None:
    """The draft in review; none where it was stopped on another device."""
    content = await reading.load()
    sha256 = await asyncio.to_thread(_digest, content)
    async with context.database.read() as session:
        await plan_readings.require_new(session, speaker, sha256)
    with TemporaryDirectory() as folder:
        path = Path(folder) / reading.name[-_LONGEST_NAME:]
        await asyncio.to_thread(path.write_bytes, content)
        file = await _sheet(path, content)
        if file and (review := await _into_review(context, speaker, file)):
            return review
        if file:
            draft = corrected(file)
        else:
            draft = await read_apart(path, year=reading.year, progress=reading.progress)
    return await _open(context, speaker, reading, draft, content)


async def _open(
    context: OfficeContext, speaker: Speaker, reading: Reading, draft: DraftPlan, content: bytes
) -> Review | None:
    """Keeps the file in the same transaction, so that a stopped reading leaves none."""
    async with context.database.write() as session:
        review = await plan_readings.open_draft(
            session,
            speaker,
            reading.review_id,
            draft,
            sha256=await asyncio.to_thread(_digest, content),
            now=context.parts.clock.now(),
        )
        if review is not None:
            await asyncio.to_thread(context.parts.files.keep, content)
    return review


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


async def _into_review(context: OfficeContext, speaker: Speaker, file: DraftFile) -> Review | None:
    """The open review that this sheet corrects, corrected."""
    async with context.database.write() as session:
        review = await reviews.awaiting_sheet(session, speaker, file.sheet, now=context.now)
    if review is None:
        return None
    draft = await asyncio.to_thread(corrected, file, review.draft)
    async with context.database.write() as session:
        return await reviews.take_corrected(session, speaker, review.id, draft, now=context.now)


async def _sheet(path: Path, content: bytes) -> DraftFile | None:
    """The corrected sheet of a draft, if that is what was sent."""
    if not await asyncio.to_thread(may_be_ours, content):
        return None
    return draft_file_of(await cells_apart(path))
