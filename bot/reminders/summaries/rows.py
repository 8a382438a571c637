"""Summaries that are due, as rows of the outbox; what comes with which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from bot.messages.summaries.values import Span
from bot.reminders.rules import LATE_AFTER
from bot.reminders.summaries.periods import A_MORNING, Period
from bot.reminders.summaries.pieces import LED, Piece, joined, pieces_of
from bot.storage import GroupChat
from bot.storage.ids import id_of
from bot.storage.summaries import Reader, Waiting

_APART = timedelta(seconds=4)
"""Between two topics of one group: Telegram takes twenty messages a minute there."""
_BY_LENGTH = (Span.WEEK, Span.MONTH, Span.QUARTER)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Due:
    """A summary that is to be planned now."""

    period: Period
    moment: datetime
    at: datetime
    """When it may go out: its own time, or the office's next working hour where that was missed."""
    morning: tuple[tuple[Period, datetime], ...] = ()
    """What comes in one message with it, itself included, and when; the longest first."""

    def is_late(self, now: datetime) -> bool:
        return now - self.moment > LATE_AFTER


@dataclass(frozen=True, slots=True)
class Receiving:
    """The office whose rows they are, and which longer summaries wait there, by person."""

    id: int
    zone: ZoneInfo
    waiting: Mapping[int, Sequence[Waiting]]


@dataclass(frozen=True, slots=True)
class TakenAlong:
    """A piece that comes in a message that waits already, planned on an earlier day."""

    message_id: int
    piece: Piece


def group_rows(groups: Sequence[GroupChat], due: Due, *, now: datetime) -> list[Row]:
    week = due.period.first.isoformat()
    return [
        {
            "org_id": group.org_id,
            "person_id": None,
            "group_id": id_of(group),
            "kind": Span.WEEK.value,
            "dedupe_key": f"{Span.WEEK}:{id_of(group)}:{week}",
            "payload": {"week": week},
            "due_at": due.at + place * _APART,
            "late": due.is_late(now),
            "created_at": now,
        }
        for _, of_chat in groupby(groups, key=lambda group: group.chat_id)
        for place, group in enumerate(of_chat)
    ]


def person_rows(
    office: Receiving, people: Sequence[Reader], due: Due, *, now: datetime
) -> tuple[list[Row], list[TakenAlong]]:
    rows: list[Row] = []
    taken: list[TakenAlong] = []
    for reader in people:
        morning = pieces_of(reader, [period for period, _ in due.morning])
        for one in (piece for piece in morning if piece.period == due.period):
            longer = _longer(office, reader, one, due)
            if longer is None or longer.key == morning[0].key(reader.person_id):
                at = max(due.at, due.morning[0][1])
                within = joined(one, morning, person_id=reader.person_id, at=at)
            else:
                within = {LED: longer.key, "at": longer.due_at.isoformat()}
                taken.append(TakenAlong(longer.id, one))
            rows.append(_person_row(office, reader, one, due, within, now=now))
    return rows, taken


def _longer(office: Receiving, reader: Reader, piece: Piece, due: Due) -> Waiting | None:
    """What waits for them since an earlier day, to come on this one within hours."""
    day = due.at.astimezone(office.zone).date()
    found = [
        one
        for one in office.waiting.get(reader.person_id, ())
        if _BY_LENGTH.index(Span(one.kind)) > _BY_LENGTH.index(piece.period.span)
        and one.due_at.astimezone(office.zone).date() == day
        and abs(one.due_at - due.at) <= A_MORNING
    ]
    return max(found, key=lambda one: _BY_LENGTH.index(Span(one.kind)), default=None)


def _person_row(
    office: Receiving, reader: Reader, piece: Piece, due: Due, within: Row, *, now: datetime
) -> Row:
    """Due at its own time, also where it is to wait for another: whether it may is asked then."""
    return {
        "org_id": office.id,
        "person_id": reader.person_id,
        "group_id": None,
        "kind": due.period.span.value,
        "dedupe_key": piece.key(reader.person_id),
        "payload": {
            "first": due.period.first.isoformat(),
            "unit": piece.unit_id,
            "day": due.at.astimezone(office.zone).date().isoformat(),
            **within,
        },
        "due_at": due.at,
        "late": due.is_late(now),
        "created_at": now,
    }
