"""Finds for each expected item the one that was read, both in the order of the paper."""

from collections.abc import Sequence

from bot.plans.values import DraftItem
from tests.plans.accuracy.fingerprints import likeness
from tests.plans.accuracy.gold import Expected
from tests.plans.accuracy.labels import same_number, stands_under

Pair = tuple[Expected | None, DraftItem | None]

_ENOUGH = 55.0
"""Below this likeness two items are not the same one."""
_KNOWN_BY_NUMBER, _KNOWN_BY_PLACE = 8, 4


def pair(wanted: Sequence[Expected], read: Sequence[DraftItem]) -> list[Pair]:
    """Every item once: matched, missed `(expected, None)` or made up `(None, read)`."""
    gains = [[_gain(expected, item) for item in read] for expected in wanted]
    best = _best_sums(gains, len(read))
    pairs: list[Pair] = []
    row = column = 0
    while row < len(wanted) and column < len(read):
        gain = gains[row][column]
        if gain > 0 and best[row][column] == gain + best[row + 1][column + 1]:
            pairs.append((wanted[row], read[column]))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            pairs.append((wanted[row], None))
            row += 1
        else:
            pairs.append((None, read[column]))
            column += 1
    pairs += [(expected, None) for expected in wanted[row:]]
    pairs += [(None, item) for item in read[column:]]
    return pairs


def _best_sums(gains: Sequence[Sequence[float]], width: int) -> list[list[float]]:
    """What can still be gained from each place on."""
    best = [[0.0] * (width + 1) for _ in range(len(gains) + 1)]
    for row in reversed(range(len(gains))):
        for column in reversed(range(width)):
            matched = gains[row][column] + best[row + 1][column + 1]
            skipped = max(best[row + 1][column], best[row][column + 1])
            best[row][column] = max(skipped, matched if gains[row][column] > 0 else 0.0)
    return best


def _gain(expected: Expected, item: DraftItem) -> float:
    like = max(likeness(one, item.content) for one in expected.contents)
    known = _KNOWN_BY_NUMBER * same_number(expected.numbers, item.number)
    known += _KNOWN_BY_PLACE * stands_under(expected.under, f"{item.section} {item.parent}")
    return like + known - _ENOUGH
