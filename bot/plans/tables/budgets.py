"""Amounts of money in đồng, read only where they are certain."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.parsing.text import clean, fold
from bot.parsing.values import Doubt

_SCALES = {
    "ty": 10**9,
    "trieu": 10**6,
    "tr": 10**6,
    "nghin": 10**3,
    "ngan": 10**3,
    "dong": 1,
    "d": 1,
    "vnd": 1,
}
_GROUPED = r"\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:,\d{3})+\.\d{1,2}"
_NUMBER = (
    rf"(?P<number>(?:{_GROUPED})(?!\d)|\d{{1,3}}(?:[., ]\d{{3}})+(?![.,]?\d)"
    r"|\d{1,15}(?:[.,]\d{1,2})?(?!\d))"
)
# "350.000.000 ngân sách tỉnh", "15 tỷ lệ": the word goes on to say something else.
_NO_SCALE = r"(?! (?:sach|hang|quy|le|trong|suat|gia)\b)"
_AMOUNT = re.compile(
    rf"(?<![\w.,/]){_NUMBER}(?:\s*(?P<scale>ty|trieu|tr|nghin|ngan|dong|vnd|d)\b{_NO_SCALE}(?:\s+dong\b)?)?"
)
_HEADER_SCALE = re.compile(
    r"\b(ty|trieu|tr|nghin|ngan)\s*\.?\s*(?:dong|d|vnd)\b|\((ty|trieu|nghin|ngan)\)"
    r"|\b1\.?(000)\s*(?:dong|d|vnd)\b|\b(dong|vnd)\b"
)
# "Tổng kinh phí: 90.000.000 đồng, trong đó …": what follows only divides the sum.
_PARTS_OF_IT = re.compile(r"\btrong do\b|\bbao gom\b|\bgom\b|\(")
# "02 lớp x 30.000.000 đồng", "5 triệu đồng/lớp": a price, not the sum.
_PRICE = re.compile(r"\d\s*\w*\s*[x×*]\s*\d|\b(?:dong|vnd|trieu|d)\s*/\s*[a-z]")
# An amount was meant: the cell opens with it, or its unit follows; "năm 2024" is none.
_HOLDS_A_SUM = re.compile(r"^\W*\d|\d\s*(?:ty|trieu|tr|nghin|ngan|dong|d|vnd)\b")
_MOST = 10**15
_LEAST = 1_000


@dataclass(frozen=True, slots=True)
class Budget:
    amount: int | None = None
    doubts: tuple[Doubt, ...] = ()


def read_budget(cell: str, *, header: str = "", content: str = "") -> Budget:
    """The one amount a budget cell states; the header tells the unit of a bare number.

    >>> read_budget("1,5 tỷ đồng").amount
    1500000000
    """
    text = clean(cell)
    if not text:
        return Budget()
    if content and fold(text).strip(" .") == fold(content).strip(" ."):
        return _in_doubt("budget-repeats-content", text)
    amounts = _stated(fold(text), _header_scale(header))
    if len(amounts) > 1:
        return _in_doubt("budget-several", text)
    if not amounts:
        return _in_doubt("budget-unread", text) if _HOLDS_A_SUM.search(text) else Budget()
    if _PRICE.search(fold(text)) or not _LEAST <= amounts[0] <= _MOST:
        return _in_doubt("budget-unlikely", text)
    return Budget(amounts[0])


def _in_doubt(key: str, printed: str) -> Budget:
    return Budget(doubts=(Doubt(key, (("printed", printed),)),))


def _stated(folded: str, bare_scale: int) -> list[int]:
    """The amounts of a text; of several, the one before its division into parts, if any."""
    amounts = list(_amounts(folded, bare_scale))
    if len(amounts) <= 1:
        return amounts
    whole = list(_amounts(_PARTS_OF_IT.split(folded)[0], bare_scale))
    return whole if len(whole) == 1 else amounts


def _header_scale(header: str) -> int:
    found = _HEADER_SCALE.search(fold(header))
    said = next(filter(None, found.groups())) if found else "dong"
    return 10**3 if said == "000" else _SCALES[said]


def _amounts(folded: str, bare_scale: int) -> Iterator[int]:
    """Sums of adjoining parts: "1 tỷ 200 triệu đồng" is one amount."""
    total, end = None, 0
    alone = _AMOUNT.fullmatch(folded.strip(" ."))
    for found in _AMOUNT.finditer(folded):
        scale = _scale(found, bare_scale, alone=alone is not None)
        if scale is None:
            continue
        value = int(_decimal(found["number"]) * scale)
        if total is not None and not folded[end : found.start()].strip() and value < total:
            total += value
        else:
            if total is not None:
                yield total
            total = value
        end = found.end()
    if total is not None:
        yield total


def _scale(found: re.Match[str], bare_scale: int, *, alone: bool) -> int | None:
    """What the number counts; none when it may count something other than money."""
    if found["scale"]:
        return _SCALES[found["scale"]]
    if alone:
        return bare_scale
    return 1 if re.fullmatch(r"\d{1,3}([., ]\d{3}){2,}", found["number"]) else None


def _decimal(number: str) -> Decimal:
    """ "50.217.500" groups thousands, "1,5" and "1.5" are decimal, "1.234,5" is both."""
    if re.fullmatch(_GROUPED, number):
        whole, fraction = re.split(r"[.,](?=\d+$)", number)
        return Decimal(f"{re.sub(r'[.,]', '', whole)}.{fraction}")
    if re.fullmatch(r"\d{1,3}(?:[., ]\d{3})+", number):
        return Decimal(re.sub(r"[., ]", "", number))
    return Decimal(number.replace(",", "."))
