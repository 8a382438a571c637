"""The office changes a part of a stored task; each change is an event with before and after.

What was typed is shown first and kept with “Lưu”. A part somebody else changed meanwhile is not
overwritten: whoever saves second is shown what it says now.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.acts import Act
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.messages.office.office_values import Edit, NewValue, TaskFields, TaskPart, Whom, WhomPage
from bot.services import dialogues
from bot.services.asking.owners import office_of
from bot.services.office import typed_parts
from bot.services.office.task_drafts import WHOM, as_read, choices, pack, unpack
from bot.services.office.task_saving import keep
from bot.services.office.task_values import fields_of, fingerprint
from bot.services.tasks.acts import task_for
from bot.storage import Dialogue, Session, Task

KIND = "task_edit"


class ChangedMeanwhile(NhacViecError):
    """Somebody changed this part since it was shown."""

    key = "part-changed-meanwhile"


@dataclass(frozen=True, slots=True)
class ShownEdit:
    """What to show of an edit, and the message that showed it before."""

    edit: Edit
    prompt_id: int | None = None
    changed: bool = True
    """False where what was saved is what it said before."""


async def open_task(
    session: Session, speaker: Speaker, task_id: int, *, now: datetime
) -> ShownEdit:
    """All parts as they are now; nothing is asked for yet."""
    task = await task_for(session, speaker, task_id, Act.EDIT)
    dialogue = await dialogues.current(session, speaker, now=now)
    if dialogue is not None and (dialogue.kind, dialogue.task_id) == (KIND, task_id):
        await dialogues.end(session, speaker, KIND)
    return ShownEdit(Edit(await fields_of(session, task)))


async def ask(
    session: Session,
    speaker: Speaker,
    task_id: int,
    part: TaskPart,
    *,
    page: int = 0,
    today: date,
    now: datetime,
) -> ShownEdit:
    """Asks for a part anew; what it says now is remembered, so that nobody is overwritten."""
    task = await task_for(session, speaker, task_id, Act.EDIT)
    fields = await fields_of(session, task)
    data = {"part": part.value, "seen": fingerprint(fields, part), "page": page}
    dialogue = await dialogues.begin(session, speaker, KIND, task_id=task_id, now=now, data=data)
    return await _shown(session, speaker, dialogue, fields, today=today)


async def take_text(
    session: Session, speaker: Speaker, text: str, *, today: date, now: datetime
) -> ShownEdit:
    """What was typed for the part; raises the errors of `typed_parts`."""
    dialogue, task = await _running(session, speaker, now=now)
    part = TaskPart(dialogue.data["part"])
    typed = await _typed(session, speaker, part, text, today=today)
    dialogues.go_on(dialogue, now=now, **({"unclear": [], "printed": ""} | typed))
    return await _shown(session, speaker, dialogue, await fields_of(session, task), today=today)


async def _typed(
    session: Session, speaker: Speaker, part: TaskPart, text: str, *, today: date
) -> dict[str, Any]:
    match part:
        case TaskPart.CONTENT:
            return {"value": typed_parts.line_of(text, limit=typed_parts.CONTENT_AT_MOST)}
        case TaskPart.RESULT:
            return {"value": typed_parts.line_of(text, limit=typed_parts.RESULT_AT_MOST)}
        case TaskPart.NUMBER:
            return {"value": typed_parts.number_of(text)}
        case TaskPart.BUDGET:
            return {"value": typed_parts.budget_of(text)}
        case TaskPart.TIME:
            return {"value": typed_parts.time_of(speaker, text, today=today).printed}
    office = await office_of(session, speaker.org_id)
    named = typed_parts.whom_of(office, speaker, typed_parts.names_typed(text, office))
    if named.unclear:
        return {"unclear": pack(named.unclear), "printed": named.printed}
    if part is TaskPart.LEADS:
        typed_parts.refuse_nobody(named)
    return {"value": pack(named.whom), "outside": list(named.nobody)}


async def pick(
    session: Session,
    speaker: Speaker,
    task_id: int,
    whom: Whom,
    *,
    today: date,
    now: datetime,
) -> ShownEdit:
    """A unit or person that was tapped; of those who help, one more."""
    dialogue, task = await _running(session, speaker, task_id=task_id, now=now)
    part = TaskPart(dialogue.data["part"])
    if part not in WHOM:
        raise dialogues.DialogueOver
    found = pack(await unpack(session, speaker.org_id, pack([whom])))
    if not found:
        raise NhacViecError("part-whom-gone")
    fields = await fields_of(session, task)
    outside: list[str] = []
    if part is TaskPart.HELPS:
        found = [*(one for one in pack(fields.helps) if one not in found), *found]
        outside = list(fields.outside)
    dialogues.go_on(dialogue, now=now, value=found, outside=outside, unclear=[], printed="")
    return await _shown(session, speaker, dialogue, fields, today=today)


async def empty(
    session: Session,
    speaker: Speaker,
    task_id: int,
    part: TaskPart,
    *,
    today: date,
    now: datetime,
) -> ShownEdit:
    """“Để trống”: without a deadline, result, budget, or anybody who helps."""
    dialogue, task = await _running(session, speaker, task_id=task_id, now=now)
    if dialogue.data["part"] != part or part not in MAY_BE_EMPTY:
        raise dialogues.DialogueOver
    nothing: dict[TaskPart, Any] = {TaskPart.HELPS: [], TaskPart.BUDGET: None}
    dialogues.go_on(dialogue, now=now, value=nothing.get(part, ""), outside=[])
    return await _shown(session, speaker, dialogue, await fields_of(session, task), today=today)


MAY_BE_EMPTY = (TaskPart.TIME, TaskPart.RESULT, TaskPart.HELPS, TaskPart.BUDGET)


async def _running(
    session: Session, speaker: Speaker, *, task_id: int | None = None, now: datetime
) -> tuple[Dialogue, Task]:
    dialogue = await dialogues.running(session, speaker, KIND, task_id=task_id, now=now)
    if dialogue.task_id is None:
        raise dialogues.DialogueOver
    return dialogue, await task_for(session, speaker, dialogue.task_id, Act.EDIT)


async def look_again(
    session: Session, speaker: Speaker, task_id: int, *, today: date, now: datetime
) -> ShownEdit:
    """What was typed, beside what the part says by now; saved once more it holds."""
    dialogue, task = await _running(session, speaker, task_id=task_id, now=now)
    fields = await fields_of(session, task)
    seen = fingerprint(fields, TaskPart(dialogue.data["part"]))
    dialogues.go_on(dialogue, now=now, seen=seen)
    return await _shown(session, speaker, dialogue, fields, today=today)


async def _shown(
    session: Session, speaker: Speaker, dialogue: Dialogue, fields: TaskFields, *, today: date
) -> ShownEdit:
    data = dialogue.data
    part = TaskPart(data["part"])
    value = await value_of(session, speaker, data, today=today)
    asks = part in WHOM and value is None
    choose = await choices(session, speaker, data) if asks else WhomPage()
    return ShownEdit(Edit(fields, part, value, choose), data.get("prompt_id"))


async def value_of(
    session: Session, speaker: Speaker, data: dict[str, Any], *, today: date
) -> NewValue | None:
    """What was typed last for the part; none while nothing was, or a name is still unclear."""
    if data.get("unclear") or "value" not in data:
        return None
    part, value = TaskPart(data["part"]), data["value"]
    match part:
        case TaskPart.LEADS | TaskPart.HELPS:
            whom = await unpack(session, speaker.org_id, value)
            return NewValue(part, whom=whom, outside=tuple(data.get("outside", [])))
        case TaskPart.BUDGET:
            return NewValue(part, budget_vnd=value)
        case TaskPart.TIME:
            return NewValue(part, value, when=as_read(speaker, value, today=today))
    return NewValue(part, value)


async def save(
    session: Session, speaker: Speaker, task_id: int, *, today: date, now: datetime
) -> ShownEdit:
    """“Lưu”: keeps the typed value; raises `ChangedMeanwhile` where the part says something new.

    Also `DialogueOver` for a second tap, and `NhacViecError` where somebody named has gone.
    """
    dialogue, task = await _running(session, speaker, task_id=task_id, now=now)
    value = await value_of(session, speaker, dialogue.data, today=today)
    if value is None:
        raise dialogues.DialogueOver
    fields = await fields_of(session, task)
    if fingerprint(fields, value.part) != dialogue.data["seen"]:
        raise ChangedMeanwhile(number=task.number)
    named = dialogue.data["value"] if value.part in WHOM else []
    if len(value.whom) < len(named):
        raise NhacViecError("part-whom-gone")
    changed = await keep(session, speaker, task, fields, value, today=today, now=now)
    await dialogues.end(session, speaker, KIND)
    return ShownEdit(Edit(await fields_of(session, task), value.part), changed=changed)
