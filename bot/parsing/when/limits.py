"""The words before a date that make a limit of it: "trước", "chậm nhất là", "từ", "trong".

limit   := (truoc | cham nhat | den | het | han ... | tu | sau | trong | vao | ngay ...)+
between := clock | part of the day | weekday       "trước 17 giờ thứ sáu, ngày 28/6"
"""

import re
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from bot.parsing.text import Words, fold
from bot.parsing.when.days import WEEKDAY


class Limit(Enum):
    NONE = auto()
    WITHIN = auto()
    BEFORE = auto()
    BY = auto()
    FROM = auto()
    AFTER = auto()


# The second half of another word: "chiếu sáng", "gia hạn".
_NO_LIGHT = r"(?<!chieu )(?<!thap )(?<!anh )(?<!phat )(?<!toa )"
_NO_TERM = r"(?<!gia )(?<!gioi )(?<!ky )(?<!quyen )(?<!ngan )(?<!dai )(?<!trung )(?<!vo )(?<!huu )"
_CLOCK = r"\d{1,2}(?:\s?(?:h|g|gio)\s?(?:\d{2})?(?:\s?(?:phut|p|'))?|:\d{2})"
_CLOCK_OR_DAY = rf"(?:tu\s)?{_CLOCK}(?:\s?(?:-|den)\s?{_CLOCK})?|{WEEKDAY}"
BETWEEN: Final = (
    rf"(?:{_CLOCK_OR_DAY}|{_NO_LIGHT}sang|trua|chieu|dem"
    r"|dau gio|cuoi|gio (?:hanh chinh|lam viec)|luc|hoi|buoi|cac)"
)
_LATE = r"(?:qua|(?:de )?(?:muon|cham|tre|qua)(?: hon| qua)?)"
_LIMIT_WORDS = (
    r"truoc|cham nhat|cham|muon nhat|tre nhat|la|vao|trong|den|cho den|cho toi|het|toi"
    rf"|(?:thoi |{_NO_TERM})han(?: (?:chot|cuoi(?: cung)?|nop|gui|trinh|bao cao|hoan thanh))?"
    r"|deadline|khoang|tu nay|ke tu|bat dau|tu|sau"
    rf"|tinh (?=den|tu)|khong (?:duoc )?{_LATE}|thoi diem|ngay|xong"
    r"|before|by|until|till|from|since|after"
)
_CHAIN = re.compile(
    rf"(?<![a-z0-9/&])(?:{BETWEEN}(?![a-z0-9])[\s:,]*|(?:{_LIMIT_WORDS})(?![a-z0-9])[\s:]*)+$"
)
_BY = frozenset(
    {"den", "het", "nhat", "toi", "han", "khong", "cham", "deadline", "by", "until", "till"}
)
# The words above as they are spelled: "chấm" is not "chậm", nor "sâu" "sau".
_SPELLINGS_TEXT = """
    trước chậm nhất muộn trễ là vào trong đến đên cho hết hêt tới thời hạn chót chốt cuối cùng nộp
    gửi gởi trình báo cáo hoàn thành deadline khoảng từ nay kể bắt đầu sau tính không được quá để
    hơn điểm ngày ngay xong giờ phút hành chính làm việc thứ hai ba năm bảy bẩy chủ nhật cn sáng
    trưa chiều đêm lúc hồi buổi các before by until till from since after h g p
"""
_SPELLINGS = frozenset(_SPELLINGS_TEXT.split())
_LAST_WORDS = frozenset(map(fold, _SPELLINGS))
_WEEKDAYS_SPELLED = ("tư", "sáu")
# No other word looks like these, so any slip of the marks is let pass: "trưóc", "chậm nhât".
_ALWAYS_MEANT = frozenset({"truoc"})
_MEANT_BEHIND = {"nhat": ("cham", "muon", "tre")}
_WORD = re.compile(r"[^\s:,]+")
_LAST_LETTERS = re.compile(r"(?<![a-z\d])[a-z]+$")
_CLOCK_OR_WEEKDAY = re.compile(_CLOCK_OR_DAY)


def limit_before(words: Words, folded: str, at: int) -> tuple[int, Limit]:
    """Where the limiting words before this place begin, and what they say.

    >>> from bot.parsing.text import words_of
    >>> words = words_of("nộp chậm nhất là ngày 30/6")
    >>> limit_before(words, words.folded, words.folded.index("30"))
    (4, <Limit.BY: 4>)
    """
    if not at or not _may_end_limit(folded, at):
        return at, Limit.NONE
    chain = _CHAIN.search(folded, max(0, at - 64), at)
    if chain is None:
        return at, Limit.NONE
    start = chain.start()
    skipped, limit = _meant(words.lower[start:at], chain[0], words.lower.isascii())
    return start + skipped, limit


def _may_end_limit(folded: str, at: int) -> bool:
    last = folded[max(0, at - 16) : at].rstrip(" :,\n")
    word = last[last.rfind(" ") + 1 :]
    if word.isalpha():
        return word in _LAST_WORDS
    letters = _LAST_LETTERS.search(word)
    if letters is None:
        return word[-1:].isalnum() or word[-1:] == "'" or "\n" in word
    return letters[0] in _LAST_WORDS or "\n" in word


@lru_cache(maxsize=1024)
def _meant(lower: str, folded: str, plain: bool) -> tuple[int, Limit]:
    """How many letters only look like limits without their marks ("sâu"), and what the rest says.

    `plain` says that the whole text is written without marks.

    Plans say the same few words before their dates, so what they mean is remembered.
    """
    start, before, skips = 0, "", False
    for word in _WORD.finditer(lower):
        start = word.start() if skips else start
        said = folded[slice(*word.span())]
        skips = not _is_spelled(word[0], said, before, plain=plain)
        before = said
    start = len(lower) if skips else start
    return start, limit_in(folded[start:])


def _is_spelled(word: str, said: str, before: str, *, plain: bool) -> bool:
    """Whether a word of the chain is spelled as one: without marks, or with its own."""
    if word.isascii():
        # Without marks "toi" is as often "tôi" as "tới"; beside marks "sang" is no "sáng".
        return word != "toi" and (plain or word != "sang")
    if word in _SPELLINGS or (word in _WEEKDAYS_SPELLED and before == "thu"):
        return True
    return said in _ALWAYS_MEANT or before in _MEANT_BEHIND.get(said, ())


def limit_in(said: str) -> Limit:
    """What the folded words before a date make of it.

    >>> limit_in("truoc ngay "), limit_in("tu "), limit_in("trong "), limit_in("ngay ")
    (<Limit.BEFORE: 3>, <Limit.FROM: 5>, <Limit.WITHIN: 2>, <Limit.NONE: 1>)
    """
    spoken = set(_CLOCK_OR_WEEKDAY.sub(" ", said).replace(":", " ").split())
    if "truoc" in spoken or "before" in spoken:
        return Limit.BY if "het" in spoken else Limit.BEFORE
    if spoken & _BY:
        return Limit.BY
    if "sau" in spoken or "after" in spoken:
        return Limit.AFTER
    if spoken & {"tu", "bat", "from", "since"}:
        return Limit.FROM
    return Limit.WITHIN if spoken & {"trong", "vao", "khoang"} else Limit.NONE
