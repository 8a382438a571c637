"""A picture of figures as values: bars of numbers by name. `bot/reports/` draws it."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from hashlib import sha256

_DRAWN_AS = 1
"""Counted up when the drawing changes, so that no picture of the old kind is sent again."""


class Tone(StrEnum):
    """What a part of a bar stands for; the drawing has a colour for each."""

    GOOD = "good"
    AFTER = "after"
    RUNNING = "running"
    WAITING = "waiting"
    LATE = "late"
    RESTING = "resting"


@dataclass(frozen=True, slots=True)
class Series:
    """One sort of part, the same in every bar."""

    label: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Bar:
    """A name and its parts, one number for each series."""

    label: str
    values: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars below each other; all texts are plain."""

    title: str
    subtitle: str
    series: tuple[Series, ...]
    bars: tuple[Bar, ...]
    note: str = ""

    @property
    def packed(self) -> str:
        """As JSON, which the process that draws it reads."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @property
    def key(self) -> str:
        """The same for the same picture."""
        return sha256(f"{_DRAWN_AS}:{self.packed}".encode()).hexdigest()


def unpacked(text: str) -> Chart:
    """The chart of a `packed` text."""
    found = json.loads(text)
    return Chart(
        title=found["title"],
        subtitle=found["subtitle"],
        series=tuple(Series(one["label"], Tone(one["tone"])) for one in found["series"]),
        bars=tuple(Bar(one["label"], tuple(one["values"]), one["total"]) for one in found["bars"]),
        note=found["note"],
    )
