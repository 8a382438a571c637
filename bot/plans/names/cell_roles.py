"""Words of a unit cell that name nobody: who leads and who helps, duties, telephone numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bot.plans.names.unit_kinds import PARENTHESIS, UNIT


class Role(Enum):
    UNSAID = auto()
    LEADS = auto()
    HELPS = auto()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a cell under one role, and the words that said so."""

    role: Role
    text: str
    said: str = ""


_BODY = r"(?:(?:đơn vị|cơ quan|phòng|bộ phận|cá nhân|người|cán bộ|các)[ ,/]*)*"
_LEAD = r"(?:chủ trì|chịu trách nhiệm(?: chính)?|phụ trách|tham mưu|đầu mối|thực hiện)"
_HELP = r"(?:cùng )?phối hợp"
_DONE = r"(?: thực hiện| chính| tham mưu| triển khai)?"
_ROLE_WORDS = re.compile(
    rf"(?:^|(?<=[\n;,.(+]))[\s+•-]*{_BODY}(?:(?P<lead>{_LEAD})|(?P<help>{_HELP})){_DONE}\s*:"
    rf"|(?:^|,?\s+)(?:đề nghị\s+)?(?:(?P<first>chủ trì){_DONE}\s*[,;]?\s*(?:và )?)?"
    rf"(?P<joins>{_HELP})(?:\s+thực hiện)?(?:\s+cùng với|\s+cùng|\s+với|:)?"
    r"\s+(?=\w)(?!thực hiện|với)",
    re.IGNORECASE,
)
_HELP_INSIDE = re.compile(rf"\(({_HELP} (?!thực hiện)[^()]+)\)", re.IGNORECASE)
_ROLE_INSIDE = re.compile(rf"^(?:{_LEAD}|{_HELP}){_DONE}\s*:?\s+(?=\w)", re.IGNORECASE)
_ROLE_AFTER = re.compile(
    r"[\s,-]*\(?\s*(?:là )?(?:(?:đơn vị|cơ quan) )?"
    rf"(?:(?P<lead>chủ trì)|(?P<help>{_HELP})){_DONE}\s*\)?[\s.]*$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"[;,]?[ \t]*(?<!\w)(?:sđt|đt|điện thoại|tel|mobile|hotline|zalo)(?!\w)[ \t]*[:.]?[ \t]*"
    r"(?:\[[^\]\n]*\]|\+?[\d][\d .()-]{5,18}\d)?"
    r"|[;,]?[ \t]*(?<![\d/])0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}(?!\d)"
    r"|[;,]?[ \t]*(?<![\w.+-])[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{1,30}",
    re.IGNORECASE,
)
# "Sở X trực tiếp triển khai hệ thống": what the unit does is said behind its name.
_DUTY = re.compile(
    r"\s+(?:(?:trực tiếp|có trách nhiệm|chịu trách nhiệm|chủ động|tiếp tục) )*(?:triển khai"
    r"|thực hiện|tham mưu|tổng hợp|theo dõi|hướng dẫn|xây dựng|báo cáo|đôn đốc|ban hành|rà soát"
    r"|chuẩn bị|trình|chịu trách nhiệm|kiểm tra)\s+(?P<what>.{3,})$",
    re.IGNORECASE | re.DOTALL,
)
_NAMES_OF_WORK = re.compile(
    r"^(?:kiểm tra|thanh tra|xây dựng|quản lý|giám sát|hướng dẫn|tổng hợp|thành viên)",
    re.IGNORECASE,
)
# "Ban Chỉ đạo xây dựng nông thôn mới" is one name.
_NAMED_AFTER_WORK = re.compile(r"(?:ban|tổ|đoàn|hội|đội)\b", re.IGNORECASE)


def without_contacts(text: str) -> tuple[str, tuple[str, ...]]:
    """The cell without telephone numbers and addresses, which a plan need not keep."""
    found = tuple(contact[0] for contact in _CONTACT.finditer(text))
    return _CONTACT.sub(" ", text), found


def stretches(printed: str) -> Iterator[Stretch]:
    """The cell cut where it says who leads ("Chủ trì: …") and who helps ("… phối hợp với …")."""
    text = _HELP_INSIDE.sub(r" \1 ", printed)
    masked = PARENTHESIS.sub(lambda inside: "\0" * len(inside[0]), text)
    role, said, start = Role.UNSAID, "", 0
    for words in _ROLE_WORDS.finditer(masked):
        before = Role.LEADS if words["joins"] and role is Role.UNSAID else role
        yield Stretch(before, text[start : words.start()], said)
        role = Role.LEADS if words["lead"] else Role.HELPS
        said, start = words[0], words.end()
    yield Stretch(role, text[start:], said)


def without_role(inside: str) -> str:
    """What a parenthesis says beside the role: "chủ trì: đ/c Nga" names somebody."""
    return _ROLE_INSIDE.sub("", inside.strip())


def role_after(part: str) -> tuple[Role, str, str]:
    """The role said behind a name ("Phòng A (chủ trì)"), the name, and the words of the role."""
    found = _ROLE_AFTER.search(part)
    if not found or not part[: found.start()].strip():
        return Role.UNSAID, part, ""
    role = Role.LEADS if found["lead"] else Role.HELPS
    return role, part[: found.start()].strip(), found[0]


def without_duty(part: str) -> tuple[str, str]:
    """The unit, and what it is to do, where a cell says both."""
    kind = UNIT.match(part)
    found = _DUTY.search(part, kind.end()) if kind else None
    own = part[kind.end() : found.start()].strip() if kind and found else ""
    if not found or not own or _NAMES_OF_WORK.match(own) or _NAMED_AFTER_WORK.match(part):
        return part, ""
    # Shorter ones are names as well: "Phòng Quản lý xây dựng công trình".
    if len(found["what"].split()) < 3:
        return part, ""
    return part[: found.start()].strip(), found[0].strip()
