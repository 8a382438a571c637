"""An extension is granted, refused or passed up."""

from datetime import date, datetime, timedelta
from typing import Any

from bot.acts import Act
from bot.domain import Part, Speaker
from bot.errors import NotFound
from bot.messages.leading.lead_values import Asked
from bot.messages.taps.lead import ShowExtension
from bot.reminders.notices import Notice, tell
from bot.services.doing.closing import latest_open
from bot.services.doing.extension_requests import GRANTED, REFUSED, ExtensionDecided, request_of
from bot.services.leading.approving import checked_reason
from bot.services.leading.decision_news import worded_for
from bot.services.leading.decision_rights import (
    askers_of,
    head_acted_for,
    is_own_matter,
    whom_to_ask,
)
from bot.services.leading.extension_news import PASSED_UP, forget_asked
from bot.services.office.later_days import checked_day
from bot.services.rights import require
from bot.storage import (
    Extension,
    Person,
    Session,
    Task,
    audience,
    deciding,
    events,
    extensions,
    reminders,
    tasks,
)
from bot.storage.handovers import and_stand_ins
from bot.storage.ids import id_of


async def show(session: Session, speaker: Speaker, extension_id: int) -> Asked:
    """One request; raises `NotFound`, `NotAllowed`, `OwnMatter`, or `ExtensionDecided`."""
    extension = await extensions.extension_by_id(session, speaker.org_id, extension_id)
    return await request_of(session, speaker, extension)


async def show_of(session: Session, speaker: Speaker, task_id: int) -> Asked:
    """The request that waits on a task."""
    task = await tasks.task_by_id(session, speaker.org_id, task_id)
    if task is None:
        raise NotFound("task-not-found")
    rows = await tasks.assignments_of(session, task_id)
    require(speaker, Act.SEE, rows)
    found = await extensions.asked_of(session, task_id)
    if not found:
        raise ExtensionDecided(number=task.number)
    act = Act.DECIDE_EXTENSION
    others = [
        one for one in found if not is_own_matter(speaker, act, rows, doers=askers_of(one, rows))
    ]
    return await request_of(session, speaker, (others or found)[0])


async def grant(
    session: Session, speaker: Speaker, extension_id: int, wanted: date, *, now: datetime
) -> Asked:
    """The milestone is due on that day, or the working day before; the old one stays on record.

    Raises `BadDay` too. Reminders are made anew: the day is part of their key.
    """
    asked = await _locked(session, speaker, extension_id)
    today = now.astimezone(speaker.zone).date()
    before = asked.due
    calendar = await reminders.calendar(session, speaker.org_id)
    # Whoever has no day yet may be given today.
    old = before or today - timedelta(days=1)
    day = checked_day(old, wanted=wanted, today=today, calendar=calendar)
    extension = asked.extension
    extension.old_due, extension.new_due = extension.old_due or before, day
    if asked.milestone is not None:
        asked.milestone.due, asked.milestone.moved_at = day, now
    await session.flush()
    asked.task.due = latest_open(await tasks.milestones_of(session, id_of(asked.task))) or day
    was, after = {"due": _iso(before)}, {"due": day.isoformat()}
    after["task_due"] = asked.task.due.isoformat()
    head = await _acted_for(session, speaker, asked)
    after |= _place(head)
    _decide(session, speaker, asked, GRANTED, before=was, after=after, now=now)
    await session.flush()
    await reminders.plan_again(session, speaker.org_id, today)
    values: dict[str, str | int | date] = {
        "name": speaker.full_name,
        "number": asked.task.number,
        "day": day,
    }
    news = Notice(*worded_for("extension-granted", values, head), asked.task.id)
    await _tell_asker(session, asked, news, now=now)
    return asked


