"""News for who approves that a hand-in waits, taken back once it waits no more."""

from datetime import datetime

from bot.domain import Speaker
from bot.reminders.notices import NOTICE, Notice, tell
from bot.storage import Result, Session, Task, outbox, task_notes
from bot.storage.ids import id_of


async def forget_handed_in(session: Session, org_id: int, task_id: int) -> None:
    """Withdraws what nobody has been sent yet."""
    waiting = await task_notes.waiting_news(session, org_id, f"{NOTICE}:awaits-approval:{task_id}:")
    await outbox.withdraw(session, [id_of(message) for message in waiting])


async def tell_taken_back(
    session: Session, speaker: Speaker, task: Task, result: Result, *, now: datetime
) -> None:
    """Whose result it was hears that somebody else took it back."""
    values = {"name": speaker.full_name, "number": task.number}
    await tell(
        session,
        [result.person_id],
        Notice("hand-in-taken-back", values, id_of(task)),
        org_id=speaker.org_id,
        key=f"{id_of(task)}:{result.version}",
        now=now,
    )
