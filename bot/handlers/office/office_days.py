"""The office's days off and swapped days: a year's list, and changes typed below it."""

from telegram import Message, Update

from bot.context import OfficeContext, speaker_of
from bot.domain import Speaker
from bot.errors import NotOfThisForm
from bot.handlers.dialogues import Form
from bot.handlers.reply import edit, send
from bot.handlers.settings.settings import Says
from bot.handlers.taps import Tapped, Taps
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.office import office_days as wording
from bot.messages.taps.office_settings import DropDays, DropSwap, ShowDays
from bot.parsing.day_changes import DayChange, DayKind, read_day_change
from bot.parsing.values import Period
from bot.services import dialogues
from bot.services.office import office_days
from bot.storage import Dialogue, Session

KIND = "office_days"
SAID = Says("ngày nghỉ", "ngày nghỉ của cơ quan", "lịch nghỉ", "days off")


async def on_command(update: Update, context: OfficeContext) -> None:
    """/ngaynghi: this year's days."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.act() as session:
        speaker = await speaker_of(session, update, now=context.now)
        answer = await _page(session, speaker, context, context.today(speaker).year)
    await send(context.bot, chat.id, answer)


async def _page(
    session: Session, speaker: Speaker, context: OfficeContext, year: int, *, said: str = ""
) -> Answer:
    """What is typed next is a change of days."""
    words = words_of(speaker)
    found = await office_days.of_year(session, speaker, year, language=words.language)
    await dialogues.begin_quietly(session, speaker, KIND, now=context.now, data={"year": year})
    return wording.page(words, found, said=said)


async def _show(tapped: Tapped, tap: ShowDays) -> None:
    async with tapped.context.act() as session:
        answer = await _page(session, tapped.speaker, tapped.context, tap.year)
    await edit(tapped.context.bot, tapped.query, answer)


async def _change(context: OfficeContext, speaker: Speaker, wish: DayChange) -> Answer:
    async with context.act() as session:
        done = await office_days.change(session, speaker, wish, now=context.now)
        said = wording.changed(words_of(speaker), done)
        return await _page(session, speaker, context, done.first.year, said=said)


async def take_text(
    context: OfficeContext, speaker: Speaker, message: Message, _dialogue: Dialogue
) -> None:
    wish = read_day_change(message.text or "", today=context.today(speaker))
    if wish is None:
        raise NotOfThisForm("days-unreadable")
    await send(context.bot, message.chat.id, await _change(context, speaker, wish))


async def _drop_days(tapped: Tapped, tap: DropDays) -> None:
    wish = DayChange(DayKind.DROP_OFF, Period(tap.first, tap.last))
    answer = await _change(tapped.context, tapped.speaker, wish)
    await edit(tapped.context.bot, tapped.query, answer)


async def _drop_swap(tapped: Tapped, tap: DropSwap) -> None:
    wish = DayChange(DayKind.DROP_WORK, Period(tap.worked, tap.worked))
    answer = await _change(tapped.context, tapped.speaker, wish)
    await edit(tapped.context.bot, tapped.query, answer)


TAPS: Taps = {ShowDays: _show, DropDays: _drop_days, DropSwap: _drop_swap}
FORMS = {KIND: Form(take_text, takes_values=True)}
