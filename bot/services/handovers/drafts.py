"""A handover that is put together in the chat: kept in the database until it is confirmed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.acts import OfficeAct
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.messages.people.handover_values import HandoverChoices, HandoverDraft, HandoverPart
from bot.services import dialogues
from bot.services.asking.owners import office_of
from bot.services.handovers import pages as handovers_pages
from bot.services.handovers.days import days_typed
from bot.services.handovers.handovers import REASON_AT_MOST, Wanted, hand_over
from bot.services.handovers.said import days_data, named, said
from bot.services.office.typed_parts import line_of
from bot.services.rights import may_in_office
from bot.storage import Dialogue, Session
from bot.storage.handovers import Handed

KIND = "handover"
_SAID_AT_MOST = 500


@dataclass(frozen=True, slots=True)
class DraftShown:
    """The draft as it is, what may be tapped now, and the message that showed it before."""

    draft: HandoverDraft
    choices: HandoverChoices
    prompt_id: int | None


async def begin(
    session: Session,
    speaker: Speaker,
    *,
    text: str = "",
    person_id: int | None = None,
    today: date,
    now: datetime,
) -> DraftShown:
    """Opens it with what the words say, or for one person's tasks.

    Raises `NotAllowed` where the tasks are somebody's the speaker does not hand over.
    """
    data: dict[str, Any] = {"draft": int(now.timestamp()), "step": None, "tasks": []}
    if text:
        data |= await said(session, speaker, text[:_SAID_AT_MOST], today=today)
    elif person_id is not None:
        data["whose"] = person_id
    elif not may_in_office(speaker, OfficeAct.HAND_OVER):
        data["whose"] = speaker.id
    if data.get("whose") not in (None, speaker.id):
        await handovers_pages.require_hand_over(session, speaker, data["whose"])
    dialogue = await dialogues.begin(session, speaker, KIND, now=now, data=data)
    dialogues.go_on(dialogue, now=now, typed=bool(text), step=_next(dialogue.data))
    return await _shown(session, speaker, dialogue)


def _next(data: dict[str, Any]) -> str | None:
    """The part that is still to be asked for."""
    wanted = {
        HandoverPart.WHOSE: "whose",
        HandoverPart.WHOM: "to",
        HandoverPart.DAYS: "last",
    }
    for part, name in wanted.items():
        if data.get(name) is None:
            return part.value
    return HandoverPart.REASON.value if data.get("reason") is None else None


async def take_text(
    session: Session, speaker: Speaker, text: str, *, today: date, now: datetime
) -> DraftShown:
    """Words for the part that is asked for."""
    dialogue = await dialogues.running(session, speaker, KIND, now=now)
    data = dialogue.data
    step = HandoverPart(data["step"]) if data["step"] else None
    match step:
        case HandoverPart.WHOSE | HandoverPart.WHOM:
            which = "whose" if step is HandoverPart.WHOSE else "to"
            office = await office_of(session, speaker.org_id)
            found = named(office, speaker, text[:_SAID_AT_MOST], which)
            if which in found:
                return await pick(session, speaker, data["draft"], step, found[which], now=now)
            dialogues.go_on(dialogue, now=now, **found)
            return await _shown(session, speaker, dialogue)
        case HandoverPart.DAYS:
            days = days_typed(text, today=today)
            changed = days_data(days.start or today, days.end or today, today=today)
        case HandoverPart.REASON:
            changed = {"reason": line_of(text, limit=REASON_AT_MOST)}
        case _:
            raise NhacViecError("handover-use-buttons")
    return await _go_on(session, speaker, dialogue, changed, now=now)


async def _running(session: Session, speaker: Speaker, draft_id: int, *, now: datetime) -> Dialogue:
    """The draft of this button; raises `DialogueOver` where another one took its place."""
    dialogue = await dialogues.running(session, speaker, KIND, now=now)
    if dialogue.data.get("draft") != draft_id:
        raise dialogues.DialogueOver
    return dialogue


async def _go_on(
    session: Session,
    speaker: Speaker,
    dialogue: Dialogue,
    changed: dict[str, Any],
    *,
    now: datetime,
) -> DraftShown:
    dialogues.go_on(dialogue, now=now, **changed)
    dialogues.go_on(dialogue, now=now, step=_next(dialogue.data))
    return await _shown(session, speaker, dialogue)


async def ask(
    session: Session,
    speaker: Speaker,
    draft_id: int,
    part: HandoverPart | None,
    *,
    page: int,
    now: datetime,
) -> DraftShown:
    """A part is to be changed, or its next page looked at; none shows the whole."""
    dialogue = await _running(session, speaker, draft_id, now=now)
    step = part.value if part else _next(dialogue.data)
    dialogues.go_on(dialogue, now=now, step=step)
    return await _shown(session, speaker, dialogue, page=page)


async def pick(
    session: Session,
    speaker: Speaker,
    draft_id: int,
    part: HandoverPart,
    person_id: int,
    *,
    now: datetime,
) -> DraftShown:
    """Whose tasks, or who gets them; raises `NotAllowed`, or for oneself."""
    dialogue = await _running(session, speaker, draft_id, now=now)
    which, other = ("whose", "to") if part is HandoverPart.WHOSE else ("to", "whose")
    if dialogue.data.get(other) == person_id:
        raise NhacViecError("handover-to-self")
    changed: dict[str, Any] = {which: person_id, f"{which}_among": [], f"{which}_said": ""}
    if part is HandoverPart.WHOSE:
        changed["tasks"] = []
        if person_id != speaker.id:
            await handovers_pages.require_hand_over(session, speaker, person_id)
    return await _go_on(session, speaker, dialogue, changed, now=now)


async def set_days(
    session: Session,
    speaker: Speaker,
    draft_id: int,
    days: tuple[date, date],
    *,
    today: date,
    now: datetime,
) -> DraftShown:
    dialogue = await _running(session, speaker, draft_id, now=now)
    return await _go_on(session, speaker, dialogue, days_data(*days, today=today), now=now)


async def set_reason(
    session: Session, speaker: Speaker, draft_id: int, reason: str, *, now: datetime
) -> DraftShown:
    """One of those offered, as it is worded; nothing leaves it out."""
    dialogue = await _running(session, speaker, draft_id, now=now)
    return await _go_on(session, speaker, dialogue, {"reason": reason}, now=now)


async def tick(
    session: Session,
    speaker: Speaker,
    draft_id: int,
    task_id: int | None,
    *,
    ticked: bool,
    page: int = 0,
    now: datetime,
) -> DraftShown:
    """Only ticked tasks go along; without a task all do, and the whole is shown."""
    dialogue = await _running(session, speaker, draft_id, now=now)
    if task_id is None:
        return await _go_on(session, speaker, dialogue, {"tasks": []}, now=now)
    known = {task_id} & await handovers_pages.open_ids(session, speaker, dialogue.data["whose"])
    chosen = set(dialogue.data["tasks"])
    chosen = chosen | known if ticked else chosen - {task_id}
    dialogues.go_on(dialogue, now=now, tasks=sorted(chosen))
    return await _shown(session, speaker, dialogue, page=page)


async def confirm(
    session: Session, speaker: Speaker, draft_id: int, *, today: date, now: datetime
) -> Handed:
    """Makes it of the draft; raises as `hand_over`."""
    dialogue = await _running(session, speaker, draft_id, now=now)
    data = dialogue.data
    if any(data.get(name) is None for name in ("whose", "to", "first", "last")):
        raise dialogues.DialogueOver
    wanted = Wanted(
        whose_id=data["whose"],
        to_id=data["to"],
        first=date.fromisoformat(data["first"]),
        last=date.fromisoformat(data["last"]),
        reason=data.get("reason") or "",
        task_ids=frozenset(data["tasks"]),
    )
    made = await hand_over(session, speaker, wanted, today=today, now=now)
    await dialogues.end(session, speaker, KIND)
    return made


async def _shown(
    session: Session, speaker: Speaker, dialogue: Dialogue, *, page: int = 0
) -> DraftShown:
    draft = await handovers_pages.draft_of(session, speaker, dialogue.data)
    choices = await handovers_pages.choices_for(session, speaker, draft, dialogue.data, page=page)
    return DraftShown(draft, choices, dialogue.data.get("prompt_id"))
