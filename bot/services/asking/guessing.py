"""What words that were not understood may have meant, as lists and tasks to open."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from bot.domain import OwnerKind, Speaker, TaskFilter
from bot.parsing.guesses import Understood, guess, nearest
from bot.parsing.text import fold
from bot.parsing.values import Intent, Query, Status
from bot.services.asking.owners import Office
from bot.services.asking.wishes import LikelyReading, NotUnderstood, OpensList, OpensTask
from bot.storage import Session
from bot.storage.ids import id_of
from bot.storage.tasks import visible_tasks_by_number

_OFFERED = 3


async def guessed(
    session: Session, speaker: Speaker, text: str, *, office: Office, today: date
) -> NotUnderstood:
    """What was understood, and three lists or tasks the speaker may open."""
    year = speaker.plan_year or today.year
    made = guess(text, today=today, year=year, names=office.names)
    said = _with_known_owner(made.understood, office, speaker)
    readings: list[LikelyReading] = []
    for query in made.readings:
        if query.intent is Intent.DETAIL:
            found = await visible_tasks_by_number(session, speaker, query.number or "")
            readings += [OpensTask(id_of(task), task.number) for task in found]
        else:
            opens = list(_lists(office, speaker, query))
            readings += opens or _lists(office, speaker, replace(query, owner="me"))
    return NotUnderstood(text, said, _likeliest(readings))


def nobody_called(office: Office, speaker: Speaker, query: Query, name: str) -> NotUnderstood:
    """The words were understood but for a name; those nearest to it, else a search for it."""
    near = nearest(name, office.names)
    readings: list[LikelyReading] = []
    for owner in near:
        readings += _lists(office, speaker, replace(query, owner=owner, keywords=None))
    if query.period or query.status:
        readings += _lists(office, speaker, replace(query, owner="me", keywords=None))
    readings += _lists(office, speaker, Query(query.text, Intent.SEARCH, keywords=name))
    said = Understood(period=query.period, status=query.status)
    return NotUnderstood(query.text, said, _likeliest(readings), nobody=name)


def _with_known_owner(said: Understood, office: Office, speaker: Speaker) -> Understood:
    """The owner as the office writes it; a name nobody has was not understood."""
    if said.owner is None or said.owner in ("me", "all"):
        return said
    found = office.named(said.owner, speaker)
    name = found[0].name if found else None
    return replace(said, owner=f"{said.owner.partition(':')[0]}:{name}" if name else None)


def _lists(office: Office, speaker: Speaker, query: Query) -> Iterator[OpensList]:
    wanted = TaskFilter(
        owner=OwnerKind.ALL if query.intent is Intent.SEARCH else OwnerKind.ME,
        status=query.status,
        start=query.period.start if query.period else None,
        end=query.period.end if query.period else None,
        words=fold(query.keywords or ""),
        typed=query.keywords or "",
    )
    if query.owner == "all":
        yield OpensList(replace(wanted, owner=OwnerKind.ALL))
    elif query.owner in (None, "me"):
        yield OpensList(wanted, said=query.keywords)
    else:
        for owner in office.named(query.owner, speaker):
            if owner.may_be_listed_by(speaker):
                yield OpensList(replace(wanted, owner=owner.kind, owner_id=owner.id), owner.label)


def _likeliest(readings: Iterable[LikelyReading]) -> tuple[LikelyReading, ...]:
    """The first three different ones, filled up with what is asked for most."""
    usual = (TaskFilter(status=Status.OPEN), TaskFilter(status=Status.OVERDUE), TaskFilter())
    all_ = dict.fromkeys((*readings, *map(OpensList, usual)))
    return tuple(all_)[:_OFFERED]
