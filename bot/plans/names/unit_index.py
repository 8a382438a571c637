"""Units by kind and first letter, so that only names which may mean the same are compared."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.parsing.text import clean
from bot.plans.names.abbreviations import first_letter
from bot.plans.names.unit_kinds import PARENTHESIS, UNIT


@lru_cache(maxsize=4096)
def parted(name: str) -> tuple[str, str]:
    """The kind and the name of its own; letters that hold their kind ("TTUD") have no kind."""
    bare = clean(PARENTHESIS.sub(" ", name))
    kind = UNIT.match(bare)
    if not kind or (kind[0].isupper() and kind[0] != "P "):
        return "", bare
    spelled = "phòng" if kind[0].casefold() in {"p.", "p", "p. ", "p "} else kind[0].casefold()
    return spelled, bare[kind.end() :].strip(" .")


class UnitIndex:
    """Keys of units, each with the name it was first met by."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._by_letter: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._keys: list[str] = []
        for key, name in names:
            self._keys.append(key)
            for place in _places(name):
                self._by_letter[place].append(key)
        self._keys.sort()

    def near(self, name: str) -> list[str]:
        """Units that letters or initials in this name could stand for.

        A name of a kind is looked for within its kind; bare letters are, everywhere. "Văn
        phòng" and "Thanh tra" alone may be those of the office, whatever follows.
        """
        kind, own = parted(name)
        return self._by_letter.get((kind, first_letter(own)), []) if own else self._of_kind(kind)

    def _of_kind(self, kind: str) -> list[str]:
        return [key for key in self._keys if key.startswith(kind)]

    def within(self, key: str) -> list[str]:
        """Units whose names begin with this one."""
        beginning = f"{key} "
        start = bisect_left(self._keys, beginning)
        return list(_while_beginning(self._keys[start:], beginning))


def _while_beginning(keys: Iterable[str], beginning: str) -> Iterator[str]:
    for key in keys:
        if not key.startswith(beginning):
            return
        yield key


def _places(name: str) -> set[tuple[str, str]]:
    kind, own = parted(name)
    letters = {first_letter(own), first_letter(name)}
    return {(kind, first_letter(own)), *(("", letter) for letter in letters)}
