"""/coquan: how the office reminds, by buttons or typed; and who has which role."""

from telegram import Message, Update

from bot.context import OfficeContext, speaker_of
from bot.domain import Policy, Speaker
from bot.handlers.dialogues import Form
from bot.handlers.office import policy_trials
from bot.handlers.office.policy_trials import KIND
from bot.handlers.office.trying import Place
from bot.handlers.reply import edit, send
from bot.handlers.settings.settings import Says
from bot.handlers.taps import Tapped, Taps
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.office import office_settings as wording
from bot.messages.office.policy_fields import policy_field
from bot.messages.office.policy_words import changed
from bot.messages.taps.office_settings import (
    TRIED_FIELDS,
    OpenPolicy,
    PolicyField,
    SetPolicy,
    ShowOffice,
    ShowPolicyGroup,
    ShowRoles,
    ShowTrial,
)
from bot.services import dialogues
from bot.services.office import policy
from bot.services.people import roles
from bot.storage import Dialogue, Session

SAID = Says("cài đặt cơ quan", "chính sách", "chính sách nhắc việc", "office settings")


async def on_command(update: Update, context: OfficeContext) -> None:
    """/coquan, /chinhsach."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.act() as session:
        speaker = await speaker_of(session, update, now=context.now)
        shown = await policy.shown(session, speaker, today=context.today(speaker))
        answer = await _page(session, speaker, context, shown.policy)
    await send(context.bot, chat.id, answer)


async def _page(
    session: Session,
    speaker: Speaker,
    context: OfficeContext,
    found: Policy,
    *,
    said: str = "",
) -> Answer:
    await dialogues.end(session, speaker, KIND)
    return wording.page(words_of(speaker), found, said=said, today=context.today(speaker))


async def _show(tapped: Tapped, _tap: ShowOffice) -> None:
    async with tapped.context.act() as session:
        shown = await policy.shown(session, tapped.speaker, today=tapped.asker.today)
        answer = await _page(session, tapped.speaker, tapped.context, shown.policy)
    await edit(tapped.context.bot, tapped.query, answer)


async def _group(tapped: Tapped, tap: ShowPolicyGroup) -> None:
    async with tapped.context.act() as session:
        shown = await policy.shown(session, tapped.speaker, today=tapped.asker.today)
        await dialogues.end(session, tapped.speaker, KIND)
    await edit(
        tapped.context.bot, tapped.query, wording.group(tapped.words, shown.policy, tap.group)
    )


async def _open(tapped: Tapped, tap: OpenPolicy) -> None:
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        shown = await policy.shown(session, speaker, tap.field, today=tapped.asker.today)
        await dialogues.begin_quietly(
            session, speaker, KIND, now=context.now, data={"field": tap.field.value}
        )
        moved = [(one.task.number, one.milestone.due or one.to, one.to) for one in shown.moved]
    answer = policy_field(
        tapped.words, shown.policy, tap.field, moved=moved, awaiting=shown.awaiting
    )
    await edit(context.bot, tapped.query, answer)


async def _change(
    context: OfficeContext, speaker: Speaker, field: PolicyField, said: str, place: Place
) -> str | None:
    """Kept at once, where it does not change who hears of what; else tried first."""
    if field in TRIED_FIELDS:
        return await policy_trials.show(context, speaker, ShowTrial(field, said), place)
    words = words_of(speaker)
    async with context.act() as session:
        found = await policy.change(session, speaker, field, said, now=context.now)
        told = changed(words, found, field, today=context.today(speaker))
        answer = await _page(session, speaker, context, found, said=told)
    await place.put(context.bot, answer)
    return None


async def _set(tapped: Tapped, tap: SetPolicy) -> str | None:
    place = Place.of(tapped.query)
    return await _change(tapped.context, tapped.speaker, tap.field, tap.value, place)


async def take_text(
    context: OfficeContext, speaker: Speaker, message: Message, dialogue: Dialogue
) -> None:
    """A typed value of the field that is open."""
    field = PolicyField(dialogue.data["field"])
    await _change(context, speaker, field, message.text or "", Place(message.chat.id))


async def _roles(tapped: Tapped, _tap: ShowRoles) -> None:
    async with tapped.context.database.read() as session:
        everybody = await roles.everybody(session, tapped.speaker)
    await edit(tapped.context.bot, tapped.query, wording.roles(tapped.words, everybody))


TAPS: Taps = {
    ShowOffice: _show,
    ShowPolicyGroup: _group,
    OpenPolicy: _open,
    SetPolicy: _set,
    ShowRoles: _roles,
    **policy_trials.TAPS,
}
FORMS = {KIND: Form(take_text, takes_values=True)}
