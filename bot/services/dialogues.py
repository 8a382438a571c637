"""Half-finished conversations: begun, gone on with, left; kept in the database throughout.

A person is in one at a time. What was typed or sent into it is not thrown away silently: another
one begins only where nothing was, or after `/huy`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.reminders.notices import Notice, tell
from bot.storage import Dialogue, Session, Task, dialogues, results
from bot.storage.tasks import task_by_id

PATIENCE = timedelta(days=2)
"""How long a half-finished conversation waits; the files sent into it are kept as long."""
_TYPED = "typed"
"""Under this the data says that something was typed or sent that would be lost."""
QUIET = "quiet"
"""Under this the data says that nobody misses it when it expires."""


class DialogueOpen(NhacViecError):
    """Another conversation is half done; it is not thrown away silently."""

    key = "dialogue-open"


class DialogueOver(NhacViecError):
    """The button or word belongs to a conversation that is over."""

    key = "dialogue-over"


@dataclass(frozen=True, slots=True)
class Left:
    """A conversation that was put away: its kind, and the number of its task if it had one."""

    kind: str
    number: str
    task_id: int | None
    prompt_id: int | None
    """The message whose buttons are of no use any more."""


PutAway = Callable[[Session, Dialogue], Awaitable[None]]
_put_away: dict[str, PutAway] = {}
"""What else goes with a conversation of a kind, such as files nobody handed in."""


def when_put_away(kind: str, act: PutAway) -> None:
    """Names what else is to be forgotten with conversations of a kind."""
    _put_away[kind] = act


async def begin(
    session: Session,
    speaker: Speaker,
    kind: str,
    *,
    now: datetime,
    task_id: int | None = None,
    data: dict[str, Any] | None = None,
) -> Dialogue:
    """Begins a conversation; one of the same kind about the same task just goes on.

    Raises `DialogueOpen` while another one holds something typed.
    """
    found = await dialogues.dialogue_of(session, speaker.id)
    if found is not None:
        is_same = found.kind == kind and found.task_id == task_id and found.expires_at > now
        if is_same and data is None:
            return found
        if not is_same and found.expires_at > now and holds_words(found):
            raise DialogueOpen(kind=found.kind, number=await _number(session, found))
        await _drop(session, found)
    begun = Dialogue(
        person_id=speaker.id,
        org_id=speaker.org_id,
        kind=kind,
        task_id=task_id,
        data=data or {},
        expires_at=now + PATIENCE,
    )
    session.add(begun)
    await session.flush()
    return begun


async def begin_quietly(
    session: Session, speaker: Speaker, kind: str, *, now: datetime, data: dict[str, Any]
) -> bool:
    """Waits for a value that may be typed into an open page; nobody is told when it expires.

    False where something else is half done: that goes on, and the page has its buttons.
    """
    try:
        await begin(session, speaker, kind, now=now, data={**data, QUIET: True})
    except DialogueOpen:
        return False
    return True


async def current(session: Session, speaker: Speaker, *, now: datetime) -> Dialogue | None:
    """What the speaker is in the middle of."""
    found = await dialogues.dialogue_of(session, speaker.id)
    return found if found is not None and found.expires_at > now else None


async def running(
    session: Session, speaker: Speaker, kind: str, *, now: datetime, task_id: int | None = None
) -> Dialogue:
    """The conversation of this kind (and task); raises `DialogueOver` where it is none."""
    found = await current(session, speaker, now=now)
    if found is None or found.kind != kind or task_id not in (None, found.task_id):
        raise DialogueOver
    return found


def go_on(dialogue: Dialogue, *, now: datetime, typed: bool = True, **data: Any) -> None:
    """Notes more of it, and that its time begins anew."""
    dialogue.data = {**dialogue.data, **data, _TYPED: typed or dialogue.data.get(_TYPED, False)}
    dialogue.expires_at = now + PATIENCE


def holds_words(dialogue: Dialogue) -> bool:
    """Whether something was typed or sent that would be lost with it."""
    return bool(dialogue.data.get(_TYPED))


def remember_prompt(dialogue: Dialogue, message_id: int) -> None:
    """Notes which message shows it, so that its buttons can be taken off later."""
    dialogue.data = {**dialogue.data, "prompt_id": message_id}


async def end(session: Session, speaker: Speaker, kind: str) -> None:
    """It came to its end; what it collected was kept elsewhere."""
    found = await dialogues.dialogue_of(session, speaker.id)
    if found is not None and found.kind == kind:
        await dialogues.close_dialogue(session, speaker.id)


async def leave(session: Session, speaker: Speaker, *, now: datetime) -> Left | None:
    """`/huy`: forgets whatever is half done; none where nothing is."""
    found = await dialogues.dialogue_of(session, speaker.id)
    if found is None:
        return None
    is_running = found.expires_at > now
    left = await _left(session, found)
    await _drop(session, found)
    return left if is_running else None


async def expire(session: Session, *, now: datetime) -> int:
    """Puts away what waited too long and tells its people once; how many."""
    found = await dialogues.expired(session, now=now)
    for one in found:
        if one.data.get(QUIET):
            await _drop(session, one)
            continue
        left = await _left(session, one)
        await tell(
            session,
            [one.person_id],
            Notice("dialogue-expired", {"dialogue": left.kind, "number": left.number}),
            org_id=one.org_id,
            key=f"dialogue:{one.kind}:{one.expires_at.isoformat()}",
            now=now,
        )
        await _drop(session, one)
    return len(found)


async def _left(session: Session, dialogue: Dialogue) -> Left:
    return Left(
        kind=dialogue.kind,
        number=await _number(session, dialogue),
        task_id=dialogue.task_id,
        prompt_id=dialogue.data.get("prompt_id"),
    )


async def _number(session: Session, dialogue: Dialogue) -> str:
    task: Task | None = None
    if dialogue.task_id is not None:
        task = await task_by_id(session, dialogue.org_id, dialogue.task_id)
    return task.number if task else ""


async def _drop(session: Session, dialogue: Dialogue) -> None:
    if act := _put_away.get(dialogue.kind):
        await act(session, dialogue)
    await session.delete(dialogue)
    await session.flush()


async def drop_files(session: Session, dialogue: Dialogue) -> None:
    """The files sent into a conversation about a task go with it."""
    if dialogue.task_id is not None:
        await results.drop_waiting_files(session, dialogue.person_id, dialogue.task_id)
