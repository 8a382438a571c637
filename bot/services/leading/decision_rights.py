"""Who may decide about a hand-in or an asked extension: by the table, and never about their own."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from bot.acts import Act
from bot.domain import Part, Speaker
from bot.errors import NotAllowed
from bot.services.leading.deciders import Deciders, falls_to
from bot.services.leading.ranks import ranks_of
from bot.services.rights import may, require
from bot.storage import Assignment, Extension, Person, Result, Session


class OwnMatter(NotAllowed):
    """Nobody decides on a result or request of their own, nor of whose place they take."""

    key = "own-matter"


def doers_of(result: Result) -> frozenset[int]:
    """Whose own it is: who handed in, and in whose place."""
    absent = result.in_place_of
    return frozenset({result.person_id} if absent is None else {result.person_id, absent})


def askers_of(request: Extension, assignments: Iterable[Assignment]) -> frozenset[int]:
    """Whose own it is: who asked; where that one is not named, in the place of those who are."""
    named = {row.person_id for row in assignments if row.part is Part.LEAD and row.person_id}
    asker = request.person_id
    return frozenset({asker} if asker in named else {asker, *named})


async def whom_to_ask(
    session: Session,
    speaker: Speaker,
    assignments: Iterable[Assignment],
    *,
    doers: Collection[int],
    passed_up: bool = False,
) -> Deciders:
    """Whom it falls to as things stand now in the speaker's office."""
    ranks = await ranks_of(session, speaker)
    return falls_to(doers, assignments, ranks, passed_up=passed_up)


def is_own_matter(
    speaker: Speaker, act: Act, assignments: Iterable[Assignment], *, doers: Collection[int]
) -> bool:
    """Of the speaker, or of whom they could decide in place of and in no right of their own."""
    if speaker.id in doers:
        return True
    rows = list(assignments)
    on_task = {(one, row.task_id) for one in doers for row in rows}
    if speaker.stands_in_for.isdisjoint(doers) and speaker.stands_in_on.isdisjoint(on_task):
        return False
    return may(speaker, act, rows) and not may(_themselves(speaker), act, rows)


def _themselves(speaker: Speaker) -> Speaker:
    """In no head's place."""
    return replace(speaker, acting_units=frozenset(), acting_people=frozenset())


async def head_acted_for(
    session: Session, speaker: Speaker, act: Act, assignments: Iterable[Assignment]
) -> Person | None:
    """The head in whose place the speaker decides; nobody where it is their own right."""
    rows = list(assignments)
    if not speaker.acting_units or may(_themselves(speaker), act, rows):
        return None
    heads = (await ranks_of(session, speaker)).heads_for(rows) & speaker.stands_in_for
    return await session.get(Person, min(heads)) if heads else None


async def require_decider(
    session: Session,
    speaker: Speaker,
    act: Act,
    assignments: Iterable[Assignment],
    *,
    doers: Collection[int],
) -> None:
    """Who may by the table, or whom it falls to because nobody else is there; never the doer.

    Raises `NotFound`, `NotAllowed` or `OwnMatter`.
    """
    rows = list(assignments)
    if is_own_matter(speaker, act, rows, doers=doers):
        require(speaker, Act.SEE, rows)
        raise OwnMatter("own-matter" if speaker.id in doers else "own-matter-in-place")
    if may(speaker, act, rows):
        return
    found = await whom_to_ask(session, speaker, rows, doers=doers)
    if speaker.id not in found.asked:
        require(speaker, act, rows)
