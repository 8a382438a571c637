"""The office changes what is known of a person: unit, roles, account; each with its event."""

from datetime import datetime
from typing import Any

from bot.acts import OfficeAct
from bot.domain import Role, Speaker
from bot.errors import NhacViecError
from bot.messages.people.people_values import PersonCard
from bot.reminders.notices import Notice, tell
from bot.services.people import accounts
from bot.services.people.admins import admins, require_admin, require_may_change_account
from bot.services.people.leaving import refuse_last_keeper
from bot.services.people.people import NewInvitation
from bot.services.people.people_cards import card_of, person_for, unit_for
from bot.services.people.unit_links import link_for_person
from bot.services.rights import require_in_office
from bot.storage import Person, Session, events, staff
from bot.storage.ids import id_of


class MovedMeanwhile(NhacViecError):
    """Somebody else moved the person since the speaker looked."""

    key = "moved-meanwhile"


async def move(
    session: Session,
    speaker: Speaker,
    person_id: int,
    unit_id: int,
    *,
    seen: int | None = None,
    now: datetime,
) -> PersonCard:
    """To another unit; tasks that name the person stay theirs. A second tap changes nothing.

    `seen` is the unit the speaker saw, 0 for none; raises `MovedMeanwhile` where it is another.
    """
    require_in_office(speaker, OfficeAct.MANAGE_PEOPLE)
    await staff.lock_people(session, speaker.org_id)
    person = await person_for(session, speaker, person_id)
    unit = await unit_for(session, speaker, unit_id)
    if person.unit_id != unit.id:
        if seen is not None and seen != (person.unit_id or 0):
            raise MovedMeanwhile(name=person.full_name)
        before = {"unit_id": person.unit_id}
        person.unit_id = unit.id
        _record(
            session, speaker, person, "moved", before=before, after={"unit_id": unit.id}, at=now
        )
        await session.flush()
        news = Notice("you-moved", {"unit": unit.name})
        key = f"moved:{id_of(person)}:{now.isoformat()}"
        await tell(session, _other(speaker, person), news, org_id=person.org_id, key=key, now=now)
    return await card_of(session, person, zone=speaker.zone)


async def set_role(
    session: Session, speaker: Speaker, person_id: int, role: Role, *, has: bool, now: datetime
) -> PersonCard:
    """Gives or takes one role; who has none left is an officer.

    Raises `LastKeeper` where the office would have nobody to keep it, `NotAllowed` for the role
    of an admin by who is none.
    """
    require_in_office(speaker, OfficeAct.SET_ROLES)
    everybody = await staff.lock_people(session, speaker.org_id)
    person = await person_for(session, speaker, person_id)
    before = list(person.roles)
    if (role.value in before) is has:
        return await card_of(session, person, zone=speaker.zone)
    if role is Role.ADMIN and admins(everybody):
        require_admin(speaker)
    after = [*before, role.value] if has else [one for one in before if one != role.value]
    after = after or [Role.OFFICER.value]
    if not has and role in (Role.OFFICE, Role.ADMIN):
        _refuse_without(role, person, after, everybody)
    person.roles = [one.value for one in Role if one.value in after]
    changed = {"roles": person.roles}
    _record(session, speaker, person, "roles_set", before={"roles": before}, after=changed, at=now)
    await session.flush()
    return await card_of(session, person, zone=speaker.zone)


def _refuse_without(role: Role, person: Person, after: list[str], everybody: Any) -> None:
    """Whoever keeps the office by another role still keeps it; the last admin stays one."""
    still_keeps = {Role.OFFICE.value, Role.ADMIN.value} & set(after)
    if role is Role.OFFICE and still_keeps:
        return
    refuse_last_keeper(everybody, [person])


async def renew_link(
    session: Session, speaker: Speaker, person_id: int, *, sure: bool, days: int, now: datetime
) -> NewInvitation | PersonCard:
    """A fresh link. The account in use is let go at once, which is asked first: then the card."""
    person = await person_for(session, speaker, person_id)
    if person.telegram_id is not None:
        require_may_change_account(speaker, person)
        if not sure:
            return await card_of(session, person, zone=speaker.zone)
        if person.id == speaker.id:
            raise NhacViecError("own-account")
        await accounts.let_go(session, person, actor_id=speaker.id, now=now)
    return await link_for_person(session, speaker, person_id, days=days, now=now)


def _other(speaker: Speaker, person: Person) -> list[int]:
    return [] if person.id == speaker.id else [id_of(person)]


def _record(
    session: Session,
    speaker: Speaker,
    person: Person,
    action: str,
    *,
    before: dict[str, Any],
    after: dict[str, Any],
    at: datetime,
) -> None:
    events.record(
        session,
        org_id=person.org_id,
        at=at,
        actor_id=speaker.id,
        action=action,
        subject="person",
        subject_id=id_of(person),
        before=before,
        after=after,
    )
