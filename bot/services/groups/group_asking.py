"""What words said in a group ask for: counts of its unit, or something for the private chat."""

from dataclasses import dataclass, replace
from datetime import date

from bot.domain import OwnerKind, Speaker, TaskFilter
from bot.figures import Number, Rate
from bot.parsing.directing import asks_directed
from bot.parsing.grouping import grouping_of
from bot.parsing.queries import read_query
from bot.parsing.values import Intent, Query
from bot.services.asking.list_wishes import filter_of, names_somebody
from bot.services.asking.owners import office_of
from bot.storage import GroupChat, Session, group_chats
from bot.storage.figures import reported
from bot.storage.lists import task_page

_COUNTED = (Intent.STATS, Intent.LIST)
QUESTION_AT_MOST = 400
"""Characters of words that are kept to be answered in private."""


@dataclass(frozen=True, slots=True)
class GroupReport:
    """The numbers of the group's unit, for its reader."""

    reader: Speaker
    numbers: tuple[Number, ...]
    rate: Rate


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many tasks of the group's unit a filter has."""

    reader: Speaker
    filter: TaskFilter
    total: int


def own_filter(group: GroupChat) -> TaskFilter:
    """The tasks the group's numbers are about: the same for everybody of the unit who opens them.

    What names a colleague and no unit is that one's, and the head's to look after.
    """
    if group.unit_id is None:
        return TaskFilter(OwnerKind.ALL)
    return TaskFilter(OwnerKind.NAMED, group.unit_id)


async def unit_report(
    session: Session, group: GroupChat, wanted: TaskFilter | None = None, *, today: date
) -> GroupReport:
    """The numbers of the group's unit, of a period where the filter has one."""
    reader = await group_chats.reader_of(session, group)
    asked = wanted or own_filter(group)
    found = await reported(session, reader, asked, today=today)
    return GroupReport(reader, found.numbers(asked), found.rate)


async def answered(
    session: Session, speaker: Speaker, group: GroupChat, text: str, *, today: date
) -> GroupReport | GroupCount | None:
    """Counts of the group's own unit; none for all that is somebody's own or another unit's."""
    query = read_query(text, today=today, year=speaker.plan_year or today.year)
    if not await _is_of_group(session, speaker, group, query):
        return None
    own = own_filter(group)
    wanted = filter_of(query, own.owner, owner_id=own.owner_id)
    if query.intent is Intent.SUMMARY:
        return await unit_report(session, group, replace(wanted, status=None), today=today)
    if query.intent in _COUNTED and not grouping_of(query.text):
        reader = await group_chats.reader_of(session, group)
        page = await task_page(session, reader, wanted, today=today)
        return GroupCount(reader, wanted, page.total)
    return None


async def _is_of_group(session: Session, speaker: Speaker, group: GroupChat, query: Query) -> bool:
    """Whether a question is about the unit of the group, named or not."""
    if query.keywords or query.number or asks_directed(query.text):
        return False
    if query.owner is None:
        return True
    if query.owner == "all":
        return group.unit_id is None
    if not names_somebody(query):
        return False
    office = await office_of(session, speaker.org_id)
    found = office.named(query.owner, speaker)
    return [(one.kind, one.id) for one in found] == [(OwnerKind.UNIT, group.unit_id)]
