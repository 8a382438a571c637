"""“Hỏi lại”: a superior asks once about all that went up to them in one message."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.domain import Level, Speaker
from bot.errors import NotAllowed, NotFound
from bot.messages.answer import Answer
from bot.reminders.risen_message import page_of
from bot.services.leading import lead_questions, nudging
from bot.services.leading.lead_questions import AskedToday, NoHead
from bot.services.leading.nudging import NobodyToNudge, NudgedToday
from bot.storage import Session, Task, escalations
from bot.storage.ids import id_of


@dataclass(slots=True)
class Again:
    """The numbers of the tasks asked about, asked about earlier today, and with nobody to ask."""

    asked: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    nobody: list[str] = field(default_factory=list)


async def shown(
    session: Session, speaker: Speaker, message_id: int, *, now: datetime, page: int
) -> Answer | None:
    """A page of the message as things stand now; none where all of it is over.

    Raises `NotFound` for a message to somebody else.
    """
    if not await escalations.is_to(session, message_id, speaker.id):
        raise NotFound("message-not-found")
    return await page_of(session, message_id, speaker, now=now, page=page)


async def ask_again(session: Session, speaker: Speaker, message_id: int, *, now: datetime) -> Again:
    """A head asks who does each task; a director its unit's heads, or who does it where none is.

    Of what is done, handed in or due later by now nothing is asked. Raises `NotFound` for a message
    to somebody else.
    """
    if not await escalations.is_to(session, message_id, speaker.id):
        raise NotFound("message-not-found")
    done, seen = Again(), set[int]()
    found = await escalations.still_late(session, message_id)
    # In the order of their ids, so that two who ask cannot wait for each other.
    for task, _, level in sorted(found, key=lambda one: id_of(one[0])):
        if id_of(task) not in seen:
            seen.add(id_of(task))
            await _ask(session, speaker, task, level, done, now=now)
    return done


async def _ask(
    session: Session, speaker: Speaker, task: Task, level: Level, done: Again, *, now: datetime
) -> None:
    try:
        if level is Level.DIRECTOR:
            await _ask_above(session, speaker, id_of(task), now=now)
        else:
            await nudging.nudge(session, speaker, id_of(task), now=now)
    except (AskedToday, NudgedToday):
        done.before.append(task.number)
    except (NobodyToNudge, NoHead, NotAllowed, NotFound):
        done.nobody.append(task.number)
    else:
        done.asked.append(task.number)


async def _ask_above(session: Session, speaker: Speaker, task_id: int, *, now: datetime) -> None:
    try:
        await lead_questions.ask_lead(session, speaker, task_id, now=now)
    except NoHead:
        await nudging.nudge(session, speaker, task_id, now=now)
