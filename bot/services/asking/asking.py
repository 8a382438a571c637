"""What a person's words ask for, with the units and people of the office filled in."""

from dataclasses import replace
from datetime import date

from bot.domain import Speaker, TaskFilter
from bot.parsing.bare_questions import is_bare_question
from bot.parsing.bare_search import is_bare_search
from bot.parsing.behind_colon import behind_colon
from bot.parsing.comment_words import read_comment
from bot.parsing.courtesy import is_courtesy
from bot.parsing.following import continued
from bot.parsing.guesses import impossible_in
from bot.parsing.handovers import asks_to_hand_over
from bot.parsing.interruptions import surely_asks
from bot.parsing.leave_words import tells_of_days_off
from bot.parsing.milestone_words import read_tick
from bot.parsing.pointing import pointed_at
from bot.parsing.queries import read_query
from bot.parsing.task_orders import Order
from bot.parsing.text import fold
from bot.parsing.values import Intent, Query, Status
from bot.services.asking.going_on import as_query, further_wish, named_wish, pointed_wish
from bot.services.asking.guessing import guessed
from bot.services.asking.list_wishes import (
    list_wish,
    names_somebody,
    not_yet,
    own_or_all,
    search_wish,
)
from bot.services.asking.owners import Office, office_of
from bot.services.asking.shown import Shown, ShownAs
from bot.services.asking.wishes import (
    NotUnderstood,
    NotYet,
    WantsDaysOff,
    WantsHandIn,
    WantsHelp,
    WantsList,
    WantsNothing,
    WantsSearch,
    WantsTask,
    Wish,
    this_month,
)
from bot.services.office.office_orders import office_order
from bot.storage import Session


def is_surely_a_question(text: str, *, today: date) -> bool:
    """Whether words said in the middle of a hand-in ask for something, not report a result."""
    return surely_asks(text, today=today, year=today.year)


def is_only_a_question(text: str, *, today: date) -> bool:
    """Whether the whole text asks for a list or a task; a sentence that mentions one does not."""
    return is_bare_question(text, today=today, year=today.year)


async def understand(
    session: Session, speaker: Speaker, text: str, *, today: date, earlier: Shown | None = None
) -> Wish:
    """Reads the words, as going on from what was shown last where they do.

    Names are looked up only where some are spoken of.
    """
    if order := _order(text) or await _pressing(session, speaker, text, today=today):
        return order
    pointed = pointed_at(text)
    if earlier and pointed:
        return pointed_wish(earlier, pointed, text)
    if earlier and (wish := await _going_on(session, speaker, text, earlier, today=today)):
        return wish
    if is_bare_search(text):
        return WantsSearch()
    year = speaker.plan_year or today.year
    query = read_query(text, today=today, year=year)
    if query.intent is Intent.UNKNOWN and (aside := _aside(text, today=today)):
        return aside
    if query.intent is not Intent.UNKNOWN and not names_somebody(query):
        return await _wish(session, speaker, _possible(query, year=year), today=today)
    office = await office_of(session, speaker.org_id)
    query = read_query(text, today=today, year=year, names=office.names)
    if query.intent is Intent.UNKNOWN and pointed:
        return NotUnderstood(text, nothing_open=True)
    return await _wish(session, speaker, _possible(query, year=year), today=today, office=office)


async def _pressing(session: Session, speaker: Speaker, text: str, *, today: date) -> NotYet | None:
    """“Đôn đốc tất cả: …”: whom it is for is read, the text itself is not."""
    behind = behind_colon(text)
    if behind is None:
        return None
    wish = await understand(session, speaker, behind.order, today=today)
    if not isinstance(wish, NotYet) or wish.intent is not Intent.BROADCAST:
        return None
    return replace(wish, words=behind.text, text=text)


def _order(text: str) -> NotYet | None:
    """What words order that have a form of their own, asked before any question."""
    if order := office_order(text):
        return order
    if said := read_comment(text):
        return NotYet(Order.COMMENT, number=said.number, words=said.text, text=text)
    if tick := read_tick(text):
        return NotYet(Order.TICK, number=tick.number, text=text)
    return NotYet(Order.HAND_OVER, text=text) if asks_to_hand_over(text) else None


def _aside(text: str, *, today: date) -> Wish | None:
    """Words that ask for no task."""
    if is_courtesy(text):
        return WantsNothing()
    return WantsDaysOff() if tells_of_days_off(text, today=today) else None


async def _going_on(
    session: Session, speaker: Speaker, text: str, earlier: Shown, *, today: date
) -> Wish | None:
    if earlier.form is ShownAs.NOTHING:
        return None
    year = speaker.plan_year or today.year
    office = await office_of(session, speaker.org_id)
    if earlier.form is ShownAs.NAMES:
        said = read_query(text, today=today, year=year, names=office.names)
        if wish := named_wish(office, speaker, said, earlier.filter):
            return wish
    further = continued(text, as_query(earlier.filter), today=today, year=year, names=office.names)
    return further_wish(office, speaker, further, earlier) if further else None


def _possible(query: Query, *, year: int) -> Query:
    """A list of a month that does not exist would be one of all months: asked back instead."""
    lists = (Intent.LIST, Intent.STATS, Intent.SUMMARY)
    if query.period is None and query.intent in lists and impossible_in(query.text, year=year):
        return Query(query.text, Intent.UNKNOWN)
    return query


async def _wish(
    session: Session, speaker: Speaker, query: Query, *, today: date, office: Office | None = None
) -> Wish:
    match query.intent:
        case Intent.DETAIL if query.number:
            return WantsTask(query.number)
        case Intent.DONE | Intent.ATTACH:
            return WantsHandIn(query.number, query.keywords)
        case Intent.HELP:
            return WantsHelp()
        case Intent.LIST | Intent.STATS | Intent.DETAIL | Intent.SUMMARY:
            return list_wish(office, speaker, query) if office else own_or_all(speaker, query)
        case Intent.SEARCH if fold(query.keywords or ""):
            return search_wish(office, speaker, query)
        case Intent.EXTEND | Intent.ASSIGN | Intent.PROGRESS | Intent.BROADCAST:
            return not_yet(office, speaker, query)
        case _:
            office = office or await office_of(session, speaker.org_id)
            return await guessed(session, speaker, query.text, office=office, today=today)


def menu_wish(key: str, *, today: date) -> Wish:
    """What a key of the standing keyboard asks for."""
    match key:
        case "menu-month":
            return WantsList(this_month(today))
        case "menu-late":
            return WantsList(TaskFilter(status=Status.OVERDUE))
        case "menu-done":
            return WantsHandIn()
        case _:
            return WantsList(TaskFilter())
