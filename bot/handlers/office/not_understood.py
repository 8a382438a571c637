"""What the bot did not understand: /khonghieu for the office, and what people chose after it."""

from telegram import CallbackQuery, Update
from telegram.error import BadRequest, NetworkError

from bot.context import OfficeContext, speaker_of, words_for
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.handlers.asking.answers import opens, reading_label
from bot.handlers.reply import edit, send
from bot.handlers.tasks import on_tap as show
from bot.messages.actions import (
    FetchPhrases,
    PhraseAction,
    PutPhraseAway,
    ShowPhrases,
    TakeReading,
)
from bot.messages.answer import Answer
from bot.messages.catalog import LANGUAGES, words_in, words_of
from bot.messages.office import unknown_phrases
from bot.services.office import phrases


async def on_command(update: Update, context: OfficeContext) -> None:
    """/khonghieu: the words not understood that the office has not put away."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
        found = await phrases.page_to_see(session, speaker, page=0)
    words = words_for(update, speaker)
    answer = unknown_phrases.phrase_list(
        words, found.phrases, page=found.page, total=found.total, zone=speaker.zone
    )
    await send(context.bot, chat.id, answer)


async def on_tap(
    query: CallbackQuery,
    context: OfficeContext,
    speaker: Speaker,
    action: TakeReading | PhraseAction,
) -> None:
    """A likely reading, and every button of the office's list, its right asked anew for each."""
    match action:
        case TakeReading():
            await _take_reading(query, context, speaker, action)
        case ShowPhrases(page):
            await edit(context.bot, query, await _page(context, speaker, page))
        case PutPhraseAway(phrase_id, page):
            async with context.act() as session:
                await phrases.put_away(session, speaker, phrase_id, now=context.now)
            await edit(context.bot, query, await _page(context, speaker, page))
        case FetchPhrases():
            await _fetch(query, context, speaker)


async def _page(context: OfficeContext, speaker: Speaker, page: int) -> Answer:
    async with context.database.read() as session:
        found = await phrases.page_to_see(session, speaker, page=page)
    return unknown_phrases.phrase_list(
        words_of(speaker),
        found.phrases,
        page=found.page,
        total=found.total,
        zone=speaker.zone,
    )


async def _fetch(query: CallbackQuery, context: OfficeContext, speaker: Speaker) -> None:
    words = words_of(speaker)
    async with context.database.read() as session:
        kept = await phrases.all_kept(session, speaker)
    content = unknown_phrases.phrase_file(words, kept, zone=speaker.zone)
    try:
        await context.bot.send_document(
            query.from_user.id, content, filename=words("phrases-file-name")
        )
    except (BadRequest, NetworkError) as error:
        raise NhacViecError("files-not-sent") from error


async def _take_reading(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, taken: TakeReading
) -> None:
    """Opens the reading as its own button would, then notes for the office that it was meant.

    Only what these words are offered with is noted: a button may be forged.
    """
    await show(query, context, speaker, taken.opens)
    async with context.act() as session:
        readings = await phrases.readings_of(
            session, speaker, taken.phrase_id, today=context.today(speaker)
        )
        meant = next((one for one in readings if opens(one) == taken.opens), None)
        if meant is not None:
            label = reading_label(words_in(LANGUAGES[0]), meant)
            await phrases.note_choice(session, speaker, taken.phrase_id, label)
