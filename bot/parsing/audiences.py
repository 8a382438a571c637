"""Whom somebody wants to press, in words that are no list of names.

audience := everybody | late | role | [those with tasks] due when
"""

import re
from dataclasses import dataclass
from datetime import date

from bot.parsing.queries import read_query
from bot.parsing.text import fold
from bot.parsing.values import Period

_FILLING = re.compile(
    r"^(?:(?:gui|cho|toi|den|nhung|cac|nguoi|ai|can bo|dang|bi|con|co|tat ca)\s+)+(?=\S)"
)
_EVERYBODY = re.compile(
    r"(?:tat ca(?: (?:moi nguoi|can bo|cac don vi|don vi|nguoi))?|moi nguoi|toan(?: bo)?(?: co quan"
    r"| so| don vi)?|ca co quan|ca don vi|all|everybody|everyone)"
)
_LATE = re.compile(
    r"(?:viec )?(?:qua han|tre han|cham han|tre|tre tien do|cham tien do|late|overdue)(?: viec)?"
)
_ROLES: dict[str, re.Pattern[str]] = {
    "lead": re.compile(
        r"(?:cac )?(?:(?:lanh dao|truong|pho)(?: pho)? (?:cac )?(?:don vi|phong)"
        r"|lanh dao phong|leads?|unit heads?)"
    ),
    "director": re.compile(r"(?:lanh dao(?: so| co quan)?|ban giam doc|directors?)"),
    "officer": re.compile(r"(?:chuyen vien|officers?)"),
}
_DUE = re.compile(r"(?:^|\s)(?:den han|toi han|sap han|han|viec|due)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class AudienceWords:
    """What words name recipients by; one of these."""

    everybody: bool = False
    late: bool = False
    role: str | None = None
    due: Period | None = None


def read_audience(text: str, *, today: date) -> AudienceWords | None:
    """None for words that may be names.

    >>> from datetime import date
    >>> read_audience("những người đang trễ hạn", today=date(2024, 5, 15)).late
    True
    >>> read_audience("Phòng Nghiệp vụ, anh An", today=date(2024, 5, 15)) is None
    True
    """
    said = " ".join(fold(text).split()).strip(" .,:;")
    if _EVERYBODY.fullmatch(said):
        return AudienceWords(everybody=True)
    said = _FILLING.sub("", said)
    if _LATE.fullmatch(said):
        return AudienceWords(late=True)
    role = next((name for name, words in _ROLES.items() if words.fullmatch(said)), None)
    if role is not None:
        return AudienceWords(role=role)
    if _DUE.search(said) and (period := read_period(text, today=today)):
        return AudienceWords(due=period)
    return None


def read_period(text: str, *, today: date) -> Period | None:
    """The days a phrase names: “tuần này”, “tháng 6”, “trước 30/6”.

    >>> from datetime import date
    >>> read_period("tuần này", today=date(2024, 5, 15)).end
    datetime.date(2024, 5, 19)
    """
    return read_query(text, today=today, year=today.year).period
