"""The pairs of two lists whose worths add up to the most; no row is in two of them."""

from collections import defaultdict
from collections.abc import Mapping
from heapq import heappop, heappush

Pairs = dict[int, int]
"""Row of the one list to row of the other."""


def best_pairs(worths: Mapping[tuple[int, int], int]) -> Pairs:
    """An optimal assignment over the pairs that are possible at all, each with its worth above 0.

    Rows are added one by one, each by the cheapest chain of exchanges (Dijkstra over reduced
    costs, as in the Hungarian method); a row may also stay alone, which is worth nothing.
    """
    return _Assignment(worths).solved()


class _Assignment:
    def __init__(self, worths: Mapping[tuple[int, int], int]) -> None:
        self._costs: defaultdict[int, dict[int, int]] = defaultdict(dict)
        self._most = max(worths.values(), default=0)
        for (left, right), worth in worths.items():
            if worth > 0:
                self._costs[left][right] = self._most - worth
        for left, costs in self._costs.items():
            costs[_alone(left)] = self._most
        self._owner: Pairs = {}
        self._held: Pairs = {}
        self._left_price: defaultdict[int, int] = defaultdict(int)
        self._right_price: defaultdict[int, int] = defaultdict(int)

    def solved(self) -> Pairs:
        for left in sorted(self._costs):
            self._add(left)
        return {left: right for left, right in self._held.items() if right >= 0}

    def _add(self, start: int) -> None:
        """Gives a row its place, moving others where that is cheaper."""
        distances: dict[int, int] = {}
        came_from: Pairs = {}
        waiting: list[tuple[int, int]] = []
        left, so_far = start, 0
        while True:
            for right, cost in self._costs[left].items():
                reduced = so_far + cost - self._left_price[left] - self._right_price[right]
                if reduced < distances.get(right, reduced + 1):
                    distances[right], came_from[right] = reduced, left
                    heappush(waiting, (reduced, right))
            so_far, right = heappop(waiting)
            while so_far > distances[right]:  # a dearer way that was found first
                so_far, right = heappop(waiting)
            if right not in self._owner:
                break
            left = self._owner[right]
        self._reprice(start, distances, so_far)
        self._hand_over(start, right, came_from)

    def _reprice(self, start: int, distances: dict[int, int], reached: int) -> None:
        self._left_price[start] += reached
        for right, distance in distances.items():
            if distance < reached:
                self._right_price[right] -= reached - distance
                if right in self._owner:
                    self._left_price[self._owner[right]] += reached - distance

    def _hand_over(self, start: int, right: int, came_from: Pairs) -> None:
        """Along the chain each row leaves its place to the one before it."""
        while True:
            left = came_from[right]
            left_behind = self._held.get(left)
            self._held[left], self._owner[right] = right, left
            if left == start or left_behind is None:
                return
            right = left_behind


def _alone(left: int) -> int:
    """A place of its own for a row that stays alone."""
    return -1 - left
