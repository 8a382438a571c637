"""Requests to be let in: the office looks at them and decides; who asked is told."""

from contextlib import suppress

from telegram.error import TelegramError

from bot.handlers import menus
from bot.handlers.people.enrolled import enrolled
from bot.handlers.reply import edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.catalog import words_by
from bot.messages.people import enrolment as wording
from bot.messages.taps.people import ApproveAs, ApproveAsNew, DeclineRequest, ShowRequest
from bot.services.people import enrolment_deciding
from bot.services.people.enrolment_deciding import Decided


async def _show(tapped: Tapped, tap: ShowRequest) -> None:
    context, speaker = tapped.context, tapped.speaker
    async with context.database.read() as session:
        request_id = tap.request_id or await enrolment_deciding.next_open(session, speaker)
        shown = await enrolment_deciding.view(session, speaker, request_id) if request_id else None
    if shown is None:
        await edit(context.bot, tapped.query, wording.no_requests(tapped.words))
        return
    await edit(context.bot, tapped.query, wording.request(tapped.words, shown, zone=speaker.zone))


async def _approve_as(tapped: Tapped, tap: ApproveAs) -> None:
    async with tapped.context.act() as session:
        decided = await enrolment_deciding.approve_as(
            session, tapped.speaker, tap.request_id, tap.person_id, now=tapped.context.now
        )
    await _tell(tapped, decided, approved=True)


async def _approve_as_new(tapped: Tapped, tap: ApproveAsNew) -> None:
    async with tapped.context.act() as session:
        decided = await enrolment_deciding.approve_as_new(
            session, tapped.speaker, tap.request_id, now=tapped.context.now
        )
    await _tell(tapped, decided, approved=True)


async def _decline(tapped: Tapped, tap: DeclineRequest) -> None:
    async with tapped.context.act() as session:
        decided = await enrolment_deciding.decline(
            session, tapped.speaker, tap.request_id, now=tapped.context.now
        )
    await _tell(tapped, decided, approved=False)


async def _tell(tapped: Tapped, decided: Decided, *, approved: bool) -> None:
    """The office by its message, the one who asked below their chat, if it can be reached."""
    context = tapped.context
    async with context.database.read() as session:
        more = await enrolment_deciding.next_open(session, tapped.speaker) is not None
    answer = wording.decided(
        tapped.words,
        name=decided.full_name,
        approved=approved,
        more=more,
        without_unit=decided.without_unit,
    )
    await edit(context.bot, tapped.query, answer)
    words = words_by(tapped.speaker.rewordings, decided.language)
    with suppress(TelegramError):  # who blocked the bot since is enrolled all the same
        if approved:
            name, telegram_id = decided.full_name, decided.telegram_id
            told = await enrolled(context, words, name=name, telegram_id=telegram_id)
            await send(context.bot, decided.telegram_id, told)
            await menus.welcome(context, decided.telegram_id)
        else:
            await send(context.bot, decided.telegram_id, wording.declined_for_them(words))


TAPS: Taps = {
    ShowRequest: _show,
    ApproveAs: _approve_as,
    ApproveAsNew: _approve_as_new,
    DeclineRequest: _decline,
}
