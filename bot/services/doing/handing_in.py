"""Which tasks “xong việc nộp báo cáo” may be about."""

from dataclasses import dataclass, replace
from datetime import date

from bot.domain import OPEN_STATES, OwnerKind, Speaker, TaskFilter
from bot.parsing.text import fold
from bot.parsing.values import Status
from bot.services.asking.wishes import WantsHandIn, Wish
from bot.services.tasks.tasks import show_list, tasks_numbered
from bot.storage import Session


@dataclass(frozen=True, slots=True)
class MayBeDone:
    """The list to choose the task from, and the words no open task has, if so."""

    filter: TaskFilter
    missing: str | None = None


async def may_be_done(
    session: Session, speaker: Speaker, said: str | None, *, today: date
) -> MayBeDone:
    """One's open tasks with these words, else those of one's unit, else all one's open tasks."""
    mine = TaskFilter(status=Status.OPEN)
    if not said:
        return MayBeDone(mine)
    unit_id = speaker.unit_id
    units = [replace(mine, owner=OwnerKind.UNIT, owner_id=unit_id)] if unit_id else []
    for wanted in (mine, *units):
        holding = replace(wanted, words=fold(said), typed=said)
        if (await show_list(session, speaker, holding, today=today)).page.total:
            return MayBeDone(holding)
    return MayBeDone(mine, missing=said)


async def hand_in_of(session: Session, speaker: Speaker, wish: Wish) -> int | None:
    """The one open task “xong việc 24” is about, whose hand-in is to begin."""
    if not isinstance(wish, WantsHandIn) or not wish.number:
        return None
    found = await tasks_numbered(session, speaker, wish.number)
    return found[0].id if len(found) == 1 and found[0].state in OPEN_STATES else None
