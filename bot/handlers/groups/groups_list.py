"""/nhom: the office looks through the groups the bot speaks in, in private."""

from telegram import Update

from bot.context import OfficeContext, speaker_of
from bot.domain import Speaker
from bot.handlers.reply import edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.groups import groups as wording
from bot.messages.taps.groups import DisconnectGroup, ShowGroup, ShowGroups
from bot.services.groups import groups
from bot.storage import Session


async def on_command(update: Update, context: OfficeContext) -> None:
    chat = update.effective_chat
    if chat is None:
        return
    async with context.database.read() as session:
        answer = await _page(session, await speaker_of(session, update, now=context.now), 0)
    await send(context.bot, chat.id, answer)


async def _page(session: Session, speaker: Speaker, page: int) -> Answer:
    found, total = await groups.listed(session, speaker, page=page)
    if not found and page:
        page = 0
        found, total = await groups.listed(session, speaker, page=0)
    pages = max(-(-total // groups.GROUPS_A_PAGE), 1)
    return wording.group_list(words_of(speaker), found, total=total, page=page, pages=pages)


async def _turn(tapped: Tapped, tap: ShowGroups) -> None:
    async with tapped.context.database.read() as session:
        answer = await _page(session, tapped.speaker, tap.page)
    await edit(tapped.context.bot, tapped.query, answer)


async def _open(tapped: Tapped, tap: ShowGroup) -> None:
    async with tapped.context.database.read() as session:
        line = await groups.shown(session, tapped.speaker, tap.group_id)
    answer = wording.group_card(tapped.words, line, page=tap.page, zone=tapped.speaker.zone)
    await edit(tapped.context.bot, tapped.query, answer)


async def _end(tapped: Tapped, tap: DisconnectGroup) -> str:
    async with tapped.context.act() as session:
        unit = await groups.disconnect(
            session, tapped.speaker, tap.group_id, now=tapped.context.now
        )
        answer = await _page(session, tapped.speaker, tap.page)
    await edit(tapped.context.bot, tapped.query, answer)
    whose = unit or tapped.words("group-whole-office")
    return tapped.words("groups-ended", unit=whose)


TAPS: Taps = {ShowGroups: _turn, ShowGroup: _open, DisconnectGroup: _end}
