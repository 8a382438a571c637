"""How far a broadcast is, in the chat it was sent from; at last, who was not reached and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.domain import MessageState
from bot.messages.answer import Answer, Choice
from bot.messages.broadcasts.composing import moment
from bot.messages.catalog import Words
from bot.messages.office.ledger_words import reason
from bot.messages.taps.broadcasts import (
    PeopleGroup,
    ShowBroadcast,
    ShowBroadcastPeople,
    StopBroadcast,
)
from bot.messages.text import fitting_lines, safe, shorten
from bot.storage import Broadcast
from bot.storage.broadcasts import TOO_LATE, RecipientRow
from bot.storage.ids import id_of

_NAMES = 12
"""Lines of people who were not reached; the rest is a tap away."""
_ROOM = 2500


@dataclass(frozen=True, slots=True)
class Progress:
    """What became of the messages of a broadcast so far."""

    broadcast: Broadcast
    sent: int
    not_reached: int
    waiting: int
    put_off: int
    """Of those that wait: until a leave or quiet hours are over."""
    dropped: int
    rows: tuple[RecipientRow, ...] = ()
    """Those who were not reached, once nothing waits but what was put off."""

    @property
    def is_over(self) -> bool:
        return not self.waiting

    @property
    def is_settled(self) -> bool:
        """Nothing is on its way any more; some may still wait for somebody's return."""
        return self.waiting == self.put_off

    @property
    def came_too_late(self) -> bool:
        """Some got nothing any more, since it had been held up for days."""
        return any(row.outcome == TOO_LATE for row in self.rows)

    @property
    def mark(self) -> str:
        """The same as long as the message says the same."""
        stopped = "stopped" if self.broadcast.stopped_at else ""
        counted = (self.sent, self.not_reached, self.waiting, self.put_off, self.dropped)
        return f"{counted}{stopped}"


def progress(words: Words, found: Progress, *, zone: ZoneInfo, is_begun: bool) -> Answer:
    """Counts while it goes; the names of those not reached once it has gone."""
    broadcast = found.broadcast
    body = [f"<b>{words(_title(found, is_begun=is_begun))}</b>"]
    if not is_begun and broadcast.stopped_at is None:
        at = moment(words, broadcast.send_at, zone=zone)
        body.append(words("broadcast-scheduled", when=at, count=broadcast.recipients))
    else:
        body += counts(words, found)
    if found.is_settled and found.rows:
        body += ["", *fitting_lines(not_reached(words, found.rows), room=_ROOM)]
    return Answer("\n".join(body), choices=_rows(words, found))


def _title(found: Progress, *, is_begun: bool) -> str:
    if found.broadcast.stopped_at is not None:
        return "broadcast-stopped-title"
    if not is_begun:
        return "broadcast-scheduled-title"
    return "broadcast-done-title" if found.is_over else "broadcast-going-title"


def counts(words: Words, found: Progress) -> list[str]:
    lines = [words("broadcast-sent", sent=found.sent, total=found.broadcast.recipients)]
    if found.not_reached:
        lines.append(words("broadcast-not-reached", count=found.not_reached))
    if found.waiting:
        lines.append(words("broadcast-waiting", count=found.waiting))
    if found.put_off:
        lines.append(words("broadcast-put-off", count=found.put_off))
    if found.dropped:
        lines.append(words("broadcast-dropped", count=found.dropped))
    return lines


def not_reached(words: Words, rows: Sequence[RecipientRow]) -> list[str]:
    """Who, and why; the office can do something about most of it."""
    lines = [person(words, row) for row in rows[:_NAMES]]
    more = len(rows) - _NAMES
    return [*lines, words("broadcast-more-people", count=more)] if more > 0 else lines


def person(words: Words, row: RecipientRow) -> str:
    """“Lê Văn An (Thanh tra): chưa ghi danh”."""
    name = safe(shorten(row.name, 60))
    if row.unit:
        name = words("broadcast-of-unit", name=name, unit=safe(shorten(row.unit, 60)))
    why = reason(row.outcome)
    if why is None or row.state in (MessageState.SENT, MessageState.SENT_AGAIN):
        return f"• {name}"
    return f"• {name}: {words(f'reason-{why}')}"


def _rows(words: Words, found: Progress) -> tuple[tuple[Choice, ...], ...]:
    one = id_of(found.broadcast)
    look = Choice(words("button-broadcast-look"), ShowBroadcast(one))
    if found.is_over or found.broadcast.stopped_at is not None:
        if not found.not_reached:
            return ((look,),)
        label = words("button-broadcast-unreachable", count=found.not_reached)
        return ((Choice(label, ShowBroadcastPeople(one, PeopleGroup.UNREACHABLE)),), (look,))
    return ((Choice(words("button-broadcast-stop"), StopBroadcast(one)), look),)
