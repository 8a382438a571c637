"""/sogui: what the bot sent, to whom, and what kept some of it back."""

import asyncio
from datetime import date

from telegram import Message, Update
from telegram.error import BadRequest, NetworkError

from bot.context import OfficeContext, speaker_of
from bot.domain import Speaker
from bot.errors import NhacViecError, NotOfThisForm
from bot.handlers.dialogues import Form
from bot.handlers.reply import edit, send
from bot.handlers.settings.settings import Says
from bot.handlers.taps import Tapped, Taps
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.office import ledger as wording
from bot.messages.taps.delivery import SendAgain
from bot.messages.taps.office_settings import (
    ExportLedger,
    LedgerGroup,
    ShowLedger,
    ShowLedgerGroup,
    ShowLedgerPerson,
)
from bot.parsing.day_ranges import read_days
from bot.services import dialogues
from bot.services.office import ledger, undelivered
from bot.storage import Dialogue, Session
from bot.storage.ids import id_of

KIND = "ledger"
SAID = Says("sổ gửi", "sổ gửi tin", "delivery ledger")


async def on_command(update: Update, context: OfficeContext) -> None:
    """/sogui: today."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.act() as session:
        speaker = await speaker_of(session, update, now=context.now)
        answer = await _day(session, speaker, context, ShowLedger(None))
    await send(context.bot, chat.id, answer)


async def _day(
    session: Session, speaker: Speaker, context: OfficeContext, wanted: ShowLedger
) -> Answer:
    """A name or a day typed next is looked up here."""
    found = await ledger.of_day(session, speaker, wanted.day, today=context.today(speaker))
    await dialogues.begin_quietly(session, speaker, KIND, now=context.now, data={})
    return wording.day(
        words_of(speaker),
        found.day,
        today=found.today,
        counts=found.counts,
        reasons=found.reasons,
    )


async def _show(tapped: Tapped, tap: ShowLedger) -> None:
    async with tapped.context.act() as session:
        answer = await _day(session, tapped.speaker, tapped.context, tap)
    await edit(tapped.context.bot, tapped.query, answer)


async def _show_group(tapped: Tapped, tap: ShowLedgerGroup) -> None:
    speaker = tapped.speaker
    async with tapped.context.database.read() as session:
        found = await ledger.of_group(session, speaker, tap.day, tap.group, page=tap.page)
    answer = wording.group(
        tapped.words,
        tap.day,
        tap.group,
        found.rows,
        page=found.page,
        has_more=found.has_more,
        zone=speaker.zone,
        cut_off=found.cut_off,
    )
    await edit(tapped.context.bot, tapped.query, answer)


async def _send_again(tapped: Tapped, tap: SendAgain) -> str:
    async with tapped.context.act() as session:
        await undelivered.send_again(
            session, tapped.speaker, tap.message_id, now=tapped.context.now
        )
    await _show_group(tapped, ShowLedgerGroup(tap.day, LedgerGroup.FAILED))
    return tapped.words("told-send-again")


async def _show_person(tapped: Tapped, tap: ShowLedgerPerson) -> None:
    async with tapped.context.database.read() as session:
        answer = await _person(session, tapped.speaker, tap)
    await edit(tapped.context.bot, tapped.query, answer)


async def _person(session: Session, speaker: Speaker, wanted: ShowLedgerPerson) -> Answer:
    found = await ledger.of_person(session, speaker, wanted.person_id, page=wanted.page)
    return wording.person(
        words_of(speaker),
        wanted.day,
        wanted.person_id,
        found.name,
        found.rows,
        page=found.page,
        has_more=found.has_more,
        zone=speaker.zone,
        cut_off=found.cut_off,
    )


async def take_text(
    context: OfficeContext, speaker: Speaker, message: Message, _dialogue: Dialogue
) -> None:
    """Words of somebody's name, or a day."""
    text, today = message.text or "", context.today(speaker)
    async with context.act() as session:
        people = await ledger.named(session, speaker, text)
        if len(people) == 1:
            wanted = ShowLedgerPerson(id_of(people[0]), today)
            answer = await _person(session, speaker, wanted)
        elif people:
            answer = wording.which_person(words_of(speaker), people, today)
        else:
            answer = await _day(session, speaker, context, _day_typed(text, today))
    await send(context.bot, message.chat.id, answer)


def _day_typed(text: str, today: date) -> ShowLedger:
    days = read_days(text, today=today)
    if days is None or days.end is None:
        raise NotOfThisForm("ledger-nobody")
    return ShowLedger(min(days.end, today))


async def _export(tapped: Tapped, tap: ExportLedger) -> None:
    """A workbook of the day, or of the month up to it."""
    words, speaker = tapped.words, tapped.speaker
    async with tapped.context.database.read() as session:
        rows = await ledger.all_rows(session, speaker, tap.day, days=tap.days)
    # The bot would hold openpyxl for a file hardly anybody fetches.
    from bot.reports.ledger_sheet import ledger_workbook  # noqa: PLC0415 - only who asks for a sheet pays

    content = await asyncio.to_thread(ledger_workbook, words, rows, speaker.zone)
    name = words("ledger-file", day=f"{tap.day:%Y-%m-%d}")
    try:
        await tapped.context.bot.send_document(tapped.chat_id, content, filename=name)
    except (BadRequest, NetworkError) as error:
        raise NhacViecError("files-not-sent") from error


TAPS: Taps = {
    ShowLedger: _show,
    ShowLedgerGroup: _show_group,
    ShowLedgerPerson: _show_person,
    ExportLedger: _export,
    SendAgain: _send_again,
}
FORMS = {KIND: Form(take_text, takes_values=True)}
