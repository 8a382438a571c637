"""News of a hand-in: for who decides about it that it waits, for who handed in what was decided."""

from datetime import datetime, timedelta

from bot.domain import Speaker
from bot.messages.taps.lead import AskReturn, ShowApproval
from bot.reminders.notices import Notice, tell
from bot.services import undo
from bot.services.leading.decision_news import tell_asked
from bot.services.leading.decision_rights import doers_of, whom_to_ask
from bot.storage import Result, Session, Task, tasks
from bot.storage.handovers import and_stand_ins
from bot.storage.ids import id_of

_WAIT = timedelta(seconds=undo.SECONDS + 5)
"""Nobody hears of what is taken back at once."""


async def tell_deciders(
    session: Session, speaker: Speaker, task: Task, result: Result, *, now: datetime
) -> bool:
    """A hand-in of the speaker's waits: those it falls to are told, with the buttons to decide.

    False where there is nobody.
    """
    task_id, version = id_of(task), result.version
    rows = await tasks.assignments_of(session, task_id)
    decide = ("button-decide", ShowApproval(task_id))
    return_it = ("button-return", AskReturn(task_id, version))
    values = {"name": speaker.full_name, "number": task.number, "content": task.content}
    whom = await whom_to_ask(session, speaker, rows, doers=doers_of(result))
    await tell_asked(
        session,
        whom,
        Notice("awaits-approval", values, task_id, ((decide, return_it),)),
        org_id=speaker.org_id,
        # The instant too: a version that was undone is numbered once more.
        key=f"{task_id}:{version}:{now.isoformat()}",
        now=now,
        delay=_WAIT,
    )
    return bool(whom.asked)


async def tell_doer(session: Session, result: Result, news: Notice, *, now: datetime) -> None:
    """Who handed in, whose task it is, and who stands in for them now."""
    whose = (result.person_id, result.in_place_of)
    people = await and_stand_ins(session, result.task_id, whose)
    await tell(
        session,
        people - {result.decided_by},
        news,
        org_id=result.org_id,
        key=f"{result.task_id}:{result.version}:{result.state.value}",
        now=now,
    )
