"""/caidat: language, hours, quiet and leave of the person who asks, by buttons or typed."""

from telegram import Message, Update
from telegram.ext import filters

from bot.context import OfficeContext, speaker_of
from bot.domain import Speaker
from bot.errors import NotOfThisForm
from bot.handlers.dialogues import Form
from bot.handlers.reply import edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.menus import menu
from bot.messages.settings import settings as wording
from bot.messages.taps.settings import (
    OpenSetting,
    SetLanguage,
    SetLeave,
    SetMorning,
    SetQuiet,
    Setting,
    ShowSettings,
)
from bot.messages.taps.summaries import SetWeeklySummary
from bot.parsing.day_ranges import read_days
from bot.parsing.guesses import moved_in
from bot.parsing.hours import read_hour, read_hours
from bot.parsing.text import fold
from bot.services import dialogues, settings, summaries
from bot.storage import Dialogue, Session
from bot.storage.people import speaker_by_id

KIND = "settings"
_NONE = ("khong", "tat", "bo", "none", "off", "no")


class Says(filters.MessageFilter):
    """A message that is nothing but one of these phrases, however it is typed."""

    def __init__(self, *phrases: str) -> None:
        super().__init__()
        self._phrases = frozenset(map(fold, phrases))

    def filter(self, message: Message) -> bool:
        return fold(message.text or "") in self._phrases


SAID = Says("cài đặt", "cài đặt của tôi", "settings")


async def on_command(update: Update, context: OfficeContext) -> None:
    """/caidat."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.act() as session:
        speaker = await speaker_of(session, update, now=context.now)
        answer = await _page(session, speaker, context)
    await send(context.bot, chat.id, answer)


async def _page(
    session: Session, speaker: Speaker, context: OfficeContext, *, said: str = ""
) -> Answer:
    await dialogues.end(session, speaker, KIND)
    own = await settings.own_settings(session, speaker, today=context.today(speaker))
    return wording.page(words_of(speaker), own, said=said)


async def _show(tapped: Tapped, _tap: ShowSettings) -> None:
    async with tapped.context.act() as session:
        answer = await _page(session, tapped.speaker, tapped.context)
    await edit(tapped.context.bot, tapped.query, answer)


async def _open(tapped: Tapped, tap: OpenSetting) -> None:
    """Its choices; what is typed next is a value, unless something else is half done."""
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        await dialogues.begin_quietly(
            session, speaker, KIND, now=context.now, data={"setting": tap.setting.value}
        )
        own = await settings.own_settings(session, speaker, today=context.today(speaker))
    await edit(context.bot, tapped.query, wording.setting(tapped.words, own, tap.setting))


async def _set_language(tapped: Tapped, tap: SetLanguage) -> None:
    """The page in the new language, and the standing keyboard below it."""
    context, chat_id = tapped.context, tapped.chat_id
    async with context.act() as session:
        await settings.set_language(session, tapped.speaker, tap.language, now=context.now)
        speaker = await speaker_by_id(session, tapped.speaker.id) or tapped.speaker
        answer = await _page(session, speaker, context)
    await edit(context.bot, tapped.query, answer)
    words = words_of(speaker)
    await send(
        context.bot,
        chat_id,
        Answer(words("settings-language-set"), menu=menu(words, speaker.roles)),
    )


async def _change(
    context: OfficeContext, speaker: Speaker, wish: SetMorning | SetQuiet | SetLeave
) -> Answer:
    """Keeps the value, tapped or typed; the page that says so."""
    words, now = words_of(speaker), context.now
    async with context.act() as session:
        match wish:
            case SetMorning(hour):
                await settings.set_morning(session, speaker, hour, now=now)
                tell = wording.morning_set
            case SetQuiet(begins, ends):
                await settings.set_quiet(session, speaker, begins=begins, ends=ends, now=now)
                tell = wording.quiet_set
            case SetLeave(first, last):
                await settings.set_leave(session, speaker, first=first, last=last, now=now)
                tell = wording.leave_set
        own = await settings.own_settings(session, speaker, today=context.today(speaker))
        return await _page(session, speaker, context, said=tell(words, own))


async def _set(tapped: Tapped, tap: SetMorning | SetQuiet | SetLeave) -> None:
    answer = await _change(tapped.context, tapped.speaker, tap)
    await edit(tapped.context.bot, tapped.query, answer)


async def _set_weekly(tapped: Tapped, tap: SetWeeklySummary) -> None:
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        await summaries.set_weekly(session, speaker, wanted=tap.wanted, now=context.now)
        own = await settings.own_settings(session, speaker, today=context.today(speaker))
        said = wording.weekly_set(tapped.words, own)
        answer = await _page(session, speaker, context, said=said)
    await edit(context.bot, tapped.query, answer)


async def take_text(
    context: OfficeContext, speaker: Speaker, message: Message, dialogue: Dialogue
) -> None:
    """A typed value of the setting that is open."""
    text = message.text or ""
    match Setting(dialogue.data["setting"]):
        case Setting.MORNING:
            wish: SetMorning | SetQuiet | SetLeave = _morning(text)
        case Setting.QUIET:
            wish = _quiet(text)
        case Setting.LEAVE:
            wish = _leave(context, speaker, text)
        case Setting.LANGUAGE:
            raise NotOfThisForm("language-by-button")
    await send(context.bot, message.chat.id, await _change(context, speaker, wish))


def _morning(text: str) -> SetMorning:
    hour = read_hour(text)
    if hour is None:
        raise NotOfThisForm("hour-unreadable")
    return SetMorning(hour)


def _quiet(text: str) -> SetQuiet:
    if fold(text) in _NONE:
        return SetQuiet(None, None)
    hours = read_hours(text)
    if len(hours) != 2:
        raise NotOfThisForm("quiet-unreadable")
    return SetQuiet(*hours)


def _leave(context: OfficeContext, speaker: Speaker, text: str) -> SetLeave:
    if fold(text) in _NONE:
        return SetLeave(None, None)
    today = context.today(speaker)
    days = read_days(text, today=today)
    if days is None or moved_in(text, year=today.year) is not None:
        raise NotOfThisForm("leave-unreadable")
    return SetLeave(days.start, days.end)


TAPS: Taps = {
    ShowSettings: _show,
    OpenSetting: _open,
    SetLanguage: _set_language,
    SetMorning: _set,
    SetQuiet: _set,
    SetLeave: _set,
    SetWeeklySummary: _set_weekly,
}
FORMS = {KIND: Form(take_text, takes_values=True)}
