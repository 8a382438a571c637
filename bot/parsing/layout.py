"""How a time cell is laid out: its brackets, its separators, where its clauses begin and end."""

import re
from dataclasses import dataclass

LABEL = (
    r"(?:thoi (?:gian|han|diem)|tien do|moc|han|deadline|ngay(?=\s+(?:hoan|thuc|ket|du kien)))"
    r"(?:\s+(?:hoan thanh|thuc hien|to chuc|trien khai|bao cao|ket thuc|du kien|bat dau|xong|chot"
    r"|cuoi(?: cung)?|nhiem vu|nop|gui))*"
    r"|du kien|phai\s+hoan thanh|hoan thanh|thuc hien|xong|dot xuat|dinh ky|se"
    "|giai doan|ket thuc|bat dau|dip"
)
_BULLET = r"(?:[-+*•✓]|\(?\d{1,2}[.)](?!\d)|\(?[a-z]\))"
_LEAD_IN = rf"(?:{_BULLET}\s*)*(?:(?:{LABEL})[\s:]*)*$"
_HARD_HEAD = re.compile(rf"(?:^|[\n;]|\.\s|[.;:,]\s*[-+*•])\s*{_LEAD_IN}")
_HEAD = re.compile(rf"(?:^|[\n;,:()]|\.\s|(?<=\s)[-+*•]|\b(?:va|dong thoi|con)\b)\s*{_LEAD_IN}")
_COLON_BEFORE = re.compile(r":\s*$")
_TAIL = re.compile(r"\s*(?:$|[\n;,)]|\.(?:\s|$)|\s[-+*•]|\bva\b)")
_HARD = re.compile(r"\n|;|(?<![\s.][a-z0-9])(?<!^[a-z0-9])\.(?=\s)")
_SOFT = re.compile(r",|\s[-+•](?=\s)|\b(?:va|hoac)\b")


@dataclass(frozen=True, slots=True)
class Bracket:
    at: int
    end: int

    @property
    def inside(self) -> tuple[int, int]:
        return self.at + 1, self.end - 1


def brackets_of(folded: str) -> list[Bracket]:
    """The outermost closed brackets in text order."""
    found, open_at, depth = [], 0, 0
    for place, char in enumerate(folded):
        if char == "(":
            open_at = open_at if depth else place
            depth += 1
        elif char == ")" and depth:
            depth -= 1
            if not depth:
                found.append(Bracket(open_at, place + 1))
    return found


def opens_clause(folded: str, at: int) -> bool:
    """Whether nothing but bullets and labels stands between here and a separator."""
    return _HEAD.search(folded, max(0, at - 90), at) is not None


def opens_sentence(folded: str, at: int) -> bool:
    return _HARD_HEAD.search(folded, max(0, at - 90), at) is not None


def follows_colon(folded: str, at: int) -> bool:
    return _COLON_BEFORE.search(folded, max(0, at - 4), at) is not None


def closes_clause(folded: str, end: int) -> bool:
    return _TAIL.match(folded, end) is not None


def before_colon(folded: str, end: int) -> bool:
    return re.match(r"\s*:", folded[end : end + 4]) is not None


def hard_stops(folded: str, brackets: list[Bracket]) -> list[int]:
    """Where sentences end: paragraphs, semicolons and full stops outside brackets."""
    return _stops(_HARD, folded, brackets)


def soft_stops(folded: str, brackets: list[Bracket]) -> list[int]:
    return _stops(_SOFT, folded, brackets)


def _stops(pattern: "re.Pattern[str]", folded: str, brackets: list[Bracket]) -> list[int]:
    places = (found.start() for found in pattern.finditer(folded))
    return [place for place in places if not any(b.at < place < b.end for b in brackets)]
