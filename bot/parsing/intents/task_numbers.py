"""The number of the task that is spoken of: "việc 24", "#24", "II.3", "24 xong chưa".

    number := [ROMAN.] N [.N ...] [letter] | PS N                  PS: a task that arose
    place  := (viec | nhiem vu | muc | stt | so | #) [so] number | act [object] number
            | number words | (is | of | for | to ...) number     in English

A number that counts something ("5 ngày", "60%"), a date, or a document's number ("kế hoạch số 24")
is none. What bears a number or a name of its own is not counted: "việc 3 quý 2", "việc 24 năm nay",
and with "số" neither is a month: "việc số 5 tháng 5".
"""

import re

from bot.parsing import vocabulary as say
from bot.parsing.owners.kinds import NUMBERED

_DIGITS = r"((?:[ivx]{1,4}\.)?\d{1,3}(?:\.\d{1,3}){0,3}(?:\.?[a-d])?|(?<![a-z])ps ?\d{1,3})"
_COUNTS_NOTHING = r"(?![a-z0-9/%]|\.\d|\s*(?:%|/|phan tram\b)|\s*-\s*\d)"
_COUNTED = (
    rf"\s*(?:ngay\b(?! (?:nao|bao|han|may|gi|\d{{1,2}} ?/ ?\d|\d{{1,2}} thang \d))"
    rf"|(?:thang|nam)\b(?! nay)|tuan\b(?! (?:nay|\d))"
    rf"|quy\b(?! (?:nay|\d|[iv]+\b|dinh|trinh|che|mo|hoach|tac))|nguoi\b|don vi\b(?! nao)"
    rf"|phong\b(?! (?:nao|ban))|lan\b|h\b|gio\b|days\b|(?<=\b1)\s*day\b|weeks?\b|months?\b"
    rf"|(?:viec|vc|nhiem vu|cong viec|tasks?){say.E})"
)
_NUMBER = rf"{_DIGITS}{_COUNTS_NOTHING}(?!{_COUNTED})"
_ACT = (
    r"(?:gia han|giahan|lui(?: han)?|(?<!nhac )(?<!cua )(?<!cho )(?<!giao )"
    r"doi(?: han)?|hoan|xong|hoan thanh|hoan tat|giao|phan cong|gan"
    r"|chuyen|dinh kem|cap nhat|tien do|chi tiet|noi dung|xem|mo|dong|chot|done|finish(?:ed)?"
    r"|completed?|closed?"
    r"|extend|assign|attach|progress|update|show|open|bao xong|mark|cho|han cua|nop|nhac|don doc"
    r"|phan|push|give|postpone|delay|hand|transfer|reassign|move)"
)
_OBJECT = (
    r"(?:(?:ket qua|tien do|san pham|minh chung|ho so|tai lieu|file|tep|anh|hinh|han|thoi han"
    r"|thoi gian|deadline)\s+)"
)
_NUMBERED = re.compile(
    rf"(?:#\s*|{say.B}(?:{say.TASK}|muc|stt|so)\s*(?:so|:|#|\."
    rf"|thu(?!\s*[2-7]{say.E}))?\s*){_NUMBER}"
)
_NAMED_BY_ITS_NUMBER = re.compile(
    rf"(?:#\s*|{say.B}{say.TASK}\s+so\s+){_DIGITS}{_COUNTS_NOTHING}(?=\s*(?:thang|quy)\s+\d)"
)
_LONG_NUMBER = re.compile(rf"{say.B}{say.TASK}\s+so\s+(\d{{4}}){_COUNTS_NOTHING}")
"""With “số” alone: "việc 2025" is the tasks of a year."""
_GIVEN_FROM_TO = re.compile(
    rf"{say.B}(?:giao|phan cong|phan|gan|chuyen|ban giao)\s+(?:cac\s+|nhung\s+)?{say.TASK}\s+"
    r"(?:so\s+)?(\d{1,3})(?=\s*-\s*\d{1,3}\s+(?:cho|sang|qua|toi|ve)\s)"
)
_GIVEN_TO_A_UNIT = re.compile(
    rf"{say.B}(?:giao|phan cong|phan|gan|chuyen|ban giao)\s+(?:{say.TASK}\s+)?(?:so\s+)?{_DIGITS}"
    r"(?=\s+(?:phong|don vi)\s+[a-z])"
)
_ACT_NUMBERED = re.compile(
    rf"{say.B}(?:{_ACT}|(?:gui|nop)(?: kem| len)?|up|tien do)\s+{_OBJECT}?(?:cho\s+|cai\s+"
    rf"|cua\s+|vao\s+)?(?:so\s+)?{_NUMBER}"
)
_BESIDE = re.compile(
    rf"{say.B}(?:file|tep|ket qua|han|thoi han|deadline|tien do|san pham|minh chung"
    r"|ai (?:dang )?(?:lam|phu trach|chu tri|giu|nhan|theo doi|xu ly))"
    rf"\s+(?:cua |cho |vao )?(?:{say.TASK} )?(?:so )?{_NUMBER}"
)
_ASKS_IN_ENGLISH = re.compile(
    r"\b(?:when|who|what|how|is|was|did|progress|status|extension|extend|time|add|attach|upload|put"
    r"|send|submit|report|tell|file|finish(?:ed)?|complete[d]?|close|due|deadline|assign|give)\b"
)
_IN_ENGLISH = re.compile(
    r"\b(?:is|was|of|for|to|(?<!due )on|about|with|doing|owns?|has|does|did|finish(?:ed)?"
    rf"|completed?|closed?)\s+{_NUMBER}"
    r"(?!\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:st|nd|rd|th)\b)"
)
_LEADING_NUMBER = re.compile(
    rf"[\s,.\"'“>]*(?:(?:da|vua|(?!to ){say.ME}|cai|so)\s+)*{_NUMBER}"
    rf"(?=\s*[:?!,]|\s+(?:xong|hoan|da|dang|moi(?= (?:duoc|dc|dat|lam|xong|co|chi))"
    rf"|duoc|dc|dk|dat|den|toi|ai|han|chua|lam|ok|con|bi"
    rf"|tre|the nao|ntn"
    rf"|ra sao|sao|qua|do|is|done|at|khi nao|bao gio|noi dung|thuoc|giao|gap){say.E})"
)
_DIGIT = re.compile(r"\d")
_ONLY_NUMBER = say.only(rf"(?:cai )?{_NUMBER}")
_NUMBERED_BEFORE = re.compile(
    rf"{say.B}(?:{say.DOCUMENT_NOUN}|(?:{NUMBERED})(?: [a-zA-Z]+){{0,4}}) $",
    re.IGNORECASE,
)
"""Documents and units have numbers of their own."""
_PLACES = (
    _NAMED_BY_ITS_NUMBER,
    _LONG_NUMBER,
    _NUMBERED,
    _GIVEN_FROM_TO,
    _GIVEN_TO_A_UNIT,
    _ACT_NUMBERED,
    _BESIDE,
)


