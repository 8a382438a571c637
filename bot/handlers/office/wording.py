"""/cauchu: the office finds a message of the bot, types another text for it, and keeps it."""

from telegram import Message, Update

from bot.context import OfficeContext, speaker_of
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.handlers.dialogues import Form
from bot.handlers.reply import drop_buttons, edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.catalog import Words, words_of
from bot.messages.errors import sentence
from bot.messages.office import wordings
from bot.messages.office.bot_texts import BotText, with_text
from bot.messages.office.patterns import BadWording
from bot.messages.office.spoken_values import from_words, unknown
from bot.messages.taps.wording import KeepWording, OpenWording, ResetWording
from bot.services import dialogues
from bot.services.office import wording
from bot.storage import Dialogue

KIND = "wording"


async def on_command(update: Update, context: OfficeContext) -> None:
    """/cauchu, with or without words of the message that is looked for."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.act() as session:
        speaker = await speaker_of(session, update, now=context.now)
        wording.require_may_reword(speaker)
        await dialogues.begin(session, speaker, KIND, now=context.now, data={})
    words, said = words_of(speaker), " ".join(context.args or ())
    if said:
        answer = wordings.found(words, wording.find(speaker, said), said=said)
    else:
        answer = wordings.ask_which(words)
    await send(context.bot, chat.id, answer)


async def take_text(
    context: OfficeContext, speaker: Speaker, message: Message, dialogue: Dialogue
) -> None:
    """Words to look for, or the new text of the message that is open."""
    if dialogue.data.get("key"):
        await _take_new_text(context, speaker, message, dialogue)
        return
    said = message.text or ""
    answer = wordings.found(words_of(speaker), wording.find(speaker, said), said=said)
    await send(context.bot, message.chat.id, answer)


async def _take_new_text(
    context: OfficeContext, speaker: Speaker, message: Message, dialogue: Dialogue
) -> None:
    """Shows what it would look like; nothing is kept before the button under it."""
    key, language = dialogue.data["key"], dialogue.data["language"]
    async with context.act() as session:
        before = await wording.open_text(session, speaker, key, language)
        after = _worded(words_of(speaker), before, message.text or "")
        running = await dialogues.running(session, speaker, KIND, now=context.now)
        dialogues.go_on(running, now=context.now, draft=after.text)
    words, is_same = words_of(speaker), after.text == before.text
    answer = wordings.unchanged(words, before) if is_same else wordings.preview(words, after)
    if earlier := dialogue.data.get("prompt_id"):
        await drop_buttons(context.bot, message.chat.id, earlier)
    shown = await send(context.bot, message.chat.id, answer)
    await _remember(context, speaker, shown)


def _worded(words: Words, message: BotText, typed: str) -> BotText:
    """The message in the words typed, its values by name or as the program writes them."""
    try:
        return with_text(message, from_words(words, message, typed))
    except BadWording as error:
        if error.key != "wording-value-unknown":
            raise
        raise unknown(words, message, error.values["name"]) from error


async def _remember(context: OfficeContext, speaker: Speaker, message_id: int) -> None:
    """An older preview must not keep the text of a newer one."""
    async with context.act() as session:
        running = await dialogues.current(session, speaker, now=context.now)
        if running is not None and running.kind == KIND:
            dialogues.remember_prompt(running, message_id)


async def _open(tapped: Tapped, tap: OpenWording | KeepWording, *, head: str = "") -> None:
    """The card; what is typed next is the new text of this message."""
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        text = await wording.open_text(session, speaker, tap.key, tap.language)
        data = {"key": tap.key, "language": tap.language, "seen": text.text}
        await dialogues.begin(session, speaker, KIND, now=context.now, data=data)
    await edit(context.bot, tapped.query, wordings.card(tapped.words, text, head=head))


async def _keep(tapped: Tapped, tap: KeepWording) -> None:
    """Keeps the text typed last, unless somebody else has worded the message meanwhile."""
    try:
        text = await _keep_draft(tapped, tap)
    except wording.ChangedMeanwhile as error:
        await _open(tapped, tap, head=sentence(tapped.words, error, html=True))
        return
    head = tapped.words("wording-kept")
    await edit(tapped.context.bot, tapped.query, wordings.changed(tapped.words, text, head=head))


async def _keep_draft(tapped: Tapped, tap: KeepWording) -> BotText:
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        dialogue = await dialogues.running(session, speaker, KIND, now=context.now)
        data = dialogue.data
        is_of_this = (data.get("key"), data.get("language")) == (tap.key, tap.language)
        if not is_of_this or "draft" not in data:
            raise NhacViecError("wording-no-draft")
        new = wording.NewText(tap.key, tap.language, data["draft"], seen=data["seen"])
        text = await wording.reword(session, speaker, new, now=context.now)
        await dialogues.end(session, speaker, KIND)
    return text


async def _reset(tapped: Tapped, tap: ResetWording) -> None:
    """Back to the program's own text, at once: the office's text is in the record of changes."""
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        new = wording.NewText(tap.key, tap.language, None)
        text = await wording.reword(session, speaker, new, now=context.now)
        await dialogues.end(session, speaker, KIND)
    head = tapped.words("wording-was-reset")
    await edit(context.bot, tapped.query, wordings.changed(tapped.words, text, head=head))


TAPS: Taps = {OpenWording: _open, KeepWording: _keep, ResetWording: _reset}
FORMS = {KIND: Form(take_text, yields_to_questions=False)}
