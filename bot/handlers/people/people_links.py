"""Links to enrol by: a QR picture of a person's or a unit's, the printable cards."""

import asyncio

from telegram.constants import ParseMode
from telegram.error import BadRequest, NetworkError

from bot.errors import NhacViecError
from bot.handlers.reply import edit
from bot.handlers.taps import Tapped, Taps
from bot.messages.people import enrolment as wording
from bot.messages.people import people as people_wording
from bot.messages.people.people_values import PersonCard
from bot.messages.taps.people import FetchSheet, LinkForPerson, LinkForUnit
from bot.services.people import people_changes, unit_links
from bot.services.people.people import NewInvitation


async def _for_person(tapped: Tapped, tap: LinkForPerson) -> None:
    """Somebody who is enrolled loses the account in use, which is asked first."""
    context = tapped.context
    async with context.act() as session:
        made = await people_changes.renew_link(
            session,
            tapped.speaker,
            tap.person_id,
            sure=tap.sure,
            days=context.parts.settings.invite_days,
            now=context.now,
        )
    if isinstance(made, PersonCard):
        await edit(context.bot, tapped.query, people_wording.ask_renew(tapped.words, made))
        return
    await _send_picture(tapped, made)


async def _for_unit(tapped: Tapped, tap: LinkForUnit) -> None:
    context = tapped.context
    async with context.act() as session:
        made = await unit_links.link_for_unit(
            session,
            tapped.speaker,
            tap.unit_id,
            days=context.parts.settings.invite_days,
            now=context.now,
        )
    await _send_picture(tapped, made)


async def _send_picture(tapped: Tapped, made: NewInvitation) -> None:
    # What draws codes is loaded with the first one.
    from bot.reports.qr import qr_picture  # noqa: PLC0415 - only who draws pays for it

    link = made.link or ""
    until = made.expires_at.astimezone(tapped.speaker.zone).date()
    caption = wording.link_caption(
        tapped.words, person=made.person, unit=made.unit, link=link, until=until
    )
    try:
        await tapped.context.bot.send_photo(
            tapped.chat_id, qr_picture(link), caption=caption, parse_mode=ParseMode.HTML
        )
    except (BadRequest, NetworkError) as error:
        raise NhacViecError("files-not-sent") from error


async def _fetch_sheet(tapped: Tapped, tap: FetchSheet) -> None:
    # Cards are printed seldom, and what draws them is large.
    from bot.reports.enrolment_sheet import enrolment_sheet  # noqa: PLC0415 - only who draws pays for it

    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        made = await unit_links.links_for_office(
            session,
            speaker,
            tap.unit_id,
            days=context.parts.settings.invite_days,
            now=context.now,
        )
    cards = unit_links.cards_of(made, zone=speaker.zone)
    content = await asyncio.to_thread(enrolment_sheet, tapped.words, cards)
    people = sum(not card.is_of_unit for card in cards)
    try:
        await context.bot.send_document(
            tapped.chat_id,
            content,
            filename=tapped.words("sheet-file-name"),
            caption=tapped.words("sheet-caption", people=people),
        )
    except (BadRequest, NetworkError) as error:
        raise NhacViecError("files-not-sent") from error


TAPS: Taps = {LinkForPerson: _for_person, LinkForUnit: _for_unit, FetchSheet: _fetch_sheet}
