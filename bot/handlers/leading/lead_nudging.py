"""Pressing who does a task, and the answer of who is pressed."""

from telegram import Message

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.handlers.dialogues import Form
from bot.handlers.reply import drop_buttons, edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.catalog import words_of
from bot.messages.leading import escalations, lead_nudges
from bot.messages.taps.lead import AnswerNudge, AskAgain, NudgeDoers, NudgePerson, TurnRisen
from bot.services import dialogues
from bot.services.leading import asking_again, nudging
from bot.storage import Dialogue


async def _nudge(tapped: Tapped, tap: NudgeDoers) -> None:
    """The card stays; what was done is said below."""
    context = tapped.context
    async with context.act() as session:
        done = await nudging.nudge(session, tapped.speaker, tap.task_id, now=context.now)
    answer = lead_nudges.nudged(tapped.words, done.task, done.people)
    await send(context.bot, tapped.chat_id, answer)


async def _nudge_one(tapped: Tapped, tap: NudgePerson) -> None:
    """In place of the question which of several is meant."""
    context = tapped.context
    async with context.act() as session:
        done = await nudging.nudge(
            session, tapped.speaker, tap.task_id, person_id=tap.person_id, now=context.now
        )
    answer = lead_nudges.nudged(tapped.words, done.task, done.people)
    await edit(context.bot, tapped.query, answer)


async def _ask_again(tapped: Tapped, tap: AskAgain) -> str:
    """The message stays as it is; its tasks are asked about once a day."""
    context = tapped.context
    async with context.act() as session:
        done = await asking_again.ask_again(
            session, tapped.speaker, tap.message_id, now=context.now
        )
    return escalations.asked_again(
        tapped.words, asked=done.asked, before=done.before, nobody=done.nobody
    )


async def _turn_risen(tapped: Tapped, tap: TurnRisen) -> str | None:
    """Another page in place of this one; what is over by now is said so."""
    context = tapped.context
    async with context.database.read() as session:
        answer = await asking_again.shown(
            session, tapped.speaker, tap.message_id, now=context.now, page=tap.page
        )
    if answer is None:
        return tapped.words("asked-again-over")
    await edit(context.bot, tapped.query, answer)
    return None


async def _begin_answer(tapped: Tapped, tap: AnswerNudge) -> None:
    """The news stays readable above the question."""
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        task = await nudging.begin_answer(
            session, speaker, tap.task_id, tap.person_id, now=context.now
        )
    answer = lead_nudges.ask_answer(tapped.words, task)
    prompt_id = await send(context.bot, tapped.chat_id, answer)
    async with context.act() as session:
        dialogue = await dialogues.current(session, speaker, now=context.now)
        if dialogue is not None and dialogue.kind == nudging.ANSWER:
            dialogues.remember_prompt(dialogue, prompt_id)


async def _take_answer(
    context: OfficeContext, speaker: Speaker, message: Message, dialogue: Dialogue
) -> None:
    async with context.act() as session:
        task = await nudging.answer(session, speaker, message.text or "", now=context.now)
    await send(context.bot, message.chat.id, lead_nudges.answered(words_of(speaker), task))
    if prompt_id := dialogue.data.get("prompt_id"):
        await drop_buttons(context.bot, message.chat.id, prompt_id)


TAPS: Taps = {
    NudgeDoers: _nudge,
    NudgePerson: _nudge_one,
    AnswerNudge: _begin_answer,
    AskAgain: _ask_again,
    TurnRisen: _turn_risen,
}
FORMS = {nudging.ANSWER: Form(_take_answer)}
