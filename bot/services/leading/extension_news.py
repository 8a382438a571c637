"""News for who decides that a later day is asked for, or no longer."""

from datetime import date, datetime
from functools import partial

from bot.domain import Speaker
from bot.messages.taps.lead import AskRefusal, GrantExtension, ShowExtension
from bot.reminders.notices import NOTICE, Notice, tell
from bot.services.leading import decision_news
from bot.services.leading.decision_rights import askers_of, whom_to_ask
from bot.storage import Extension, Session, Task, outbox, task_notes, tasks
from bot.storage.ids import id_of

PASSED_UP = "extension-passed-up"
_PASSED_UP_IN_PLACE = "extension-passed-up-in-place"
_ASKED = "extension-asked"


async def tell_asked(
    session: Session, speaker: Speaker, task: Task, row: Extension, *, now: datetime
) -> None:
    """Tells who decides, with the buttons for it."""
    rows = await tasks.assignments_of(session, id_of(task))
    extension_id = id_of(row)
    buttons = (
        (
            ("button-extension-yes", GrantExtension(extension_id, row.new_due)),
            ("button-extension-no", AskRefusal(extension_id)),
            ("button-extension-look", ShowExtension(extension_id)),
        ),
    )
    values: dict[str, str | int | date] = {
        "name": speaker.full_name,
        "number": task.number,
        "content": task.content[:160],
        "old": row.old_due or row.new_due,
        "new": row.new_due,
        "reason": row.reason,
    }
    await decision_news.tell_asked(
        session,
        await whom_to_ask(session, speaker, rows, doers=askers_of(row, rows)),
        Notice(_ASKED, values, id_of(task), buttons),
        org_id=speaker.org_id,
        key=f"{extension_id}:",
        now=now,
    )


async def forget_asked(session: Session, row: Extension) -> set[int | None]:
    """Takes the news back from those who have not had it; who they are."""
    waiting = [
        message
        for kind in (_ASKED, PASSED_UP, _PASSED_UP_IN_PLACE)
        for message in await task_notes.waiting_news(
            session, row.org_id, f"{NOTICE}:{kind}:{row.id}:"
        )
    ]
    await outbox.withdraw(session, [id_of(message) for message in waiting])
    return {message.person_id for message in waiting}


async def tell_withdrawn(
    session: Session,
    speaker: Speaker,
    task: Task,
    row: Extension,
    *,
    is_done: bool = False,
    now: datetime,
) -> None:
    """Tells those who know of it, and whose request it was where somebody else took it back.

    `is_done`: nobody took it back, what it was about was done.
    """
    unaware = await forget_asked(session, row)
    rows = await tasks.assignments_of(session, id_of(task))
    ask = partial(whom_to_ask, session, speaker, rows, doers=askers_of(row, rows))
    whom = set((await ask()).asked)
    if row.passed_up_by is not None:
        whom |= (await ask(passed_up=True)).asked
    values: dict[str, str | int | date] = {
        "name": speaker.full_name,
        "number": task.number,
        "new": row.new_due,
    }
    others, asker = "extension-withdrawn", "extension-withdrawn-for-you"
    if is_done:
        others = asker = "extension-done-meanwhile"
    for kind, people_told in (
        (others, whom - unaware - {row.person_id}),
        (asker, {row.person_id}),
    ):
        await tell(
            session,
            people_told - {speaker.id},
            Notice(kind, values, task_id=id_of(task)),
            org_id=speaker.org_id,
            key=str(row.id),
            now=now,
        )