def number_place(said: str) -> tuple[int, int]:
    """Where the number of a task stands; an empty place where there is none.

    >>> [said[slice(*number_place(said))] for said in ("viec 3 quy 2 xong chua", "nop ket qua 36")]
    ['3', '36']
    >>> [said[slice(*number_place(said))] for said in ("viec 5 ngay toi", "when is 47 due")]
    ['', '47']
    >>> number_place("viec 41 ngay 10/5"), number_place("viec 41 ngay")
    ((5, 7), (0, 0))
    """
    if not _DIGIT.search(said):
        return 0, 0
    only = _ONLY_NUMBER.fullmatch(said)
    found = only or _LEADING_NUMBER.match(said)
    if found:
        return found.span(1)
    for pattern in _PLACES:
        for one in pattern.finditer(said):
            begins = max(0, one.start() - 40), one.start()
            if not (one[0].startswith("so") and _NUMBERED_BEFORE.search(said, *begins)):
                return one.span(1)
    english = _IN_ENGLISH.search(said) if _ASKS_IN_ENGLISH.search(said) else None
    return english.span(1) if english else (0, 0)


def as_kept(printed: str) -> str:
    """A number as plans and the bot write it: "ii.3" is II.3, "ps 1" is PS1."""
    number = printed.replace(" ", "")
    return number.upper() if number[:1] in set("ivx") or number[:2].lower() == "ps" else number
