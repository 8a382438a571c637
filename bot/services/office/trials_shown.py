"""A message that waits for a trial may be left by a tap that another process takes."""

from bot.domain import Speaker
from bot.messages.taps.office_settings import ShowTrial
from bot.storage import Session, waiting_trials


async def wait_for(session: Session, speaker: Speaker, message_id: int, tap: ShowTrial) -> None:
    """The message waits for this trial, in place of any other."""
    await waiting_trials.begin(session, speaker.id, message_id, repr(tap))


async def leave(session: Session, speaker: Speaker, message_id: int | None) -> None:
    """Something else is shown there now."""
    if message_id is not None:
        await waiting_trials.end(session, speaker.id, message_id)


async def is_over(session: Session, speaker: Speaker, message_id: int, tap: ShowTrial) -> bool:
    """Whether the message had been left before this trial came to its end, as it does now."""
    return await waiting_trials.end(session, speaker.id, message_id) != repr(tap)
