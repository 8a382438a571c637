"""Every day, month, quarter or year a text names, as it is written.

The rules stand in order: days first (`days`), then parts (`month_parts`, `year_parts`), then
whole months, quarters and years (`months`). A rule is tried only where the text opens as it does;
at one place the first that fits wins, and reading goes on behind it.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from bot.parsing.text import Words
from bot.parsing.when import days, month_parts, months, year_parts
from bot.parsing.when.elided import elided_behind
from bot.parsing.when.month_parts import part_days
from bot.parsing.when.printed import MONTH_SLIPS, Build, DayOfYear, Mention, Rule, Unit

__all__ = [
    "RULES",
    "DayOfYear",
    "Mention",
    "Rule",
    "Unit",
    "find_mentions",
    "part_days",
]

RULES: Final[tuple[Rule, ...]] = (
    *days.RULES,
    *month_parts.RULES,
    *year_parts.RULES,
    *months.RULES,
)

_AT_SIDE = r"(?:\slam viec)?\s(?=(?:dau|giua|cuoi)\b)"
_UNIT_AT_SIDE = rf"\s?(?:ngay|tuan|thang|quy){_AT_SIDE}"
_SLIPS = "|".join(slip.removeprefix("t") for slip in MONTH_SLIPS)
_NUMBER = r"\d?\s?[^\s\d]?"
# What stands behind a first letter, by the kind of rules it opens. The engine tells first letters
# apart faster than alternatives.
_OPENINGS = {
    r"(?<!\bthu )(?<!\bthu)\d": {
        "count": rf"\d?{_UNIT_AT_SIDE}",
        "full_year": r"(?<=[12])[09]\d\d(?!\d)",
        "number": _NUMBER,
    },
    "b": {"count": rf"(?:a|on)\s{_UNIT_AT_SIDE}", "year": r"on(?=\squy)"},
    "c": {
        "count": rf"hin\s{_UNIT_AT_SIDE}",
        "part": r"uoi|ac(?=\s(?:ngay|thang)\s[dgc])",
        "year": r"a(?=\s(?:nam|(?:0?4|bon|12)\s))",
    },
    "d": {"part": r"(?<!bat d)au"},
    "g": {"part": r"iua"},
    "h": {"count": rf"ai\s{_UNIT_AT_SIDE}", "part": r"a(?=\stuan)"},
    "l": {"year": r"ien(?=\stuc)"},
    "m": {
        "count": rf"ot\s(?:{_UNIT_AT_SIDE}|nua\s)",
        "number": rf"[uo]ng\s?\d{_NUMBER}",
        "ngay": r"[uo]ng",
    },
    "n": {
        "count": rf"gay{_AT_SIDE}",
        "number": rf"gay\s?(?:m[uo]ng\s?)?\d{_NUMBER}",
        "ngay": r"gay",
        "nam": r"am",
        "part": r"ua|hung(?=\s(?:ngay|thang)\s[dgc])",
    },
    "q": {
        "count": rf"uy{_AT_SIDE}",
        "quy": r"u[yi]|(?=[.\s]?[\dil])",
        "year": r"uanh(?=\snam)",
    },
    "s": {"count": rf"au\s{_UNIT_AT_SIDE}", "year": r"uot(?=\snam)"},
    "t": {
        "count": rf"(?:uan|hang){_AT_SIDE}|hang thu\s",
        "tuan": r"uan",
        "thang": rf"(?:hang|hg|{_SLIPS})(?=[.:\s\d-])|(?=[.\s]?\d)",
        "part": r"(?:huo|ru)ng(?=\stuan)",
        "year": r"(?:ron|rong|oan(?:\sbo)?)(?=\snam)|huong(?=\sxuyen)",
    },
}
_OPENING = re.compile(
    r"\b(?:"
    + "|".join(
        rf"{first}(?<!/.)(?<!\d:.)(?:"
        + "|".join(f"(?P<{kind}_{first[-1]}>{rest})" for kind, rest in kinds.items())
        + ")"
        for first, kinds in _OPENINGS.items()
    )
    + ")"
)

# "Đất dâu tháng 6" and "trồng đậu tháng 6" name no part of it.
_PARTS = (
    *("đầu", "đâu", "giữa", "giưa", "cuối", "cuôi", "nửa", "các", "những"),
    *("thượng", "trung", "hạ"),
)
_LUNAR = re.compile(r"\s*(?:(?:am lich|lich am)(?![a-z])|\(\s*(?:am lich|lich am)\s*\))")
_KINDS = {group: group[:-2] for group in _OPENING.groupindex}
Matcher = tuple["re.Pattern[str]", Build]


@cache
def _rules_at(opening: str) -> tuple[Matcher, ...]:
    """The rules that open so, compiled when first needed: all at once would slow every start."""
    return tuple(
        (_compiled(rule.pattern), rule.build) for rule in RULES if opening in rule.opens.split()
    )


@cache
def _compiled(pattern: str) -> "re.Pattern[str]":
    return re.compile(rf"(?:{pattern})(?![a-z])")


def find_mentions(words: Words, folded: str, *, year: int) -> Iterator[Mention]:
    """The mentions in text order; `folded` may have parts blanked out that must not be read.

    `year` is the plan's, for "năm sau" and the like; a mention that says no year has None.

    >>> from bot.parsing.text import words_of
    >>> words = words_of("Tháng 5, 6/2024 và trước 30/9")
    >>> [(one.first, one.last, one.year) for one in find_mentions(words, words.folded, year=2024)]
    [((5, 1), (6, 31), 2024), ((9, 30), (9, 30), None)]
    """
    at, end, may_be_lunar = 0, len(folded), "lich" in folded
    while at < end and (opening := _OPENING.search(folded, at)):
        start = opening.start()
        key = _key(opening)
        is_word = key != "part" or words.spelled(start, opening.end(), *_PARTS)
        found = _mention_at(words, folded, start, key, year=year) if is_word else None
        if found:
            if may_be_lunar and (calendar := _LUNAR.match(folded, found.end)):
                found = found._replace(end=calendar.end(), exists=False, lunar=True)
            yield found
            at = found.end
            if found.unit > Unit.PART or at == end:
                continue
            for later in elided_behind(words, folded, found, year=year):
                yield later
                at = later.end
        else:
            at = start + 1


def _key(opening: "re.Match[str]") -> str:
    kind = _KINDS[opening.lastgroup or ""]
    if kind != "number":
        return kind
    last = opening[0][-1]
    return "#" if last.isdigit() or last.isspace() else f"#{last}"


def _mention_at(words: Words, folded: str, at: int, key: str, *, year: int) -> Mention | None:
    for pattern, build in _rules_at(key):
        found = pattern.match(folded, at)
        if found and (mention := build(found, words, year)):
            return mention
    return None
