"""What one recipient of a draft would get, before anybody gets it."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.messages.answer import Answer, KeptFile
from bot.messages.broadcasts import delivered as wording
from bot.messages.broadcasts.values import Draft
from bot.messages.catalog import words_of
from bot.services.broadcasts import composing
from bot.services.broadcasts.delivered import own_tasks, sender_named
from bot.services.broadcasts.drafts import draft_of
from bot.storage import Session
from bot.storage.people import speaker_by_id


@dataclass(frozen=True, slots=True)
class Sample:
    """A message, and the name of whose it would be."""

    answer: Answer
    name: str


async def sample(
    session: Session, speaker: Speaker, draft_id: int, *, today: date, now: datetime
) -> Sample:
    """The message of the first recipient, of those with tasks where it is about tasks.

    Of tasks the speaker may not see nothing is shown but how many they are.

    Raises `DialogueOver`, or `NhacViecError` where nobody is chosen.
    """
    dialogue = await composing.running(session, speaker, draft_id, now=now)
    draft = await draft_of(session, speaker, dialogue.data, today=today, now=now)
    recipient = await speaker_by_id(session, _first(draft), now=now)
    if recipient is None:
        raise NhacViecError("broadcast-nobody")
    task_ids = draft.reached.tasks.get(recipient.id, ())
    answer = wording.to_recipient(
        words_of(recipient),
        draft.text,
        name=recipient.full_name,
        sender=await sender_named(session, speaker.id),
        tasks=await own_tasks(session, recipient, task_ids, draft.parts, reader=speaker),
        files=tuple(
            KeptFile(one.sha256, one.name, one.is_photo, one.telegram_file_id)
            for one in draft.files
        ),
        today=today,
        broadcast_id=None,
    )
    return Sample(answer, recipient.full_name)


def _first(draft: Draft) -> int:
    people = draft.reached.people
    if not people:
        raise NhacViecError("broadcast-nobody")
    return next((one for one in people if one in draft.reached.tasks), people[0])
