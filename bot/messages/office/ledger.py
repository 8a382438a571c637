"""The delivery ledger as the office reads it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.messages import dates
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.office.ledger_words import kind, reason, what_happened
from bot.messages.taps.delivery import SendAgain
from bot.messages.taps.office_settings import (
    ExportLedger,
    LedgerGroup,
    ShowLedger,
    ShowLedgerGroup,
    ShowLedgerPerson,
    ShowOffice,
)
from bot.messages.text import safe, shorten
from bot.storage import Person
from bot.storage.ids import id_of
from bot.storage.ledger import LedgerRow

CutOff = Mapping[int, Sequence[datetime]]
"""Of messages sent again, when the tries began of which nobody knows how they ended."""
_Rows = list[tuple[Choice, ...]]
_MONTH = 30


def day(
    words: Words,
    which: date,
    *,
    today: date,
    counts: Mapping[LedgerGroup, int],
    reasons: Iterable[tuple[str, int]],
) -> Answer:
    """A day at a glance: each number opens its messages; what kept some back, and what to do."""
    text = [f"<b>{words('ledger-title', day=dates.day(which))}</b>"]
    text += [words("ledger-total", count=sum(counts.values()))]
    text += _reasons(words, reasons)
    text += ["", words("ledger-hint")]
    rows: _Rows = [
        (Choice(_group(words, group, count), ShowLedgerGroup(which, group)),)
        for group, count in counts.items()
        if count
    ]
    rows.append(_days(which, today))
    rows.append(
        (
            Choice(words("button-ledger-day"), ExportLedger(which, 1)),
            Choice(words("button-ledger-month"), ExportLedger(which, _MONTH)),
        )
    )
    rows.append((Choice(words("button-office"), ShowOffice()),))
    return Answer("\n".join(text), choices=tuple(rows))


def _group(words: Words, group: LedgerGroup, count: int) -> str:
    return words(f"ledger-group-{group.name.lower()}", count=count)


def _days(which: date, today: date) -> tuple[Choice, ...]:
    before, after = which - timedelta(days=1), which + timedelta(days=1)
    found = [Choice(f"‹ {before.day}/{before.month}", ShowLedger(before))]
    if which < today:
        found.append(Choice(f"{after.day}/{after.month} ›", ShowLedger(after)))
    return tuple(found)


def _reasons(words: Words, reasons: Iterable[tuple[str, int]]) -> list[str]:
    """Each reason once, with how often and what helps."""
    found: dict[str, int] = {}
    for said, count in reasons:
        key = reason(said)
        if key is not None:
            found[key] = found.get(key, 0) + count
    if not found:
        return []
    lines = ["", f"<b>{words('ledger-reasons')}</b>"]
    for key, count in found.items():
        why, what = words(f"reason-{key}"), words(f"remedy-{key}")
        lines.append(f"• {words('ledger-reason', count=count, why=why, what=what)}")
    return lines


def group(
    words: Words,
    which: date,
    of: LedgerGroup,
    rows: Sequence[LedgerRow],
    *,
    page: int,
    has_more: bool,
    zone: ZoneInfo,
    cut_off: CutOff | None = None,
) -> Answer:
    """The messages of one group of a day; each person's own are a tap away."""
    title = words(f"ledger-of-{of.name.lower()}", day=dates.day(which))
    text = [f"<b>{title}</b>", *_lines(words, rows, zone, names=True, cut_off=cut_off)]
    text += [] if rows else [words("ledger-none")]
    people = {row.person_id: row.name for row in rows if row.person_id is not None}
    choices: _Rows = _again(words, which, rows) if of is LedgerGroup.FAILED else []
    choices += [
        (Choice(shorten(name, 40), ShowLedgerPerson(person_id, which)),)
        for person_id, name in people.items()
    ]
    before = ShowLedgerGroup(which, of, page - 1) if page else None
    after = ShowLedgerGroup(which, of, page + 1) if has_more else None
    choices += _turns(words, before, after)
    choices.append((Choice(words("button-ledger-back"), ShowLedger(which)),))
    return Answer("\n".join(text), choices=tuple(choices))


def _again(words: Words, which: date, rows: Sequence[LedgerRow]) -> _Rows:
    """What was set aside can be tried anew."""
    return [
        (Choice(words("button-send-again", name=shorten(row.name, 40)), SendAgain(row.id, which)),)
        for row in rows
    ]


def person(
    words: Words,
    which: date,
    person_id: int,
    name: str,
    rows: Sequence[LedgerRow],
    *,
    page: int,
    has_more: bool,
    zone: ZoneInfo,
    cut_off: CutOff | None = None,
) -> Answer:
    """One person's messages, the newest first."""
    text = [f"<b>{words('ledger-person', name=safe(shorten(name, 90)))}</b>"]
    text += _lines(words, rows, zone, names=False, cut_off=cut_off) or [words("ledger-none")]
    before = ShowLedgerPerson(person_id, which, page - 1) if page else None
    after = ShowLedgerPerson(person_id, which, page + 1) if has_more else None
    choices = _turns(words, before, after)
    choices.append((Choice(words("button-ledger-back"), ShowLedger(which)),))
    return Answer("\n".join(text), choices=tuple(choices))


def _turns(
    words: Words,
    before: ShowLedgerGroup | ShowLedgerPerson | None,
    after: ShowLedgerGroup | ShowLedgerPerson | None,
) -> _Rows:
    row = [Choice(words("button-ledger-before"), before)] if before else []
    row += [Choice(words("button-ledger-after"), after)] if after else []
    return [tuple(row)] if row else []


def _lines(
    words: Words,
    rows: Sequence[LedgerRow],
    zone: ZoneInfo,
    *,
    names: bool,
    cut_off: CutOff | None = None,
) -> list[str]:
    lines: list[str] = []
    cut_off = cut_off or {}
    for row in rows:
        local = (row.sent_at or row.due_at).astimezone(zone)
        when = dates.hour(local.time()) if names else dates.moment(words, local, zone=zone)
        who = f"<b>{safe(shorten(row.name, 60))}</b>, " if names else ""
        said = what_happened(words, row.state, row.outcome)
        for began in cut_off.get(row.id, ()):
            at = dates.hour(began.astimezone(zone).time())
            said += f" ({words('ledger-cut-off', when=at)})"
        if row.files_again:
            said += f" ({words('ledger-files-again')})"
        lines.append(f"• {when}, {who}{kind(words, row.kind)}: {said}")
    return lines


def which_person(words: Words, people: Sequence[Person], which: date) -> Answer:
    """Several have these words in their name."""
    rows = tuple(
        (Choice(shorten(one.full_name, 40), ShowLedgerPerson(id_of(one), which)),) for one in people
    )
    return Answer(words("ledger-which"), choices=rows)
