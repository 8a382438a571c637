"""The office words the bot's messages itself: who may, what is kept, and how it is undone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.acts import OfficeAct
from bot.domain import Rewordings, Speaker
from bot.errors import NhacViecError
from bot.messages.catalog import words_of
from bot.messages.office.bot_texts import BotText, text_of, texts_like, with_text
from bot.services.rights import require_in_office
from bot.storage import Session, Wording, events, wordings
from bot.storage.ids import id_of

MOST_FOUND = 8
"""Messages offered for words somebody typed."""


class ChangedMeanwhile(NhacViecError):
    """Somebody else worded the message after it was shown."""

    key = "wording-changed-meanwhile"


@dataclass(frozen=True, slots=True)
class Change:
    """Whose wording is changed, by whom and when; by nobody for a terminal."""

    org_id: int
    actor_id: int | None
    now: datetime


@dataclass(frozen=True, slots=True)
class NewText:
    """What a message is to say; refused where it no longer says what was `seen`, if given."""

    key: str
    language: str
    text: str | None
    """None for the program's own text."""
    seen: str | None = None


def require_may_reword(speaker: Speaker) -> None:
    """Raises `NotAllowed` for everybody but those who keep the office's words."""
    require_in_office(speaker, OfficeAct.REWORD)


def find(speaker: Speaker, said: str) -> list[BotText]:
    """The messages of the speaker's language that are likeliest meant by these words."""
    require_may_reword(speaker)
    language = words_of(speaker).language
    return texts_like(speaker.rewordings, language, said, most=MOST_FOUND)


async def open_text(session: Session, speaker: Speaker, key: str, language: str) -> BotText:
    """The message as it is kept now; raises `NotAllowed` and `NotFound`."""
    require_may_reword(speaker)
    return text_of(await kept(session, speaker.org_id), key, language)


async def reword(session: Session, speaker: Speaker, new: NewText, *, now: datetime) -> BotText:
    """Keeps the text; the same once more changes nothing.

    Raises `BadWording`, and `ChangedMeanwhile` where the message is no longer what was seen.
    """
    require_may_reword(speaker)
    (after,) = await change_texts(session, Change(speaker.org_id, speaker.id, now), [new])
    return after


async def change_texts(session: Session, change: Change, texts: Iterable[NewText]) -> list[BotText]:
    """Keeps each text, and tells every process to read the wording again.

    Raises `NotFound`, `BadWording` and `ChangedMeanwhile`; nothing is to be committed then.
    """
    await wordings.renew_version(session, change.org_id)
    before = await kept(session, change.org_id)
    return [await _change(session, change, before, new) for new in texts]


async def _change(session: Session, change: Change, known: Rewordings, new: NewText) -> BotText:
    before = text_of(known, new.key, new.language)
    after = with_text(before, before.original_text if new.text is None else new.text)
    if new.seen is not None and before.text not in (new.seen, after.text):
        raise ChangedMeanwhile
    row = await wordings.one_of(session, change.org_id, language=new.language, key=new.key)
    if row is not None and not after.is_reworded:
        await session.delete(row)
    elif after.is_reworded and before.text != after.text:
        row = row or Wording(
            org_id=change.org_id, language=new.language, key=new.key, text="", changed_at=change.now
        )
        row.text, row.changed_by, row.changed_at = after.text, change.actor_id, change.now
        session.add(row)
    if row is not None and before.text != after.text:
        await session.flush()
        _record(session, change, id_of(row), before, after)
    return after


def _record(
    session: Session, change: Change, wording_id: int, before: BotText, after: BotText
) -> None:
    events.record(
        session,
        org_id=change.org_id,
        at=change.now,
        actor_id=change.actor_id,
        action="reworded",
        subject="wording",
        subject_id=wording_id,
        before={"text": before.text},
        after={"key": after.key, "language": after.language, "text": after.text},
    )


async def kept(session: Session, org_id: int) -> Rewordings:
    """The wording as it stands in this transaction, whatever was read before."""
    rows = await wordings.all_of(session, org_id)
    return Rewordings(texts={(row.language, row.key): row.text for row in rows})
