"""How a time cell is laid out: its brackets, its separators, what opens and closes its clauses.

    sentence := clause ((, | - | + | / | va | hoac) clause)*
    cell     := sentence ((newline | ; | . | , bullet) sentence)*

Colons, brackets, "đồng thời", "còn" open a clause without ending the one before.
"""

import re
from bisect import bisect_left
from enum import IntEnum
from typing import NamedTuple

_HEAD_LABEL = (
    r"(?:thoi (?:gian|han|diem)|tien do|moc|han|deadline|ngay(?=\s+(?:hoan|thuc|ket|du kien)))"
    r"(?:\s+(?:hoan thanh|thuc hien|to chuc|trien khai|bao cao|ket thuc|du kien|bat dau|xong|chot"
    r"|cuoi(?: cung)?|nhiem vu|nop|gui)\b)*+"
)
LABEL = (
    rf"(?:{_HEAD_LABEL}|du kien|phai\s+hoan thanh|hoan thanh|thuc hien|xong|dot xuat|dinh ky|se"
    r"|(?:theo\s+)?(?:giai doan|nhiem ky|thoi ky|nien khoa)(?!\s+[\divx])|ket thuc|bat dau|dip)"
)
"""A word that announces a time and is no action of its own, without diacritics."""

BULLET = r"(?:[-+*•✓]|\(?\d{1,2}[.)](?!\d)|\(?[a-zđ]\))"
_LEAD_IN = re.compile(rf"\s*+(?:{BULLET}\s*+)*+(?:{LABEL}\b[\s:]*+)*+")
_TAIL = re.compile(r" *+(?:$|[\n;,)]|\.(?:\s|$)|\s?[-+*•/](?=\s)|va\b)")
# Every branch begins with a plain letter: only so does the search skip what cannot match.
_SIGN = re.compile(
    r"\n|;|,(?: [-+*•](?= ))?|:(?: [-+*•](?= ))?|\.(?=\s)|\(|\)| [-+*•]| /(?= )"
    r"|va\b(?<![a-z0-9]va)|hoac\b(?<![a-z0-9]hoac)|dong thoi\b|con\b(?<![a-z0-9]con)"
)
_ENDS_SENTENCE = re.compile(r"(?:(?<![\s.][a-z0-9])(?<!^[a-z0-9])|(?<=thang \d)|(?<=quy [\di]))\.")
_BRACKET = re.compile(r"[()]")
_LONGEST_LEAD_IN = 90


class Rank(IntEnum):
    """What a sign does to the text around it."""

    OPENS = 1
    SOFT = 2
    HARD = 3


class Opening(IntEnum):
    """What a place stands at the beginning of, bullets and labels aside."""

    NOTHING = 0
    CLAUSE = 1
    SENTENCE = 2


class Bracket(NamedTuple):
    at: int
    end: int

    @property
    def inside(self) -> tuple[int, int]:
        return self.at + 1, self.end - 1


_RANKS = {
    **dict.fromkeys(
        ("\n", ";", *(f"{sign} {bullet}" for sign in ",:" for bullet in "-+*•")), Rank.HARD
    ),
    **dict.fromkeys((",", "va", "hoac", " /"), Rank.SOFT),
    **dict.fromkeys((":", "(", ")", "dong thoi", "con"), Rank.OPENS),
}


class Signs(NamedTuple):
    """The separators of a text in text order."""

    starts: list[int]
    ends: list[int]
    ranks: list[Rank]

    def stops(self, rank: Rank, outside: list[Bracket]) -> list[int]:
        """Where signs of one rank stand, those in brackets left out."""
        held = [start for start, own in zip(self.starts, self.ranks, strict=True) if own is rank]
        if not outside:
            return held
        begins = [bracket.at for bracket in outside]
        return [start for start in held if not _is_inside(start, outside, begins)]

    def opening(self, folded: str, at: int) -> Opening:
        """Whether nothing but bullets and labels stands between here and a separator.

        >>> text = "a, du kien quy i"
        >>> signs_of(text).opening(text, 11).name, signs_of(text).opening(text, 3).name
        ('CLAUSE', 'CLAUSE')
        >>> signs_of(text).opening(text, 7)
        <Opening.NOTHING: 0>
        """
        found = Opening.NOTHING
        for place in range(bisect_left(self.starts, at) - 1, -2, -1):
            begin = self.ends[place] if place >= 0 else 0
            if begin > at:
                continue
            if at - begin > _LONGEST_LEAD_IN or not _LEAD_IN.fullmatch(folded, begin, at):
                return found
            if place < 0 or self.ranks[place] is Rank.HARD:
                return Opening.SENTENCE
            found = Opening.CLAUSE
        return found


def _is_inside(place: int, brackets: list[Bracket], begins: list[int]) -> bool:
    before = bisect_left(begins, place) - 1
    return before >= 0 and place < brackets[before].end


def signs_of(folded: str) -> Signs:
    """All separators of a text, in one sweep."""
    signs = Signs([], [], [])
    for found in _SIGN.finditer(folded):
        start, end = found.span()
        signs.starts.append(start)
        signs.ends.append(end)
        signs.ranks.append(_RANKS.get(found[0]) or _rank(folded, start, end))
    return signs


def _rank(folded: str, start: int, end: int) -> Rank:
    """What a full stop or a dash is: "TS. Nam", "-5" end nothing."""
    if folded[start] == ".":
        return Rank.HARD if _ENDS_SENTENCE.match(folded, start) else Rank.OPENS
    return Rank.SOFT if folded[end : end + 1].isspace() else Rank.OPENS


def brackets_of(folded: str) -> list[Bracket]:
    """The outermost closed brackets in text order.

    >>> [bracket.inside for bracket in brackets_of("a (b (c)) d) (e")]
    [(3, 8)]
    """
    found: list[Bracket] = []
    open_at, depth = 0, 0
    for sign in _BRACKET.finditer(folded):
        if sign[0] == "(":
            open_at = open_at if depth else sign.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append(Bracket(open_at, sign.end()))
    return found


def follows_colon(folded: str, at: int) -> bool:
    """Whether a colon stands right before this place."""
    return folded[max(0, at - 4) : at].rstrip().endswith(":")


def closes_clause(folded: str, end: int) -> bool:
    """Whether a separator, or the end of the text, stands right behind this place."""
    return _TAIL.match(folded, end) is not None


def before_colon(folded: str, end: int) -> bool:
    """Whether a colon stands right behind this place."""
    return folded[end : end + 4].lstrip().startswith(":")
