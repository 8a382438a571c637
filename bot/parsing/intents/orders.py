"""What is told to others.

broadcast := (nhac | don doc | thong bao | nhan ...) whom [state] [:] words | gui whom : words
"""

import re

from bot.parsing import vocabulary as say
from bot.parsing.intents.asked import Asked
from bot.parsing.owners.found import find_owner
from bot.parsing.owners.kinds import NUMBERED
from bot.parsing.owners.name_ends import end_by_capitals
from bot.parsing.owners.owner import Owner, capitalised
from bot.parsing.owners.units import unit_pointed_at
from bot.parsing.values import Intent, Query, Status

_BROADCAST = re.compile(
    rf"[\s,.!?:\"'“/>-]*(?:(?:{say.ME}|bot|hay|de nghi|nho|can|muon|xin|gui)\s+)*"
    r"(?:nhac nho|nhac|don doc|thong bao|gui (?:thong bao|tin nhan|tin|loi nhac)|nhan tin|nhan"
    r"|gui(?= [^:,.\n]{2,60}:)"
    r"|thuc giuc|thuc|giuc|hoi thuc|bao(?= (?:cho|toi|den|voi|ca|toan|cac|moi nguoi|tat ca"
    rf"|{NUMBERED}) )|yeu cau|de nghi|remind|notify"
    r"|broadcast"
    rf"|tell|announce|send (?:a )?(?:reminder|message)){say.E}(?:\s+(?:cho|toi|den|voi|lai"
    rf"|nhe|gap|ngay))*(?P<to>\s+to)?(?=\s|:)"
)
_BROADCAST_TEXT = """
    nhac don thong gui nhan thuc giuc hoi bao yeu de remind notify broadcast tell announce send
"""
BROADCAST_WORDS = frozenset(_BROADCAST_TEXT.split())
"""One of them is in whatever `_BROADCAST` finds."""
# By their marks, since "tổ chức" and "lá" are no "to" and "là".
_OTHER_ORDER = re.compile(
    r"[\s,]*(?:cho )?(?:giao|phan cong|gia han|giahan|nhac|don doc|thong bao|tim|tra cuu|dinh kem"
    r"|lui|doi|hoan|cap nhat|danh dau|chuyen)(?![a-zA-Z])"
)
_MESSAGE_LEAD = re.compile(
    r"(?:\s|[:,-]|(?:về việc|ve viec|rằng|rang|là|la|về|ve|to|that|about)(?!\w))*"
)
_STATE_OF_THEM = re.compile(
    r"[\s,]*(?:(?:dang|bi|con|co|ma|nao|viec|nhiem vu|cong viec|cac|nhung|who are|with|tasks?) )*"
    r"(?:(qua han|tre han|cham han|tre tien do|cham tien do|qh|tre|cham(?! nhat)|late|overdue)"
    r"|((?:chua|khong) (?:xong|nop|hoan thanh|lam|gui|bao cao|trinh)(?: viec)?))(?![a-z])[\s,.:]*"
)
_NEAR = 2
"""Places that may lie between a verb and whom it is for: the spaces left by polite words."""


def read_broadcast(asked: Asked) -> Query | None:
    """“Nhắc phòng QLKH nộp trước thứ sáu”; `keywords` is the message, word for word."""
    verb = None if BROADCAST_WORDS.isdisjoint(asked.heard) else _BROADCAST.match(asked.said)
    if verb is None:
        return None
    at = verb.start("to") if verb["to"] and asked.is_a_unit(verb.start("to") + 1) else verb.end()
    if _OTHER_ORDER.match(asked.said, at) and not asked.is_a_unit(at + 1):
        return None
    owner = owner_called(asked, at)
    if owner is None:
        return _message_first(asked, at)
    if owner.name == "me":
        return None
    owner = with_something_to_do(asked, owner)
    status, at = _state_of_them(asked, owner.end)
    if status and asked.moment and not asked.said[at : asked.moment.at].strip():
        at = max(at, asked.moment.end)
    lead = _MESSAGE_LEAD.match(asked.words.lower, at)
    return Query(
        asked.text,
        Intent.BROADCAST,
        owner=owner.name,
        status=status,
        period=asked.period,
        number=asked.number,
        keywords=asked.told(lead.end() if lead else at),
    )


_TO_THEM = re.compile(rf"{say.B}(?:cho|den|toi)\s+(?=\S)")


def _message_first(asked: Asked, at: int) -> Query | None:
    """“Thông báo họp cho phòng Kế hoạch”: what is told stands before whom."""
    if asked.asks:
        return None
    for found in _TO_THEM.finditer(asked.undated, at):
        owner = owner_called(asked, found.end())
        what = asked.printed(at, found.start())
        if owner and owner.name != "me" and what and not asked.undated[owner.end :].strip(" .!"):
            return Query(
                asked.text,
                Intent.BROADCAST,
                owner=owner.name,
                period=asked.period,
                number=asked.number,
                keywords=what,
            )
    return None


def owner_called(asked: Asked, at: int) -> Owner | None:
    """Whom an order is for: the owner, or the name with a capital, that follows at once."""
    start = at + len(asked.undated[at:]) - len(asked.undated[at:].lstrip())
    owner = find_owner(asked.words, " " * start + asked.undated[start:], asked.names)
    if owner and owner.at - start <= _NEAR:
        return _with_unit(asked, owner)
    return capitalised(asked.words, asked.undated, start, asked.names)


def with_something_to_do(asked: Asked, owner: Owner) -> Owner:
    """An order has something to do: a unit's name that leaves none ends by its capitals."""
    if not owner.name.startswith("unit:") or asked.undated[owner.end :].strip(" .!"):
        return owner
    end = end_by_capitals(asked.words, owner.at, owner.end)
    typed = asked.words.printed[owner.at : end]
    if owner.name != f"unit:{asked.words.printed[owner.at : owner.end]}" or end == owner.end:
        return owner
    return Owner(f"unit:{typed}", owner.at, end)


def _with_unit(asked: Asked, owner: Owner) -> Owner:
    """“Anh Bình phòng Kế hoạch” is Bình; the unit only says which."""
    if not owner.name.startswith("person:"):
        return owner
    unit = unit_pointed_at(asked.words, " " * owner.end + asked.undated[owner.end :], asked.names)
    follows = unit and unit.at == owner.end + 1
    return Owner(owner.name, owner.at, unit.end) if unit and follows else owner


def _state_of_them(asked: Asked, at: int) -> tuple[Status | None, int]:
    """The state right after whom is told names those who are meant, not what they shall do."""
    found = _STATE_OF_THEM.match(asked.said, at)
    if found is None:
        return None, at
    return (Status.OVERDUE if found[1] else Status.OPEN), found.end()
