"""What waits to be decided by one person: hand-ins, and requests for a later day."""

from collections.abc import Sequence

from bot.domain import Speaker
from bot.services.leading.deciders import falls_to
from bot.services.leading.decision_rights import askers_of, doers_of
from bot.services.leading.ranks import ranks_of
from bot.storage import Extension, Result, Session, Task, deciding
from bot.storage.ids import id_of


async def hand_ins(session: Session, speaker: Speaker) -> Sequence[tuple[Task, Result]]:
    """Those that wait for this person, the longest waiting first."""
    found = await deciding.awaiting_approval(session, speaker.org_id)
    of_task = await deciding.assignments_in(session, (id_of(task) for task, _ in found))
    ranks = await ranks_of(session, speaker)
    return [
        (task, result)
        for task, result in found
        if falls_to(doers_of(result), of_task.get(id_of(task), ()), ranks).includes(speaker.id)
    ]


async def requests(session: Session, speaker: Speaker) -> Sequence[tuple[Extension, Task]]:
    """Those that wait for this person, the longest waiting first."""
    found = await deciding.asked_extensions(session, speaker.org_id)
    of_task = await deciding.assignments_in(session, (id_of(task) for _, task in found))
    ranks = await ranks_of(session, speaker)
    waiting = list[tuple[Extension, Task]]()
    for asked, task in found:
        rows = of_task.get(id_of(task), [])
        is_above = asked.passed_up_by is not None
        falls = falls_to(askers_of(asked, rows), rows, ranks, passed_up=is_above)
        if falls.includes(speaker.id):
            waiting.append((asked, task))
    return waiting
