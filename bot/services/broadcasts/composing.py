"""Writing a broadcast: begun, its words and files taken in, its parts asked for."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.acts import OfficeAct
from bot.domain import Speaker
from bot.errors import NhacViecError, NotOfThisForm
from bot.messages.broadcasts.typed_html import TEXT_AT_MOST, ending, shown_length
from bot.messages.broadcasts.values import Draft, DraftFile, Step
from bot.messages.text import safe
from bot.services import dialogues
from bot.services.broadcasts import choosing, timing
from bot.services.broadcasts.audience import pack
from bot.services.broadcasts.drafts import draft_of, fingerprint, packed_file
from bot.services.broadcasts.in_words import read_order
from bot.services.rights import require_in_office
from bot.services.tasks.files import StoredFile
from bot.storage import Dialogue, Session

KIND = "broadcast"
FILES_AT_MOST = 10
_ROW_IDS = 2**31
"""What fits into a button as an id."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft to show, and the message that showed it before."""

    draft: Draft
    prompt_id: int | None
    changed: bool = False
    """Its people are others than were counted when it was last shown."""


async def open_new(session: Session, speaker: Speaker, *, today: date, now: datetime) -> Shown:
    """Waits for the words of a new one; one that is half done goes on.

    Raises `NotAllowed`, or `DialogueOpen` while something else is half done.
    """
    require_in_office(speaker, OfficeAct.BROADCAST)
    open_one = await dialogues.current(session, speaker, now=now)
    if open_one is None or open_one.kind != KIND:
        data = {"draft": _number(), "step": Step.TEXT.value, dialogues.QUIET: True}
        open_one = await dialogues.begin(session, speaker, KIND, now=now, data=data)
    return await shown(session, speaker, open_one, today=today, now=now)


async def begin_in_words(
    session: Session, speaker: Speaker, text: str, *, html: str = "", today: date, now: datetime
) -> Shown:
    """“Đôn đốc phòng X nộp báo cáo trước 30/6”: whom and what are said already.

    Raises `NotAllowed`, or `DialogueOpen` while anything else is half done, another one included.
    """
    require_in_office(speaker, OfficeAct.BROADCAST)
    if await is_half_done(session, speaker, now=now):
        raise dialogues.DialogueOpen(kind=KIND, number="")
    order = await read_order(session, speaker, text, today=today)
    data: dict[str, Any] = {
        "draft": _number(),
        "text": checked_text(ending(html or safe(text), order.text)),
        "parts": [pack(part) for part in order.parts],
        "unclear": order.unclear,
        "nobody": list(order.nobody),
    }
    data["step"] = _next_step(data).value
    dialogue = await dialogues.begin(session, speaker, KIND, now=now, data=data)
    dialogues.go_on(dialogue, now=now)
    return await shown(session, speaker, dialogue, today=today, now=now)


async def is_half_done(session: Session, speaker: Speaker, *, now: datetime) -> bool:
    """Whether the speaker has written something that is not sent yet."""
    open_one = await dialogues.current(session, speaker, now=now)
    return open_one is not None and open_one.kind == KIND and dialogues.holds_words(open_one)


def _number() -> int:
    return secrets.randbelow(_ROW_IDS - 1) + 1


def checked_text(html: str) -> str:
    """Raises `NhacViecError` for more than a message holds."""
    length = shown_length(html)
    if length > TEXT_AT_MOST:
        raise NhacViecError("broadcast-too-long", limit=TEXT_AT_MOST, length=length)
    return html


def _next_step(data: dict[str, Any]) -> Step:
    """What is still missing, else the whole."""
    if not data.get("text"):
        return Step.TEXT
    is_chosen = data.get("parts") and not data.get("unclear")
    return Step.WHOLE if is_chosen else Step.WHOM


