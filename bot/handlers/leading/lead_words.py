"""Assigning and pressing in words: “giao việc 24 cho Lê Văn An”, “nhắc anh An việc 24”."""

from bot.context import OfficeContext
from bot.errors import NhacViecError
from bot.handlers.asking.said import Asker
from bot.handlers.leading.lead_assigning import say_assigned
from bot.handlers.reply import send
from bot.messages import tasks as task_messages
from bot.messages.actions import Action
from bot.messages.answer import Answer
from bot.messages.errors import sentence
from bot.messages.leading import lead_nudges, lead_people
from bot.messages.taps.lead import AssignTicked, AssignTo, NudgePerson
from bot.parsing.values import Intent
from bot.services.asking.wishes import NamedPerson, NotYet
from bot.services.leading import assignees, assigning, assigning_many, nudging
from bot.services.leading.orders_in_words import (
    Ordered,
    SeveralCalledSo,
    likeliest,
    on_task,
    ordered,
)
from bot.storage import Session
from bot.storage.ids import id_of


async def assign(context: OfficeContext, asker: Asker, chat_id: int, wish: NotYet) -> bool:
    """False where no task is numbered, or a unit is to have it: that is no matter of leads."""
    if not wish.number or (wish.named and not wish.people):
        return False
    async with context.act() as session:
        order = await ordered(session, asker.speaker, wish)
        people = likeliest(asker.speaker, order.people)
        if order.tasks and len(people) == 1:
            done = await assigning.assign(
                session,
                asker.speaker,
                [id_of(task) for task in order.tasks],
                people[0].id,
                now=context.now,
            )
        else:
            done = None
            answer = await _asked_back(session, asker, wish, order, people)
    if done is None:
        await send(context.bot, chat_id, answer)
    else:
        await say_assigned(context, asker.speaker, chat_id, done)
    return True


async def _asked_back(
    session: Session,
    asker: Asker,
    wish: NotYet,
    order: Ordered,
    people: tuple[NamedPerson, ...],
) -> Answer:
    """Which task, whom at all, or which of several people."""
    words, speaker = asker.words, asker.speaker
    if order.same_number:
        return task_messages.which_task(words, wish.number or "", order.same_number)
    ids = [id_of(task) for task in order.tasks]
    if len(ids) > 1:
        await assigning_many.tick_all(session, speaker, ids, now=asker.now)
    if people:
        named = await assigning.doers(session, ids[0])
        choices = [(one.label, _gives(ids, one.id, named)) for one in people]
        return lead_people.which_person(words, wish.printed or "", choices)
    found, shown = await assignees.assignees(session, speaker, ids, today=asker.today)
    if len(found) > 1:
        return lead_people.choose_for_ticked(words, found, shown)
    return lead_people.choose_assignee(words, found[0], shown)


def _gives(task_ids: list[int], person_id: int, named: list[int]) -> Action:
    """With who is named for the one task now; of several the ticks have it."""
    if len(task_ids) > 1:
        return AssignTicked(person_id)
    return AssignTo(task_ids[0], person_id, named[0] if named else None, was_free=not named)


async def nudge(context: OfficeContext, asker: Asker, chat_id: int, wish: NotYet) -> bool:
    """False where no task is numbered or nobody is named: then many are told something."""
    if not wish.number or (wish.named and not wish.people) or not wish.printed:
        return False
    async with context.act() as session:
        order = await ordered(session, asker.speaker, wish)
        if len(order.tasks) > 1:
            answer = await _nudged_about_all(session, asker, order)
        else:
            answer = await _nudged(session, asker, wish, order)
    await send(context.bot, chat_id, answer)
    return True


async def _nudged_about_all(session: Session, asker: Asker, order: Ordered) -> Answer:
    """Each by itself: what cannot be pressed for says why, the others go out."""
    said: list[str] = []
    for task in order.tasks:
        try:
            people = await on_task(session, task, order.people)
            if len(people) > 1:
                raise SeveralCalledSo(number=task.number)
            done = await nudging.nudge(
                session, asker.speaker, id_of(task), person_id=people[0].id, now=asker.now
            )
        except NhacViecError as error:
            said.append(sentence(asker.words, error, html=True))
        else:
            said.append(lead_nudges.nudged(asker.words, done.task, done.people).text)
    return lead_nudges.nudged_about(asker.words, said, order.tasks)


async def _nudged(session: Session, asker: Asker, wish: NotYet, order: Ordered) -> Answer:
    if order.same_number:
        return task_messages.which_task(asker.words, wish.number or "", order.same_number)
    task = order.tasks[0]
    people = await on_task(session, task, order.people)
    if len(people) > 1:
        choices = [(one.label, NudgePerson(id_of(task), one.id)) for one in people]
        return lead_people.which_person(asker.words, wish.printed or "", choices)
    done = await nudging.nudge(
        session, asker.speaker, id_of(task), person_id=people[0].id, now=asker.now
    )
    return lead_nudges.nudged(asker.words, done.task, done.people)


ON_INTENT = {Intent.ASSIGN: assign, Intent.BROADCAST: nudge}
