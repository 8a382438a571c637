"""How much two rows of two versions look like one: by their words, and by what stands around."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz import fuzz

from bot.plans.values import DraftItem
from bot.plans.versions.changes import OldRow
from bot.plans.versions.differences import plain, plain_number, same_moment

SURE = 85
"""So alike, of 100, that two rows are one."""
MAYBE = 66
"""From here on the office is asked."""
_WORDS_AT_LEAST = 40
"""What stands around makes no two different texts one."""
_CANDIDATES = 12
_PART = 0.75
"""A row with less of the words of another is a part of it, not the whole with small changes."""
_WHOLLY = 0.9
_CLOSED = 50
"""How much of what the words leave open the surroundings can close, of 100."""
_PLACED = 75
"""Surroundings that say by themselves which row it is."""
_AHEAD = 8
_RARE_AT_LEAST = 55
_RAREST = 10


@dataclass(frozen=True, slots=True)
class Likeness:
    """Of 100, and whether that is all there is to say."""

    points: int
    sure: bool


class Likenesses:
    """Compares the rows of two versions; words that many rows share say little."""

    def __init__(self, old: Sequence[OldRow], new: Sequence[DraftItem]) -> None:
        self._old, self._new = old, new
        self._old_texts = [plain(row.item.content) for row in old]
        self._new_texts = [plain(item.content) for item in new]
        self._old_words = [frozenset(text.split()) for text in self._old_texts]
        self._new_words = [frozenset(text.split()) for text in self._new_texts]
        self._old_places = [_heading(row.item) for row in old]
        self._new_places = [_heading(item) for item in new]
        self._weights = _weights([*self._old_words, *self._new_words])
        self._index: defaultdict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(self._old_words):
            for word in words:
                self._index[word].append(place)

    def same_texts(self) -> Iterator[tuple[list[int], list[int]]]:
        """The old and the new rows of each text that both versions hold."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(self._old_texts):
            places[text].append(place)
        wanted: defaultdict[str, list[int]] = defaultdict(list)
        for at, text in enumerate(self._new_texts):
            if text in places:
                wanted[text].append(at)
        yield from ((places[text], found) for text, found in wanted.items())

    def around(self, at: int, place: int, pairs: dict[int, int]) -> int:
        """What stands around two rows, of 100: number, section, who, when, and the neighbours."""
        item, row = self._new[at], self._old[place].item
        same_number = plain_number(item.number) == plain_number(row.number) != ""
        same_section = self._new_places[at] == self._old_places[place]
        beside = pairs.get(at - 1) == place - 1 or pairs.get(at + 1) == place + 1
        return (
            25 * same_number
            + 20 * same_section
            + 15 * (_who(item) == _who(row))
            + 15 * _same_time(item, row)
            + 25 * beside
        )

    def candidates(self, at: int) -> dict[int, int]:
        """The old rows that share the rarest words of a new one, and how alike the words are."""
        rarest = sorted(self._new_words[at], key=lambda word: (-self._weights[word], word))
        shared: Counter[int] = Counter()
        for word in rarest[:_RAREST]:
            for place in self._index.get(word, ()):
                shared[place] += self._weights[word]
        best = sorted(shared.items(), key=lambda found: (-found[1], found[0]))
        return {place: self._words_alike(at, place) for place, _ in best[:_CANDIDATES]}

    def _words_alike(self, at: int, place: int) -> int:
        """Their order and their rare words, of 100."""
        if self._new[at].kind != self._old[place].item.kind:
            return 0
        order = fuzz.ratio(self._new_texts[at], self._old_texts[place])
        return round((order + self._shared(at, place)) / 2)

    def of(self, at: int, place: int, *, words: int, rival: int, around: int) -> Likeness:
        """The words decide; what they leave open, the surroundings close in part.

        Where another old row is worded about as well, as in a series of inspections, or figures
        differ, only the surroundings make it sure.
        """
        if words < _WORDS_AT_LEAST:
            return Likeness(0, sure=False)
        points = 100 - (100 - words) * (10_000 - _CLOSED * around) // 10_000
        alone = words - rival >= _AHEAD and self._same_figures(at, place)
        clear = self._shared(at, place) >= _RARE_AT_LEAST and not self._is_part(at, place)
        return Likeness(points, sure=points >= SURE and clear and (alone or around >= _PLACED))

    def _same_figures(self, at: int, place: int) -> bool:
        return _figures(self._new_words[at]) == _figures(self._old_words[place])

    def _shared(self, at: int, place: int) -> float:
        """The weight of the words both have, of all their words' (Dice), of 100."""
        one, other = self._new_words[at], self._old_words[place]
        total = self._weight(one) + self._weight(other)
        return 200 * self._weight(one & other) / total if total else 0

    def _is_part(self, at: int, place: int) -> bool:
        return self.is_part(self._new_words[at], self._old_words[place]) or self.is_part(
            self._old_words[place], self._new_words[at]
        )

    def is_part(self, small: frozenset[str], large: frozenset[str]) -> bool:
        """Whether one row says nothing but a part of what the other says."""
        if len(small) >= _PART * len(large) or not small:
            return False
        return self._weight(small & large) >= _WHOLLY * self._weight(small)

    def parts_of_new(self, at: int, places: list[int]) -> list[int]:
        """The old rows that look merged into a new one."""
        return [p for p in places if self.is_part(self._old_words[p], self._new_words[at])]

    def parts_of_old(self, place: int, ats: list[int]) -> list[int]:
        """The new rows an old one looks split into."""
        return [at for at in ats if self.is_part(self._new_words[at], self._old_words[place])]

    def _weight(self, words: frozenset[str]) -> int:
        return sum(self._weights[word] for word in words)


def _weights(texts: Sequence[frozenset[str]]) -> dict[str, int]:
    """What a word tells, in thousandths: the more rows share it, the less."""
    counts = Counter(word for words in texts for word in words)
    return {word: round(1000 * log(1 + len(texts) / count)) for word, count in counts.items()}


def _figures(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if any(char.isdigit() for char in word))


def _heading(item: DraftItem) -> tuple[str, str]:
    return plain(item.section), plain(item.parent)


def _who(item: DraftItem) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(item.lead_units), frozenset(item.lead_persons)


def _same_time(item: DraftItem, row: DraftItem) -> bool:
    if len(item.milestones) != len(row.milestones):
        return False
    return all(map(same_moment, item.milestones, row.milestones))
