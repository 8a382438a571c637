"""An extension that was asked for, as who decides it sees it; or why nobody decides it any more."""

from datetime import date

from bot.acts import Act
from bot.domain import OPEN_STATES, Speaker
from bot.errors import NhacViecError, NotFound
from bot.messages.leading.lead_values import Asked
from bot.services.leading.decision_rights import askers_of, require_decider
from bot.storage import Extension, Milestone, Person, Session, Task, extensions, tasks
from bot.storage.ids import id_of

GRANTED, REFUSED = "granted", "refused"


class ExtensionDecided(NhacViecError):
    """Somebody else was quicker, or it was withdrawn."""

    key = "extension-over"


async def request_of(session: Session, speaker: Speaker, extension: Extension | None) -> Asked:
    """Raises `NotFound`, `NotAllowed`, `OwnMatter`, or `ExtensionDecided`."""
    if extension is None:
        raise NotFound("extension-not-found")
    task = await tasks.task_by_id(session, speaker.org_id, extension.task_id)
    if task is None:
        raise NotFound("task-not-found")
    rows = await tasks.assignments_of(session, id_of(task))
    doers = askers_of(extension, rows)
    await require_decider(session, speaker, Act.DECIDE_EXTENSION, rows, doers=doers)
    if extension.decision != extensions.ASKED:
        raise await _over(session, extension, task)
    if task.state not in OPEN_STATES:
        raise ExtensionDecided("extension-not-needed", number=task.number)
    asker = await session.get(Person, extension.person_id)
    milestone = await _milestone(session, extension, task)
    return Asked(extension, task, milestone, asker.full_name if asker else "")


async def _milestone(session: Session, extension: Extension, task: Task) -> Milestone | None:
    """The one it is about, else the open one that is due last; raises where it is done."""
    rows = await tasks.milestones_of(session, extension.task_id)
    found = next((row for row in rows if row.id == extension.milestone_id), None)
    if found is not None and found.done_at is not None:
        raise ExtensionDecided("extension-milestone-done", number=task.number)
    if found is not None:
        return found
    open_rows = [row for row in rows if row.due and row.done_at is None]
    return max(open_rows, key=lambda row: row.due or date.min, default=None)


async def _over(session: Session, extension: Extension, task: Task) -> ExtensionDecided:
    who = await session.get(Person, extension.decided_by) if extension.decided_by else None
    if who is not None and extension.decision == GRANTED:
        day, key = extension.new_due, "extension-granted-before"
        return ExtensionDecided(key, number=task.number, name=who.full_name, day=day)
    if who is not None and extension.decision == REFUSED:
        key = "extension-refused-before"
        return ExtensionDecided(key, number=task.number, name=who.full_name)
    return ExtensionDecided(number=task.number)
