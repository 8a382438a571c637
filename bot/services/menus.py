"""Which people are to get another command menu: of new roles, another language, other words."""

import hashlib
from dataclasses import dataclass

from bot.domain import Role
from bot.messages import menus
from bot.messages.catalog import Words, words_by
from bot.storage import Session, wordings
from bot.storage.menus import MenuOwner, menu_owners, newly_enrolled

AT_MOST = 10
"""Menus set in one run: after an upgrade everybody's are, without crowding out messages."""
A_LOOK = 200
"""People looked at in one run."""
_MARK = 12


@dataclass(frozen=True, slots=True)
class MenuDue:
    """A menu that is not what Telegram shows; `mark` says which it is once it does."""

    person_id: int
    mark: str
    chat_id: int | None = None
    """Whose menu it becomes; none where the person has no chat any more."""
    commands: tuple[tuple[str, str], ...] = ()
    left_chat_id: int | None = None
    """A chat that was theirs, in which the menu is no longer."""
    new_keys: Words | None = None
    """The words of the keys below the chat, where new roles have others."""
    roles: frozenset[Role] = frozenset()


async def menus_due(
    session: Session, *, after: int = 0, at_most: int = AT_MOST
) -> tuple[list[MenuDue], int]:
    """The first so many whose menu is another one now, and after whom the next look goes on.

    The newly enrolled come first; of the others each look sees a few, so that a large office
    costs no more than a small one.
    """
    new = await newly_enrolled(session, at_most=at_most)
    page = await menu_owners(session, after=after, at_most=A_LOOK)
    found: dict[int, MenuDue] = {}
    for owner in (*new, *page):
        if len(found) == at_most:
            return list(found.values()), after
        due = await _due(session, owner)
        found |= {owner.person_id: due} if due else {}
    return list(found.values()), page[-1].person_id if len(page) == A_LOOK else 0


async def _due(session: Session, owner: MenuOwner) -> MenuDue | None:
    had_chat, had_roles = _kept(owner.menu)
    if owner.chat_id is None:
        return MenuDue(owner.person_id, "", left_chat_id=had_chat)
    rewordings = await wordings.rewordings_of(session, owner.org_id, version=owner.words_version)
    words = words_by(rewordings, owner.language)
    commands = menus.commands(words, owner.roles)
    roles = ",".join(sorted(owner.roles))
    mark = f"{owner.chat_id}:{roles}:{_hash(commands)}"
    if mark == owner.menu:
        return None
    is_other_chat = had_chat not in (None, owner.chat_id)
    has_other_keys = had_chat == owner.chat_id and had_roles != roles
    return MenuDue(
        person_id=owner.person_id,
        mark=mark,
        chat_id=owner.chat_id,
        commands=commands,
        left_chat_id=had_chat if is_other_chat else None,
        new_keys=words if has_other_keys else None,
        roles=owner.roles,
    )


def _kept(mark: str) -> tuple[int | None, str]:
    """The chat and the roles of a mark."""
    chat, _, rest = mark.partition(":")
    return (int(chat) if chat else None), rest.partition(":")[0]


def _hash(commands: tuple[tuple[str, str], ...]) -> str:
    return hashlib.sha256(repr(commands).encode()).hexdigest()[:_MARK]
