"""Plans being read: each in a task of its own, so that nobody else waits."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from telegram import Update
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application

from bot.context import OfficeApplication, OfficeContext, parts_of
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.handlers.reply import drop_buttons, replace, send
from bot.messages import plans as wording
from bot.messages.answer import Answer
from bot.messages.catalog import Words, words_in
from bot.messages.errors import sentence
from bot.messages.reviews import review as review_answer
from bot.plans.reading import cells_apart, read_apart
from bot.plans.review.questions import Review
from bot.plans.review.sheet_back import DraftFile, corrected, draft_file_of, may_be_ours
from bot.plans.values import DraftPlan
from bot.services import plan_readings, reviews

_EVERY = 2.0
"""Seconds between two edits of one message, well within Telegram's limits."""
_AT_ONCE = 2
_LONGEST_NAME = 60
_KEY = "readings"

Load = Callable[[], Awaitable[bytes]]


@dataclass(slots=True)
class _Readings:
    """Those of this process, and how many may run at a time."""

    tasks: dict[int, "asyncio.Task[None]"] = field(default_factory=dict)
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))


@dataclass(slots=True)
class Reading:
    """One file on its way to a draft, and the message that says how far it is."""

    review_id: int
    chat_id: int
    message_id: int
    name: str
    load: Load
    year: int | None = None
    seen: tuple[int, int] = (0, 0)

    def progress(self, done: int, total: int) -> None:
        self.seen = (done, total)


def start(update: Update, context: OfficeContext, speaker: Speaker, reading: Reading) -> None:
    """Reads in the background; failures that nobody expects reach the error handler."""
    running = _readings(context.application)
    task = context.application.create_task(_run(context, speaker, reading), update=update)
    running.tasks[reading.review_id] = task
    task.add_done_callback(lambda _: running.tasks.pop(reading.review_id, None))


def stop(context: OfficeContext, review_id: int) -> None:
    """Ends a reading of this process; one of another process finds its review gone."""
    if task := _readings(context.application).tasks.get(review_id):
        task.cancel()


async def stop_readings(application: OfficeApplication) -> None:
    """Before the bot goes: the reviews stay noted, so that the next start can tell."""
    tasks = list(_readings(application).tasks.values())
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def tell_interrupted(application: OfficeApplication) -> None:
    """Says to those whose reading a restart cut off that they should send the file again."""
    parts = parts_of(application)
    async with parts.database.write() as session:
        cut_off = await plan_readings.interrupted(session, now=parts.clock.now())
    for standing, language in cut_off:
        if standing.chat_id is None:
            continue
        with suppress(TelegramError):
            answer = wording.interrupted(words_in(language))
            await send(application.bot, standing.chat_id, answer)
            if standing.message_id:
                await drop_buttons(application.bot, standing.chat_id, standing.message_id)


def _readings(application: Application[Any, Any, Any, Any, Any, Any]) -> _Readings:
    found: _Readings = application.bot_data.setdefault(_KEY, _Readings())
    return found


async def _run(context: OfficeContext, speaker: Speaker, reading: Reading) -> None:
    words = words_in(speaker.language)
    task = asyncio.current_task()
    review: Review | None = None
    try:
        async with _readings(context.application).turns:
            review = await _read(context, speaker, reading)
        if review is None:
            return
        answer = _answer(words, review, reading)
    except NhacViecError as error:
        answer = Answer(sentence(words, error, html=True))
    finally:
        if task is not None and not task.cancelling():
            await _forget_unread(context, speaker, reading.review_id)
    await replace(context.bot, reading.chat_id, reading.message_id, answer=answer)
    if review is not None and review.id != reading.review_id:
        await _move_here(context, speaker, reading, review)


def _answer(words: Words, review: Review, reading: Reading) -> Answer:
    told = "" if review.id == reading.review_id else words("plan-sheet-taken")
    return review_answer(words, review, told=told)


async def _move_here(
    context: OfficeContext, speaker: Speaker, reading: Reading, review: Review
) -> None:
    """A sheet corrected an older review: that one goes on in this message."""
    async with context.database.write() as session:
        await reviews.remember_message(session, speaker, review.id, reading.message_id)
    if review.message_id:
        await drop_buttons(context.bot, reading.chat_id, review.message_id)


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
        draft = corrected(file) if file else await _draft(context, speaker, reading, path)
    await asyncio.to_thread(context.parts.files.keep, content)
    async with context.database.write() as session:
        return await plan_readings.open_draft(
            session, speaker, reading.review_id, draft, sha256=sha256, now=context.now
        )


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


async def _draft(
    context: OfficeContext, speaker: Speaker, reading: Reading, path: Path
) -> DraftPlan:
    """Read in a process of its own, watched and shown."""
    apart = asyncio.create_task(read_apart(path, year=reading.year, progress=reading.progress))
    try:
        await _follow(context, speaker, reading, apart)
        return await apart
    finally:
        apart.cancel()
        await asyncio.gather(apart, return_exceptions=True)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


async def _follow(
    context: OfficeContext, speaker: Speaker, reading: Reading, apart: "asyncio.Task[DraftPlan]"
) -> None:
    """Shows how far it is until it is done, or until somebody stopped it."""
    shown = reading.seen
    while True:
        await asyncio.wait({apart}, timeout=_EVERY)
        if apart.done():
            return
        async with context.database.read() as session:
            if not await plan_readings.is_wanted(session, speaker, reading.review_id):
                raise asyncio.CancelledError
        if reading.seen != shown:
            shown = reading.seen
            await _show(context, speaker, reading)


async def _show(context: OfficeContext, speaker: Speaker, reading: Reading) -> None:
    done, total = reading.seen
    words = words_in(speaker.language)
    answer = wording.progress(words, reading.review_id, name=reading.name, done=done, total=total)
    with suppress(RetryAfter, BadRequest, NetworkError):  # the next one will do
        reading.message_id = await replace(
            context.bot, reading.chat_id, reading.message_id, answer=answer
        )


async def _forget_unread(context: OfficeContext, speaker: Speaker, review_id: int) -> None:
    async with context.database.write() as session:
        await plan_readings.forget_unread(session, speaker, review_id)