async def refuse(
    session: Session, speaker: Speaker, extension_id: int, reason: str, *, now: datetime
) -> Asked:
    """The day that holds stays."""
    asked = await _locked(session, speaker, extension_id)
    asked.extension.decision_reason = checked_reason(reason)
    why = asked.extension.decision_reason
    head = await _acted_for(session, speaker, asked)
    after = {"reason": why, **_place(head)}
    _decide(session, speaker, asked, REFUSED, before={}, after=after, now=now)
    await session.flush()
    values = {"name": speaker.full_name, "number": asked.task.number, "reason": why}
    news = Notice(*worded_for("extension-refused", values, head), asked.task.id)
    await _tell_asker(session, asked, news, now=now)
    return asked


async def pass_up(session: Session, speaker: Speaker, extension_id: int, *, now: datetime) -> Asked:
    """A director decides; a second tap tells nobody again."""
    asked = await _locked(session, speaker, extension_id)
    extension, task = asked.extension, asked.task
    if extension.passed_up_by is not None:
        return asked
    extension.passed_up_by = speaker.id
    head = await _acted_for(session, speaker, asked)
    after = {"extension": extension.id, **_place(head)}
    _record(session, speaker, task, "extension_passed_up", before={}, after=after, now=now)
    await session.flush()
    rows = await tasks.assignments_of(session, id_of(task))
    doers = askers_of(extension, rows)
    whom = await whom_to_ask(session, speaker, rows, doers=doers, passed_up=True)
    values = {"name": speaker.full_name, "number": task.number, "reason": extension.reason}
    buttons = ((("button-show-extension", ShowExtension(id_of(extension))),),)
    news = Notice(*worded_for(PASSED_UP, values, head), task.id, buttons)
    key = f"{extension.id}"
    people = whom.asked - {speaker.id}
    await tell(session, people, news, org_id=speaker.org_id, key=key, now=now)
    return asked


async def _acted_for(session: Session, speaker: Speaker, asked: Asked) -> Person | None:
    """The head in whose place the speaker decides."""
    rows = await tasks.assignments_of(session, id_of(asked.task))
    return await head_acted_for(session, speaker, Act.DECIDE_EXTENSION, rows)


def _place(head: Person | None) -> dict[str, Any]:
    """For the record."""
    return {"in_place_of": head.id} if head else {}


async def _locked(session: Session, speaker: Speaker, extension_id: int) -> Asked:
    extension = await deciding.lock_extension(session, speaker.org_id, extension_id)
    return await request_of(session, speaker, extension)


def _decide(
    session: Session,
    speaker: Speaker,
    asked: Asked,
    decision: str,
    *,
    before: dict[str, Any],
    after: dict[str, Any],
    now: datetime,
) -> None:
    extension = asked.extension
    extension.decision, extension.decided_by, extension.decided_at = decision, speaker.id, now
    milestone = {"milestone": asked.milestone.id} if asked.milestone else {}
    after = {"extension": extension.id, **milestone, **after}
    _record(
        session, speaker, asked.task, f"extension_{decision}", before=before, after=after, now=now
    )


def _record(
    session: Session,
    speaker: Speaker,
    task: Task,
    action: str,
    *,
    before: dict[str, Any],
    after: dict[str, Any],
    now: datetime,
) -> None:
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action=action,
        subject="task",
        subject_id=id_of(task),
        before=before,
        after=after,
    )


async def _tell_asker(session: Session, asked: Asked, news: Notice, *, now: datetime) -> None:
    """Who else could have decided need not hear of it any more; who has the task now does."""
    extension = asked.extension
    await forget_asked(session, extension)
    people = {extension.person_id, *await _doing(session, extension)}
    await tell(
        session,
        people - {extension.decided_by},
        news,
        org_id=extension.org_id,
        key=f"{extension.id}",
        now=now,
    )


async def _doing(session: Session, extension: Extension) -> set[int]:
    """Who stands in for who asked; where it was asked in another's place, those named with it."""
    task_id, asker = extension.task_id, extension.person_id
    named = await audience.people_on(session, task_id, Part.LEAD, Part.COORDINATING)
    return await and_stand_ins(session, task_id, [asker] if asker in named else named)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
