"""“Nhắc lại sau”, from a morning message and from a card: only the buttons change."""

from bot.handlers.doing.officer_panels import way_back
from bot.handlers.reply import change_buttons
from bot.handlers.taps import Tapped, Taps
from bot.messages.answer import Choice
from bot.messages.card_buttons import on_card
from bot.messages.reminder_buttons import buttons
from bot.messages.reminder_values import lines_of, page_of
from bot.messages.settings import snoozing as wording
from bot.messages.taps.settings import (
    ChooseSnoozed,
    CloseSnooze,
    EndSnooze,
    OpenSnooze,
    SnoozeTask,
)
from bot.services import mornings, snoozing
from bot.services.tasks.tasks import show_card
from bot.storage import Session

_Rows = tuple[tuple[Choice, ...], ...]


async def _choose(tapped: Tapped, tap: ChooseSnoozed) -> None:
    async with tapped.context.database.read() as session:
        shown = await mornings.shown(
            session, tapped.speaker, tap.message_id, today=tapped.asker.today
        )
    content = shown.content
    on_page, _, _ = page_of(lines_of(content.items, content.beside), 0)
    choices = wording.which(tapped.words, [line.task for line in on_page], tap.message_id)
    await change_buttons(tapped.context.bot, tapped.query, choices)


async def _open(tapped: Tapped, tap: OpenSnooze) -> None:
    now, zone = tapped.context.now, tapped.speaker.zone
    async with tapped.context.database.read() as session:
        menu = await snoozing.menu(session, tapped.speaker, tap.task_id, now=now)
    choices = wording.times(
        tapped.words,
        tap.task_id,
        menu.offered,
        waits_until=menu.waits_until,
        message_id=tap.message_id,
        now=now,
        zone=zone,
        back=way_back(tapped),
    )
    await change_buttons(tapped.context.bot, tapped.query, choices)


async def _snooze(tapped: Tapped, tap: SnoozeTask) -> str:
    now, speaker = tapped.context.now, tapped.speaker
    async with tapped.context.act() as session:
        done = await snoozing.snooze(session, speaker, tap.task_id, tap.choice, now=now)
        rows = await _own_buttons(session, tapped, tap.task_id, tap.message_id)
    await change_buttons(tapped.context.bot, tapped.query, rows)
    until = done.waits_until or now
    today = tapped.asker.today
    return wording.snoozed(tapped.words, done.number, until, zone=speaker.zone, today=today)


async def _end(tapped: Tapped, tap: EndSnooze) -> str:
    async with tapped.context.act() as session:
        number = await snoozing.end(session, tapped.speaker, tap.task_id, now=tapped.context.now)
        rows = await _own_buttons(session, tapped, tap.task_id, tap.message_id)
    await change_buttons(tapped.context.bot, tapped.query, rows)
    return tapped.words("snooze-ended", number=number)


async def _close(tapped: Tapped, tap: CloseSnooze) -> None:
    async with tapped.context.database.read() as session:
        rows = await _own_buttons(session, tapped, tap.task_id, tap.message_id)
    await change_buttons(tapped.context.bot, tapped.query, rows)


async def _own_buttons(
    session: Session, tapped: Tapped, task_id: int | None, message_id: int | None
) -> _Rows:
    """The buttons the message had before: those of a morning message, or of a card."""
    speaker, words = tapped.speaker, tapped.words
    if message_id is not None:
        morning = await mornings.shown(session, speaker, message_id, today=tapped.asker.today)
        return buttons(
            words,
            morning.content.items,
            speaker,
            message_id=message_id,
            beside=morning.content.beside,
        )
    shown = await show_card(session, speaker, task_id or 0, today=tapped.asker.today)
    return on_card(
        words, shown.card, acts=shown.acts, back=way_back(tapped), bot_name=shown.bot_name
    )


TAPS: Taps = {
    ChooseSnoozed: _choose,
    OpenSnooze: _open,
    SnoozeTask: _snooze,
    EndSnooze: _end,
    CloseSnooze: _close,
}
