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
    """Who had been told that it waits hears that it waits no more, and so does whose it was."""
    task_id, org_id = id_of(task), speaker.org_id
    about = f"{NOTICE}:awaits-approval:{task_id}:{result.version}:"
    deciders = await task_notes.had_news(session, org_id, about)
    values = {"name": speaker.full_name, "number": task.number}
    for kind, people in (
        ("hand-in-withdrawn", deciders - {result.person_id}),
        ("hand-in-taken-back", {result.person_id}),
    ):
        await tell(
            session,
            people - {speaker.id},
            Notice(kind, values, task_id),
            org_id=org_id,
            key=f"{task_id}:{result.version}",
            now=now,
        )
