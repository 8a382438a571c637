"""Values as the JSON forms of the design: dates ISO, what is missing null."""

from datetime import date
from typing import Any

from bot.parsing.values import Doubt, Milestone, Period, Query


def milestone_json(milestone: Milestone) -> dict[str, Any]:
    return {
        "start": _day(milestone.start),
        "due": _day(milestone.due),
        "text": milestone.text,
        "trigger": milestone.trigger,
        "offset_days": milestone.offset_days,
        "working": milestone.working,
        "adjusted": milestone.adjusted,
        "recurrence": milestone.recurrence,
        "printed": milestone.printed,
    }


def query_json(query: Query) -> dict[str, Any]:
    return {
        "text": query.text,
        "intent": query.intent.value,
        "owner": query.owner,
        "status": query.status.value if query.status else None,
        "period": _period(query.period) if query.period else None,
        "number": query.number,
        "keywords": query.keywords,
    }


def doubt_json(doubt: Doubt, words: str) -> dict[str, str]:
    return {"key": doubt.key, "words": words}


def _period(period: Period) -> list[str | None]:
    return [_day(period.start), _day(period.end)]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
