"""What hasty typing and scanning made of a time cell, put right before it is read again.

glued  := limit (number | unit) | number (limit | unit | unit of a day)   "trước30/6", "5tháng"
figure := one or two signs beside a slash or behind a unit                "tháng ll/2024", "1S/6"
sign   := a quotation mark or bracket that is not round                   "[trước 30/6]"
"""

import re

from bot.parsing.text import Words

_LIMIT = (
    r"(?:truoc|den|het|tu|toi|nhat|han|sau|trong|vao|khoang|cuoi|dau|giua|qua|va|chot|hang|moi"
    r"|ky|ngay)"
)
_UNIT = r"(?:ngay|tuan|thang|quy|nam|het|cuoi|dau|giua|nua|nay)"
_GLUED = re.compile(
    rf"(?<![a-z]){_LIMIT}(?=\d|{_UNIT}(?![a-z]))"
    r"|(?<![a-z])(?:cham|muon|tre)(?=nhat(?![a-z]))|[a-z](?=truoc(?![a-z]))"
    rf"|(?<![a-z])(?:thang|quy|nam|tuan|het|cuoi|dau)(?={_UNIT}(?![a-z]))"
    r"|\d(?=(?:truoc|den|toi|va|hang|moi|het|tro|ngay|tuan|thang|quy|nam)(?![a-z]))"
    r"|\d/\d{1,2}(?=[a-z]{3})"
)
_FIGURES = re.compile(
    r"(?<![a-z0-9])(?:(?:(?<=thang )|(?<=ngay )|(?<=\d/))[lo]{1,2}(?![a-z0-9])"
    r"|[lo]{1,2}(?=\s?/\s?[\dlo])"
    r"|(?:(?<=\d/)(?:0[szb]|1z)|(?:[0-2][szb]|z\d)(?=/\d))(?![a-z0-9]))"
)
# Most cells are printed well; one look spares them the rest.
_MAYBE = re.compile(
    rf"[\[\]{{}}\"“”«»„'‘]|[a-z](?:\d|(?:{_UNIT}|truoc|nhat)(?![a-z]))"
    r"|\d[a-z]|/[lo]|(?<![a-z0-9])[lo]{1,2}(?![a-z])"
)
_AS_FIGURES = str.maketrans("loszb", "10528")
_QUOTED = re.compile(r"[\"“”«»„]([^\"“”«»„\n]{1,200})[\"“”«»„]|^['‘]([^'‘’\n]*)['’]$")
_ROUND = str.maketrans("[]{}", "()()")


def as_meant(words: Words) -> Words:
    """The words with what was glued set apart, misread figures read, and round brackets only.

    The very same words where there is nothing of the kind. What stands in quotation marks is
    read like what stands in brackets. Only blanks are ever added to what is printed.

    >>> from bot.parsing.text import words_of
    >>> as_meant(words_of("trước15/8")).printed, as_meant(words_of("[tháng ll]")).folded
    ('trước 15/8', '(thang 11)')
    """
    if not _MAYBE.search(words.folded):
        return words
    folded = _with_round_brackets(_FIGURES.sub(_as_figures, words.folded))
    places = [found.end() for found in _GLUED.finditer(folded)]
    if not places:
        return words if folded == words.folded else Words(words.printed, words.lower, folded)
    return Words(
        _spaced(words.printed, places), _spaced(words.lower, places), _spaced(folded, places)
    )


def _as_figures(found: "re.Match[str]") -> str:
    return found[0].translate(_AS_FIGURES)


def _with_round_brackets(folded: str) -> str:
    return _QUOTED.sub(_bracketed, folded).translate(_ROUND)


def _bracketed(found: "re.Match[str]") -> str:
    return f"({found[0][1:-1]})"


def _spaced(text: str, places: list[int]) -> str:
    pieces = (text[start:end] for start, end in zip((0, *places), (*places, None), strict=True))
    return " ".join(pieces)
