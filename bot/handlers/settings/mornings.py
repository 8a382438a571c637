"""Below a morning message: its pages, “Xong” for one of its tasks, and lists beside it."""

from bot.handlers.asking.answers import said_list
from bot.handlers.last_list import remember
from bot.handlers.reply import change_buttons, edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages import reminders as wording
from bot.messages.answer import Answer
from bot.messages.reminder_buttons import which_is_done
from bot.messages.taps.mornings import ChooseFinished, ListBelow, MorningPart, TurnMorning
from bot.services import mornings
from bot.services.mornings import MorningShown


async def _turn(tapped: Tapped, tap: TurnMorning) -> None:
    found = await _shown(tapped, tap.message_id)
    await edit(tapped.context.bot, tapped.query, _page(tapped, found, tap))


def _page(tapped: Tapped, found: MorningShown, tap: TurnMorning) -> Answer:
    words, today, content = tapped.words, tapped.asker.today, found.content
    if tap.part is MorningPart.DROPPED:
        return wording.dropped(
            words, content.beside, message_id=tap.message_id, today=today, page=tap.page
        )
    return wording.morning(
        words,
        content.items,
        speaker=tapped.speaker,
        today=today,
        day=found.day,
        late=found.late,
        after_leave=found.after_leave,
        message_id=tap.message_id,
        beside=content.beside,
        page=tap.page,
    )


async def _choose_finished(tapped: Tapped, tap: ChooseFinished) -> None:
    content = (await _shown(tapped, tap.message_id)).content
    choices = which_is_done(tapped.words, content.items, content.beside, tap.message_id)
    await change_buttons(tapped.context.bot, tapped.query, choices)


async def _shown(tapped: Tapped, message_id: int) -> MorningShown:
    async with tapped.context.database.read() as session:
        return await mornings.shown(session, tapped.speaker, message_id, today=tapped.asker.today)


async def _list_below(tapped: Tapped, tap: ListBelow) -> None:
    async with tapped.context.database.read() as session:
        said = await said_list(session, tapped.asker, tap.list.filter, page=tap.list.page)
    await send(tapped.context.bot, tapped.chat_id, said.answer)
    await remember(tapped.context, tapped.asker, tapped.chat_id, said)


TAPS: Taps = {TurnMorning: _turn, ChooseFinished: _choose_finished, ListBelow: _list_below}
