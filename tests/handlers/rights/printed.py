"""What `docs/rights.md` says of everybody there may be."""

from bot.acts import Act, OfficeAct
from bot.domain import Role
from tests.handlers.rights.cast import NOBODY, STANDINGS, Who, related
from tests.printed_rights import cell, says


def may(act: Act, who: Who, *, named: bool = True) -> bool:
    """Whether they may do this to the task; the officer's column is everybody's."""
    if who in NOBODY:
        return False
    relations = related(who, named=named)
    return any(says(cell(act, role), *relations) for role in _roles(who))


def may_in_office(act: OfficeAct, who: Who) -> bool:
    """Whether their role may do this in the office."""
    return who not in NOBODY and any(cell(act, role) == "yes" for role in _roles(who))


def _roles(who: Who) -> set[Role]:
    return {Role.OFFICER, STANDINGS[who].role}
