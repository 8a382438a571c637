"""Who is an admin is for admins to say, and so is which account acts as one."""

from collections.abc import Iterable

from bot.domain import Role, Speaker
from bot.errors import NotAllowed
from bot.storage import Person
from bot.storage.ids import id_of


def admins(people: Iterable[Person]) -> dict[int, str]:
    """The names of those who are admins, by id."""
    return {id_of(one): one.full_name for one in people if Role.ADMIN.value in one.roles}


def require_admin(speaker: Speaker) -> None:
    """Raises `NotAllowed` where admins would be made or ended by who is none."""
    if Role.ADMIN not in speaker.roles:
        raise NotAllowed("admin-by-admin")


def require_may_change_account(speaker: Speaker, person: Person) -> None:
    """An admin's account in use passes on by admins alone; raises `NotAllowed`."""
    is_in_use = Role.ADMIN.value in person.roles and person.telegram_id is not None
    if is_in_use and Role.ADMIN not in speaker.roles:
        raise NotAllowed("admin-account-by-admin")
