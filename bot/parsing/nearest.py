"""The known name that a misspelt one is likeliest meant to be."""

import re
from collections.abc import Iterable

from bot.parsing.names import match_unit
from bot.parsing.text import clean, fold
from bot.parsing.values import KnownNames

_LIKE = 0.88
"""The share of signs that are the same: about one slip in eight."""
_DIGITS = re.compile(r"\d+")


def nearest_unit(said: str, names: Iterable[str]) -> str | None:
    """The unit of these that a name none of them has may be a slip for; none where several are.

    >>> known = ("Phòng Nghiệp vụ", "Thanh tra")
    >>> nearest_unit("Phòng Nghiệp vụu", known), nearest_unit("Phòng Nội vụ", known)
    ('Phòng Nghiệp vụ', None)
    """
    wanted = fold(said)
    others = [one for one in dict.fromkeys(names) if clean(one) != clean(said)]
    near = [one for one in others if _is_near(wanted, fold(one))]
    near = near or list(match_unit(said, KnownNames(units=dict.fromkeys(others, ()))))
    return near[0] if len(near) == 1 else None


def _is_near(said: str, name: str) -> bool:
    """Numbers tell units apart: "Đội 1" is no slip for "Đội 2"."""
    if _DIGITS.findall(said) != _DIGITS.findall(name):
        return False
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 (slow to import)

    return Levenshtein.normalized_similarity(said, name) >= _LIKE
