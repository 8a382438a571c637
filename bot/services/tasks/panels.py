"""Conversations that a panel over a card begins: they end where the card is opened again."""

from datetime import datetime

from bot.domain import Speaker
from bot.services import dialogues
from bot.storage import Session

PANELS = frozenset(("progress", "comment", "event_day", "extend"))
"""Kinds in which nothing is lost before words are typed."""


async def close_panel(session: Session, speaker: Speaker, task_id: int, *, now: datetime) -> None:
    """Words typed from now on are no answer to the panel any more."""
    found = await dialogues.current(session, speaker, now=now)
    if found is not None and found.kind in PANELS and found.task_id == task_id:
        await dialogues.end(session, speaker, found.kind)
