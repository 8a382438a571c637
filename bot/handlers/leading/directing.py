"""/chidao: a director's board, and one tap to ask a unit's head."""

from telegram import Message, Update

from bot.context import OfficeContext, speaker_of, words_for
from bot.domain import Speaker
from bot.handlers.asking.said import Asker
from bot.handlers.dialogues import Form
from bot.handlers.reply import edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.answer import Answer
from bot.messages.asking import figures as reports
from bot.messages.catalog import words_of
from bot.messages.leading import directing as wording
from bot.messages.taps.directing import (
    AnswerUnitQuestion,
    AskLead,
    AskUnit,
    ShowDirecting,
    ShowLateUnits,
    ShowOfficeReport,
)
from bot.services.leading import directing, lead_questions
from bot.storage import Dialogue, Session


async def on_command(update: Update, context: OfficeContext) -> None:
    chat = update.effective_chat
    if chat is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
        asker = Asker(speaker, words_for(update, speaker), context.now)
        answer = await _board(session, asker)
    await send(context.bot, chat.id, answer)


async def _board(session: Session, asker: Asker) -> Answer:
    found = await directing.board(session, asker.speaker, today=asker.today)
    return wording.board(
        asker.words,
        numbers=found.directed.numbers,
        rate=found.directed.rate,
        approvals=found.approvals,
        extensions=found.extensions,
        late_units=found.late_units,
    )


async def _show_board(tapped: Tapped, _tap: ShowDirecting) -> None:
    async with tapped.context.database.read() as session:
        answer = await _board(session, tapped.asker)
    await edit(tapped.context.bot, tapped.query, answer)


async def _show_office(tapped: Tapped, _tap: ShowOfficeReport) -> None:
    async with tapped.context.database.read() as session:
        made = await directing.office_report(session, tapped.speaker, today=tapped.asker.today)
    answer = reports.report(
        tapped.words, made.filter, owner_name=None, numbers=made.numbers, rate=made.rate
    )
    await edit(tapped.context.bot, tapped.query, wording.with_back(tapped.words, answer))


async def on_late_units(update: Update, context: OfficeContext) -> None:
    """“Trễ hạn”: the key below a director's chat."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
        asker = Asker(speaker, words_for(update, speaker), context.now)
        answer = await _late_units(session, asker)
    await send(context.bot, chat.id, answer)


async def _show_late_units(tapped: Tapped, tap: ShowLateUnits) -> None:
    async with tapped.context.database.read() as session:
        answer = await _late_units(session, tapped.asker, page=tap.page)
    await edit(tapped.context.bot, tapped.query, answer)


async def _late_units(session: Session, asker: Asker, *, page: int = 0) -> Answer:
    found = await directing.late_units(session, asker.speaker, today=asker.today, page=page)
    overlap = await directing.late_units_overlap(session, asker.speaker, today=asker.today)
    return wording.late_units(
        asker.words,
        [(group.label, group.filter, group.total) for group in found.shown],
        page=found.page,
        pages=found.pages,
        total=found.total,
        overlap=overlap,
    )


async def _ask_lead(tapped: Tapped, tap: AskLead) -> str:
    context = tapped.context
    async with context.act() as session:
        task = await lead_questions.ask_lead(session, tapped.speaker, tap.task_id, now=context.now)
    return wording.asked_lead(tapped.words, number=task.number)


async def _ask_unit(tapped: Tapped, tap: AskUnit) -> str:
    context = tapped.context
    async with context.act() as session:
        found = await lead_questions.ask_unit(session, tapped.speaker, tap.unit_id, now=context.now)
    return wording.asked_unit(tapped.words, unit=found.unit, total=found.tasks)


async def _begin_answer(tapped: Tapped, tap: AnswerUnitQuestion) -> None:
    context = tapped.context
    async with context.act() as session:
        _, total = await lead_questions.begin_answer(
            session, tapped.speaker, tap.note_id, now=context.now
        )
    await send(context.bot, tapped.chat_id, wording.ask_for_answer(tapped.words, total=total))


async def take_answer(
    context: OfficeContext, speaker: Speaker, message: Message, dialogue: Dialogue
) -> None:
    """The words that answer a question about a unit."""
    async with context.act() as session:
        total = await lead_questions.answer(
            session,
            speaker,
            int(dialogue.data["note"]),
            text=message.text or "",
            now=context.now,
        )
    await send(context.bot, message.chat.id, wording.answered(words_of(speaker), total=total))


TAPS: Taps = {
    ShowDirecting: _show_board,
    ShowOfficeReport: _show_office,
    ShowLateUnits: _show_late_units,
    AskLead: _ask_lead,
    AskUnit: _ask_unit,
    AnswerUnitQuestion: _begin_answer,
}
FORMS = {lead_questions.ANSWER: Form(take_answer)}
