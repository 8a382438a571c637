"""/duyet: hand-ins are approved or returned, one after the other."""

from telegram import Message, Update

from bot.context import OfficeContext, speaker_of, words_for
from bot.domain import Speaker
from bot.handlers.asking.answers import card_answer
from bot.handlers.asking.said import Asker
from bot.handlers.dialogues import Form
from bot.handlers.leading.lead_screens import approval_answer, approvals_answer, next_approval
from bot.handlers.reply import drop_buttons, edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.errors import sentence
from bot.messages.headed import headed
from bot.messages.leading import lead_approvals
from bot.messages.taps.lead import Approve, AskReturn, ReturnFor, ShowApproval, ShowApprovals
from bot.services import dialogues
from bot.services.leading import approving
from bot.services.leading.approving import AlreadyDecided, Decided
from bot.storage import Dialogue, Person, Session

RETURN = "return"


async def on_command(update: Update, context: OfficeContext) -> None:
    """/duyet."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
        asker = Asker(speaker, words_for(update, speaker), context.now)
        answer = await approvals_answer(session, asker)
    await send(context.bot, chat.id, answer)


async def _show_all(tapped: Tapped, tap: ShowApprovals) -> None:
    async with tapped.context.database.read() as session:
        answer = await approvals_answer(session, tapped.asker, page=tap.page)
    await edit(tapped.context.bot, tapped.query, answer)


async def _show(tapped: Tapped, tap: ShowApproval) -> None:
    try:
        async with tapped.context.database.read() as session:
            answer = await approval_answer(session, tapped.asker, tap.task_id)
    except AlreadyDecided as error:
        answer = await _as_it_stands(tapped, tap.task_id, error)
    await edit(tapped.context.bot, tapped.query, answer)


async def _approve(tapped: Tapped, tap: Approve) -> None:
    context = tapped.context
    try:
        async with context.act() as session:
            done = await approving.approve(
                session, tapped.speaker, tap.task_id, tap.version, now=context.now
            )
            head = lead_approvals.approved(tapped.words, done.task)
            answer = await _and_next(session, tapped.asker, done, head)
    except AlreadyDecided as error:
        answer = await _as_it_stands(tapped, tap.task_id, error)
    await edit(context.bot, tapped.query, answer)


async def _ask_return(tapped: Tapped, tap: AskReturn) -> None:
    """Three usual reasons; or what is typed next is one."""
    context, speaker = tapped.context, tapped.speaker
    try:
        async with context.act() as session:
            found = await approving.ask_return(session, speaker, tap.task_id, tap.version)
            data = {"version": found.result.version}
            dialogue = await dialogues.begin(
                session, speaker, RETURN, task_id=tap.task_id, data=data, now=context.now
            )
            if tapped.query.message is not None:
                dialogues.remember_prompt(dialogue, tapped.query.message.message_id)
        answer = lead_approvals.ask_return(tapped.words, found.task, found.result)
    except AlreadyDecided as error:
        answer = await _as_it_stands(tapped, tap.task_id, error)
    await edit(context.bot, tapped.query, answer)


async def _return_for(tapped: Tapped, tap: ReturnFor) -> None:
    context = tapped.context
    reason = lead_approvals.usual_reason(tapped.words, tap.reason)
    try:
        async with context.act() as session:
            answer = await _return(
                session, tapped.asker, tap.task_id, version=tap.version, reason=reason
            )
    except AlreadyDecided as error:
        answer = await _as_it_stands(tapped, tap.task_id, error)
    await edit(context.bot, tapped.query, answer)


async def _take_reason(
    context: OfficeContext, speaker: Speaker, message: Message, dialogue: Dialogue
) -> None:
    """One's own words; one that is too long is asked for once more."""
    asker = Asker(speaker, words_of(speaker), context.now)
    task_id = dialogue.task_id or 0
    try:
        async with context.act() as session:
            answer = await _return(
                session,
                asker,
                task_id,
                version=dialogue.data["version"],
                reason=message.text or "",
            )
    except AlreadyDecided as error:
        async with context.act() as session:
            await dialogues.end(session, speaker, RETURN)
            answer = await _card_headed(session, asker, task_id, error)
    await send(context.bot, message.chat.id, answer)
    if prompt_id := dialogue.data.get("prompt_id"):
        await drop_buttons(context.bot, message.chat.id, prompt_id)


async def _return(
    session: Session, asker: Asker, task_id: int, *, version: int, reason: str
) -> Answer:
    done = await approving.return_(
        session, asker.speaker, task_id, version=version, reason=reason, now=asker.now
    )
    await dialogues.end(session, asker.speaker, RETURN)
    by = await session.get(Person, done.result.person_id)
    head = lead_approvals.returned(asker.words, done.task, by.full_name if by else "")
    return await _and_next(session, asker, done, head)


async def _and_next(session: Session, asker: Asker, done: Decided, head: str) -> Answer:
    """What waits next, below the decision; the card where nothing does."""
    following = await next_approval(session, asker, head=head)
    return following or lead_approvals.only(asker.words, head, done.task)


async def _as_it_stands(tapped: Tapped, task_id: int, error: AlreadyDecided) -> Answer:
    """Somebody else was quicker: one sentence, and the task as it is now."""
    async with tapped.context.database.read() as session:
        return await _card_headed(session, tapped.asker, task_id, error)


async def _card_headed(
    session: Session, asker: Asker, task_id: int, error: AlreadyDecided
) -> Answer:
    card = await card_answer(session, asker, task_id)
    return headed(sentence(asker.words, error, html=True), card)


TAPS: Taps = {
    ShowApprovals: _show_all,
    ShowApproval: _show,
    Approve: _approve,
    AskReturn: _ask_return,
    ReturnFor: _return_for,
}
FORMS = {RETURN: Form(_take_reason)}
