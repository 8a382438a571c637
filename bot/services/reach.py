"""Whom news of an act reaches."""

from collections.abc import Iterable

from bot.messages.reach import Reach
from bot.storage import Session
from bot.storage.people import people_of


async def reach_of(session: Session, org_id: int, people: Iterable[int | None]) -> Reach:
    """These people of the office by name, those who are enrolled apart from the others."""
    wanted = set(people)
    found = [one for one in await people_of(session, org_id) if one.id in wanted]
    return Reach(
        tuple(one.full_name for one in found if one.telegram_id is not None),
        tuple(one.full_name for one in found if one.telegram_id is None),
    )
