"""Writing a broadcast: /dondoc, “đôn đốc phòng X …”, words and files."""

from telegram import Message, Update

from bot.context import OfficeContext, speaker_of
from bot.domain import Speaker
from bot.handlers.asking.said import Asker
from bot.handlers.broadcasts.shown import show_below, show_here
from bot.handlers.dialogues import Form
from bot.handlers.doing.sent_files import SentFile, load
from bot.handlers.leading import lead_words
from bot.handlers.plans.plans import is_plan_file
from bot.handlers.reply import edit, send
from bot.handlers.settings.settings import Says
from bot.handlers.taps import Tapped, Taps
from bot.messages.answer import Answer
from bot.messages.broadcasts import composing as wording
from bot.messages.broadcasts import looking as looks
from bot.messages.broadcasts.typed_html import sanitized
from bot.messages.catalog import words_of
from bot.messages.taps.broadcasts import (
    AskBroadcastPart,
    DropDraftFiles,
    OpenBroadcasts,
    WriteBroadcast,
)
from bot.parsing.values import Intent
from bot.services import dialogues
from bot.services.asking.wishes import NotYet
from bot.services.broadcasts import composing, looking
from bot.services.broadcasts.composing import KIND, Shown
from bot.services.plans.reviews import keeps_plans
from bot.storage import Dialogue, Session

SAID = Says("đôn đốc", "soạn đôn đốc", "gửi đôn đốc", "đôn đốc hàng loạt", "broadcast")


async def on_command(update: Update, context: OfficeContext) -> None:
    """/dondoc, with or without words of the broadcast."""
    chat, message = update.effective_chat, update.effective_message
    if chat is None or message is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
    _, *words = (message.text or "").split(maxsplit=1)
    if words:
        html = sanitized(message.text_html or "")
        await begin(context, speaker, chat.id, words[0], html=html)
    else:
        await _open(context, speaker, chat.id)


async def _open(context: OfficeContext, speaker: Speaker, chat_id: int) -> None:
    if (page := await _page(context, speaker)) is not None:
        await send(context.bot, chat_id, page)
        return
    await show_below(context, speaker, chat_id, await _written(context, speaker))


async def _page(context: OfficeContext, speaker: Speaker) -> Answer | None:
    """The last ones to look at, which begins nothing; none where nothing was ever sent."""
    async with context.database.read() as session:
        last = await looking.latest(session, speaker)
        is_half_done = await composing.is_half_done(session, speaker, now=context.now)
    if not last:
        return None
    today = context.today(speaker)
    return looks.latest(
        words_of(speaker), last, is_half_done=is_half_done, today=today, zone=speaker.zone
    )


async def _written(context: OfficeContext, speaker: Speaker) -> Shown:
    async with context.act() as session:
        return await composing.open_new(
            session, speaker, today=context.today(speaker), now=context.now
        )


async def _open_here(tapped: Tapped, _tap: OpenBroadcasts) -> None:
    if (page := await _page(tapped.context, tapped.speaker)) is not None:
        await edit(tapped.context.bot, tapped.query, page)
        return
    await show_here(tapped, await _written(tapped.context, tapped.speaker))


async def _write_here(tapped: Tapped, _tap: WriteBroadcast) -> None:
    await show_here(tapped, await _written(tapped.context, tapped.speaker))


async def on_words(context: OfficeContext, asker: Asker, chat_id: int, wish: NotYet) -> bool:
    """“Nhắc anh An việc 24” presses one; “đôn đốc phòng X nộp …” begins a broadcast."""
    if await lead_words.nudge(context, asker, chat_id, wish):
        return True
    await begin(context, asker.speaker, chat_id, wish.text, html=sanitized(asker.html))
    return True


async def begin(
    context: OfficeContext, speaker: Speaker, chat_id: int, text: str, *, html: str = ""
) -> None:
    """Opens the draft with what the words say already; `html` is how the message ends with them."""
    async with context.act() as session:
        shown = await composing.begin_in_words(
            session, speaker, text, html=html, today=context.today(speaker), now=context.now
        )
    await show_below(context, speaker, chat_id, shown)


async def _take_text(
    context: OfficeContext, speaker: Speaker, message: Message, _dialogue: Dialogue
) -> None:
    """Words for the part that is asked for; bold and links of the text itself are kept."""
    async with context.act() as session:
        shown = await composing.take_text(
            session,
            speaker,
            sanitized(message.text_html or ""),
            message.text or "",
            today=context.today(speaker),
            now=context.now,
        )
    await show_below(context, speaker, message.chat.id, shown)


async def is_writing(session: Session, context: OfficeContext, speaker: Speaker) -> bool:
    """Whether a file sent now goes with a broadcast."""
    dialogue = await dialogues.current(session, speaker, now=context.now)
    return dialogue is not None and dialogue.kind == KIND


async def take_file(
    context: OfficeContext, speaker: Speaker, message: Message, sent: SentFile
) -> None:
    """A file or photo, alone or in an album, that is to go along."""
    stored = await load(context, sent)
    album = message.media_group_id
    async with context.act() as session:
        dialogue = await dialogues.running(session, speaker, KIND, now=context.now)
        has_words = bool(dialogue.data.get("text"))
        same_album = album is not None and dialogue.data.get("last_album") == album
        shown = await composing.take_file(
            session,
            speaker,
            stored,
            html=sanitized(message.caption_html or ""),
            album=album,
            today=context.today(speaker),
            now=context.now,
        )
    await show_below(context, speaker, message.chat.id, shown, in_place=same_album)
    if has_words and message.caption:
        await send(context.bot, message.chat.id, wording.caption_not_taken(words_of(speaker)))
    if keeps_plans(speaker) and is_plan_file(sent.name) and not album:
        await send(context.bot, message.chat.id, wording.not_as_plan(words_of(speaker)))


async def _ask(tapped: Tapped, tap: AskBroadcastPart) -> None:
    async with tapped.context.act() as session:
        shown = await composing.ask(
            session,
            tapped.speaker,
            tap.draft_id,
            tap.step,
            page=tap.page,
            today=tapped.asker.today,
            now=tapped.context.now,
        )
    await show_here(tapped, shown)


async def _drop_files(tapped: Tapped, tap: DropDraftFiles) -> None:
    async with tapped.context.act() as session:
        shown = await composing.change(
            session,
            tapped.speaker,
            tap.draft_id,
            {"files": [], "last_album": None},
            today=tapped.asker.today,
            now=tapped.context.now,
        )
    await show_here(tapped, shown)


TAPS: Taps = {
    OpenBroadcasts: _open_here,
    WriteBroadcast: _write_here,
    AskBroadcastPart: _ask,
    DropDraftFiles: _drop_files,
}
FORMS = {KIND: Form(_take_text, yields_to_questions=False)}
ON_INTENT = {Intent.BROADCAST: on_words}
