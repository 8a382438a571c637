"""How units stand beside each other, said so that nobody is put to shame."""

from collections.abc import Sequence

from bot.messages.catalog import Words
from bot.messages.summaries.values import OwnerRow
from bot.messages.text import safe, shorten

_NAMED = 2
_LEAST = 2
"""Tasks that came due, below which a share says nothing about a unit."""
_LABEL = 60


def best_and_furthest(words: Words, owners: Sequence[OwnerRow]) -> list[str]:
    """Who is on time most, and where help would do most; nothing where all are alike."""
    rated = sorted(
        (row for row in owners if row.rate.settled >= _LEAST),
        key=lambda row: (-_share(row), -row.rate.settled, row.label),
    )
    if not rated or _share(rated[0]) == _share(rated[-1]):
        return []
    best = [row for row in rated if _share(row) > _share(rated[-1])][:_NAMED]
    furthest = [row for row in reversed(rated) if row not in best and _share(row) < 1][:_NAMED]
    return [
        words("digest-best", units=_listed(words, best)),
        words("digest-furthest", units=_listed(words, furthest)),
    ]


def _share(row: OwnerRow) -> float:
    return row.rate.on_time / row.rate.settled


def _listed(words: Words, rows: Sequence[OwnerRow]) -> str:
    return "; ".join(
        words(
            "digest-share",
            unit=safe(shorten(row.label, _LABEL)),
            per_cent=row.rate.per_cent or 0,
            on_time=row.rate.on_time,
            settled=row.rate.settled,
        )
        for row in rows
    )
