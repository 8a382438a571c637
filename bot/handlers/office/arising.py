"""A task that arises: /themviec, “thêm việc …”, “giao … cho …”, and the buttons of the draft."""

from telegram import Message, Update

from bot.context import OfficeContext, speaker_of
from bot.domain import Speaker
from bot.handlers.asking.said import Asker
from bot.handlers.dialogues import Form
from bot.handlers.reply import drop_buttons, edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.catalog import words_of
from bot.messages.office import arising as wording
from bot.messages.office.office_values import Whom
from bot.messages.taps.office_tasks import (
    AddTask,
    AskDraftPart,
    GiveDraft,
    LeaveOutPart,
    PickDraftWhom,
    SetDraftDay,
    SetDraftUrgent,
)
from bot.services import dialogues
from bot.services.asking.wishes import NotYet
from bot.services.office import arising, giving
from bot.services.office.arising import KIND, Shown
from bot.storage import Dialogue


async def on_command(update: Update, context: OfficeContext) -> None:
    """/themviec, with or without words of the task."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
    await begin(context, speaker, chat.id, text=" ".join(context.args or ()))


async def on_words(context: OfficeContext, asker: Asker, chat_id: int, wish: NotYet) -> bool:
    """“Thêm việc …”: with what follows filled in."""
    await begin(context, asker.speaker, chat_id, text=wish.words or "")
    return True


async def begin(context: OfficeContext, speaker: Speaker, chat_id: int, *, text: str) -> None:
    """Opens the draft below the chat."""
    async with context.act() as session:
        shown = await arising.begin(
            session, speaker, text, today=context.today(speaker), now=context.now
        )
    await _show_below(context, speaker, chat_id, shown)


async def _add(tapped: Tapped, _tap: AddTask) -> None:
    await begin(tapped.context, tapped.speaker, tapped.chat_id, text="")


async def _take_text(
    context: OfficeContext, speaker: Speaker, message: Message, _dialogue: Dialogue
) -> None:
    """Words for the part that is asked for."""
    async with context.act() as session:
        shown = await arising.take_text(
            session,
            speaker,
            message.text or "",
            today=context.today(speaker),
            now=context.now,
        )
    await _show_below(context, speaker, message.chat.id, shown)


async def _show_below(context: OfficeContext, speaker: Speaker, chat_id: int, shown: Shown) -> None:
    """The newest message alone has buttons."""
    answer = wording.form(
        words_of(speaker),
        shown.draft,
        today=context.today(speaker),
        nobody=shown.nobody,
        taken=shown.taken,
    )
    message_id = await send(context.bot, chat_id, answer)
    if shown.prompt_id:
        await drop_buttons(context.bot, chat_id, shown.prompt_id)
    async with context.act() as session:
        running = await dialogues.current(session, speaker, now=context.now)
        if running is not None and running.kind == KIND:
            dialogues.remember_prompt(running, message_id)


async def _show_here(tapped: Tapped, shown: Shown) -> None:
    answer = wording.form(tapped.words, shown.draft, today=tapped.asker.today)
    await edit(tapped.context.bot, tapped.query, answer)


async def _ask(tapped: Tapped, tap: AskDraftPart) -> None:
    async with tapped.context.act() as session:
        shown = await arising.ask(
            session,
            tapped.speaker,
            tap.draft_id,
            tap.part,
            page=tap.page,
            today=tapped.asker.today,
            now=tapped.context.now,
        )
    await _show_here(tapped, shown)


async def _pick(tapped: Tapped, tap: PickDraftWhom) -> None:
    async with tapped.context.act() as session:
        shown = await arising.pick(
            session,
            tapped.speaker,
            tap.draft_id,
            Whom(tap.kind, tap.whom_id, ""),
            today=tapped.asker.today,
            now=tapped.context.now,
        )
    await _show_here(tapped, shown)


async def _set_day(tapped: Tapped, tap: SetDraftDay) -> None:
    async with tapped.context.act() as session:
        shown = await arising.set_day(
            session,
            tapped.speaker,
            tap.draft_id,
            tap.day,
            today=tapped.asker.today,
            now=tapped.context.now,
        )
    await _show_here(tapped, shown)


async def _leave_out(tapped: Tapped, tap: LeaveOutPart) -> None:
    async with tapped.context.act() as session:
        shown = await arising.leave_out(
            session,
            tapped.speaker,
            tap.draft_id,
            tap.part,
            today=tapped.asker.today,
            now=tapped.context.now,
        )
    await _show_here(tapped, shown)


async def _set_urgent(tapped: Tapped, tap: SetDraftUrgent) -> None:
    async with tapped.context.act() as session:
        shown = await arising.set_urgent(
            session,
            tapped.speaker,
            tap.draft_id,
            urgent=tap.urgent,
            today=tapped.asker.today,
            now=tapped.context.now,
        )
    await _show_here(tapped, shown)


async def _give(tapped: Tapped, tap: GiveDraft) -> None:
    """“Giao việc”: the draft becomes a task."""
    context = tapped.context
    async with context.act() as session:
        done = await giving.give(
            session, tapped.speaker, tap.draft_id, today=tapped.asker.today, now=context.now
        )
    answer = wording.given(tapped.words, done.task, reach=done.reach)
    await edit(context.bot, tapped.query, answer)


TAPS: Taps = {
    AddTask: _add,
    AskDraftPart: _ask,
    PickDraftWhom: _pick,
    SetDraftDay: _set_day,
    LeaveOutPart: _leave_out,
    SetDraftUrgent: _set_urgent,
    GiveDraft: _give,
}
FORMS = {KIND: Form(_take_text, yields_to_questions=False)}
