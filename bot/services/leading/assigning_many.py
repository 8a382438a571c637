"""Tasks ticked in a list, to be given to somebody together; kept as a conversation."""

from collections.abc import Iterable
from datetime import datetime

from bot.acts import POSSIBLE, Act
from bot.domain import OwnerKind, Role, Speaker, TaskFilter
from bot.errors import NhacViecError, NotFound
from bot.parsing.values import Status
from bot.services import dialogues
from bot.services.leading import assigning
from bot.services.leading.assigning import Assigned, AssignOver
from bot.services.rights import require
from bot.storage import Session, tasks

KIND = "assign_many"
AT_MOST = 40


class NothingTicked(NhacViecError):
    """No task is ticked."""

    key = "nothing-ticked"


class TooManyTicked(NhacViecError):
    """More than one message can name."""

    key = "too-many-ticked"


def assigns_from(speaker: Speaker, wanted: TaskFilter) -> bool:
    """Whether a list is one whose tasks the speaker gives to people."""
    if wanted.status is Status.DONE:
        return False
    if Role.OFFICE in speaker.roles:
        return wanted.owner.is_person or wanted.owner.is_unit or wanted.owner is OwnerKind.ALL
    is_own = wanted.owner.is_unit and wanted.owner_id == speaker.unit_id
    return (is_own or wanted.owner.is_person) and Role.LEAD in speaker.roles


async def ticked(session: Session, speaker: Speaker, *, now: datetime) -> tuple[int, ...]:
    """The tasks ticked so far, in the order of the taps."""
    found = await dialogues.current(session, speaker, now=now)
    return tuple(found.data.get("tasks", ())) if found is not None and found.kind == KIND else ()


async def begin(session: Session, speaker: Speaker, *, now: datetime) -> tuple[int, ...]:
    """Nothing is ticked yet; raises `DialogueOpen` while something typed is half done."""
    await dialogues.begin(session, speaker, KIND, now=now, data={"tasks": []})
    return ()


async def tick(
    session: Session, speaker: Speaker, task_id: int, *, is_ticked: bool, now: datetime
) -> tuple[int, ...]:
    """Ticks or unticks; the same tap twice changes nothing. Raises what assigning would."""
    task = await tasks.task_by_id(session, speaker.org_id, task_id)
    if task is None:
        raise NotFound("task-not-found")
    require(speaker, Act.ASSIGN, await tasks.assignments_of(session, task_id))
    if is_ticked and task.state not in POSSIBLE[Act.ASSIGN]:
        raise AssignOver(number=task.number)
    dialogue = await dialogues.begin(session, speaker, KIND, now=now)
    kept = [one for one in dialogue.data.get("tasks", ()) if one != task_id]
    kept += [task_id] if is_ticked else []
    if len(kept) > AT_MOST:
        raise TooManyTicked(limit=AT_MOST)
    named = {str(task_id): await assigning.doers(session, task_id)} if is_ticked else {}
    seen = {**dialogue.data.get("seen", {}), **named}
    dialogues.go_on(dialogue, now=now, typed=False, tasks=kept, seen=seen)
    return tuple(kept)


async def tick_all(
    session: Session, speaker: Speaker, task_ids: Iterable[int], *, now: datetime
) -> None:
    """These and no others, as words name them."""
    await begin(session, speaker, now=now)
    for task_id in task_ids:
        await tick(session, speaker, task_id, is_ticked=True, now=now)


async def require_ticked(session: Session, speaker: Speaker, *, now: datetime) -> tuple[int, ...]:
    """Raises `NothingTicked`."""
    found = await ticked(session, speaker, now=now)
    if not found:
        raise NothingTicked
    return found


async def assign_ticked(
    session: Session, speaker: Speaker, person_id: int, *, now: datetime
) -> Assigned:
    """Gives them to one person and forgets the ticks.

    Raises `AssignedMeanwhile` where one went to somebody else since it was ticked.
    """
    found = await require_ticked(session, speaker, now=now)
    seen = await _seen(session, speaker, now=now)
    assigned = await assigning.assign(session, speaker, found, person_id, seen=seen, now=now)
    await dialogues.end(session, speaker, KIND)
    return assigned


async def _seen(session: Session, speaker: Speaker, *, now: datetime) -> dict[int, list[int]]:
    """Who was named for each task when it was ticked."""
    found = await dialogues.current(session, speaker, now=now)
    kept: dict[str, list[int]] = found.data.get("seen", {}) if found is not None else {}
    return {int(task_id): named for task_id, named in kept.items()}
