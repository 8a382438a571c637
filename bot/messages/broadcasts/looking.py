"""What the office reads of a broadcast it sent: at a glance, by unit, and its people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from bot.messages import dates
from bot.messages.answer import Answer, Choice
from bot.messages.broadcasts.composing import moment
from bot.messages.broadcasts.progress import person
from bot.messages.broadcasts.typed_html import plain
from bot.messages.catalog import Words
from bot.messages.paging import turning
from bot.messages.taps.broadcasts import (
    ExportBroadcast,
    OpenBroadcasts,
    PeopleGroup,
    RemindBroadcast,
    ShowBroadcast,
    ShowBroadcastPeople,
    StopBroadcast,
    WriteBroadcast,
)
from bot.messages.text import fitting_lines, safe, shorten
from bot.storage import Broadcast
from bot.storage.broadcasts import RecipientRow
from bot.storage.ids import id_of

_TEXT = 300
_ROOM = 2400
_LABEL = 48


@dataclass(frozen=True, slots=True)
class Overview:
    """One broadcast with its people."""

    broadcast: Broadcast
    by: str
    """Who wrote it; nothing where it came from the command line."""
    rows: tuple[RecipientRow, ...]
    files: int = 0
    groups: Mapping[PeopleGroup, int] = field(default_factory=dict)
    """Every recipient is in one of them, and in no other."""
    to_remind: int = 0
    """Who could be pressed once more now, or for the first time after all."""
    out_of_reach: int = 0
    """Who got it, has not confirmed and cannot be reached by now."""
    pressed: int = 0
    """Whom another message asks to confirm that waits for the office to open."""
    opened: int = 0
    units: tuple[tuple[str, int, int], ...] = ()
    """Of each unit: its name, how many have confirmed, of how many."""


@dataclass(frozen=True, slots=True)
class People:
    """A page of the recipients of one group."""

    broadcast_id: int
    group: PeopleGroup
    rows: tuple[RecipientRow, ...]
    total: int
    page: int
    pages: int


def latest(
    words: Words,
    last: Sequence[Broadcast],
    *,
    is_half_done: bool,
    today: date,
    zone: ZoneInfo,
) -> Answer:
    """“Đôn đốc”: the last ones, each a tap away, and a new one."""
    rows = [(_last(words, one, today=today, zone=zone),) for one in last]
    new = "button-broadcast-go-on" if is_half_done else "button-broadcast-new"
    text = f"<b>{words('broadcast-title')}</b>\n{words('broadcasts-last')}"
    return Answer(text, choices=(*rows, (Choice(words(new), WriteBroadcast()),)))


def _last(words: Words, one: Broadcast, *, today: date, zone: ZoneInfo) -> Choice:
    said = shorten(plain(one.text), _LABEL) or words("broadcast-only-files")
    day = dates.short_day(one.send_at.astimezone(zone).date(), today=today)
    return Choice(f"{day} · {said}", ShowBroadcast(id_of(one)))


def overview(words: Words, found: Overview, *, zone: ZoneInfo) -> Answer:
    """Who has confirmed, by unit; each number opens its people."""
    one = found.broadcast
    body = [f"<b>{words('broadcast-one-title')}</b>"]
    if one.text:
        body.append(safe(shorten(plain(one.text), _TEXT)))
    if found.files:
        body.append(words("broadcast-with-files", count=found.files))
    when = moment(words, one.send_at, zone=zone)
    by = safe(found.by)
    body.append(
        words("broadcast-sent-by", name=by, when=when) if by else words("broadcast-when", when=when)
    )
    if one.stopped_at is not None:
        body.append(words("broadcast-stopped-at", when=moment(words, one.stopped_at, zone=zone)))
    received = found.groups[PeopleGroup.RECEIVED]
    body += [
        "",
        f"<b>{words('broadcast-received', count=received, total=one.recipients)}</b>",
        words("broadcast-opened", count=found.opened),
    ]
    if found.pressed:
        body.append(words("broadcast-being-pressed", count=found.pressed))
    if found.out_of_reach:
        body.append(words("broadcast-out-of-reach", count=found.out_of_reach))
    body.append("")
    body += fitting_lines(_by_unit(words, found.units), room=_ROOM)
    return Answer("\n".join(body), choices=_rows(words, found))


def _by_unit(words: Words, units: Sequence[tuple[str, int, int]]) -> list[str]:
    return [
        words(
            "broadcast-unit-line",
            unit=safe(shorten(name, 80)) if name else words("broadcast-no-unit"),
            count=received,
            total=total,
        )
        for name, received, total in units
    ]


def _rows(words: Words, found: Overview) -> tuple[tuple[Choice, ...], ...]:
    one = id_of(found.broadcast)
    rows: list[tuple[Choice, ...]] = [
        (
            Choice(
                words(f"broadcast-group-{group.name.lower().replace('_', '-')}", count=count),
                ShowBroadcastPeople(one, group),
            ),
        )
        for group, count in found.groups.items()
        if count
    ]
    if found.to_remind and found.broadcast.stopped_at is None:
        label = words("button-broadcast-remind", count=found.to_remind)
        rows.append((Choice(label, RemindBroadcast(one)),))
    if found.groups[PeopleGroup.WAITING] and found.broadcast.stopped_at is None:
        rows.append((Choice(words("button-broadcast-stop"), StopBroadcast(one)),))
    export = Choice(words("button-broadcast-export"), ExportBroadcast(one))
    rows.append((export, Choice(words("button-broadcasts"), OpenBroadcasts())))
    return tuple(rows)


def people(words: Words, found: People) -> Answer:
    key = f"broadcast-group-{found.group.name.lower().replace('_', '-')}"
    body = [f"<b>{words(key, count=found.total)}</b>"]
    body += [person(words, row) for row in found.rows]
    one = found.broadcast_id
    turn = turning(
        words, found.page, found.pages, lambda to: ShowBroadcastPeople(one, found.group, to)
    )
    back = Choice(words("button-broadcast-back"), ShowBroadcast(one))
    return Answer("\n".join(body), choices=(*turn, (back,)))


def reminded(words: Words, count: int, *, sent_again: int, at: str) -> str:
    """A toast: how many, and when where that is not now."""
    said = words("broadcast-reminded", count=count)
    if at:
        said = words("broadcast-reminded-later", count=count, when=at)
    return f"{said} {words('broadcast-reminded-first', count=sent_again)}" if sent_again else said
