"""The reason of a request for a later day: taken, or replaced below its confirmation."""

from datetime import date

from telegram import Message

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.handlers.doing.officer_panels import answer_typed, back_of, card, remember_prompt
from bot.messages.catalog import words_of
from bot.messages.doing import officer_extensions as wording
from bot.messages.doing.officer import with_head
from bot.services import dialogues
from bot.services.doing import extension_asking as asking
from bot.services.doing.extension_asking import EXTEND
from bot.services.doing.notes import taken_text
from bot.storage import Dialogue
from bot.storage.ids import id_of


async def replace_reason(
    context: OfficeContext, speaker: Speaker, message: Message, dialogue: Dialogue
) -> None:
    """Another reason for what waits to be sent: shown again, sent by the button alone."""
    reason = taken_text(message.text or "")
    if not reason:
        raise NhacViecError("extension-no-reason")
    async with context.act() as session:
        running = await dialogues.running(session, speaker, EXTEND, now=context.now)
        task, found = await asking.new_day(
            session,
            speaker,
            running.data["milestone"],
            wanted=date.fromisoformat(running.data["day"]),
            today=context.today(speaker),
        )
        dialogues.go_on(running, now=context.now, reason=reason, quiet=False)
    wanted = wording.Wanted(found.old_due, found.day, found.moved_from)
    answer = wording.confirm(words_of(speaker), task, found.milestone, wanted, reason)
    shown = await answer_typed(context, message, dialogue, answer)
    await remember_prompt(context, speaker, EXTEND, shown)


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
