"""Which list, count or summary a query asks for, and whose."""

from dataclasses import replace

from bot.domain import OwnerKind, Role, Speaker, TaskFilter
from bot.parsing.directing import asks_directed, is_nothing_else
from bot.parsing.grouping import Grouping, grouping_of
from bot.parsing.text import fold
from bot.parsing.values import Intent, Query, Status
from bot.services.asking.guessing import nobody_called
from bot.services.asking.owners import Office, Owner
from bot.services.asking.wishes import (
    Ambiguous,
    NamedPerson,
    NotTheirs,
    NotYet,
    WantsCount,
    WantsGroups,
    WantsList,
    WantsSummary,
    Wish,
)

_OFFERED = 8
"""Choices that fit a phone's screen."""


def names_somebody(query: Query) -> bool:
    """Whether the owner is a unit or a person by name."""
    return (query.owner or "").startswith(("unit:", "person:"))


def list_wish(office: Office, speaker: Speaker, query: Query) -> Wish:
    """The list of whom the query names; several of one name are asked back.

    It is `NotTheirs` where the speaker may see the list of none of them.
    """
    if not names_somebody(query):
        return own_or_all(speaker, query)
    name = (query.owner or "").partition(":")[2]
    found = office.named(query.owner or "", speaker)
    if not found:
        return nobody_called(office, speaker, query, name)
    allowed = [owner for owner in found if owner.may_be_listed_by(speaker)]
    if not allowed:
        return NotTheirs(filter_of(query, OwnerKind.ME))
    if len(allowed) == 1:
        return _of_one(query, _of(allowed[0], query))
    choices = tuple((owner.label, _of(owner, query)) for owner in allowed[:_OFFERED])
    return Ambiguous(allowed[0].kind, name, choices, left_out=len(allowed) - len(choices))


def _of_one(query: Query, wanted: TaskFilter) -> Wish:
    grouping = _grouping(query)
    if grouping is Grouping.PERSON and wanted.owner.is_unit:
        return grouped(wanted, grouping)
    return counted_or_listed(query, wanted)


def own_or_all(speaker: Speaker, query: Query) -> Wish:
    """A list nobody is named in: everybody's for those who look after all, else one's own."""
    if query.owner in (None, "me") and asks_directed(query.text):
        return counted_or_listed(query, filter_of(query, OwnerKind.DIRECTED))
    grouping = _grouping(query) if query.owner in (None, "all") else None
    if grouping:
        return grouped(_groups_filter(speaker, query, grouping), grouping)
    if query.owner == "all" or (query.owner is None and speaker.sees_all):
        return counted_or_listed(query, filter_of(query, OwnerKind.ALL))
    leads = query.owner is None and Role.LEAD in speaker.roles and speaker.unit_id
    if leads and query.intent is Intent.SUMMARY:
        unit = filter_of(query, OwnerKind.UNIT, owner_id=speaker.unit_id)
        return counted_or_listed(query, unit)
    return counted_or_listed(query, filter_of(query, OwnerKind.ME))


def _groups_filter(speaker: Speaker, query: Query, by: Grouping) -> TaskFilter:
    """Everybody's; of people those of one's unit, where one may not see all."""
    if by is Grouping.PERSON and speaker.unit_id and not speaker.sees_all:
        return filter_of(query, OwnerKind.UNIT, owner_id=speaker.unit_id)
    return filter_of(query, OwnerKind.ALL)


def _grouping(query: Query) -> Grouping | None:
    return grouping_of(query.text) if query.intent in (Intent.LIST, Intent.STATS) else None


def grouped(wanted: TaskFilter, by: Grouping) -> WantsGroups:
    """The people of the unit the filter is of, else the people or units of the whole office."""
    wanted = replace(wanted, words="")
    if by is Grouping.PERSON and wanted.owner.is_unit:
        return WantsGroups(wanted, by)
    return WantsGroups(replace(wanted, owner=OwnerKind.ALL, owner_id=None), by)


def search_wish(office: Office | None, speaker: Speaker, query: Query) -> Wish:
    """All the speaker may see that holds the words; of one owner where "của" names one."""
    if asks_directed(query.text) and is_nothing_else(query.keywords or ""):
        return WantsList(TaskFilter(OwnerKind.DIRECTED, status=query.status))
    if query.owner and (office or query.owner in ("me", "all")):
        wish = list_wish(office, speaker, query) if office else own_or_all(speaker, query)
        if isinstance(wish, WantsList):
            words = fold(query.keywords or "")
            return WantsList(replace(wish.filter, words=words, typed=query.keywords or ""))
        return wish
    return WantsList(filter_of(query, OwnerKind.ALL))


def filter_of(query: Query, owner: OwnerKind, *, owner_id: int | None = None) -> TaskFilter:
    """The state, days and words of a query, of this owner."""
    return TaskFilter(
        owner=owner,
        owner_id=owner_id,
        status=query.status,
        start=query.period.start if query.period else None,
        end=query.period.end if query.period else None,
        words=fold(query.keywords or ""),
        typed=query.keywords or "",
    )


def _of(owner: Owner, query: Query) -> TaskFilter:
    return filter_of(query, owner.kind, owner_id=owner.id)


def counted_or_listed(query: Query, wanted: TaskFilter) -> Wish:
    """The filter in the form the query asks for."""
    if query.intent is Intent.STATS:
        return WantsCount(wanted)
    if query.intent is Intent.SUMMARY:
        return WantsSummary(replace(wanted, status=None))
    return WantsList(wanted)


def not_yet(office: Office | None, speaker: Speaker, query: Query) -> NotYet:
    """What was understood of an order; nobody is refused, as nothing is done."""
    found = office.named(query.owner or "", speaker) if office and names_somebody(query) else ()
    allowed = [owner for owner in found if owner.may_be_listed_by(speaker)]
    return NotYet(
        query.intent,
        number=query.number,
        named=tuple(owner.label for owner in found[:_OFFERED]),
        printed=(query.owner or "").partition(":")[2] or None,
        lists=tuple(
            (owner.label, TaskFilter(owner.kind, owner.id, status=Status.OPEN))
            for owner in allowed[:_OFFERED]
        ),
        period=query.period,
        words=query.keywords,
        people=tuple(
            NamedPerson(owner.id, owner.label, owner.unit_id)
            for owner in found
            if owner.kind is OwnerKind.PERSON
        ),
        text=query.text,
    )
