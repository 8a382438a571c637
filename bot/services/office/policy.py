"""How the office reminds: its own values, changed in the chat, each with an event."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zlib import crc32

from bot.acts import OfficeAct
from bot.domain import Policy, Speaker
from bot.errors import NhacViecError
from bot.messages.office.trial_values import Tried
from bot.messages.taps.office_settings import PolicyField
from bot.services.office import strict_before
from bot.services.office.policy_values import Values, plain, values_of
from bot.services.rights import require_in_office
from bot.storage import Organisation, Session, audience, events, office, reminders
from bot.storage.policies import read_policy
from bot.storage.policy_changes import POLICY_CHANGED


class PolicyMoved(NhacViecError):
    """Somebody else changed the policy since it was tried; who is named."""

    key = "policy-moved"


@dataclass(frozen=True, slots=True)
class PolicyShown:
    """The policy, and what changing the open field would bring."""

    policy: Policy
    moved: tuple[strict_before.Move, ...] = ()
    """Deadlines that stand on another day if “trước” is read the other way."""
    awaiting: int = 0
    """Tasks that wait for approval now."""


async def shown(
    session: Session, speaker: Speaker, field: PolicyField | None = None, *, today: date
) -> PolicyShown:
    """Raises `NotAllowed` for who does not keep the office."""
    require_in_office(speaker, OfficeAct.SET_POLICY)
    row = await session.get_one(Organisation, speaker.org_id)
    policy = read_policy(row.policy)
    match field:
        case PolicyField.STRICT:
            other = not policy.strict_before
            moved = await strict_before.moves(session, speaker.org_id, strict=other, since=today)
            return PolicyShown(policy, moved=tuple(moved))
        case PolicyField.APPROVAL:
            waiting = await office.awaiting_approval(session, speaker.org_id)
            return PolicyShown(policy, awaiting=waiting)
    return PolicyShown(policy)


async def wanted(
    session: Session, speaker: Speaker, field: PolicyField, said: str, *, today: date
) -> Tried:
    """What a value would make of the policy; raises what `change` raises, and keeps nothing."""
    require_in_office(speaker, OfficeAct.SET_POLICY)
    row = await session.get_one(Organisation, speaker.org_id)
    before = read_policy(row.policy)
    calendar = await reminders.calendar(session, speaker.org_id)
    values = values_of(before, field, said, today=today, calendar=calendar)
    return Tried(field, before, read_policy(_merged(row.policy, values)), mark=_mark(before))


async def change(
    session: Session,
    speaker: Speaker,
    field: PolicyField,
    said: str,
    *,
    now: datetime,
    seen: str | None = None,
) -> Policy:
    """Sets one value, tapped or typed; the same once more changes nothing.

    `seen` is the mark of the policy it was tried against. Raises `NotAllowed`, `PolicyMoved`, and
    an error with a sentence for a value that cannot be.
    """
    require_in_office(speaker, OfficeAct.SET_POLICY)
    row = await office.office_to_change(session, speaker.org_id)
    before = read_policy(row.policy)
    today = now.astimezone(speaker.zone).date()
    calendar = await reminders.calendar(session, speaker.org_id)
    values = values_of(before, field, said, today=today, calendar=calendar)
    if not values:
        return before
    if seen is not None and seen != _mark(before):
        raise PolicyMoved(name=await _who_changed(session, speaker.org_id))
    row.policy = _merged(row.policy, values)
    _record(session, speaker, before, values, now=now)
    await session.flush()
    if field is PolicyField.STRICT:
        strict = bool(values["strict_before"])
        await strict_before.hold(
            session, speaker.org_id, strict=strict, actor=speaker.id, now=now, since=today
        )
    await reminders.plan_again(session, speaker.org_id, today)
    return read_policy(row.policy)


def _merged(stored: dict[str, Any], values: Values) -> dict[str, Any]:
    """`since` holds all that `days_since` held while one part alone had counts."""
    kept = {name: value for name, value in stored.items() if name != "days_since"}
    if "days_since" in stored and "since" not in values:
        kept["since"] = plain(read_policy(stored).since)
    return {**kept, **values}


def _mark(policy: Policy) -> str:
    return f"{crc32(repr(policy).encode()):08x}"


def _record(
    session: Session, speaker: Speaker, before: Policy, values: Values, *, now: datetime
) -> None:
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action=POLICY_CHANGED,
        subject="organisation",
        subject_id=speaker.org_id,
        before={name: plain(getattr(before, name)) for name in values},
        after=values,
    )


async def _who_changed(session: Session, org_id: int) -> str:
    found = await events.story(session, org_id, subject="organisation", subject_id=org_id)
    actors = [one.actor_id for one in found if one.action == POLICY_CHANGED]
    names = await audience.names_of(session, actors[-1:])
    return next(iter(names.values()), "")
