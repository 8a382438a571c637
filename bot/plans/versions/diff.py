"""Two versions of a plan: which rows go on, which are new, which are gone.

Rows of the same text first; of those that stand several times, by what stands around them. Then
by likeness, the best for all rows together, so that swapped or shifted numbers mislead nobody.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.plans.values import DraftItem
from bot.plans.versions.alike import MAYBE, Likeness, Likenesses
from bot.plans.versions.changes import KeptRow, NewRow, OldRow, PlanDiff, Unsure
from bot.plans.versions.differences import differences
from bot.plans.versions.pairing import best_pairs

_SOMETHING_AROUND = 30
"""Of a text that stands several times, two rows with less in common may be two rows."""
_NEAR = 40
"""Rows of one text are compared with so many before and behind; few plans repeat one so often."""

Overrule = Mapping[int, int | None]
"""What the office said: the place of a new row to the id of the old one it is, or to none."""


@dataclass(frozen=True, slots=True)
class _Pair:
    place: int
    likeness: Likeness


def compare_rows(
    old: Sequence[OldRow], new: Sequence[DraftItem], *, overrule: Overrule | None = None
) -> PlanDiff:
    """The difference between the rows in use and those of a later version."""
    said = dict(overrule or {})
    pairing = _Pairing(old, new, said)
    pairing.pair([place for place, row in enumerate(old) if not row.dropped])
    pairing.pair([place for place, row in enumerate(old) if row.dropped], only_sure=True)
    return _diff(old, new, pairing.pairs, said)


class _Pairing:
    """Finds the old row of each new one."""

    def __init__(
        self, old: Sequence[OldRow], new: Sequence[DraftItem], said: dict[int, int | None]
    ) -> None:
        self._likenesses = Likenesses(old, new)
        places = {row.id: place for place, row in enumerate(old)}
        # Of two rows said to be the same old one, the later in the plan; it cannot be both.
        told = {places[old_id]: at for at, old_id in sorted(said.items()) if old_id in places}
        self.pairs = {at: _Pair(place, _CERTAIN) for place, at in told.items() if at < len(new)}
        self._apart = {at for at, old_id in said.items() if old_id is None}
        self._left = set(range(len(new))) - self.pairs.keys() - self._apart

    def pair(self, places: Sequence[int], *, only_sure: bool = False) -> None:
        """Pairs what is left of the new rows with these old ones."""
        waiting = set(places) - {pair.place for pair in self.pairs.values()}
        found = self._by_text(waiting)
        found |= self._by_likeness(waiting - {pair.place for pair in found.values()}, found)
        for at, pair in found.items():
            if pair.likeness.sure or not only_sure:
                self.pairs[at] = pair
        self._left -= self.pairs.keys()

    def _by_text(self, waiting: set[int]) -> dict[int, _Pair]:
        found: dict[int, _Pair] = {}
        repeated: list[tuple[list[int], list[int]]] = []
        for all_places, all_ats in self._likenesses.same_texts():
            places = [place for place in all_places if place in waiting]
            ats = [at for at in all_ats if at in self._left]
            if len(places) == len(ats) == 1 and len(all_places) == len(all_ats) == 1:
                found[ats[0]] = _Pair(places[0], _CERTAIN)
            elif places and ats:
                repeated.append((places, ats))
        for places, ats in repeated:
            found |= self._repeated(places, ats, known=self._places(found))
        return found

    def _repeated(
        self, places: list[int], ats: list[int], *, known: dict[int, int]
    ) -> dict[int, _Pair]:
        """Rows of one text: section, time, number and neighbours tell which is which."""
        shift = _order(places, ats)
        around = {(at, place): self._likenesses.around(at, place, known) for at, place in shift}
        # All are paired that can be: the worst pair is worth more than none; at last by order.
        worths = {pair: 1000 * (100 + points) - shift[pair] for pair, points in around.items()}
        return {
            at: _Pair(place, Likeness(100, sure=around[at, place] >= _SOMETHING_AROUND))
            for at, place in best_pairs(worths).items()
        }

    def _by_likeness(self, waiting: set[int], found: dict[int, _Pair]) -> dict[int, _Pair]:
        known = self._places(found)
        likenesses: dict[tuple[int, int], Likeness] = {}
        for at in sorted(self._left - found.keys()):
            alike = self._likenesses.candidates(at)
            for place in waiting & alike.keys():
                rival = max((words for other, words in alike.items() if other != place), default=0)
                around = self._likenesses.around(at, place, known)
                likeness = self._likenesses.of(
                    at, place, words=alike[place], rival=rival, around=around
                )
                if likeness.points >= MAYBE:
                    likenesses[at, place] = likeness
        self._leave_out_parts(likenesses)
        worths = {pair: one.points - MAYBE + 1 for pair, one in likenesses.items()}
        pairs = best_pairs(worths)
        return {at: _Pair(place, likenesses[at, place]) for at, place in pairs.items()}

    def _leave_out_parts(self, likenesses: dict[tuple[int, int], Likeness]) -> None:
        """One row made into two, or two into one: none of them goes on as the other."""
        by_old: defaultdict[int, list[int]] = defaultdict(list)
        by_new: defaultdict[int, list[int]] = defaultdict(list)
        for at, place in likenesses:
            by_old[place].append(at)
            by_new[at].append(place)
        split = {(at, p) for p, ats in by_old.items() for at in self._several_new(p, ats)}
        merged = {(at, p) for at, ps in by_new.items() for p in self._several_old(at, ps)}
        for pair in split | merged:
            del likenesses[pair]

    def _several_new(self, place: int, ats: list[int]) -> list[int]:
        parts = self._likenesses.parts_of_old(place, ats)
        return parts if len(parts) > 1 else []

    def _several_old(self, at: int, places: list[int]) -> list[int]:
        parts = self._likenesses.parts_of_new(at, places)
        return parts if len(parts) > 1 else []

    def _places(self, found: dict[int, _Pair]) -> dict[int, int]:
        return {at: pair.place for at, pair in (self.pairs | found).items()}


_CERTAIN = Likeness(100, sure=True)


def _order(places: list[int], ats: list[int]) -> dict[tuple[int, int], int]:
    """How far two rows of one text stand apart in their order; no more than is worth a look."""
    return {
        (at, place): abs(one - other)
        for one, at in enumerate(ats)
        for other, place in enumerate(
            places[max(0, one - _NEAR) : one + _NEAR], max(0, one - _NEAR)
        )
    }


def _diff(
    old: Sequence[OldRow],
    new: Sequence[DraftItem],
    pairs: dict[int, _Pair],
    said: dict[int, int | None],
) -> PlanDiff:
    unsure = [
        Unsure(at, new[at], old[pair.place], pair.likeness.points, not old[pair.place].settled)
        for at, pair in sorted(pairs.items())
        if not pair.likeness.sure and at not in said
    ]
    refused = {one.at for one in unsure if not one.taken}
    taken = {at: old[pair.place] for at, pair in pairs.items() if at not in refused}
    kept = {row.id for row in taken.values()}
    return PlanDiff(
        kept=tuple(
            KeptRow(at, row, new[at], differences(row, new[at]))
            for at, row in sorted(taken.items())
            if not row.dropped
        ),
        new=tuple(
            NewRow(at, item, revives=taken.get(at))
            for at, item in enumerate(new)
            if at not in taken or taken[at].dropped
        ),
        dropped=tuple(row for row in old if row.id not in kept and not row.dropped),
        unsure=tuple(unsure),
    )
