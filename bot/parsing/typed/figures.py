"""Numbers in words, as voice typing leaves them: "hai mươi tháng năm", "việc số mười lăm".

    number := [hai | ba ... chín] mươi [mốt | hai ... lăm ... chín] | mười [một ... lăm ... chín]
            | hăm [mốt ... chín]
    place  := việc số number | (mùng | mồng) number | ngày number tháng

Words under ten become figures in such a place only; elsewhere they may be names and other words.
"""

import re

from bot.parsing.text import Words, words_of

_UNITS = {
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "tu": 4,
    "lam": 5,
    "nham": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
}
_TENS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}
_ONES = {**_UNITS, "nam": 5, "muoi": 10}
_SPELLED_TEXT = "một mốt hai ba bốn tư năm lăm nhăm sáu bảy bẩy tám chín mười mươi hăm"
_SPELLED = frozenset(_SPELLED_TEXT.split())
_COMPOUND = re.compile(
    rf"(?<![a-z0-9])(?:(?P<tens>{'|'.join(_TENS)}) muoi|(?P<ten>muoi)|(?P<twenty>ham))"
    rf"(?: (?P<ones>{'|'.join(_UNITS)}))?(?![a-z0-9])"
)
_PLACED = re.compile(
    rf"(?<![a-z0-9])(?:(?:viec|nhiem vu|task|muc) so|mung|mong|ngay(?= \w+ thang(?![a-z])))"
    rf" (?P<ones>{'|'.join(_ONES)})(?![a-z0-9])"
)


def in_figures(words: Words) -> Words:
    """The text with its numbers in figures where they are surely numbers.

    >>> in_figures(words_of("từ mười lăm đến hai mươi tháng năm")).printed
    'từ 15 đến 20 tháng năm'
    >>> in_figures(words_of("tháng mười làm gì, ba việc của chị Năm")).printed
    'tháng mười làm gì, ba việc của chị Năm'
    """
    folded = words.folded
    if "muoi" in folded or "ham " in folded:
        words = _replaced(words, _COMPOUND)
    if " so " in folded or " thang" in folded or "mung " in folded or "mong " in folded:
        words = _replaced(words, _PLACED)
    return words


def _replaced(words: Words, pattern: "re.Pattern[str]") -> Words:
    pieces, end = [], 0
    for found in pattern.finditer(words.folded):
        at, stop, number = _number(words, found)
        if number is not None:
            pieces += [words.printed[end:at], str(number)]
            end = stop
    return words_of("".join(pieces) + words.printed[end:]) if pieces else words


def _number(words: Words, found: "re.Match[str]") -> tuple[int, int, int | None]:
    """Where a number stands, and the number; nothing where the words only look like one."""
    if found.re is _PLACED:
        at, end = found.span("ones")
        return at, end, _ONES[found["ones"]] if _is_spelled(words, at, end) else None
    at, end = found.span()
    if found["tens"] == "sau" and not words.lower.startswith("sáu", at):
        at += len("sau ")
    tens = 2 if found["twenty"] else _TENS[found["tens"]] if at == found.start("tens") else 1
    ones = _ones(words, found, month=words.folded.endswith("thang ", 0, found.start()))
    if ones is None and tens == 1:
        return at, end, None
    end = (
        found.end("ones") if ones else found.end() - len(f" {found['ones']}") * bool(found["ones"])
    )
    return at, end, tens * 10 + (ones or 0) if _is_spelled(words, at, end) else None


def _ones(words: Words, found: "re.Match[str]", *, month: bool) -> int | None:
    """The ones; after "tháng mười" only those of a month, and "tư" only after "mươi"."""
    said = found["ones"]
    if said is None or (said == "tu" and found["ten"]) or (month and said not in {"mot", "hai"}):
        return None
    return _UNITS[said] if _is_spelled(words, *found.span("ones")) else None


def _is_spelled(words: Words, at: int, end: int) -> bool:
    return all(word.isascii() or word in _SPELLED for word in words.lower[at:end].split())
