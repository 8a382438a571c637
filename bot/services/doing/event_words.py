"""Words that say an awaited event came: which tasks of the speaker's wait for it."""

import re
from dataclasses import dataclass
from datetime import date

from bot.acts import Act
from bot.domain import Speaker
from bot.parsing.queries import read_query
from bot.parsing.single_day import read_day
from bot.parsing.text import fold
from bot.parsing.values import Intent
from bot.services.rights import may
from bot.storage import Milestone, Session, Task, awaited_events, tasks
from bot.storage.ids import id_of

_LONGEST = 200
_SHOWN = 5
_ENOUGH = 0.6
"""The share of the shorter side's words the two must have in common."""
_FEWEST = 2
_DAY = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}|hom (?:nay|qua|kia)")
_ASKS = re.compile(r"\?|\b(?:bao gio|khi nao|chua|khong|ai|nao)\b")
_EMPTY_TEXT = """
    ngay vao da co duoc viec so hom nay qua kia thang nam sau khi ke tu roi cua va voi cho tai ve
    cac theo
"""
_EMPTY = frozenset(_EMPTY_TEXT.split())


@dataclass(frozen=True, slots=True)
class Heard:
    """The day, and what waits for the event."""

    day: date
    found: tuple[tuple[Task, Milestone], ...]


async def event_in(session: Session, speaker: Speaker, text: str, *, today: date) -> Heard | None:
    """What the words are about; none where they name no day or nothing of the speaker's fits."""
    folded = fold(text)
    if len(text) > _LONGEST or not _DAY.search(folded) or _ASKS.search(folded):
        return None
    year = speaker.plan_year or today.year
    query = read_query(text, today=today, year=year)
    if query.intent not in (Intent.UNKNOWN, Intent.DETAIL):
        return None
    day = read_day(text, today=today, year=year)
    if day is None or day > today:
        return None
    waiting = await awaited_events.awaited_by(session, speaker)
    said = _words(folded)
    fitting = [
        (task, one)
        for task, one in waiting
        if query.number in (None, task.number) and _fits(said, one.trigger or "")
    ]
    found = [
        (task, one)
        for task, one in fitting
        if may(speaker, Act.SET_EVENT_DAY, await tasks.assignments_of(session, id_of(task)))
    ]
    return Heard(day, tuple(found[:_SHOWN])) if found else None


def _words(folded: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", folded)) - _EMPTY


def _fits(said: frozenset[str], trigger: str) -> bool:
    awaited = _words(fold(trigger))
    shared = said & awaited
    shorter = min(len(said), len(awaited))
    return len(shared) >= min(_FEWEST, len(awaited)) and len(shared) >= _ENOUGH * shorter > 0