async def take_text(
    session: Session, speaker: Speaker, html: str, text: str, *, today: date, now: datetime
) -> Shown:
    """What was typed for the part that is asked for: `html` sanitized, `text` as it was typed.

    Raises `NotOfThisForm` for words that are no value of it.
    """
    dialogue = await dialogues.running(session, speaker, KIND, now=now)
    match Step(dialogue.data["step"]):
        case Step.TEXT:
            if not html:
                raise NhacViecError("broadcast-no-text")
            data = {**dialogue.data, "text": checked_text(html)}
            changed = {"text": data["text"], "step": _next_step(data).value}
        case Step.WHOM | Step.UNITS | Step.ROLES:
            changed = await choosing.typed(session, speaker, dialogue.data, text, today=today)
        case Step.DUE:
            changed = choosing.typed_period(dialogue.data, text, today=today)
        case Step.WITHOUT:
            changed = await choosing.typed_without(session, speaker, dialogue.data, text)
        case Step.WHEN:
            changed = timing.typed(speaker, text, now=now)
        case Step.WHOLE:
            raise NotOfThisForm("broadcast-use-buttons")
    dialogues.go_on(dialogue, now=now, **changed)
    return await shown(session, speaker, dialogue, today=today, now=now)


async def take_file(
    session: Session,
    speaker: Speaker,
    stored: StoredFile,
    *,
    html: str,
    album: str | None,
    today: date,
    now: datetime,
) -> Shown:
    """A kept file goes along, and its caption is the text where there is none yet."""
    dialogue = await dialogues.running(session, speaker, KIND, now=now)
    files = list(dialogue.data.get("files", []))
    if not any(one["sha256"] == stored.sha256 and one["name"] == stored.name for one in files):
        if len(files) >= FILES_AT_MOST:
            raise NhacViecError("broadcast-too-many-files", limit=FILES_AT_MOST)
        files.append(_packed(stored))
    changed: dict[str, Any] = {"files": files, "last_album": album}
    if html and not dialogue.data.get("text"):
        changed["text"] = checked_text(html)
        changed["step"] = _next_step({**dialogue.data, **changed}).value
    dialogues.go_on(dialogue, now=now, **changed)
    return await shown(session, speaker, dialogue, today=today, now=now)


def _packed(stored: StoredFile) -> dict[str, Any]:
    return packed_file(
        DraftFile(
            sha256=stored.sha256,
            size=stored.size,
            name=stored.name,
            mime_type=stored.mime_type,
            is_photo=stored.is_photo,
            telegram_file_id=stored.telegram_file_id,
        )
    )


async def running(session: Session, speaker: Speaker, draft_id: int, *, now: datetime) -> Dialogue:
    """The dialogue a button belongs to; raises `DialogueOver` for one of an earlier draft."""
    require_in_office(speaker, OfficeAct.BROADCAST)
    dialogue = await dialogues.running(session, speaker, KIND, now=now)
    if dialogue.data.get("draft") != draft_id:
        raise dialogues.DialogueOver
    return dialogue


async def ask(
    session: Session,
    speaker: Speaker,
    draft_id: int,
    step: Step,
    *,
    page: int = 0,
    today: date,
    now: datetime,
) -> Shown:
    """Asks for a part, or shows the whole; what is missing comes before the whole."""
    dialogue = await running(session, speaker, draft_id, now=now)
    if step is Step.WHOLE:
        step = _missing(dialogue.data)
    changed: dict[str, Any] = {"step": step.value, "page": page, "unclear": [], "nobody": []}
    dialogues.go_on(dialogue, now=now, typed=False, **changed)
    return await shown(session, speaker, dialogue, today=today, now=now)


def _missing(data: dict[str, Any]) -> Step:
    if not data.get("text") and not data.get("files"):
        return Step.TEXT
    return Step.WHOLE if data.get("parts") else Step.WHOM


async def change(
    session: Session,
    speaker: Speaker,
    draft_id: int,
    changed: dict[str, Any],
    *,
    today: date,
    now: datetime,
) -> Shown:
    """Takes in what a button says."""
    dialogue = await running(session, speaker, draft_id, now=now)
    dialogues.go_on(dialogue, now=now, **changed)
    return await shown(session, speaker, dialogue, today=today, now=now)


async def shown(
    session: Session, speaker: Speaker, dialogue: Dialogue, *, today: date, now: datetime
) -> Shown:
    """The draft as it is to be shown; whom it comes to now is remembered with it."""
    draft = await draft_of(session, speaker, dialogue.data, today=today, now=now)
    dialogue.data = {**dialogue.data, "seen": fingerprint(draft.reached)}
    return Shown(draft, dialogue.data.get("prompt_id"))
