"""Progress and comments: buttons on a task's card, and the words typed after them."""

from telegram import Message, Update

from bot.acts import Act
from bot.context import OfficeContext, speaker_of
from bot.domain import Speaker
from bot.handlers.dialogues import Form
from bot.handlers.doing.officer_panels import (
    answer_typed,
    back_of,
    card,
    prompt_data,
    remember_prompt,
    show_card,
    way_back,
)
from bot.handlers.reply import edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.catalog import words_of
from bot.messages.doing import officer as wording
from bot.messages.taps.officer import (
    AnswerNote,
    AskComment,
    AskProgress,
    BeginWork,
    OpenCard,
    SetProgress,
    WithdrawHandIn,
)
from bot.parsing.progress import Progress, read_progress, read_reported
from bot.parsing.queries import read_query
from bot.parsing.values import Intent
from bot.services import dialogues
from bot.services.doing import notes, progress, withdrawing
from bot.services.tasks.acts import task_for
from bot.services.tasks.panels import close_panel
from bot.storage import Dialogue


async def _open_card(tapped: Tapped, tap: OpenCard) -> None:
    """Back to the card; what a panel asked is no longer asked."""
    async with tapped.context.act() as session:
        await close_panel(session, tapped.speaker, tap.task_id, now=tapped.context.now)
    await show_card(tapped, tap.task_id, back=tap.back)


async def _ask_progress(tapped: Tapped, tap: AskProgress) -> None:
    """Shares to tap; what is typed next is progress too."""
    async with tapped.context.act() as session:
        task = await task_for(session, tapped.speaker, tap.task_id, Act.REPORT_PROGRESS)
        await dialogues.begin(
            session,
            tapped.speaker,
            progress.PROGRESS,
            task_id=tap.task_id,
            data=prompt_data(tapped),
            now=tapped.context.now,
        )
    answer = wording.ask_progress(tapped.words, task, back=way_back(tapped))
    await edit(tapped.context.bot, tapped.query, answer)


async def _set_progress(tapped: Tapped, tap: SetProgress) -> str:
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        done = await progress.report(
            session, speaker, tap.task_id, percent=min(tap.percent, 100), now=context.now
        )
        await dialogues.end(session, speaker, progress.PROGRESS)
    head = wording.progress_kept(tapped.words, done.percent, is_new=done.is_new)
    await show_card(tapped, tap.task_id, head=head)
    return head


async def _begin_work(tapped: Tapped, tap: BeginWork) -> None:
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        await progress.begin_work(session, speaker, tap.task_id, now=context.now)
        await dialogues.end(session, speaker, progress.PROGRESS)
    await show_card(tapped, tap.task_id, head=tapped.words("work-begun"))


async def _take_progress(
    context: OfficeContext, speaker: Speaker, message: Message, dialogue: Dialogue
) -> None:
    """“60%, đã xong dự thảo”, a share alone or words alone.

    A sentence that names another task is about that one.
    """
    text, today = message.text or "", context.today(speaker)
    said = read_progress(text)
    task_id = dialogue.task_id or 0
    named = read_query(text, today=today, year=speaker.plan_year or today.year)
    async with context.act() as session:
        await dialogues.running(session, speaker, progress.PROGRESS, now=context.now)
        if named.intent is Intent.PROGRESS and named.number:
            task_id = await progress.task_said(session, speaker, named.number, asked_about=task_id)
            reported = read_reported(text, named.number)
            said = Progress(reported.percent, reported.text)
        done = await progress.report(
            session, speaker, task_id, percent=said.percent, text=said.text, now=context.now
        )
        await dialogues.end(session, speaker, progress.PROGRESS)
    words = words_of(speaker)
    head = wording.progress_kept(words, said.percent, is_new=done.is_new)
    shown = await card(context, speaker, task_id, back=back_of(dialogue))
    await answer_typed(context, message, dialogue, wording.with_head(head, shown))


async def _withdraw(tapped: Tapped, tap: WithdrawHandIn) -> None:
    async with tapped.context.act() as session:
        await withdrawing.withdraw(session, tapped.speaker, tap.task_id, now=tapped.context.now)
    await show_card(tapped, tap.task_id, head=tapped.words("hand-in-taken-back"))


async def _ask_comment(tapped: Tapped, tap: AskComment) -> None:
    async with tapped.context.act() as session:
        task = await task_for(session, tapped.speaker, tap.task_id, Act.COMMENT)
        await dialogues.begin(
            session,
            tapped.speaker,
            notes.COMMENT,
            task_id=tap.task_id,
            data=prompt_data(tapped),
            now=tapped.context.now,
        )
    answer = wording.ask_comment(tapped.words, task, back=way_back(tapped))
    await edit(tapped.context.bot, tapped.query, answer)


async def _answer_note(tapped: Tapped, tap: AnswerNote) -> None:
    """Asks for the answer below the news, which stays."""
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        note, name = await notes.note_to_answer(session, speaker, tap.note_id)
        task = await task_for(session, speaker, note.task_id, Act.COMMENT)
        data = {"reply_to": note.id}
        await dialogues.begin(
            session, speaker, notes.COMMENT, task_id=note.task_id, data=data, now=context.now
        )
    answer = wording.ask_comment(tapped.words, task, answered=note.text, by=name, back=None)
    shown = await send(context.bot, tapped.chat_id, answer)
    await remember_prompt(context, speaker, notes.COMMENT, shown)


async def _take_comment(
    context: OfficeContext, speaker: Speaker, message: Message, dialogue: Dialogue
) -> None:
    task_id = dialogue.task_id or 0
    async with context.act() as session:
        await dialogues.running(session, speaker, notes.COMMENT, now=context.now)
        await notes.comment(
            session,
            speaker,
            task_id,
            text=message.text or "",
            reply_to_id=dialogue.data.get("reply_to"),
            now=context.now,
        )
        await dialogues.end(session, speaker, notes.COMMENT)
    shown = await card(context, speaker, task_id, back=back_of(dialogue))
    head = words_of(speaker)("comment-kept")
    await answer_typed(context, message, dialogue, wording.with_head(head, shown))


async def take_reply(update: Update, context: OfficeContext, message: Message) -> bool:
    """A Telegram reply to news of a comment answers it; False for any other reply."""
    replied = message.reply_to_message
    if replied is None or not message.text:
        return False
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
        note = await notes.note_answered_by_reply(
            session, speaker, chat_id=message.chat.id, message_id=replied.message_id
        )
    if note is None:
        return False
    async with context.act() as session:
        await notes.comment(
            session,
            speaker,
            note.task_id,
            text=message.text,
            reply_to_id=note.id,
            now=context.now,
        )
    shown = await card(context, speaker, note.task_id)
    head = words_of(speaker)("comment-kept")
    await send(context.bot, message.chat.id, wording.with_head(head, shown))
    return True


TAPS: Taps = {
    OpenCard: _open_card,
    AskProgress: _ask_progress,
    SetProgress: _set_progress,
    BeginWork: _begin_work,
    WithdrawHandIn: _withdraw,
    AskComment: _ask_comment,
    AnswerNote: _answer_note,
}
FORMS: dict[str, Form] = {
    progress.PROGRESS: Form(_take_progress),
    notes.COMMENT: Form(_take_comment, takes_sentences=True),
}
