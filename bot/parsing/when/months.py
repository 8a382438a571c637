"""The rules that read whole months, quarters and years, on text without diacritics.

    month   := (thang | T) M[, M]* [of] | M/Y | M, M/Y
    quarter := (quy | Q) Q[, Q]* [of]          Q := 1-4 | I-IV | một, hai, ba, tư
    year    := nam Y | ca nam | trong nam | thuong xuyen | Y
    of      := /Y | nam Y | nam (nay | sau | truoc)

A list or a range of months is one stretch from its first to its last.
"""

import re
from typing import Final

from bot.parsing.text import Words
from bot.parsing.when.counts import COUNTED, is_counted
from bot.parsing.when.printed import (
    JOIN,
    MONTH,
    NOT_A_DATE,
    QUARTER,
    TAIL,
    YEAR,
    M,
    Mention,
    Q,
    Rule,
    Unit,
    mention,
    month_at,
    numeral,
    quarter_in,
    says_quarter,
    year_in,
)

_MORE_MONTHS = (
    r"((?:/(?:0?[1-9]|1[0-2])(?!\d))*)"
    rf"{TAIL}((?:{JOIN}(?:0?[1-9]|1[0-2]){NOT_A_DATE}(?!{COUNTED}){TAIL})*)"
)
_MORE_QUARTERS = rf"((?:(?:{JOIN}|/){Q}(?!\s*/\s*\d{{1,2}}(?!\d))(?!{COUNTED}){TAIL})*)"
_LISTED_YEAR = re.compile(r"nam\s*\S+|[/.\s(-]\s*(?:20\d\d|19\d\d)|/\s*[23]\d(?!\d)")
_NUMBER = re.compile(r"\d+")
_LAST_LISTED = re.compile(rf"\s*(?:[,;&+/]|\b(?:va|hoac)\b)\s*({Q}|\d{{1,2}})$")
_WHOLE = ("cả", "suốt", "trọn", "tròn", "toàn", "năm", "thường", "liên")
_LISTED_QUARTER = re.compile(rf"(?<![a-z0-9]){Q}")


def _months(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    month = month_at(found, 1, words)
    if month is None or (found[1] == "nam" and _is_many(words, found.start())):
        return None
    said = year_in(found[3], year)
    if not (found[2] or found[4]):
        return mention(found, Unit.MONTH, (month, 1), (month, 31), said)
    chained = _NUMBER.findall(found[2])
    listed = _NUMBER.findall(_LISTED_YEAR.sub(" ", found[4]))
    numbers, end = [month, *map(int, chained + listed)], found.end()
    cut = _LAST_LISTED.search(found[4])
    if cut and is_counted(words, end, numbers[-2], numbers[-1]):
        numbers.pop()
        end = found.start(4) + cut.start()
    last = numbers[-1]
    said = said or _year_of_list(found[4], year, crosses=month > last)
    held = mention(found, Unit.MONTH, (month, 1), (last, 31), said)
    return held if end == held.end else held._replace(end=end)


def _is_many(words: Words, at: int) -> bool:
    """“các tháng năm 2024” speaks of the year's months, not of May."""
    return words.folded.endswith("cac ", 0, at)


def _year_of_list(listed: str, plan_year: int, *, crosses: bool) -> int | None:
    """The year a list says behind its later items: that of its end, where it crosses the year."""
    said = _LISTED_YEAR.findall(listed)
    last = year_in(said[-1], plan_year) if said else None
    return last - 1 if last and crosses else last


def _bare_months(found: "re.Match[str]", words: Words, _year: int) -> Mention | None:
    if _is_code(words, found.start()):
        return None
    numbers = _NUMBER.findall(found[1])
    first, last = int(numbers[0]), int(numbers[-1])
    return mention(found, Unit.MONTH, (first, 1), (last, 31), int(found[2]))


def _is_code(words: Words, at: int) -> bool:
    """“ĐT.05/2026” is a number of something, not a month."""
    return at > 1 and words.folded[at - 1] in ".-" and words.printed[at - 2].isupper()


def _quarters(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    first = quarter_in(found, 1, words)
    if first is None:
        return None
    last, said, end = first, year_in(found[2], year), found.end()
    if found[3]:
        listed = [found[1], *_LISTED_QUARTER.findall(_LISTED_YEAR.sub(" ", found[3]))]
        cut = _LAST_LISTED.search(found[3])
        if cut and _is_counted_quarter(words, found.end(), *listed[-2:]):
            listed.pop()
            end = found.start(3) + cut.start()
        last = numeral(listed[-1]) or first
        said = said or _year_of_list(found[3], year, crosses=first > last)
    held = mention(found, Unit.QUARTER, (first * 3 - 2, 1), (last * 3, 31), said)
    return held if end == held.end else held._replace(end=end)


def _is_counted_quarter(words: Words, end: int, before: str, said: str) -> bool:
    """“Quý I, 3 tọa đàm” is the first quarter."""
    numbers = numeral(before) or 0, numeral(said) or 0
    alike = before.isdigit() is said.isdigit()
    return is_counted(words, end, *numbers, alike=alike)


def _no_quarter(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    """“Quý 5/2024”: surely a quarter, but none there is."""
    if not says_quarter(words, found.start(), found.start(1)):
        return None
    return mention(found, Unit.QUARTER, (0, 1), (0, 31), year_in(found[2], year))


def _whole_year(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    """“Cả năm”, "toàn năm", but not "quyết toán năm"."""
    start, word = found.start(), found[0].partition(" ")[0]
    if not words.spelled(start, start + len(word), *_WHOLE):
        return None
    return _years(found, words, year)


def _years(found: "re.Match[str]", _words: Words, year: int) -> Mention:
    return mention(found, Unit.YEAR, (1, 1), (12, 31), year_in(found[1], year))


RULES: Final = (
    Rule(
        "bare_months",
        "#/ #. #- #, #d #v",
        r"(\d{1,2}(?:\s*(?:[,-]|\bden\b|\bva\b)\s*\d{1,2}){0,12})\s*[/.-]\s*((?:19|20)\d\d)(?![\d/])",
        _bare_months,
    ),
    Rule("months", "thang", rf"{MONTH}({M}){_MORE_MONTHS}", _months),
    Rule("quarters", "quy", rf"{QUARTER}{TAIL}{_MORE_QUARTERS}", _quarters),
    Rule(
        "no_quarter",
        "quy",
        rf"(?:quy|qui)\s*:?\s*(\d{{1,2}}|vi{{0,3}}|ix|x)"
        rf"(?![a-z0-9]|[/.,-]\s?\d{{1,3}}(?!\d)|{COUNTED}){TAIL}",
        _no_quarter,
    ),
    Rule(
        "whole_year",
        "year nam",
        r"(?:(?:ca|trong|suot|quanh|tron|(?<!quyet )(?<!\bke )(?<!\bdu )toan(?: bo)?)\s+nam"
        r"|(?:(?<=thang, )|(?<=thang va )|(?<=thang/)|(?<=het ))nam(?!\s*[a-z\d])"
        r"|(?<!bat )thuong xuyen(?:,?\s*lien tuc)?|lien tuc)"
        r"(\s*(?:hoc\s+|ke hoach\s*)?(?:19|20)\d\d|\s+(?:nay|ke hoach)\b)?(?!\d)"
        r"(?:\s+(?:trong|ca)\s+nam\b(?!\s*\d))?",
        _whole_year,
    ),
    Rule("years", "nam", rf"nam\s*({YEAR})(?!/)", _years),
    Rule("bare_year", "full_year", rf"({YEAR})(?!/|\.\d|-\d{{1,2}}(?!\d))", _years),
)
