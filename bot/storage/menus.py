"""Queries about the command menus Telegram shows people."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, or_, select, update
from sqlmodel import col

from bot.domain import Role
from bot.storage import Organisation, Person, Session


@dataclass(frozen=True, slots=True)
class MenuOwner:
    """What a person's menu depends on, and which one they were given last."""

    person_id: int
    org_id: int
    chat_id: int | None
    """Their Telegram account; none where they left it or the office."""
    roles: frozenset[Role]
    language: str
    words_version: int
    menu: str


async def newly_enrolled(session: Session, *, at_most: int) -> list[MenuOwner]:
    """Those who have an account and no menu yet."""
    has_none = and_(col(Person.telegram_id).is_not(None), col(Person.menu) == "")
    return await _owners(session, has_none, at_most=at_most)


async def menu_owners(session: Session, *, after: int, at_most: int) -> list[MenuOwner]:
    """The next so many who have a menu or are to have one, whatever their office."""
    has_one = or_(col(Person.telegram_id).is_not(None), col(Person.menu) != "")
    return await _owners(session, and_(has_one, col(Person.id) > after), at_most=at_most)


async def _owners(
    session: Session, condition: ColumnElement[bool], *, at_most: int
) -> list[MenuOwner]:
    found = await session.execute(
        select(
            col(Person.id),
            col(Person.org_id),
            col(Person.telegram_id),
            col(Person.active),
            col(Person.roles),
            col(Person.language),
            col(Organisation.words_version),
            col(Person.menu),
        )
        .join(Organisation, col(Organisation.id) == col(Person.org_id))
        .where(condition)
        .order_by(col(Person.id))
        .limit(at_most)
    )
    return [_owner(row) for row in found]


def _owner(row: Row[*tuple[Any, ...]]) -> MenuOwner:
    person_id, org_id, chat_id, active, roles, language, version, menu = tuple(row)
    return MenuOwner(
        person_id=person_id,
        org_id=org_id,
        chat_id=chat_id if active else None,
        roles=frozenset(map(Role, roles)),
        language=language,
        words_version=version,
        menu=menu,
    )


async def note_menu(session: Session, person_id: int, menu: str) -> None:
    """Notes which menu a person has now; empty for none."""
    await session.execute(update(Person).where(col(Person.id) == person_id).values(menu=menu))
