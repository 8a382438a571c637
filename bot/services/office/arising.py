"""A task that arises: asked for part by part or read from one line, shown whole, then given."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.acts import OfficeAct
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.messages.office.office_values import TaskDraft, TaskPart, Whom
from bot.services import dialogues
from bot.services.asking.owners import office_of
from bot.services.office import typed_parts
from bot.services.office.arising_lines import parts_of_line
from bot.services.office.task_drafts import GUIDED, WHOM, draft_of, pack, unpack
from bot.services.office.typed_parts import CONTENT_AT_MOST, RESULT_AT_MOST
from bot.services.rights import require_in_office
from bot.storage import Dialogue, Session

KIND = "arising"
_ROW_IDS = 2**31
"""What fits into a button as an id."""
_SUMMARY: dict[str, Any] = {"step": None, "unclear": [], "printed": "", "page": 0}


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft to show, and the message that showed it before."""

    draft: TaskDraft
    prompt_id: int | None
    nobody: tuple[str, ...] = ()
    """Names typed that nobody here bears."""
    taken: bool = True
    """Whether typed words went into a part; on the whole card they belong to none."""


async def begin(
    session: Session, speaker: Speaker, text: str, *, today: date, now: datetime
) -> Shown:
    """Begins with whatever the words say already; without words an open draft goes on.

    Raises `NotAllowed` or `DialogueOpen`.
    """
    require_in_office(speaker, OfficeAct.ADD_TASK)
    open_one = await dialogues.current(session, speaker, now=now)
    if open_one is not None and open_one.kind == KIND and not text:
        return await _shown(session, speaker, open_one, today=today)
    data: dict[str, Any] = {"draft": secrets.randbelow(_ROW_IDS - 1) + 1}
    nobody: tuple[str, ...] = ()
    if text:
        office = await office_of(session, speaker.org_id)
        parts, nobody = parts_of_line(speaker, office, text, today=today)
        data |= parts
    data["step"] = _missing(data, GUIDED[:2] if text else GUIDED)
    data["guided"] = not text
    dialogue = await dialogues.begin(session, speaker, KIND, now=now, data=data)
    if text:
        dialogues.go_on(dialogue, now=now)
    return await _shown(session, speaker, dialogue, today=today, nobody=nobody)


def _missing(data: dict[str, Any], parts: tuple[TaskPart, ...]) -> str | None:
    names = {TaskPart.CONTENT: "content", TaskPart.LEADS: "leads"}
    names |= {TaskPart.TIME: "when", TaskPart.RESULT: "expected"}
    skipped = data.get("skipped", [])
    return next(
        (one.value for one in parts if not data.get(names[one]) and one not in skipped), None
    )


async def take_text(
    session: Session, speaker: Speaker, text: str, *, today: date, now: datetime
) -> Shown:
    """What was typed for the part that is asked for.

    Raises the errors of `typed_parts`.
    """
    dialogue = await dialogues.running(session, speaker, KIND, now=now)
    step = TaskPart(dialogue.data["step"]) if dialogue.data.get("step") else None
    match step:
        case TaskPart.LEADS | TaskPart.HELPS:
            return await _take_names(session, speaker, dialogue, step, text, today=today, now=now)
        case TaskPart.TIME:
            when = typed_parts.time_of(speaker, text, today=today).printed
            _go_on(dialogue, now=now, when=when)
        case TaskPart.RESULT:
            _go_on(dialogue, now=now, expected=typed_parts.line_of(text, limit=RESULT_AT_MOST))
        case TaskPart.CONTENT:
            _go_on(dialogue, now=now, content=typed_parts.line_of(text, limit=CONTENT_AT_MOST))
        case None:
            draft = await draft_of(session, speaker, dialogue.data, today=today)
            return Shown(draft, dialogue.data.get("prompt_id"), taken=False)
        case _:
            raise dialogues.DialogueOver
    return await _shown(session, speaker, dialogue, today=today)


async def _take_names(
    session: Session,
    speaker: Speaker,
    dialogue: Dialogue,
    step: TaskPart,
    text: str,
    *,
    today: date,
    now: datetime,
) -> Shown:
    office = await office_of(session, speaker.org_id)
    named = typed_parts.whom_of(office, speaker, typed_parts.names_typed(text, office))
    if named.unclear:
        unclear = pack(named.unclear)
        dialogues.go_on(dialogue, now=now, unclear=unclear, printed=named.printed)
    elif step is TaskPart.HELPS:
        _go_on(dialogue, now=now, helps=pack(named.whom), outside=list(named.nobody))
    else:
        typed_parts.refuse_nobody(named)
        _go_on(dialogue, now=now, leads=pack(named.whom))
    return await _shown(session, speaker, dialogue, today=today)


