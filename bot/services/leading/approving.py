"""A hand-in is approved or returned."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.acts import POSSIBLE, Act
from bot.domain import ResultState, Speaker, TaskState
from bot.errors import NhacViecError, NotFound
from bot.messages.actions import StartHandIn
from bot.parsing.plain_text import plain_text
from bot.reminders.notices import Notice
from bot.services.doing.handed_in_news import forget_handed_in
from bot.services.doing.reopening import reopen_milestones
from bot.services.leading.approval_news import tell_doer
from bot.services.leading.decision_news import worded_for
from bot.services.leading.decision_rights import (
    doers_of,
    head_acted_for,
    require_decider,
    whom_to_ask,
)
from bot.services.rights import require
from bot.storage import (
    Person,
    Result,
    Session,
    Task,
    events,
    reminders,
    results,
    tasks,
)
from bot.storage.ids import id_of

REASON_AT_MOST = 1000
_ALREADY = {
    ResultState.RETURNED: "already-returned",
    ResultState.WITHDRAWN: "already-withdrawn",
}


class AlreadyDecided(NhacViecError):
    """Somebody else was quicker, or what was seen is no longer what there is."""

    key = "hand-in-changed"


class ReasonTooLong(NhacViecError):
    """A reason goes into messages of others whole."""

    key = "reason-too-long"


@dataclass(frozen=True, slots=True)
class Decided:
    """The task as it stands now, and who had handed it in."""

    task: Task
    result: Result


async def show(session: Session, speaker: Speaker, task_id: int) -> Result | None:
    """The newest hand-in of a task the speaker may decide about; none where nothing waits.

    Raises `NotFound`, `NotAllowed` or `OwnMatter`.
    """
    task, result = await _seen(session, speaker, task_id)
    if result is None or task.state is not TaskState.AWAITING_APPROVAL:
        return None
    await _require(session, speaker, Act.APPROVE, task, result)
    return result


async def ask_return(
    session: Session, speaker: Speaker, task_id: int, version: int | None
) -> Decided:
    """What a reason is asked for: the hand-in that would be returned now."""
    task, result = await _seen(session, speaker, task_id)
    result = await _still(session, Act.RETURN, task, result, version)
    await _require(session, speaker, Act.RETURN, task, result)
    return Decided(task, result)


async def approve(
    session: Session, speaker: Speaker, task_id: int, version: int, *, now: datetime
) -> Decided:
    """The task is done; raises `AlreadyDecided` where it no longer waits in this version."""
    await tasks.lock(session, task_id)
    task, result = await _seen(session, speaker, task_id)
    result = await _still(session, Act.APPROVE, task, result, version)
    await _require(session, speaker, Act.APPROVE, task, result)
    head = await _acted_for(session, speaker, Act.APPROVE, task)
    _decide(result, ResultState.APPROVED, speaker, now=now)
    values = {"state": TaskState.DONE, "completed_at": now}
    await _move(session, speaker, task, result, "approved", values=values, head=head, now=now)
    named = {"name": speaker.full_name, "number": task.number}
    news = Notice(*worded_for("approved", named, head), id_of(task))
    await tell_doer(session, result, news, now=now)
    return Decided(task, result)


async def return_(
    session: Session, speaker: Speaker, task_id: int, *, version: int, reason: str, now: datetime
) -> Decided:
    """The task is in progress again; the result stays as a version, with the reason."""
    await tasks.lock(session, task_id)
    task, result = await _seen(session, speaker, task_id)
    result = await _still(session, Act.RETURN, task, result, version)
    await _require(session, speaker, Act.RETURN, task, result)
    head = await _acted_for(session, speaker, Act.RETURN, task)
    _decide(result, ResultState.RETURNED, speaker, now=now, reason=checked_reason(reason))
    values = {
        "state": TaskState.IN_PROGRESS,
        "completed_at": None,
        "handed_in_at": None,
        "due": await reopen_milestones(session, task, result),
    }
    await _move(session, speaker, task, result, "returned", values=values, head=head, now=now)
    # A step whose morning has passed meanwhile is told today, not tomorrow.
    await reminders.plan_again(session, speaker.org_id, now.astimezone(speaker.zone).date())
    named = {"name": speaker.full_name, "number": task.number, "reason": result.reason}
    again = ((("button-hand-in-again", StartHandIn(id_of(task))),),)
    news = Notice(*worded_for("returned", named, head), id_of(task), again)
    await tell_doer(session, result, news, now=now)
    return Decided(task, result)


def checked_reason(reason: str) -> str:
    """What of it can be seen; raises `ReasonTooLong`, or that there is none."""
    said = plain_text(reason)
    if not said:
        raise NhacViecError("reason-empty")
    if len(said) > REASON_AT_MOST:
        raise ReasonTooLong(limit=REASON_AT_MOST)
    return said


async def _seen(session: Session, speaker: Speaker, task_id: int) -> tuple[Task, Result | None]:
    """Raises `NotFound` for a task the speaker neither sees nor decides about."""
    task = await tasks.task_by_id(session, speaker.org_id, task_id)
    if task is None:
        raise NotFound("task-not-found")
    await session.refresh(task)
    result = await results.newest_result(session, task_id)
    rows = await tasks.assignments_of(session, task_id)
    falls = result and await whom_to_ask(session, speaker, rows, doers=doers_of(result))
    if not falls or speaker.id not in falls.asked:
        require(speaker, Act.SEE, rows)
    return task, result


async def _require(
    session: Session, speaker: Speaker, act: Act, task: Task, result: Result
) -> None:
    rows = await tasks.assignments_of(session, id_of(task))
    await require_decider(session, speaker, act, rows, doers=doers_of(result))


async def _acted_for(session: Session, speaker: Speaker, act: Act, task: Task) -> Person | None:
    rows = await tasks.assignments_of(session, id_of(task))
    return await head_acted_for(session, speaker, act, rows)


async def _still(
    session: Session, act: Act, task: Task, result: Result | None, version: int | None
) -> Result:
    """The result the act is about; raises `AlreadyDecided`, saying what became of it."""
    is_same = result is not None and version in (None, result.version)
    if result is not None and is_same and task.state in POSSIBLE[act]:
        return result
    if result is None or not is_same or result.decided_by is None:
        raise AlreadyDecided(number=task.number)
    who = await session.get(Person, result.decided_by)
    raise AlreadyDecided(
        _ALREADY.get(result.state, "already-approved"),
        number=task.number,
        name=who.full_name if who else "",
    )


def _decide(
    result: Result, state: ResultState, speaker: Speaker, *, now: datetime, reason: str = ""
) -> None:
    result.state, result.reason = state, reason
    result.decided_by, result.decided_at = speaker.id, now


async def _move(
    session: Session,
    speaker: Speaker,
    task: Task,
    result: Result,
    action: str,
    *,
    values: dict[str, Any],
    head: Person | None,
    now: datetime,
) -> None:
    """The task's new state with its event; raises `AlreadyDecided` where it moved meanwhile."""
    before = task.state
    if not await tasks.change_state(session, id_of(task), seen=before, **values):
        raise AlreadyDecided(number=task.number)
    after = {"state": values["state"].value, "result_version": result.version}
    after |= {"in_place_of": head.id} if head else {}
    if "due" in values:
        after["due"] = values["due"].isoformat() if values["due"] else None
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action=action,
        subject="task",
        subject_id=id_of(task),
        before={"state": before.value},
        after=after | ({"reason": result.reason} if result.reason else {}),
    )
    await session.flush()
    await session.refresh(task)
    await forget_handed_in(session, speaker.org_id, id_of(task))
