"""Whether a question about everybody asks who: "ai chưa xong", "phòng nào chậm".

by person := ai | nhung ai | nguoi nao | can bo nao | moi nguoi | who
by unit   := (phong | don vi | ...) nao | (cac | moi | tung) (phong | don vi) | which unit
"""

import re
from enum import StrEnum

from bot.parsing.text import Words
from bot.parsing.typed.meant import words_as_meant

_UNITS = "(?:phong ban|phong|don vi|trung tam|chi cuc|bo phan|units?|departments?|teams?)"
_BY_UNIT = re.compile(
    rf"(?<![a-z0-9])(?:{_UNITS} nao|(?:cac|moi|tung|which|each) {_UNITS})(?![a-z0-9])"
)
_BY_PERSON = re.compile(
    r"(?<![a-z0-9])(?:ai|(?:nguoi|can bo|chuyen vien|anh chi) nao|(?:moi|tung) (?:nguoi|can bo)"
    r"|who|everyone|everybody)(?![a-z0-9])"
)


class Grouping(StrEnum):
    """What the tasks of everybody are counted by."""

    PERSON = "p"
    UNIT = "u"


def grouping_of(text: str) -> Grouping | None:
    """What a question about everybody's tasks wants named; none where it wants the tasks.

    >>> grouping_of("ai chưa xong quý này"), grouping_of("tất cả việc quá hạn")
    (<Grouping.PERSON: 'p'>, None)
    """
    words = words_as_meant(text)
    if _BY_UNIT.search(words.folded):
        return Grouping.UNIT
    people = (found for found in _BY_PERSON.finditer(words.folded) if _is_people(words, found))
    return Grouping.PERSON if any(people) else None


def _is_people(words: Words, found: "re.Match[str]") -> bool:
    """Not "ái", and not AI, which offices write about."""
    at, end = found.span()
    if words.printed[at:end] == "AI":
        return words.printed.isupper()
    return " " in found[0] or words.spelled(at, end, "ai")
