"""What somebody says of a handover, as parts of its draft."""

from datetime import date
from typing import Any

from bot.acts import OfficeAct
from bot.domain import OwnerKind, Speaker
from bot.errors import NhacViecError
from bot.parsing.handovers import read_handover
from bot.services.asking.owners import Office, Owner, office_of
from bot.services.handovers.days import checked_days
from bot.services.handovers.handovers import REASON_AT_MOST
from bot.services.office.typed_parts import line_of
from bot.services.rights import may_in_office
from bot.storage import Session


async def said(session: Session, speaker: Speaker, text: str, *, today: date) -> dict[str, Any]:
    office = await office_of(session, speaker.org_id)
    words = read_handover(text, today=today, names=office.names)
    data: dict[str, Any] = {}
    says_something = words.whom or words.whose or words.days
    if words.whose:
        data |= named(office, speaker, words.whose, "whose")
    elif says_something or not may_in_office(speaker, OfficeAct.HAND_OVER):
        data["whose"] = speaker.id
    if words.whom:
        data |= named(office, speaker, words.whom, "to")
    if data.get("to") and data["to"] == data.get("whose"):
        raise NhacViecError("handover-to-self")
    if words.days and words.days.start and words.days.end:
        data |= days_data(words.days.start, words.days.end, today=today)
    if words.reason:
        data["reason"] = line_of(words.reason, limit=REASON_AT_MOST)
    return data


def named(office: Office, speaker: Speaker, said: str, which: str) -> dict[str, Any]:
    """The person, or those the name fits, to choose of; raises for a name nobody bears."""
    found = _people(office, speaker, said)
    if len(found) == 1:
        return {which: found[0].id}
    return {f"{which}_among": [one.id for one in found], f"{which}_said": said}


def _people(office: Office, speaker: Speaker, said: str) -> tuple[Owner, ...]:
    found = office.named(f"person:{said}", speaker)
    people = tuple(one for one in found if one.kind is OwnerKind.PERSON)
    if not people:
        raise NhacViecError("handover-nobody", said=said[:60])
    return people


def days_data(first: date, last: date, *, today: date) -> dict[str, Any]:
    first, last = checked_days(first, last, today=today)
    return {"first": first.isoformat(), "last": last.isoformat()}
