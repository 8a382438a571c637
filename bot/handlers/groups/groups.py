"""The bot in groups: it comes, is connected to a unit, moves with the group, goes."""

from dataclasses import replace

from telegram import CallbackQuery, ChatMember, ChatMemberUpdated, Message, Update
from telegram.constants import ChatType

from bot.context import OfficeContext, speaker_of, words_for_stranger
from bot.domain import Speaker
from bot.errors import NhacViecError, NotAllowed
from bot.handlers.reply import edit, send
from bot.messages.actions import Action
from bot.messages.answer import Answer
from bot.messages.callback_data import StaleButton
from bot.messages.catalog import words_of
from bot.messages.groups import groups as wording
from bot.messages.taps.groups import ChooseGroupUnit, ConnectGroup
from bot.services.groups import group_changes, groups
from bot.services.groups.groups import Connected, Place
from bot.services.people import reachable
from bot.storage import group_chats
from bot.storage.people import speaker_by_telegram

_INSIDE = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER, ChatMember.RESTRICTED)
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


def topic_of(message: Message) -> int | None:
    """The forum topic; answers in a group without topics have a thread number that is none."""
    return message.message_thread_id if message.is_topic_message else None


def place_of(message: Message) -> Place:
    return Place(message.chat.id, topic_of(message), message.chat.title or "")


async def on_membership(update: Update, context: OfficeContext) -> None:
    """The bot was added to a group, or is no longer in it; or somebody blocked it, or let it in."""
    change = update.my_chat_member
    if change is not None and change.chat.type == ChatType.PRIVATE:
        async with context.act() as session:
            turn = reachable.back if _is_inside(change.new_chat_member) else reachable.gone
            await turn(session, change.chat.id, now=context.now)
        return
    if change is None or change.chat.type not in _GROUPS:
        return
    was_inside, is_inside = _is_inside(change.old_chat_member), _is_inside(change.new_chat_member)
    if is_inside and not was_inside:
        await _came(update, context, change)
    elif was_inside and not is_inside:
        async with context.act() as session:
            by = await speaker_by_telegram(session, change.from_user.id)
            await group_changes.was_removed(session, change.chat.id, by=by, now=context.now)


def _is_inside(member: ChatMember) -> bool:
    return member.status in _INSIDE and getattr(member, "is_member", True)


async def _came(update: Update, context: OfficeContext, change: ChatMemberUpdated) -> None:
    """Says who it is, once, and asks for the unit, unless it was here before."""
    chat = change.chat
    async with context.act() as session:
        speaker = await speaker_by_telegram(session, change.from_user.id)
        words = words_of(speaker) if speaker else await words_for_stranger(session, update)
        rows = await group_changes.came_back(
            session, speaker, chat.id, title=chat.title or "", now=context.now
        )
        units = [await group_chats.unit_name(session, one.unit_id) for one in rows]
    if rows:
        await send(context.bot, chat.id, wording.back(words, units))
        return
    answer = wording.introduction(words, seen=groups.NOT_CONNECTED, own=_own_unit(speaker))
    await send(context.bot, chat.id, answer)


def _own_unit(speaker: Speaker | None) -> tuple[int, str] | None:
    if speaker is None or speaker.unit_id is None:
        return None
    return speaker.unit_id, speaker.unit_name


async def on_move(update: Update, context: OfficeContext) -> None:
    """A group became a supergroup; both chats say so."""
    message = update.effective_message
    if message is None:
        return
    old_id = message.migrate_from_chat_id or message.chat.id
    new_id = message.migrate_to_chat_id or message.chat.id
    async with context.act() as session:
        await group_changes.moved(session, old_id, new_id)


async def on_new_title(update: Update, context: OfficeContext) -> None:
    message = update.effective_message
    if message is None or not message.new_chat_title:
        return
    async with context.act() as session:
        await group_changes.renamed(session, message.chat.id, message.new_chat_title)


async def on_connect(update: Update, context: OfficeContext) -> None:
    """/ketnoi: asks whose the group or topic is to be, which only those who may can answer."""
    message = update.effective_message
    if message is None:
        return
    place = place_of(message)
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
        group = await group_chats.group_at(session, place.chat_id, place.thread_id)
        await groups.units_to_choose(session, speaker)
    answer = wording.introduction(
        words_of(speaker),
        seen=groups.seen_of(group),
        own=_own_unit(speaker),
        is_topic=place.thread_id is not None,
    )
    await _say(context, message, answer)


async def on_disconnect(update: Update, context: OfficeContext) -> None:
    """/ngatketnoi."""
    message = update.effective_message
    if message is None:
        return
    async with context.act() as session:
        speaker = await speaker_of(session, update, now=context.now)
        unit = await groups.disconnect_here(session, speaker, place_of(message), now=context.now)
    await _say(context, message, wording.disconnected(words_of(speaker), unit))


async def on_connect_in_private(update: Update, context: OfficeContext) -> None:
    """/ketnoi, /ngatketnoi where there is no group to connect."""
    async with context.database.read() as session:
        await speaker_of(session, update, now=context.now)
    raise NhacViecError("group-command")


async def _say(context: OfficeContext, message: Message, answer: Answer) -> None:
    await send(context.bot, message.chat.id, in_topic(answer, message))


def in_topic(answer: Answer, message: Message) -> Answer:
    """The answer where the message was written."""
    return replace(answer, topic=topic_of(message))


async def on_tap(
    update: Update, query: CallbackQuery, context: OfficeContext, action: Action
) -> str | None:
    """A tap in a group, by whoever taps; what it returns is shown to them alone.

    Nothing else works there: a list's buttons would open it for everybody.
    """
    if not isinstance(action, ConnectGroup | ChooseGroupUnit):
        raise NotAllowed("private-only")
    message = query.message
    if not isinstance(message, Message):
        raise StaleButton
    if isinstance(action, ConnectGroup):
        return await _connect(update, query, context, message, action)
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
        units = await groups.units_to_choose(session, speaker)
    answer = wording.choose_unit(
        words_of(speaker),
        units,
        seen=action.seen,
        page=action.page,
        has_whole=groups.may_connect(speaker, None),
    )
    await edit(context.bot, query, answer)
    return None


async def _connect(
    update: Update,
    query: CallbackQuery,
    context: OfficeContext,
    message: Message,
    tap: ConnectGroup,
) -> str | None:
    async with context.act() as session:
        speaker = await speaker_of(session, update, now=context.now)
        found = await groups.connect(
            session,
            speaker,
            place_of(message),
            unit_id=tap.unit_id,
            seen=tap.seen,
            now=context.now,
        )
    await edit(context.bot, query, _connected(speaker, found))
    return None


def _connected(speaker: Speaker, found: Connected) -> Answer:
    words = words_of(speaker)
    return wording.connected(
        words,
        found.unit,
        name=speaker.full_name,
        weekday=words(f"weekday-{speaker.policy.weekly_day}"),
        hour=f"{speaker.policy.weekly_hour:%H:%M}",
    )
