"""Short news for other people: put into the outbox by an act, worded when it goes out.

The words are `notice-<kind>` of `locales/`; values are escaped, days written as people do. What
is not urgent waits for the working hours of the office.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import Speaker
from bot.messages.actions import Action, ShowTask
from bot.messages.answer import Answer, Choice
from bot.messages.callback_data import decode, encode
from bot.messages.catalog import words_of
from bot.messages.dates import day as day_words
from bot.messages.text import safe, shorten
from bot.reminders.rules import next_opening
from bot.storage import Organisation, Session, reminders
from bot.storage.outbox import insert_messages
from bot.storage.policies import read_policy

NOTICE = "notice"
_VALUE = 600
"""Characters of one value: a message holds a few of them and stays below Telegram's limit."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One piece of news. Values are words, numbers or days; none holds HTML."""

    kind: str
    values: Mapping[str, str | int | date] = field(default_factory=dict)
    task_id: int | None = None
    """Adds a button to its card; who may not see the task any more hears nothing of it."""
    buttons: tuple[tuple[tuple[str, Action], ...], ...] = ()
    """Rows of label keys and what they do, above that one."""
    urgent: bool = False
    """May go out at any hour."""
    note_id: int | None = None
    """What a Telegram reply to it answers."""
    while_open: bool = False
    """No news once the task is done, handed in or at rest."""
    in_place_of: str = ""
    """The head who is away, for whom the reader is asked to decide."""


async def tell(
    session: Session,
    people: Iterable[int | None],
    notice: Notice,
    *,
    org_id: int,
    key: str,
    now: datetime,
    delay: timedelta = timedelta(0),
) -> None:
    """Queues it once for each of these people; `key` names the occasion, so that it stays once.

    What may still be added to or taken back within moments waits for them: `delay`.
    """
    due_at = now + delay
    if not notice.urgent:
        due_at = await _opening(session, org_id, now=due_at)
    payload = _packed(notice)
    rows = [
        {
            "org_id": org_id,
            "person_id": person_id,
            "kind": NOTICE,
            "dedupe_key": f"{NOTICE}:{notice.kind}:{key}:{person_id}",
            "payload": payload,
            "due_at": due_at,
            "late": False,
            "created_at": now,
        }
        for person_id in sorted({one for one in people if one is not None})
    ]
    if rows:
        await insert_messages(session, rows)


async def _opening(session: Session, org_id: int, *, now: datetime) -> datetime:
    office = await session.get_one(Organisation, org_id)
    return next_opening(
        now,
        zone=ZoneInfo(office.timezone),
        policy=read_policy(office.policy),
        calendar=await reminders.calendar(session, org_id),
    )


def _packed(notice: Notice) -> dict[str, Any]:
    return {
        "notice": notice.kind,
        "values": {name: _kept(value) for name, value in notice.values.items()},
        "task": notice.task_id,
        "buttons": [[[label, encode(act)] for label, act in row] for row in notice.buttons],
        "urgent": notice.urgent,
        "note": notice.note_id,
        "while_open": notice.while_open,
        "place": notice.in_place_of,
    }


def _kept(value: str | int | date) -> Any:
    return {"day": value.isoformat()} if isinstance(value, date) else value


def worded(speaker: Speaker, payload: Mapping[str, Any], *, in_place_of: str = "") -> Answer:
    """A queued notice in the words of who gets it; `in_place_of` names who is away."""
    words = words_of(speaker)
    values = {name: _shown(value) for name, value in payload["values"].items()}
    rows = [
        tuple(Choice(words(label), decode(act)) for label, act in row) for row in payload["buttons"]
    ]
    if payload["task"]:
        rows.append((Choice(words("button-open-card"), ShowTask(payload["task"])),))
    text = words(f"notice-{payload['notice']}", **values)
    # What waited in the outbox since before has no place.
    if in_place_of := payload.get("place") or in_place_of:
        text += f"\n<i>{words('in-place-of', name=safe(in_place_of))}</i>"
    return Answer(text, choices=tuple(rows))


def _shown(value: Any) -> Any:
    match value:
        case {"day": str(printed)}:
            return day_words(date.fromisoformat(printed))
        case str():
            return safe(shorten(value, _VALUE))
    return value
