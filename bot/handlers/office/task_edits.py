"""The office changes a task: which part, what it becomes, “Lưu”."""

from telegram import Message

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.handlers.dialogues import Form
from bot.handlers.reply import drop_buttons, edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.catalog import words_of
from bot.messages.errors import sentence
from bot.messages.office import task_edits as wording
from bot.messages.office.office_values import TaskPart, Whom
from bot.messages.office.task_parts import LABEL
from bot.messages.taps.office_tasks import EditPart, EditTask, EmptyPart, PickWhom, SaveEdit
from bot.services import dialogues
from bot.services.office import task_edits
from bot.services.office.task_edits import KIND, ChangedMeanwhile, ShownEdit
from bot.storage import Dialogue


async def show_parts(
    context: OfficeContext, speaker: Speaker, chat_id: int, *, task_id: int
) -> None:
    """All parts of a task below the chat, as words asked for them."""
    async with context.act() as session:
        shown = await task_edits.open_task(session, speaker, task_id, now=context.now)
    await send(context.bot, chat_id, wording.parts(words_of(speaker), shown.edit.fields))


async def propose_leads(
    context: OfficeContext, speaker: Speaker, chat_id: int, *, task_id: int, names: str
) -> None:
    """“Giao việc 24 cho Thanh tra”: shown beside who has it now, kept with “Lưu”."""
    today = context.today(speaker)
    async with context.act() as session:
        await task_edits.ask(
            session, speaker, task_id, TaskPart.LEADS, today=today, now=context.now
        )
        shown = await task_edits.take_text(session, speaker, names, today=today, now=context.now)
    answer = wording.asked(words_of(speaker), shown.edit, today=today)
    await _remember(context, speaker, await send(context.bot, chat_id, answer))


async def _open(tapped: Tapped, tap: EditTask) -> None:
    async with tapped.context.act() as session:
        shown = await task_edits.open_task(
            session, tapped.speaker, tap.task_id, now=tapped.context.now
        )
    await _show_here(tapped, shown)


async def _ask(tapped: Tapped, tap: EditPart) -> None:
    context = tapped.context
    async with context.act() as session:
        shown = await task_edits.ask(
            session,
            tapped.speaker,
            tap.task_id,
            tap.part,
            page=tap.page,
            today=tapped.asker.today,
            now=context.now,
        )
    await _show_here(tapped, shown)
    if tapped.query.message is not None:
        await _remember(context, tapped.speaker, tapped.query.message.message_id)


async def _take_text(
    context: OfficeContext, speaker: Speaker, message: Message, _dialogue: Dialogue
) -> None:
    """What the part becomes, shown beside what it is."""
    today = context.today(speaker)
    async with context.act() as session:
        shown = await task_edits.take_text(
            session, speaker, message.text or "", today=today, now=context.now
        )
    answer = wording.asked(words_of(speaker), shown.edit, today=today)
    message_id = await send(context.bot, message.chat.id, answer)
    if shown.prompt_id:
        await drop_buttons(context.bot, message.chat.id, shown.prompt_id)
    await _remember(context, speaker, message_id)


async def _remember(context: OfficeContext, speaker: Speaker, message_id: int) -> None:
    async with context.act() as session:
        running = await dialogues.current(session, speaker, now=context.now)
        if running is not None and running.kind == KIND:
            dialogues.remember_prompt(running, message_id)


async def _pick(tapped: Tapped, tap: PickWhom) -> None:
    async with tapped.context.act() as session:
        shown = await task_edits.pick(
            session,
            tapped.speaker,
            tap.task_id,
            Whom(tap.kind, tap.whom_id, ""),
            today=tapped.asker.today,
            now=tapped.context.now,
        )
    await _show_here(tapped, shown)


async def _empty(tapped: Tapped, tap: EmptyPart) -> None:
    async with tapped.context.act() as session:
        shown = await task_edits.empty(
            session,
            tapped.speaker,
            tap.task_id,
            tap.part,
            today=tapped.asker.today,
            now=tapped.context.now,
        )
    await _show_here(tapped, shown)


async def _save(tapped: Tapped, tap: SaveEdit) -> None:
    """Keeps it; where somebody was quicker, shows what it says now and asks once more."""
    try:
        shown = await _saved(tapped, tap)
    except ChangedMeanwhile as error:
        await _look_again(tapped, tap, error)
        return
    part = shown.edit.part
    if part is None:
        return
    values = {"label": tapped.words(LABEL[part]), "number": shown.edit.fields.number}
    head = tapped.words("edit-saved" if shown.changed else "edit-same", **values)
    answer = wording.parts(tapped.words, shown.edit.fields, head=head)
    await edit(tapped.context.bot, tapped.query, answer)


async def _saved(tapped: Tapped, tap: SaveEdit) -> ShownEdit:
    async with tapped.context.act() as session:
        return await task_edits.save(
            session,
            tapped.speaker,
            tap.task_id,
            today=tapped.asker.today,
            now=tapped.context.now,
        )


async def _look_again(tapped: Tapped, tap: SaveEdit, error: ChangedMeanwhile) -> None:
    async with tapped.context.act() as session:
        shown = await task_edits.look_again(
            session,
            tapped.speaker,
            tap.task_id,
            today=tapped.asker.today,
            now=tapped.context.now,
        )
    head = sentence(tapped.words, error, html=True)
    await _show_here(tapped, shown, head=head)


async def _show_here(tapped: Tapped, shown: ShownEdit, *, head: str = "") -> None:
    answer = wording.asked(tapped.words, shown.edit, today=tapped.asker.today, head=head)
    await edit(tapped.context.bot, tapped.query, answer)


TAPS: Taps = {
    EditTask: _open,
    EditPart: _ask,
    PickWhom: _pick,
    EmptyPart: _empty,
    SaveEdit: _save,
}
FORMS = {KIND: Form(_take_text, yields_to_questions=False)}
