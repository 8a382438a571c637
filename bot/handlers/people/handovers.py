"""Handing tasks over: /bangiao, “bàn giao việc của … cho … từ … đến …”, and the draft."""

from telegram import Message, Update

from bot.context import OfficeContext, speaker_of, words_for
from bot.domain import Speaker
from bot.handlers.asking.said import Asker
from bot.handlers.dialogues import Form
from bot.handlers.reply import drop_buttons, edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.people import handover as wording
from bot.messages.people import handover_cards
from bot.messages.taps.handover import (
    AskHandoverPart,
    ConfirmHandover,
    HandOverAll,
    NewHandover,
    PickHandoverDays,
    PickHandoverPerson,
    PickHandoverReason,
    ReplaceHandoverReason,
    TickHandoverTask,
)
from bot.parsing.task_orders import Order
from bot.services import dialogues
from bot.services.asking.wishes import NotYet
from bot.services.handovers import drafts as handovers_drafts
from bot.services.handovers import order_below as below
from bot.services.handovers import pages as handovers_pages
from bot.services.handovers.drafts import KIND, DraftShown
from bot.storage import Dialogue


async def on_command(update: Update, context: OfficeContext) -> None:
    """/bangiao: what is handed over, and a new one; with words behind it that one."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
        page = await handovers_pages.list_page(session, speaker, page=0)
    said = " ".join(context.args or ())
    if said:
        await begin(context, speaker, chat.id, text=f"bàn giao việc {said}")
        return
    if not page.lines:
        await begin(context, speaker, chat.id)
        return
    words = words_for(update, speaker)
    answer = handover_cards.overview(words, page, today=context.today(speaker))
    await send(context.bot, chat.id, answer)


async def on_words(context: OfficeContext, asker: Asker, chat_id: int, wish: NotYet) -> bool:
    """“Từ 1/6 đến 15/6 giao việc cho …”."""
    await begin(context, asker.speaker, chat_id, text=wish.text)
    return True


async def begin(
    context: OfficeContext,
    speaker: Speaker,
    chat_id: int,
    *,
    text: str = "",
    person_id: int | None = None,
) -> None:
    """Opens the draft below the chat."""
    async with context.act() as session:
        shown = await handovers_drafts.begin(
            session,
            speaker,
            text=text,
            person_id=person_id,
            today=context.today(speaker),
            now=context.now,
        )
    await _show_below(context, speaker, chat_id, shown)


async def _new(tapped: Tapped, tap: NewHandover) -> None:
    await begin(tapped.context, tapped.speaker, tapped.chat_id, person_id=tap.person_id)


async def _take_text(
    context: OfficeContext, speaker: Speaker, message: Message, _dialogue: Dialogue
) -> None:
    """Words for the part that is asked for; another order below the whole is asked about."""
    text, today = message.text or "", context.today(speaker)
    async with context.act() as session:
        waits = await below.order_below(session, speaker, text, today=today, now=context.now)
        shown = waits or await handovers_drafts.take_text(
            session, speaker, text, today=today, now=context.now
        )
    await _show_below(context, speaker, message.chat.id, shown, other=text if waits else "")


async def _show_below(
    context: OfficeContext, speaker: Speaker, chat_id: int, shown: DraftShown, *, other: str = ""
) -> None:
    """The newest message alone has buttons; `other` was typed and reads as another order."""
    answer = _form(context, speaker, shown)
    if other:
        answer = wording.not_sent(words_of(speaker), answer, shown.draft.id, other)
    message_id = await send(context.bot, chat_id, answer)
    if shown.prompt_id:
        await drop_buttons(context.bot, chat_id, shown.prompt_id)
    async with context.act() as session:
        running = await dialogues.current(session, speaker, now=context.now)
        if running is not None and running.kind == KIND:
            dialogues.remember_prompt(running, message_id)


async def _show_here(tapped: Tapped, shown: DraftShown) -> None:
    answer = _form(tapped.context, tapped.speaker, shown)
    await edit(tapped.context.bot, tapped.query, answer)


def _form(context: OfficeContext, speaker: Speaker, shown: DraftShown) -> Answer:
    return wording.form(
        words_of(speaker),
        shown.draft,
        shown.choices,
        today=context.today(speaker),
    )


async def _ask(tapped: Tapped, tap: AskHandoverPart) -> None:
    async with tapped.context.act() as session:
        shown = await handovers_drafts.ask(
            session,
            tapped.speaker,
            tap.draft_id,
            tap.part,
            page=tap.page,
            now=tapped.context.now,
        )
    await _show_here(tapped, shown)


async def _pick(tapped: Tapped, tap: PickHandoverPerson) -> None:
    async with tapped.context.act() as session:
        shown = await handovers_drafts.pick(
            session, tapped.speaker, tap.draft_id, tap.part, tap.person_id, now=tapped.context.now
        )
    await _show_here(tapped, shown)


async def _pick_days(tapped: Tapped, tap: PickHandoverDays) -> None:
    async with tapped.context.act() as session:
        shown = await handovers_drafts.set_days(
            session,
            tapped.speaker,
            tap.draft_id,
            (tap.first, tap.last),
            today=tapped.asker.today,
            now=tapped.context.now,
        )
    await _show_here(tapped, shown)


async def _pick_reason(tapped: Tapped, tap: PickHandoverReason) -> None:
    reason = tapped.words(f"handover-for-{tap.reason.value}").lower() if tap.reason else ""
    async with tapped.context.act() as session:
        shown = await handovers_drafts.set_reason(
            session, tapped.speaker, tap.draft_id, reason, now=tapped.context.now
        )
    await _show_here(tapped, shown)


async def _take_as_reason(tapped: Tapped, tap: ReplaceHandoverReason) -> None:
    async with tapped.context.act() as session:
        shown = await below.take_as_reason(
            session, tapped.speaker, tap.draft_id, now=tapped.context.now
        )
    await _show_here(tapped, shown)


async def _tick(tapped: Tapped, tap: TickHandoverTask) -> None:
    async with tapped.context.act() as session:
        shown = await handovers_drafts.tick(
            session,
            tapped.speaker,
            tap.draft_id,
            tap.task_id,
            ticked=tap.ticked,
            page=tap.page,
            now=tapped.context.now,
        )
    await _show_here(tapped, shown)


async def _take_all(tapped: Tapped, tap: HandOverAll) -> None:
    async with tapped.context.act() as session:
        shown = await handovers_drafts.tick(
            session, tapped.speaker, tap.draft_id, None, ticked=False, now=tapped.context.now
        )
    await _show_here(tapped, shown)


async def _confirm(tapped: Tapped, tap: ConfirmHandover) -> None:
    """It is agreed, or asked of those who decide."""
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        made = await handovers_drafts.confirm(
            session, speaker, tap.draft_id, today=tapped.asker.today, now=context.now
        )
        shown = await handovers_pages.card_of(session, speaker, made)
    told = tapped.words("handover-sent")
    if shown.decided_by:
        told = handover_cards.told_to(tapped.words, "handover-done", shown)
    answer = handover_cards.card(tapped.words, shown, told=told)
    await edit(context.bot, tapped.query, answer)


TAPS: Taps = {
    NewHandover: _new,
    AskHandoverPart: _ask,
    PickHandoverPerson: _pick,
    PickHandoverDays: _pick_days,
    PickHandoverReason: _pick_reason,
    ReplaceHandoverReason: _take_as_reason,
    TickHandoverTask: _tick,
    HandOverAll: _take_all,
    ConfirmHandover: _confirm,
}
FORMS = {KIND: Form(_take_text)}
ON_INTENT = {Order.HAND_OVER: on_words}
