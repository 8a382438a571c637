"""Whether a word's marks let it be one of a list: "viêc" may be "việc", "mại" is never "mai"."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_MARK = re.compile(r"[\u0300-\u036f]")
_FREE = str.maketrans({"\u0309": "\u0303"})
"""Half the country writes hỏi and ngã alike."""
_MARKED_WORD = re.compile(r"[^\W\d_]*[^\x00-\x7f][^\W\d_]*")


@dataclass(frozen=True, eq=False, slots=True)
class Spellings:
    """Words of the grammar with their marks, by their bare letters."""

    marks: dict[str, tuple[frozenset[str], ...]]

    @classmethod
    def of(cls, words: str) -> "Spellings":
        """The words of a text with spaces between them."""
        found: dict[str, tuple[frozenset[str], ...]] = {}
        for word in words.split():
            bare, marks = _apart(word)
            found[bare] = (*found.get(bare, ()), marks)
        return cls(found)

    def contradicts(self, word: str) -> bool:
        """Whether a word has the letters of one of ours, but a mark that none of those has.

        Marks may be missing. What has other letters contradicts nothing.

        >>> ours = Spellings.of("mai việc trể")
        >>> [ours.contradicts(word) for word in ("mại", "viêc", "trễ", "mài", "máy")]
        [True, False, False, True, False]
        """
        bare, marks = _apart(word)
        ours = self.marks.get(bare)
        return ours is not None and not any(marks <= other for other in ours)

    def others_in(self, lower: str) -> Iterator[tuple[int, int]]:
        """Where words of a text in small letters contradict ours.

        >>> list(Spellings.of("mai việc").others_in("việc mại, mai"))
        [(5, 8)]
        """
        start = 0
        for run in lower.split(" "):
            if not run.isascii():
                for at, end in _others(self, run):
                    yield start + at, start + end
            start += len(run) + 1


@lru_cache(maxsize=16384)
def _others(ours: Spellings, run: str) -> tuple[tuple[int, int], ...]:
    found = _MARKED_WORD.finditer(run)
    return tuple(word.span() for word in found if ours.contradicts(word[0]))


@lru_cache(maxsize=8192)
def _apart(word: str) -> tuple[str, frozenset[str]]:
    letters = unicodedata.normalize("NFD", word).replace("đ", "d\u0335").translate(_FREE)
    return _MARK.sub("", letters), frozenset(_MARK.findall(letters))
