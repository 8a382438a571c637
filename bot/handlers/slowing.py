"""How fast one person may go: a pure rule, kept in memory, so that nobody's flood delays others.

A few updates at once are nobody's concern. After them each waits for its turn, words and files
with much patience, so that nothing typed is lost; taps with little, since they can be made again.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """What one person may do; times are seconds."""

    burst: int
    """Updates taken at once."""
    every: float
    """From one to the next after those."""
    patience: float
    """How long words and files may wait before they are left out."""


ENROLLED = Pace(burst=40, every=0.125, patience=40.0)
STRANGERS = Pace(burst=8, every=1.0, patience=10.0)
TAPS_WAIT = 2.0
"""A tap that would wait longer is left out; words that do are told of."""
_TOLD_AGAIN = 30.0
"""The next flood is told of when so much time has passed."""
_MANY = 1000
"""People remembered before those who are quiet again are forgotten."""


@dataclass(frozen=True, slots=True)
class Turn:
    """When an update is taken, by the same clock; never where none."""

    at: float | None
    tell: bool = False
    """Whether the person is to be asked to wait: once a flood."""


class Paces:
    """Whose turn it is when; each person by themselves."""

    def __init__(self) -> None:
        self._next: dict[int, float] = {}
        """The instant up to which a person's updates are spoken for."""
        self._told: dict[int, float] = {}

    def turn(self, person: int, pace: Pace, *, is_tap: bool, now: float) -> Turn:
        """The turn of one more update; what is left out takes nobody's time."""
        spoken_for = max(self._next.get(person, now), now)
        wait = max(0.0, spoken_for - (pace.burst - 1) * pace.every - now)
        if wait > (min(TAPS_WAIT, pace.patience) if is_tap else pace.patience):
            return Turn(None, tell=self._tells(person, now))
        self._next[person] = spoken_for + pace.every
        if len(self._next) > _MANY:
            self._forget_quiet(now)
        return Turn(now + wait, tell=wait > TAPS_WAIT and self._tells(person, now))

    def _tells(self, person: int, now: float) -> bool:
        if now - self._told.get(person, -_TOLD_AGAIN) < _TOLD_AGAIN:
            return False
        self._told[person] = now
        return True

    def _forget_quiet(self, now: float) -> None:
        self._next = {one: at for one, at in self._next.items() if at > now}
        self._told = {one: at for one, at in self._told.items() if now - at < _TOLD_AGAIN}
