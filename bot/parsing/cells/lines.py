"""The lines of a time cell: what mark-up, numbering and narrow columns make of them."""

import re

from bot.parsing.text import Words

_PARAGRAPH = re.compile(r"</?(?:p|br|div|li|tr|td)\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]*\s*/?>", re.IGNORECASE)
_FIRST_ITEM = re.compile(r"\s*\(?(?:0?1|[aA])[.)]\s")
_ITEM = re.compile(r"(?:^|(?<=[\s;,.]))\(?0?(?P<number>\d{1,2}|[A-Za-zđĐ])[.)]\s+(?=[^\W\d_])")
_COUNTED_IN_LETTERS = "abcdđeghiklm"
_BEFORE_NUMBER = re.compile(
    r"(?<![a-z])(?<!hang )(?<!moi )(?<!cac )(?:thang|quy|nam|ngay|tuan|thu|ngay \d{1,2} thang)$"
)
_UNFINISHED = re.compile(
    r"(?:[(,/-]|(?<![a-z])(?:tu|den|toi|truoc|va|hoac|trong|vao|cuoi|dau|giua|het|ke tu|cham nhat"
    r"|cua|theo|khi|sau|cac))$"
)
_NUMBER = re.compile(r"\d|[ivx]{1,4}(?![a-z])")
_GOES_ON = re.compile(r"(?:den|toi|va|hoac|cua|ke tu|nam \d|/)(?![a-z])")
_DAY_ALONE = re.compile(r"(?<![/.\d])(?<!thang )(?<!quy )\d{1,2}$")
_MONTH = re.compile(r"thang \d")


def on_own_lines(text: str) -> str:
    """Paragraphs of mark-up and counted items, each on a line of its own.

    >>> on_own_lines("1. Khảo sát: tháng 3; 2. Trình: tháng 5")
    'Khảo sát: tháng 3\\nTrình: tháng 5'
    """
    if "<" in text:
        text = _TAG.sub("", _PARAGRAPH.sub("\n", text))
    return _items_apart(text) if _FIRST_ITEM.match(text) else text


def _items_apart(text: str) -> str:
    """ "1. Khảo sát: tháng 3; 2. Trình: tháng 5" are two items, however they are printed."""
    found = list(_ITEM.finditer(text))
    numbers = [item["number"].lower() for item in found]
    counted = [str(count) for count in range(1, len(found) + 1)]
    if len(found) < 2 or numbers not in (counted, list(_COUNTED_IN_LETTERS[: len(found)])):
        return text
    ends = [*(item.start() for item in found[1:]), len(text)]
    items = (text[item.end() : end] for item, end in zip(found, ends, strict=True))
    return "\n".join(item.strip(" \n;,") for item in items)


def unwrapped(words: Words) -> Words:
    """The text without the line breaks of a narrow column.

    >>> from bot.parsing.text import words_of
    >>> unwrapped(words_of("Từ tháng\\n4 đến\\ntháng 9: soạn\\nTháng 10: trình")).printed
    'Từ tháng 4 đến tháng 9: soạn\\nTháng 10: trình'
    """
    if "\n" not in words.folded:
        return words
    printed, folded = words.printed.split("\n"), words.folded.split("\n")
    joints = [
        " " if _goes_on(before, after, starts_small=line[:1].islower()) else "\n"
        for before, after, line in zip(folded, folded[1:], printed[1:], strict=False)
    ]
    return Words(
        _joined(printed, joints), _joined(words.lower.split("\n"), joints), _joined(folded, joints)
    )


def _goes_on(before: str, after: str, *, starts_small: bool) -> bool:
    """Whether a line break stands in the middle of what is said."""
    number = _NUMBER.match(after) is not None
    if _BEFORE_NUMBER.search(before, max(0, len(before) - 20)):
        return number
    if starts_small and _GOES_ON.match(after):
        return True
    if _DAY_ALONE.search(before, max(0, len(before) - 10)) and _MONTH.match(after):
        return starts_small
    return (number or starts_small) and _UNFINISHED.search(
        before, max(0, len(before) - 20)
    ) is not None


def _joined(lines: list[str], joints: list[str]) -> str:
    return "".join(map("".join, zip(lines, (*joints, ""), strict=True)))
