"""The reason of a request for a later day: taken, or replaced below its confirmation."""

from datetime import date

from telegram import Message

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.handlers.doing.officer_panels import answer_typed, back_of, card, remember_prompt
from bot.handlers.reply import edit
from bot.handlers.taps import Tapped
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.doing import officer_extensions as wording
from bot.messages.doing.officer import with_head
from bot.messages.taps.officer import ReplaceReason
from bot.services import dialogues
from bot.services.asking.order_amid import is_order_amid
from bot.services.doing import extension_asking as asking
from bot.services.doing.extension_asking import EXTEND
from bot.services.doing.notes import taken_text
from bot.storage import Dialogue, Milestone, Session
from bot.storage.ids import id_of


async def replace_reason(
    context: OfficeContext, speaker: Speaker, message: Message, dialogue: Dialogue
) -> None:
    """Another reason for what waits to be sent: shown again, sent by the button alone.

    Words that read as another order are asked about first.
    """
    reason = taken_text(message.text or "")
    if not reason:
        raise NhacViecError("extension-no-reason")
    async with context.act() as session:
        running = await dialogues.running(session, speaker, EXTEND, now=context.now)
        is_order = await is_order_amid(session, speaker, reason, today=context.today(speaker))
        # Other words are kept until they are the reason after all.
        noted = {"other": reason} if is_order else {"other": None, "reason": reason}
        dialogues.go_on(running, now=context.now, quiet=False, **noted)
        answer, milestone = await _confirming(session, context, speaker, running)
    if is_order:
        answer = wording.not_sent(words_of(speaker), answer, milestone, reason)
    shown = await answer_typed(context, message, dialogue, answer)
    await remember_prompt(context, speaker, EXTEND, shown)


async def _confirming(
    session: Session, context: OfficeContext, speaker: Speaker, running: Dialogue
) -> tuple[Answer, Milestone]:
    """The request as it would be sent, of its milestone."""
    data = running.data
    wanted_day = date.fromisoformat(data["day"])
    today = context.today(speaker)
    task, found = await asking.new_day(
        session, speaker, data["milestone"], wanted=wanted_day, today=today
    )
    wanted = wording.Wanted(found.old_due, found.day, found.moved_from)
    words = words_of(speaker)
    return wording.confirm(words, task, found.milestone, wanted, data["reason"]), found.milestone


async def replace_by_tap(tapped: Tapped, tap: ReplaceReason) -> None:
    """“Đổi lý do thành …”, below a request that is not sent yet."""
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        running = await dialogues.running(session, speaker, EXTEND, now=context.now)
        if running.data.get("milestone") != tap.milestone_id or not running.data.get("day"):
            raise dialogues.DialogueOver
        reason = running.data.get("other") or running.data["reason"]
        dialogues.go_on(running, now=context.now, reason=reason, other=None)
        answer, _ = await _confirming(session, context, speaker, running)
    await edit(context.bot, tapped.query, answer)


async def take_reason(
    context: OfficeContext, speaker: Speaker, message: Message, dialogue: Dialogue
) -> None:
    async with context.act() as session:
        await dialogues.running(session, speaker, EXTEND, now=context.now)
        made = await asking.ask(
            session,
            speaker,
            dialogue.data["milestone"],
            wanted=date.fromisoformat(dialogue.data["day"]),
            reason=message.text or "",
            now=context.now,
        )
        await dialogues.end(session, speaker, EXTEND)
    shown = await card(context, speaker, id_of(made.task), back=back_of(dialogue))
    head = wording.sent(words_of(speaker), made.extension)
    await answer_typed(context, message, dialogue, with_head(head, shown))
