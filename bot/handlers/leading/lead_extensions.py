"""Extensions are granted, granted until another day, refused or passed up."""

from telegram import Message

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.errors import NotOfThisForm
from bot.handlers.asking.said import Asker
from bot.handlers.dialogues import Form
from bot.handlers.leading.lead_screens import extension_answer, extensions_answer, next_extension
from bot.handlers.reply import drop_buttons, edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.errors import sentence
from bot.messages.leading import lead_extensions
from bot.messages.leading.lead_values import Asked
from bot.messages.taps.lead import (
    AskOtherDay,
    AskRefusal,
    GrantExtension,
    PassUp,
    RefuseFor,
    ShowExtension,
    ShowExtensionOf,
    ShowExtensions,
)
from bot.parsing.queries import read_query
from bot.services import dialogues
from bot.services.doing.extension_requests import ExtensionDecided
from bot.services.leading import extension_deciding
from bot.storage import Dialogue, Session
from bot.storage.ids import id_of

OTHER_DAY = "grant_day"
REFUSE = "refuse_extension"


class NoDayRead(NotOfThisForm):
    """The words name no day."""

    key = "extension-no-day"


async def _show_all(tapped: Tapped, tap: ShowExtensions) -> None:
    async with tapped.context.database.read() as session:
        answer = await extensions_answer(session, tapped.asker, page=tap.page)
    await edit(tapped.context.bot, tapped.query, answer)


async def _show(tapped: Tapped, tap: ShowExtension) -> None:
    try:
        async with tapped.context.database.read() as session:
            asked = await extension_deciding.show(session, tapped.speaker, tap.extension_id)
        answer = extension_answer(tapped.asker, asked)
    except ExtensionDecided as error:
        answer = await _rest(tapped, error)
    await edit(tapped.context.bot, tapped.query, answer)


async def _show_of(tapped: Tapped, tap: ShowExtensionOf) -> None:
    try:
        async with tapped.context.database.read() as session:
            asked = await extension_deciding.show_of(session, tapped.speaker, tap.task_id)
        answer = extension_answer(tapped.asker, asked)
    except ExtensionDecided as error:
        answer = await _rest(tapped, error)
    await edit(tapped.context.bot, tapped.query, answer)


async def _grant(tapped: Tapped, tap: GrantExtension) -> None:
    context = tapped.context
    try:
        async with context.act() as session:
            answer = await _granted(session, tapped.asker, tap)
    except ExtensionDecided as error:
        answer = await _rest(tapped, error)
    await edit(context.bot, tapped.query, answer)


async def _granted(session: Session, asker: Asker, tap: GrantExtension) -> Answer:
    asked = await extension_deciding.grant(
        session, asker.speaker, tap.extension_id, tap.day, now=asker.now
    )
    await dialogues.end(session, asker.speaker, OTHER_DAY)
    head = lead_extensions.granted(asker.words, asked, wanted=tap.day)
    return await _and_next(session, asker, asked, head)


async def _pass_up(tapped: Tapped, tap: PassUp) -> None:
    context, asker = tapped.context, tapped.asker
    try:
        async with context.act() as session:
            asked = await extension_deciding.pass_up(
                session, tapped.speaker, tap.extension_id, now=context.now
            )
            head = lead_extensions.passed_up(tapped.words, asked)
            answer = await _and_next(session, asker, asked, head)
    except ExtensionDecided as error:
        answer = await _rest(tapped, error)
    await edit(context.bot, tapped.query, answer)


async def _ask_day(tapped: Tapped, tap: AskOtherDay) -> None:
    try:
        asked = await _begin(tapped, tap.extension_id, OTHER_DAY)
        answer = lead_extensions.ask_other_day(tapped.words, asked, today=tapped.asker.today)
    except ExtensionDecided as error:
        answer = await _rest(tapped, error)
    await edit(tapped.context.bot, tapped.query, answer)


async def _ask_refusal(tapped: Tapped, tap: AskRefusal) -> None:
    try:
        asked = await _begin(tapped, tap.extension_id, REFUSE)
        answer = lead_extensions.ask_refusal(tapped.words, asked)
    except ExtensionDecided as error:
        answer = await _rest(tapped, error)
    await edit(tapped.context.bot, tapped.query, answer)


