"""Typed names of recipients: those found, those to be asked about, those nobody bears."""

from dataclasses import dataclass
from typing import Any

from bot.domain import OwnerKind, Speaker
from bot.errors import NhacViecError
from bot.messages.broadcasts.values import Named
from bot.parsing.new_tasks import names_in
from bot.services.asking.owners import Owner, office_of
from bot.services.broadcasts.drafts import pack_named
from bot.services.office.typed_parts import line_of
from bot.services.rights import may_press
from bot.storage import Session

_LIST_AT_MOST = 3500
"""Characters of a typed list; a message hardly holds more."""
_NAME_AT_MOST = 80


@dataclass(frozen=True, slots=True)
class NamesRead:
    """A typed list of names, looked up."""

    found: tuple[Named, ...]
    unclear: list[list[Any]]
    """Names that fit several: each with those it fits, as the dialogue keeps them."""
    nobody: tuple[str, ...]


async def read_names(session: Session, speaker: Speaker, text: str) -> NamesRead:
    """Units and people of a list, one a line or with commas.

    Raises `NhacViecError` for somebody of another unit than the speaker may press.
    """
    office = await office_of(session, speaker.org_id)
    lines = ", ".join(one for one in text.splitlines() if one.strip())
    found: list[Named] = []
    unclear: list[list[Any]] = []
    nobody: list[str] = []
    for typed in names_in(line_of(lines, limit=_LIST_AT_MOST), office.names):
        printed = typed.partition(":")[2] or typed
        fits = office.named(typed if ":" in typed else f"unit:{typed}", speaker)
        allowed = [owner for owner in fits if _may_be_pressed(speaker, owner)]
        if fits and not allowed:
            raise NhacViecError("broadcast-only-own-unit")
        if len(allowed) > 1:
            unclear.append([printed[:_NAME_AT_MOST], [_choice(one) for one in allowed]])
        elif allowed:
            found.append(_named(allowed[0]))
        else:
            nobody.append(printed[:_NAME_AT_MOST])
    return NamesRead(tuple(dict.fromkeys(found)), unclear, tuple(nobody))


def _may_be_pressed(speaker: Speaker, owner: Owner) -> bool:
    return may_press(speaker, owner.id if owner.kind is OwnerKind.UNIT else owner.unit_id)


def _choice(owner: Owner) -> list[Any]:
    """With what tells people of one name apart."""
    return [*pack_named(_named(owner)), owner.label]


def _named(owner: Owner) -> Named:
    return Named(owner.id, owner.name, owner.kind is OwnerKind.UNIT)
