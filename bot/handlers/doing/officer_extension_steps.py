"""What every way of asking for a later day shares: kept, shown whole, its day explained."""

from datetime import datetime
from typing import Any

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.messages.actions import ShowList
from bot.messages.answer import Answer
from bot.messages.asking.questions import with_moved_day
from bot.messages.catalog import Words, words_of
from bot.messages.doing import officer_extensions as wording
from bot.services import dialogues
from bot.services.asking.moved_days import moved_in_words
from bot.services.doing.extension_asking import EXTEND
from bot.storage import Dialogue, Milestone, Session, Task


async def begin(
    session: Session, speaker: Speaker, task: Task, data: dict[str, Any], *, now: datetime
) -> None:
    """A reason that was typed is not thrown away silently, nor forgotten silently."""
    begun = await dialogues.begin(session, speaker, EXTEND, task_id=task.id, data=data, now=now)
    if data["reason"]:
        dialogues.go_on(begun, now=now, quiet=False)


def asked_next(
    words: Words,
    task: Task,
    milestone: Milestone,
    wanted: wording.Wanted,
    *,
    reason: str,
    back: ShowList | None,
) -> Answer:
    """What is missing, or all of it to be sent by one tap."""
    if reason:
        return wording.confirm(words, task, milestone, wanted, reason)
    return wording.ask_reason(words, task, wanted, back=back)


def saying_what_day(context: OfficeContext, speaker: Speaker, text: str, answer: Answer) -> Answer:
    """The answer; where the text names a day its month does not have, first which was taken."""
    moved = moved_in_words(speaker, text, today=context.today(speaker))
    return with_moved_day(words_of(speaker), answer, *moved) if moved else answer


def reason_of(dialogue: Dialogue | None, milestone_id: int) -> str:
    """What was said already of why, in a request for the same milestone."""
    if dialogue is None or dialogue.kind != EXTEND:
        return ""
    if dialogue.data.get("milestone") != milestone_id:
        return ""
    return str(dialogue.data.get("reason") or "")