async def _begin(tapped: Tapped, extension_id: int, kind: str) -> Asked:
    """What is typed next is the day, or the reason."""
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        asked = await extension_deciding.show(session, speaker, extension_id)
        dialogue = await dialogues.begin(
            session,
            speaker,
            kind,
            task_id=id_of(asked.task),
            data={"extension": extension_id},
            now=context.now,
        )
        if tapped.query.message is not None:
            dialogues.remember_prompt(dialogue, tapped.query.message.message_id)
    return asked


async def _refuse_for(tapped: Tapped, tap: RefuseFor) -> None:
    reason = lead_extensions.usual_reason(tapped.words, tap.reason)
    try:
        async with tapped.context.act() as session:
            answer = await _refused(session, tapped.asker, tap.extension_id, reason)
    except ExtensionDecided as error:
        answer = await _rest(tapped, error)
    await edit(tapped.context.bot, tapped.query, answer)


async def _refused(session: Session, asker: Asker, extension_id: int, reason: str) -> Answer:
    asked = await extension_deciding.refuse(
        session, asker.speaker, extension_id, reason, now=asker.now
    )
    await dialogues.end(session, asker.speaker, REFUSE)
    return await _and_next(session, asker, asked, lead_extensions.refused(asker.words, asked))


async def _take_day(
    context: OfficeContext, speaker: Speaker, message: Message, dialogue: Dialogue
) -> None:
    """Raises `NoDayRead`, and goes on waiting for a day."""
    asker = Asker(speaker, words_of(speaker), context.now)
    year = speaker.plan_year or asker.today.year
    period = read_query(message.text or "", today=asker.today, year=year).period
    if period is None or period.end is None:
        raise NoDayRead
    tap = GrantExtension(dialogue.data["extension"], period.end)
    try:
        async with context.act() as session:
            answer = await _granted(session, asker, tap)
    except ExtensionDecided as error:
        answer = await _over(context, asker, error, OTHER_DAY)
    await _say(context, message, dialogue, answer)


async def _take_reason(
    context: OfficeContext, speaker: Speaker, message: Message, dialogue: Dialogue
) -> None:
    asker = Asker(speaker, words_of(speaker), context.now)
    try:
        async with context.act() as session:
            answer = await _refused(session, asker, dialogue.data["extension"], message.text or "")
    except ExtensionDecided as error:
        answer = await _over(context, asker, error, REFUSE)
    await _say(context, message, dialogue, answer)


async def _say(
    context: OfficeContext, message: Message, dialogue: Dialogue, answer: Answer
) -> None:
    await send(context.bot, message.chat.id, answer)
    if prompt_id := dialogue.data.get("prompt_id"):
        await drop_buttons(context.bot, message.chat.id, prompt_id)


async def _and_next(session: Session, asker: Asker, asked: Asked, head: str) -> Answer:
    """What waits next, below the decision; the way to the card where nothing does."""
    following = await next_extension(session, asker, head=head)
    return following or lead_extensions.only(asker.words, head, id_of(asked.task))


async def _rest(tapped: Tapped, error: ExtensionDecided) -> Answer:
    """Somebody else was quicker: one sentence, and what still waits."""
    head = sentence(tapped.words, error, html=True)
    async with tapped.context.database.read() as session:
        return await extensions_answer(session, tapped.asker, head=head)


async def _over(context: OfficeContext, asker: Asker, error: ExtensionDecided, kind: str) -> Answer:
    head = sentence(asker.words, error, html=True)
    async with context.act() as session:
        await dialogues.end(session, asker.speaker, kind)
        return await extensions_answer(session, asker, head=head)


TAPS: Taps = {
    ShowExtensions: _show_all,
    ShowExtension: _show,
    ShowExtensionOf: _show_of,
    GrantExtension: _grant,
    AskOtherDay: _ask_day,
    AskRefusal: _ask_refusal,
    RefuseFor: _refuse_for,
    PassUp: _pass_up,
}
FORMS = {OTHER_DAY: Form(_take_day, takes_values=True), REFUSE: Form(_take_reason)}
