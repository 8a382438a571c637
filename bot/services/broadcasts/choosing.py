"""Choosing the people of a broadcast: each function gives what changes of the draft."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from bot.domain import Role, Speaker
from bot.errors import NhacViecError, NotOfThisForm
from bot.messages.broadcasts.values import AudiencePart, Named, PartKind, Step
from bot.messages.callback_data import StaleButton
from bot.messages.taps.broadcasts import QuickPeriod
from bot.parsing.audiences import AudienceWords, read_audience, read_period
from bot.services.broadcasts.audience import pack, unpack
from bot.services.broadcasts.drafts import named, pack_named
from bot.services.broadcasts.naming import NamesRead, read_names
from bot.services.rights import may_press
from bot.storage import Session

Data = dict[str, Any]
_QUICK = {
    QuickPeriod.THIS_WEEK: "tuần này",
    QuickPeriod.NEXT_WEEK: "tuần sau",
    QuickPeriod.THIS_MONTH: "tháng này",
}


def part_of_words(said: AudienceWords) -> AudiencePart:
    """What words that are no names stand for."""
    if said.due is not None:
        return AudiencePart(PartKind.DUE, start=said.due.start, end=said.due.end)
    if said.role is not None:
        return AudiencePart(PartKind.ROLE, role=Role(said.role))
    return AudiencePart(PartKind.LATE if said.late else PartKind.ALL)


async def typed(session: Session, speaker: Speaker, data: Data, text: str, *, today: date) -> Data:
    """“tất cả”, “những người trễ hạn”, “việc đến hạn tuần này”, or names.

    Raises `NotOfThisForm` where nobody is called so.
    """
    if (said := read_audience(text, today=today)) is not None:
        return _with_parts(data, [part_of_words(said)]) | _NO_NAMES
    names = await read_names(session, speaker, text)
    _refuse_nobody(names)
    return _with_parts(data, map(_part_of, names.found)) | _left_open(names)


_NO_NAMES: Data = {"unclear": [], "nobody": []}


def _refuse_nobody(names: NamesRead) -> None:
    if not names.found and not names.unclear:
        raise NotOfThisForm("broadcast-nobody-called", names=", ".join(names.nobody))


def _left_open(names: NamesRead) -> Data:
    return {"unclear": names.unclear, "nobody": list(names.nobody)}


def _part_of(one: Named) -> AudiencePart:
    return AudiencePart(PartKind.UNIT if one.is_unit else PartKind.PERSON, one.id)


def _with_parts(data: Data, more: Iterable[AudiencePart]) -> Data:
    """The parts so far and these; who is named anew is no longer left out."""
    parts = [unpack(one) for one in data.get("parts", [])]
    added = [one for one in more if one not in parts]
    again = [
        [one.kind is PartKind.UNIT, one.id]
        for one in added
        if one.kind in (PartKind.UNIT, PartKind.PERSON)
    ]
    without = [one for one in data.get("without", []) if one not in again]
    return {"parts": [pack(one) for one in [*parts, *added]], "without": without}


def tick_whole(data: Data, kind: PartKind) -> Data:
    """All, or those who are late; raises `StaleButton` for what no button offers."""
    if kind not in (PartKind.ALL, PartKind.LATE):
        raise StaleButton
    return tick(data, AudiencePart(kind))


def tick(data: Data, part: AudiencePart) -> Data:
    """In where it was out, out where it was in."""
    parts = [unpack(one) for one in data.get("parts", [])]
    if part not in parts:
        return _with_parts(data, [part])
    return {"parts": [pack(one) for one in parts if one != part]}


async def tick_unit(session: Session, speaker: Speaker, data: Data, unit_id: int) -> Data:
    """Raises `NhacViecError` for a unit that is gone, or not the speaker's to press."""
    if not await named(session, speaker.org_id, [[True, unit_id]]):
        raise NhacViecError("part-whom-gone")
    if not may_press(speaker, unit_id):
        raise NhacViecError("broadcast-only-own-unit")
    return tick(data, AudiencePart(PartKind.UNIT, unit_id))


def quick_period(data: Data, period: QuickPeriod, *, today: date) -> Data:
    return typed_period(data, _QUICK[period], today=today)


def typed_period(data: Data, text: str, *, today: date) -> Data:
    """Raises `NotOfThisForm` where no days are named."""
    found = read_period(text, today=today)
    if found is None:
        raise NotOfThisForm("broadcast-no-period")
    part = AudiencePart(PartKind.DUE, start=found.start, end=found.end)
    return _with_parts(data, [part]) | {"step": Step.WHOM.value}


async def typed_without(session: Session, speaker: Speaker, data: Data, text: str) -> Data:
    """Names that are to be left out."""
    names = await read_names(session, speaker, text)
    _refuse_nobody(names)
    without = [*data.get("without", []), *map(pack_named, names.found)]
    changed: Data = {"without": [one for at, one in enumerate(without) if one not in without[:at]]}
    step = Step.WITHOUT if names.unclear else Step.WHOM
    return changed | _left_open(names) | {"step": step.value}


async def pick(session: Session, speaker: Speaker, data: Data, whom: list[Any]) -> Data:
    """One of several who bear a typed name; the next unclear name, if any, is asked about then."""
    unclear = data.get("unclear", [])
    choices = [one[:2] for one in unclear[0][1]] if unclear else []
    if whom not in choices:
        raise NhacViecError("part-whom-gone")
    (found,) = await named(session, speaker.org_id, [whom]) or (None,)
    if found is None:
        raise NhacViecError("part-whom-gone")
    left: Data = {"unclear": unclear[1:]}
    if data["step"] != Step.WITHOUT.value:
        return _with_parts(data, [_part_of(found)]) | left
    without = [*data.get("without", []), pack_named(found)]
    step = Step.WITHOUT if unclear[1:] else Step.WHOM
    return left | {"without": without, "step": step.value}


def clear() -> Data:
    """Nobody is chosen any more."""
    return {"parts": [], "without": [], "step": Step.WHOM.value} | _NO_NAMES
