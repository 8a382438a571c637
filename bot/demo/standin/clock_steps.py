"""The moments the page may ask the clock to move to."""

import re
from datetime import datetime, time, timedelta
from typing import Any

from bot.demo.standin.refusals import Reason, Refused
from bot.demo.standin.state import Json

FURTHEST = timedelta(days=366 * 20)
TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def target(step: Json, now: datetime) -> datetime:
    """`to` an instant, or days and hours on and at a time; `now` is in the office's zone."""
    moment = _instant(step["to"], now) if "to" in step else _stepped(step, now)
    if moment < now:
        raise Refused(Reason.BACKWARDS)
    if moment > now + FURTHEST:
        raise Refused(Reason.BAD_TIME)
    return moment


def _instant(value: Any, now: datetime) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise Refused(Reason.BAD_TIME) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)


def _stepped(step: Json, now: datetime) -> datetime:
    days, hours = _amount(step, "days"), _amount(step, "hours")
    if not {"days", "hours", "at"} & step.keys():
        raise Refused(Reason.BAD_TIME)
    moment = now + timedelta(days=days, hours=hours)
    if "at" not in step:
        return moment
    moment = datetime.combine(moment.date(), _time(step["at"]), now.tzinfo)
    # "At 08:00" alone, said in the afternoon, means tomorrow's.
    return moment + timedelta(days=1) if moment < now and "days" not in step else moment


def _amount(step: Json, name: str) -> int:
    value = step.get(name, 0)
    if not isinstance(value, int) or abs(value) > FURTHEST.days * 24:
        raise Refused(Reason.BAD_TIME)
    return value


def _time(value: Any) -> time:
    match = TIME.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise Refused(Reason.BAD_TIME)
    return time(int(match.group(1)), int(match.group(2)))
