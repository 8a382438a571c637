"""Queries about the groups and topics the bot speaks in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update
from sqlmodel import col

from bot.domain import Role, Speaker
from bot.storage import (
    BotState,
    GroupChat,
    Organisation,
    OutboxMessage,
    Person,
    Session,
    Unit,
    wordings,
)
from bot.storage.inserting import is_sqlite
from bot.storage.policies import read_policy

_QUESTIONS = 64
"""Questions of one group that can still be opened in the private chat."""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A connected group with the names around it."""

    group: GroupChat
    unit: str | None
    """None: it is the whole office's."""
    added_by: str


async def group_at(session: Session, chat_id: int, thread_id: int | None) -> GroupChat | None:
    """The row of exactly this group or topic, whether connected or not."""
    found = await session.scalars(
        select(GroupChat)
        .where(col(GroupChat.chat_id) == chat_id, col(GroupChat.thread_id) == thread_id)
        .order_by(col(GroupChat.id))
        .limit(1)
    )
    return found.one_or_none()


async def group_for(session: Session, chat_id: int, thread_id: int | None) -> GroupChat | None:
    """What is connected where somebody writes: the topic, else the group around it."""
    for thread in dict.fromkeys((thread_id, None)):
        found = await group_at(session, chat_id, thread)
        if found is not None and found.removed_at is None:
            return found
    return None


async def group_by_id(session: Session, org_id: int, group_id: int) -> GroupChat | None:
    """A group of this office; another office's is as good as none."""
    found = await session.scalars(
        select(GroupChat).where(col(GroupChat.id) == group_id, col(GroupChat.org_id) == org_id)
    )
    return found.one_or_none()


async def groups_in_chat(session: Session, chat_id: int) -> Sequence[GroupChat]:
    """The group and its topics, connected or not."""
    found = await session.scalars(
        select(GroupChat).where(col(GroupChat.chat_id) == chat_id).order_by(col(GroupChat.id))
    )
    return found.all()


async def connected_groups(session: Session, org_id: int) -> Sequence[GroupChat]:
    """All that are to hear from the bot, those of one chat together."""
    found = await session.scalars(
        select(GroupChat)
        .where(col(GroupChat.org_id) == org_id, col(GroupChat.removed_at).is_(None))
        .order_by(col(GroupChat.chat_id), col(GroupChat.id))
    )
    return found.all()


async def group_lines(
    session: Session, org_id: int, *, limit: int, offset: int = 0
) -> tuple[list[GroupLine], int]:
    """Connected groups by title, and how many there are in all."""
    here = (col(GroupChat.org_id) == org_id, col(GroupChat.removed_at).is_(None))
    total = await session.scalar(select(func.count()).select_from(GroupChat).where(*here)) or 0
    found = await session.execute(
        select(GroupChat, col(Unit.name), col(Person.full_name))
        .outerjoin(Unit, col(Unit.id) == col(GroupChat.unit_id))
        .outerjoin(Person, col(Person.id) == col(GroupChat.added_by))
        .where(*here)
        .order_by(col(GroupChat.title), col(GroupChat.id))
        .limit(limit)
        .offset(offset)
    )
    return [GroupLine(group, unit, name or "") for group, unit, name in found], total


async def follow(session: Session, old_id: int, new_id: int) -> None:
    """A group became a supergroup: its rows go with it."""
    await session.execute(
        update(GroupChat).where(col(GroupChat.chat_id) == old_id).values(chat_id=new_id)
    )


async def rename(session: Session, chat_id: int, title: str) -> None:
    await session.execute(
        update(GroupChat).where(col(GroupChat.chat_id) == chat_id).values(title=title)
    )


async def lock_office(session: Session, org_id: int) -> None:
    """One connects a group at a time: nothing else keeps a place from being connected twice."""
    if not is_sqlite(session):  # which has one writer at a time anyway
        await session.execute(
            select(col(Organisation.id)).where(col(Organisation.id) == org_id).with_for_update()
        )


async def unit_name(session: Session, unit_id: int | None) -> str | None:
    unit = await session.get(Unit, unit_id) if unit_id else None
    return unit.name if unit else None


async def reader_of(session: Session, group: GroupChat) -> Speaker:
    """The group as a reader of counts: it sees its unit's, or the whole office's, and is nobody."""
    office = await session.get_one(Organisation, group.org_id)
    reader = Speaker(
        id=0,
        org_id=group.org_id,
        full_name="",
        unit_id=group.unit_id,
        unit_name=await unit_name(session, group.unit_id) or "",
        roles=frozenset({Role.OFFICER if group.unit_id else Role.DIRECTOR}),
        language=group.language,
        zone=ZoneInfo(office.timezone),
        plan_year=None,
        policy=read_policy(office.policy),
        words_version=office.words_version,
    )
    found = await wordings.rewordings_of(session, group.org_id, version=office.words_version)
    return replace(reader, rewordings=found)


@dataclass(frozen=True, slots=True)
class Question:
    """Words said in a group, and by whom."""

    text: str
    person_id: int | None


async def keep_question(
    session: Session, group_id: int, message_id: int, question: Question, *, now: datetime
) -> None:
    """Words said in a group that are to be answered in private; the newest are kept."""
    value = {"message": message_id, "text": question.text, "at": now.isoformat()}
    value["person"] = question.person_id
    await session.merge(BotState(key=_asked(group_id, message_id), value=value))


async def kept_question(session: Session, group_id: int, message_id: int) -> Question | None:
    state = await session.get(BotState, _asked(group_id, message_id))
    if state is None or state.value.get("message") != message_id:
        return None
    return Question(str(state.value["text"]), state.value.get("person"))


def _asked(group_id: int, message_id: int) -> str:
    return f"asked:{group_id}:{message_id % _QUESTIONS}"


async def line_of(session: Session, group: GroupChat) -> GroupLine:
    """A group with the names around it."""
    person = await session.get(Person, group.added_by) if group.added_by else None
    name = await unit_name(session, group.unit_id)
    return GroupLine(group, name, person.full_name if person else "")


async def queued_keys(session: Session, org_id: int, keys: Sequence[str]) -> frozenset[str]:
    """Those of the dedupe keys that are in the outbox already."""
    found = await session.scalars(
        select(col(OutboxMessage.dedupe_key)).where(
            col(OutboxMessage.org_id) == org_id, col(OutboxMessage.dedupe_key).in_(keys)
        )
    )
    return frozenset(found)
