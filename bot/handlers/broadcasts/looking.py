"""The office looks at a broadcast it sent: who has confirmed, who not; presses those once more."""

import asyncio

from telegram.error import BadRequest, NetworkError

from bot.errors import NhacViecError
from bot.handlers.reply import edit
from bot.handlers.taps import Tapped, Taps
from bot.messages.broadcasts import looking as wording
from bot.messages.broadcasts.composing import moment
from bot.messages.taps.broadcasts import (
    ExportBroadcast,
    RemindBroadcast,
    ShowBroadcast,
    ShowBroadcastPeople,
)
from bot.services.broadcasts import looking, receipts


async def _show(tapped: Tapped, tap: ShowBroadcast) -> None:
    async with tapped.context.database.read() as session:
        found = await looking.overview(session, tapped.speaker, tap.broadcast_id)
    answer = wording.overview(tapped.words, found, zone=tapped.speaker.zone)
    await edit(tapped.context.bot, tapped.query, answer)


async def _show_people(tapped: Tapped, tap: ShowBroadcastPeople) -> None:
    async with tapped.context.database.read() as session:
        found = await looking.people(
            session, tapped.speaker, tap.broadcast_id, tap.group, page=tap.page
        )
    await edit(tapped.context.bot, tapped.query, wording.people(tapped.words, found))


async def _remind(tapped: Tapped, tap: RemindBroadcast) -> str:
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        done = await receipts.remind(session, speaker, tap.broadcast_id, now=context.now)
    later = moment(tapped.words, done.at, zone=speaker.zone) if done.at > context.now else ""
    return wording.reminded(tapped.words, done.count, sent_again=done.sent_again, at=later)


async def _export(tapped: Tapped, tap: ExportBroadcast) -> None:
    words, speaker = tapped.words, tapped.speaker
    async with tapped.context.database.read() as session:
        found = await looking.overview(session, speaker, tap.broadcast_id)
    # The bot would hold openpyxl for a file hardly anybody fetches.
    from bot.reports.broadcast_sheet import broadcast_workbook  # noqa: PLC0415 - only who asks for a sheet pays

    content = await asyncio.to_thread(broadcast_workbook, words, found, speaker.zone)
    day = found.broadcast.send_at.astimezone(speaker.zone).date()
    name = words("broadcast-file", day=f"{day:%Y-%m-%d}")
    try:
        await tapped.context.bot.send_document(tapped.chat_id, content, filename=name)
    except (BadRequest, NetworkError) as error:
        raise NhacViecError("files-not-sent") from error


TAPS: Taps = {
    ShowBroadcast: _show,
    ShowBroadcastPeople: _show_people,
    RemindBroadcast: _remind,
    ExportBroadcast: _export,
}
