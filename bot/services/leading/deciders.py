"""Whom a hand-in or an asked extension falls to: pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from bot.domain import Part, Role
from bot.services.leading.ranks import Ranks
from bot.storage import Assignment


@dataclass(frozen=True, slots=True)
class Deciders:
    """Whom a hand-in or a request falls to now."""

    own: frozenset[int]
    """In a right of their own."""
    acting: tuple[tuple[int, int], ...] = ()
    """Who stands in for a head, with that head."""
    away: frozenset[int] = frozenset()
    """Heads who handed everything over; who may look and decide all the same."""

    @property
    def asked(self) -> frozenset[int]:
        """Those who are told of it."""
        return self.own | {who for who, _ in self.acting}

    def includes(self, person_id: int) -> bool:
        """Whether it waits for this person, be they away."""
        return person_id in self.asked or person_id in self.away

    def place_of(self, person_id: int) -> int | None:
        """The head in whose place alone somebody is asked."""
        if person_id in self.own:
            return None
        return next((head for who, head in self.acting if who == person_id), None)


def falls_to(
    doers: Collection[int],
    assignments: Iterable[Assignment],
    ranks: Ranks,
    *,
    passed_up: bool = False,
) -> Deciders:
    """The heads of the leading unit; a head's own, or what was passed up, goes to directors.

    Of a head who handed everything over the one who stands in, unless that one takes a doer's place
    too or is not there. Where nobody of the unit is left it goes up: to the one who directs the
    task, else all directors, else the office, else the other heads, else the admins.
    """
    rows = list(assignments)
    heads = ranks.heads_for(rows)
    if passed_up or not heads.isdisjoint(doers):
        return Deciders(_above(doers, rows, ranks, heads))
    found = _of_unit(doers, rows, ranks, heads)
    if found.acting or any(_answers(one, found, ranks) for one in found.own):
        return found
    return Deciders(found.own | _above(doers, rows, ranks, heads), away=found.away)


def _answers(head: int, found: Deciders, ranks: Ranks) -> bool:
    """Beside a head who is away and whose stand-in is not there, only who is there counts."""
    is_stuck = not found.own.isdisjoint(found.away)
    return head not in found.away and (not is_stuck or ranks.is_there(head))


def _of_unit(
    doers: Collection[int], rows: Sequence[Assignment], ranks: Ranks, heads: Collection[int]
) -> Deciders:
    """The heads, each who is away by who stands in; still asked where that one is not there."""
    by_right = {*heads, *ranks.having(Role.DIRECTOR)}
    own, acting, away = set[int](), list[tuple[int, int]](), set[int]()
    for head in sorted(heads):
        holder = ranks.holder_of(head)
        if holder != head:
            away.add(head)
        if holder == head or not ranks.is_there(holder):
            own.add(head)
        elif holder in doers:
            continue
        elif holder in by_right or not ranks.takes_place(holder, doers, rows):
            acting.append((holder, head))
    return Deciders(frozenset(own), tuple(acting), frozenset(away))


def _above(
    doers: Collection[int], rows: Sequence[Assignment], ranks: Ranks, heads: frozenset[int]
) -> frozenset[int]:
    """Nobody who takes both a head's place and a doer's: to them it is as their own."""
    directing = {row.person_id for row in rows if row.part is Part.DIRECTING}
    directors = ranks.having(Role.DIRECTOR).difference(doers)
    found = (directors & directing) or directors
    if found:
        return found
    office, admins = (
        frozenset(one for one in ranks.having(role) if not _is_as_own(one, doers, rows, ranks))
        for role in (Role.OFFICE, Role.ADMIN)
    )
    return office or heads.difference(doers) or admins


def _is_as_own(
    person_id: int, doers: Collection[int], rows: Sequence[Assignment], ranks: Ranks
) -> bool:
    heads = ranks.heads_for(rows)
    if person_id in doers or person_id in heads:
        return person_id in doers
    return ranks.takes_place(person_id, heads, ()) and ranks.takes_place(person_id, doers, rows)
