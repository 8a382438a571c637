"""What words ask for that are about what was shown last."""

from dataclasses import replace

from bot.domain import OwnerKind, Speaker, TaskFilter
from bot.errors import NotFound
from bot.parsing.grouping import grouping_of
from bot.parsing.pointing import Place, Turn
from bot.parsing.text import fold
from bot.parsing.values import Intent, Period, Query
from bot.services.asking.list_wishes import (
    counted_or_listed,
    filter_of,
    grouped,
    list_wish,
    names_somebody,
)
from bot.services.asking.owners import Office
from bot.services.asking.shown import Shown, ShownAs
from bot.services.asking.wishes import (
    NotUnderstood,
    OpensTask,
    WantsCard,
    WantsCount,
    WantsGroups,
    WantsLine,
    WantsList,
    WantsSummary,
    WantsTask,
    Wish,
)

SAME = "same:"
"""The owner of what was shown last, in a query made of it."""
LAST_PAGE = 99999


def pointed_wish(earlier: Shown, pointed: Turn | Place, text: str) -> Wish:
    """Another page of what was shown, or the choice or line in a place of it.

    Raises `NotFound` for a choice that was not there.
    """
    if isinstance(pointed, Turn):
        return _turned(earlier, pointed, text)
    if earlier.choices:
        return _chosen(earlier, pointed)
    if earlier.form is ShownAs.LIST:
        shown = WantsList(earlier.filter, earlier.page)
        return WantsLine(shown, pointed.nth, pointed.may_be_number)
    return NotUnderstood(text, nothing_open=True)


def _turned(earlier: Shown, turn: Turn, text: str) -> Wish:
    page = earlier.page + turn.by
    if turn.to is not None:
        page = turn.to - 1 if turn.to else LAST_PAGE
    if earlier.form.grouping:
        return WantsGroups(earlier.filter, earlier.form.grouping, page)
    if earlier.form is ShownAs.LIST:
        return WantsList(earlier.filter, page)
    return NotUnderstood(text, nothing_open=True)


def _chosen(earlier: Shown, place: Place) -> Wish:
    at = place.nth - 1 if place.nth > 0 else len(earlier.choices) + place.nth
    if 0 <= at < len(earlier.choices):
        choice = earlier.choices[at]
        if isinstance(choice, OpensTask):
            return WantsCard(choice.task_id)
        return WantsList(choice.filter)
    if place.may_be_number:
        return WantsTask(str(place.nth))
    raise NotFound("no-such-choice", nth=str(place.nth))


def as_query(shown: TaskFilter) -> Query:
    """The list as words would ask for it; whose it is stays a sign of its own."""
    owner = {OwnerKind.ME: "me", OwnerKind.ALL: "all"}.get(shown.owner, SAME)
    return Query(
        "",
        Intent.LIST,
        owner=owner,
        status=shown.status,
        period=Period(shown.start, shown.end) if shown.has_period else None,
        keywords=_as_typed(shown) or None,
    )


def _as_typed(shown: TaskFilter) -> str:
    """The words with their marks, unless a button that carried fewer was tapped since."""
    return shown.typed if fold(shown.typed) == shown.words else shown.words


def named_wish(office: Office, speaker: Speaker, said: Query, asked: TaskFilter) -> Wish | None:
    """Whom a name typed after “which one?” means, with the rest of what had been asked."""
    owner = f"person:{said.text}" if said.intent is Intent.UNKNOWN else said.owner
    if not owner or owner in ("me", "all") or not office.named(owner, speaker):
        return None
    query = replace(
        as_query(asked),
        text=said.text,
        owner=owner,
        status=said.status or asked.status,
        period=said.period or as_query(asked).period,
    )
    return list_wish(office, speaker, query)


def further_wish(office: Office, speaker: Speaker, query: Query, earlier: Shown) -> Wish:
    """What was shown with what the words change of it, in the same form unless they name one."""
    shown = earlier.filter
    if earlier.form is ShownAs.NAMES and query.owner == SAME:
        return list_wish(office, speaker, replace(query, owner=earlier.asked_back))
    grouping = grouping_of(query.text)
    if grouping and not names_somebody(query):
        return grouped(filter_of(query, shown.owner, owner_id=shown.owner_id), grouping)
    if query.owner == SAME:
        wish = counted_or_listed(query, filter_of(query, shown.owner, owner_id=shown.owner_id))
    else:
        wish = list_wish(office, speaker, query)
    is_new_state = query.status is not shown.status and query.status is not None
    return wish if not isinstance(wish, WantsList) else _in_form(wish, earlier.form, is_new_state)


def _in_form(wish: WantsList, form: ShownAs, is_new_state: bool) -> Wish:
    """As a count, a summary or by people and units again; a summary has no single state."""
    wanted = wish.filter
    if form is ShownAs.COUNT:
        return WantsCount(wanted)
    if form is ShownAs.SUMMARY and not is_new_state:
        return WantsSummary(replace(wanted, status=None))
    if form.grouping:
        groups = grouped(wanted, form.grouping)
        return groups if groups.filter.owner is wanted.owner else wish
    return wish
