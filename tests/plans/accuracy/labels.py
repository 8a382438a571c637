"""Numbers, headings and amounts, compared by what they say."""

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase

from tests.plans.accuracy.fingerprints import words


def same_number(expected: Sequence[str], read: str) -> bool:
    """A star stands for what an office leaves to the reader.

    >>> same_number(["12"], "12.") and same_number(["a)", "1.a"], "a")
    True
    >>> same_number(["II.1.*"], "II.1.4"), same_number(["II.1.*"], "II.2.4")
    (True, False)
    """
    return any(fnmatchcase(plain_number(read), plain_number(one)) for one in expected)


def plain_number(printed: str) -> str:
    return re.sub(r"\.0$", "", printed.strip()).strip(" .)-+").casefold()


def stands_under(expected: Sequence[str], headings: str) -> bool:
    """Whether the first words of a heading occur in the ones read; true when none are expected."""
    found = f" {' '.join(words(headings))} "
    return not expected or any(f" {' '.join(words(one))} " in found for one in expected)


def same_amount(expected: str, read: str) -> bool:
    """
    >>> same_amount("05", "5") and same_amount("10.000", "10000.0")
    True
    """
    return _amount(expected) == _amount(read)


def _amount(printed: str) -> str:
    plain = re.sub(r"\.0$", "", printed.strip())
    return re.sub(r"[.\s]", "", plain).lstrip("0")