def _go_on(dialogue: Dialogue, *, now: datetime, **parts: Any) -> None:
    """Takes a part in, and asks for the next one where the person is led through."""
    data = {**dialogue.data, **_SUMMARY, **parts}
    if data.get("guided"):
        data["step"] = _missing(data, GUIDED)
        data["guided"] = data["step"] is not None
    elif not data.get("content") or not data.get("leads"):
        data["step"] = _missing(data, GUIDED[:2])
    dialogues.go_on(dialogue, now=now, **data)


async def running(session: Session, speaker: Speaker, draft_id: int, *, now: datetime) -> Dialogue:
    """The dialogue a button belongs to; raises `DialogueOver` for one of an earlier draft."""
    dialogue = await dialogues.running(session, speaker, KIND, now=now)
    if dialogue.data.get("draft") != draft_id:
        raise dialogues.DialogueOver
    return dialogue


async def ask(
    session: Session,
    speaker: Speaker,
    draft_id: int,
    part: TaskPart | None,
    *,
    page: int = 0,
    today: date,
    now: datetime,
) -> Shown:
    """Asks for a part, or shows the whole where none is named."""
    dialogue = await running(session, speaker, draft_id, now=now)
    changed = {**_SUMMARY, "step": part.value if part else None, "page": page}
    dialogues.go_on(dialogue, now=now, **changed)
    return await _shown(session, speaker, dialogue, today=today)


async def pick(
    session: Session, speaker: Speaker, draft_id: int, whom: Whom, *, today: date, now: datetime
) -> Shown:
    """A unit or person that was tapped: who leads, or one more who helps."""
    dialogue = await running(session, speaker, draft_id, now=now)
    step = dialogue.data.get("step")
    if step not in WHOM:
        return await _shown(session, speaker, dialogue, today=today)
    found = await unpack(session, speaker.org_id, pack([whom]))
    if not found:
        raise NhacViecError("part-whom-gone")
    if step == TaskPart.LEADS:
        _go_on(dialogue, now=now, leads=pack(found))
    else:
        helps = [one for one in dialogue.data.get("helps", []) if one not in pack(found)]
        _go_on(dialogue, now=now, helps=[*helps, *pack(found)])
    return await _shown(session, speaker, dialogue, today=today)


async def leave_out(
    session: Session,
    speaker: Speaker,
    draft_id: int,
    part: TaskPart,
    *,
    today: date,
    now: datetime,
) -> Shown:
    """“Bỏ qua”: without a deadline, a result, or anybody who helps."""
    dialogue = await running(session, speaker, draft_id, now=now)
    empty: dict[TaskPart, dict[str, Any]] = {
        TaskPart.TIME: {"when": ""},
        TaskPart.RESULT: {"expected": ""},
        TaskPart.HELPS: {"helps": [], "outside": []},
    }
    skipped = [*dialogue.data.get("skipped", []), part.value]
    _go_on(dialogue, now=now, **empty.get(part, {}), skipped=list(dict.fromkeys(skipped)))
    return await _shown(session, speaker, dialogue, today=today)


async def set_day(
    session: Session, speaker: Speaker, draft_id: int, day: date, *, today: date, now: datetime
) -> Shown:
    """A day that was tapped as the deadline."""
    dialogue = await running(session, speaker, draft_id, now=now)
    if day < today:
        raise typed_parts.InThePast(day=day)
    _go_on(dialogue, now=now, when=f"{day.day}/{day.month}/{day.year}")
    return await _shown(session, speaker, dialogue, today=today)


async def set_urgent(
    session: Session,
    speaker: Speaker,
    draft_id: int,
    *,
    urgent: bool,
    today: date,
    now: datetime,
) -> Shown:
    dialogue = await running(session, speaker, draft_id, now=now)
    dialogues.go_on(dialogue, now=now, urgent=urgent)
    return await _shown(session, speaker, dialogue, today=today)


async def _shown(
    session: Session,
    speaker: Speaker,
    dialogue: Dialogue,
    *,
    today: date,
    nobody: tuple[str, ...] = (),
) -> Shown:
    draft = await draft_of(session, speaker, dialogue.data, today=today)
    return Shown(draft, dialogue.data.get("prompt_id"), nobody)
