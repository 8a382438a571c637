"""The office looks after its people: /nguoi, their cards, unit, roles, leaving."""

from telegram import Update

from bot.context import OfficeContext, speaker_of, words_for
from bot.handlers.asking.saying import Saying
from bot.handlers.reply import edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.answer import Answer
from bot.messages.errors import sentence
from bot.messages.headed import headed
from bot.messages.people import people as wording
from bot.messages.people.people_values import PersonCard
from bot.messages.taps.people import (
    AskLeave,
    ChooseHeir,
    ChooseRoles,
    ChooseUnit,
    Leave,
    MoveTo,
    SetRole,
    ShowPeople,
    ShowPerson,
    ShowUnit,
)
from bot.parsing.enrolment import asks_to_invite
from bot.services.people import leaving, people_cards, people_changes

INVITING = Saying(asks_to_invite)


async def on_command(update: Update, context: OfficeContext) -> None:
    """/nguoi, or words that ask for links to enrol others."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
        shown = await people_cards.overview(session, speaker, page=0)
    await send(context.bot, chat.id, wording.overview(words_for(update, speaker), shown))


async def _show_people(tapped: Tapped, tap: ShowPeople) -> None:
    async with tapped.context.database.read() as session:
        shown = await people_cards.overview(session, tapped.speaker, page=tap.page)
    await _edit(tapped, wording.overview(tapped.words, shown))


async def _show_unit(tapped: Tapped, tap: ShowUnit) -> None:
    async with tapped.context.database.read() as session:
        shown = await people_cards.unit_page(session, tapped.speaker, tap.unit_id, page=tap.page)
    await _edit(tapped, wording.unit(tapped.words, shown))


async def _show_person(tapped: Tapped, tap: ShowPerson) -> None:
    await _edit(tapped, wording.card(tapped.words, await _card(tapped, tap.person_id)))


async def _choose_roles(tapped: Tapped, tap: ChooseRoles) -> None:
    await _edit(tapped, wording.choose_roles(tapped.words, await _card(tapped, tap.person_id)))


async def _set_role(tapped: Tapped, tap: SetRole) -> None:
    context = tapped.context
    async with context.act() as session:
        shown = await people_changes.set_role(
            session, tapped.speaker, tap.person_id, tap.role, has=tap.has, now=context.now
        )
    await _edit(tapped, wording.choose_roles(tapped.words, shown))


async def _choose_unit(tapped: Tapped, tap: ChooseUnit) -> None:
    async with tapped.context.database.read() as session:
        shown = await people_cards.card(session, tapped.speaker, tap.person_id)
        units, page, total = await people_cards.other_units(
            session, tapped.speaker, tap.person_id, page=tap.page
        )
    answer = wording.choose_unit(tapped.words, shown, units, page=page, total=total)
    await _edit(tapped, answer)


async def _move(tapped: Tapped, tap: MoveTo) -> str | None:
    """Where somebody else was quicker: one sentence, and the card as it is now."""
    context = tapped.context
    try:
        async with context.act() as session:
            shown = await people_changes.move(
                session,
                tapped.speaker,
                tap.person_id,
                tap.unit_id,
                seen=tap.seen,
                now=context.now,
            )
    except people_changes.MovedMeanwhile as error:
        card = wording.card(tapped.words, await _card(tapped, tap.person_id))
        await _edit(tapped, headed(sentence(tapped.words, error, html=True), card))
        return None
    await _edit(tapped, wording.card(tapped.words, shown))
    return tapped.words("moved-told", unit=shown.unit_name)


async def _ask_leave(tapped: Tapped, tap: AskLeave) -> None:
    await _edit(tapped, wording.ask_leave(tapped.words, await _card(tapped, tap.person_id)))


async def _choose_heir(tapped: Tapped, tap: ChooseHeir) -> None:
    async with tapped.context.database.read() as session:
        shown = await people_cards.card(session, tapped.speaker, tap.person_id)
        page = await people_cards.heirs(session, tapped.speaker, tap.person_id, page=tap.page)
    await _edit(tapped, wording.choose_heir(tapped.words, shown, page))


async def _leave(tapped: Tapped, tap: Leave) -> None:
    context = tapped.context
    async with context.act() as session:
        left = await leaving.leave(
            session, tapped.speaker, tap.person_id, heir_id=tap.heir_id, now=context.now
        )
    answer = wording.left(
        tapped.words, name=left.full_name, tasks=left.tasks, heir=left.heir, unit_id=left.unit_id
    )
    await _edit(tapped, answer)


async def _card(tapped: Tapped, person_id: int) -> PersonCard:
    async with tapped.context.database.read() as session:
        return await people_cards.card(session, tapped.speaker, person_id)


async def _edit(tapped: Tapped, answer: Answer) -> None:
    await edit(tapped.context.bot, tapped.query, answer)


TAPS: Taps = {
    ShowPeople: _show_people,
    ShowUnit: _show_unit,
    ShowPerson: _show_person,
    ChooseRoles: _choose_roles,
    SetRole: _set_role,
    ChooseUnit: _choose_unit,
    MoveTo: _move,
    AskLeave: _ask_leave,
    ChooseHeir: _choose_heir,
    Leave: _leave,
}
