"""“Đôn đốc phòng X và phòng Y nộp báo cáo”: whom and what an order in words names."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.domain import OwnerKind, Speaker
from bot.messages.broadcasts.values import AudiencePart, PartKind
from bot.parsing.audiences import read_audience
from bot.parsing.behind_colon import STAND_IN, behind_colon
from bot.parsing.queries import read_query
from bot.parsing.values import Intent, Query, Status
from bot.services.asking.owners import Office, Owner, office_of
from bot.services.broadcasts.choosing import part_of_words
from bot.services.rights import may_press
from bot.storage import Session

_AND = re.compile(r"^(?:và|va|,|;)\s+")
_WHOM_THEN_WHAT = re.compile(r"^([^:\n]{2,80}):\s*(.+)$", re.DOTALL)
_VERB = re.compile(r"^\s*(?:đôn đốc|don doc|nhắc nhở|nhắc|thông báo|gửi)\s+", re.IGNORECASE)
_UNITS_AT_MOST = 20


@dataclass(slots=True)
class Order:
    """What words say of a broadcast."""

    text: str
    parts: list[AudiencePart] = field(default_factory=list)
    unclear: list[list[Any]] = field(default_factory=list)
    nobody: list[str] = field(default_factory=list)


async def read_order(session: Session, speaker: Speaker, text: str, *, today: date) -> Order:
    """Words of no known shape are the message, and whom it is for is asked."""
    if (found := _before_colon(text, today=today)) is not None:
        return found
    if (behind := behind_colon(text)) is not None:
        order = await read_order(session, speaker, behind.order, today=today)
        if order.text == STAND_IN:
            order.text = behind.text
            return order
    office = await office_of(session, speaker.org_id)
    order = Order("")
    said = text if _VERB.match(text) else f"đôn đốc {text}"
    for _ in range(_UNITS_AT_MOST):
        query = read_query(said, today=today, year=today.year, names=office.names)
        if query.intent is not Intent.BROADCAST or query.owner is None:
            break
        _add(order, office, speaker, query)
        order.text = query.keywords or ""
        following = _AND.match(order.text)
        if following is None:
            return order
        said = f"đôn đốc {order.text[following.end() :]}"
    order.text = order.text or _VERB.sub("", text, count=1)
    return order


def _before_colon(text: str, *, today: date) -> Order | None:
    """“các trưởng đơn vị: nộp kế hoạch”."""
    found = _WHOM_THEN_WHAT.match(_VERB.sub("", text, count=1))
    said = read_audience(found[1], today=today) if found else None
    if found is None or said is None:
        return None
    return Order(found[2].strip(), [part_of_words(said)])


def _add(order: Order, office: Office, speaker: Speaker, query: Query) -> None:
    """The people of one name, or those of it that are late."""
    owner, is_late = query.owner or "", query.status is Status.OVERDUE
    if owner == "all":
        order.parts.append(AudiencePart(PartKind.LATE if is_late else PartKind.ALL))
        return
    fits = [one for one in office.named(owner, speaker) if _may_be_pressed(speaker, one)]
    printed = owner.partition(":")[2]
    if len(fits) > 1:
        choices = [[one.kind is OwnerKind.UNIT, one.id, one.label] for one in fits]
        order.unclear.append([printed, choices])
    elif fits and fits[0].kind is OwnerKind.UNIT:
        kind = PartKind.LATE if is_late else PartKind.UNIT
        order.parts.append(AudiencePart(kind, fits[0].id))
    elif fits:
        order.parts.append(AudiencePart(PartKind.PERSON, fits[0].id))
    else:
        order.nobody.append(printed)


def _may_be_pressed(speaker: Speaker, owner: Owner) -> bool:
    return may_press(speaker, owner.id if owner.kind is OwnerKind.UNIT else owner.unit_id)
