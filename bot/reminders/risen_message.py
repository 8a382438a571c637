"""What went up to one superior in a message, as it stands when it goes out or is paged through."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.domain import Level, Role, Speaker
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.leading.escalations import Risen, all_late, escalated, on_page
from bot.storage import Session, Task, audience, escalations, handed_tasks, task_people
from bot.storage.filters import shape_of, values_of
from bot.storage.ids import id_of
from bot.storage.lists import overdue_count
from bot.storage.task_people import Named


async def page_of(
    session: Session, message_id: int, speaker: Speaker, *, now: datetime, page: int = 0
) -> Answer | None:
    """A page of the message; none where nothing is left to say."""
    lines = await _lines(session, message_id, speaker)
    if not lines:
        return None
    today = now.astimezone(speaker.zone).date()
    wanted = all_late(lines, speaker)
    values = values_of(speaker, wanted, today=today)
    overdue = await overdue_count(session, shape_of(speaker, wanted), values)
    return escalated(
        words_of(speaker),
        await _with_names(session, lines, page),
        today=today,
        message_id=message_id,
        late_list=wanted if overdue else None,
        page=page,
    )


async def _lines(session: Session, message_id: int, speaker: Speaker) -> list[Risen]:
    found = _each_once(await escalations.still_late(session, message_id))
    ids = {id_of(task) for task, _, _ in found}
    cards = await audience.visible_of(session, speaker, ids)
    headed = await _headed(session, speaker, ids - cards)
    named = await task_people.named(session, ids)
    places = await handed_tasks.in_place_of(session, speaker, ids)
    return [
        Risen(
            task,
            due,
            level,
            has_card=id_of(task) in cards,
            directs=_directs(named.get(id_of(task)), speaker.id, places.get(id_of(task))),
        )
        for task, due, level in found
        if id_of(task) in cards or id_of(task) in headed
    ]


async def _with_names(session: Session, lines: Sequence[Risen], page: int) -> list[Risen]:
    """Who does what stands on the page; of thousands of others nobody asks."""
    _, shown = on_page(lines, page)
    doing = await task_people.doing(session, {id_of(one.task) for one in shown})
    return [replace(one, doing=doing.get(id_of(one.task), one.doing)) for one in lines]


def _each_once(found: Sequence[tuple[Task, date, Level]]) -> list[tuple[Task, date, Level]]:
    """A task with its earliest due date and highest level, by whichever ways it came up."""
    each: dict[int, tuple[Task, date, Level]] = {}
    for task, due, level in found:
        first = each.setdefault(id_of(task), (task, due, level))
        if level is Level.DIRECTOR:
            each[id_of(task)] = (task, first[1], level)
    return list(each.values())


def _directs(named: Named | None, reader: int, in_place_of: tuple[int, str] | None) -> bool:
    """Whether the plan names them as who directs it, or whom they stand in for."""
    whom = {reader, in_place_of[0]} if in_place_of else {reader}
    return named is not None and not whom.isdisjoint(named.directing)


async def _headed(session: Session, speaker: Speaker, task_ids: Collection[int]) -> set[int]:
    if Role.LEAD not in speaker.roles or speaker.unit_id is None or not task_ids:
        return set()
    return await task_people.led_by(session, speaker.unit_id, task_ids)
