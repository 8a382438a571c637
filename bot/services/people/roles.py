"""Who has which role, for the office to look at; changing one is on the person's own card."""

from bot.acts import OfficeAct
from bot.domain import Role, Speaker
from bot.services.rights import require_in_office
from bot.storage import Session
from bot.storage.people import people_of, units_of

Holder = tuple[str, str, frozenset[Role]]
"""Name, unit, roles."""


async def everybody(session: Session, speaker: Speaker) -> list[Holder]:
    """Raises `NotAllowed` for who does not keep the office."""
    require_in_office(speaker, OfficeAct.MANAGE_PEOPLE)
    units = {unit.id: unit.name for unit in await units_of(session, speaker.org_id)}
    return [
        (one.full_name, units.get(one.unit_id, ""), frozenset(map(Role, one.roles)))
        for one in await people_of(session, speaker.org_id)
    ]
