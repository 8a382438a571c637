"""A page of the list shown last, or a line of it: "trang sau", "việc thứ 2", "cái số 3".

turn  := (trang | page) (sau | truoc | dau | cuoi | next | N) | tiep | xem tiep | more
place := (viec | cai | muc | dong) thu N | cai so N | cai (dau tien | cuoi cung)
       | the (first | second | ...) one
"""

import re
from dataclasses import dataclass, replace

from bot.parsing.replies import reply_of
from bot.parsing.vocabulary import COUNTED


@dataclass(frozen=True, slots=True)
class Turn:
    """Another page of the list: `by` pages on (or back), or the page `to`, counted from 1.

    The last page is `to` 0.
    """

    by: int = 0
    to: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the list by its place, counted from 1, or from the end by -1.

    `may_be_number` where the words name a printed number as well: "cái số 3".
    """

    nth: int
    may_be_number: bool = False


_N = r"(\d{1,3}|" + "|".join(COUNTED) + ")"
_NEXT = re.compile(
    r"(?:xem |cho xem )?(?:tiep(?: theo| tuc| di)?|nua|them|trang (?:sau|tiep|toi|ke)(?: theo)?"
    r"|more|next(?: page)?|continue|show more)"
)
_BACK = re.compile(r"(?:xem )?(?:trang truoc|ve trang truoc|lui lai|previous(?: page)?|page back)")
_PAGE = re.compile(rf"(?:xem |sang |ve |den |toi )?(?:trang|page)(?: so| thu)? {_N}")
_FIRST_PAGE = re.compile(r"(?:ve |xem )?(?:trang dau(?: tien)?|first page)")
_LAST_PAGE = re.compile(r"(?:ve |xem )?(?:trang cuoi(?: cung)?|last page)")
_OPENING = r"(?:(?:xem|mo|chi tiet|cho xem|open|show|see)\s+)?"
_ORDINAL = re.compile(
    rf"{_OPENING}(?:(?:viec|nhiem vu|cong viec)\s+thu\s+(\d{{1,3}})"
    rf"|(?:cai|muc|dong|cai viec)\s+thu\s+{_N})"
)
_NUMBERED = re.compile(rf"{_OPENING}(?:cai|cai viec|dong|no\.?|number)\s+(?:so\s+)?(\d{{1,3}})")
_END_OF_LIST = re.compile(
    rf"{_OPENING}(?:viec|cai|nhiem vu|muc|dong)\s+(dau(?: tien)?|cuoi(?: cung)?)"
)
_ENGLISH_ORDINALS = {
    word: count
    for count, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"), start=1
    )
}
_ENGLISH = re.compile(
    rf"{_OPENING}(?:the )?(?:({'|'.join(_ENGLISH_ORDINALS)}|last)|(\d{{1,3}})(?:st|nd|rd|th))"
    r"(?: (?:one|task))?"
)


def pointed_at(text: str) -> Turn | Place | None:
    """A page of the list shown last, or one of its lines; none where the words point at neither.

    >>> pointed_at("trang sau ạ")
    Turn(by=1, to=None)
    >>> pointed_at("cái số 3")
    Place(nth=3, may_be_number=True)
    >>> pointed_at("việc số 3") is None  # a printed number stands for itself
    True
    """
    said = reply_of(text)
    return _turn(said.folded) or _place(said.folded) if said else None


def _turn(said: str) -> Turn | None:
    if _NEXT.fullmatch(said):
        return Turn(by=1)
    if _BACK.fullmatch(said):
        return Turn(by=-1)
    if _FIRST_PAGE.fullmatch(said):
        return Turn(to=1)
    if _LAST_PAGE.fullmatch(said):
        return Turn(to=0)
    page = _PAGE.fullmatch(said)
    return Turn(to=_count(page[1])) if page and _count(page[1]) else None


def _place(said: str) -> Place | None:
    if ordinal := _ORDINAL.fullmatch(said):
        return _nth(ordinal[1] or ordinal[2])
    if numbered := _NUMBERED.fullmatch(said):
        place = _nth(numbered[1])
        return replace(place, may_be_number=True) if place else None
    if end := _END_OF_LIST.fullmatch(said):
        return Place(1 if end[1].startswith("dau") else -1)
    if english := _ENGLISH.fullmatch(said):
        if english[1] == "last":
            return Place(-1)
        return Place(_ENGLISH_ORDINALS[english[1]]) if english[1] else _nth(english[2])
    return None


def _nth(spoken: str) -> Place | None:
    count = _count(spoken)
    return Place(count) if count else None


def _count(spoken: str) -> int:
    return COUNTED.get(spoken) or (int(spoken) if spoken.isdigit() else 0)
