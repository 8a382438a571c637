"""Queries about the words nobody's grammar read."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select
from sqlmodel import col

from bot.storage import Session, UnknownPhrase
from bot.storage.inserting import insert_new, is_sqlite

PAGE_SIZE = 8
"""Phrases of a page that fit a phone's screen with their buttons."""


async def keep(
    session: Session, *, org_id: int, folded: str, text: str, now: datetime
) -> UnknownPhrase:
    """Keeps the phrase, or counts it once more."""
    row = {
        "org_id": org_id,
        "folded": folded,
        "text": text,
        "count": 0,
        "first_at": now,
        "last_at": now,
        "chosen": {},
        "seen_at": None,
    }
    await insert_new(session, UnknownPhrase, [row])
    phrase = await _one(
        session, col(UnknownPhrase.org_id) == org_id, col(UnknownPhrase.folded) == folded
    )
    if phrase is None:
        raise LookupError(folded)
    phrase.count, phrase.text, phrase.last_at = phrase.count + 1, text, now
    return phrase


async def phrase_by_id(session: Session, org_id: int, phrase_id: int) -> UnknownPhrase | None:
    """A phrase of this office, locked for this transaction; another office's is as good as none."""
    return await _one(
        session, col(UnknownPhrase.org_id) == org_id, col(UnknownPhrase.id) == phrase_id
    )


async def _one(session: Session, *conditions: ColumnElement[bool]) -> UnknownPhrase | None:
    """The phrase, kept from others until this transaction ends."""
    statement = select(UnknownPhrase).where(*conditions)
    if not is_sqlite(session):  # which has one writer at a time anyway
        statement = statement.with_for_update()
    return (await session.scalars(statement)).one_or_none()


async def phrases_to_see(
    session: Session, org_id: int, *, page: int
) -> tuple[Sequence[UnknownPhrase], int]:
    """A page of what was not put away, most frequent first, and how many there are in all."""
    waiting = _waiting(org_id)
    total = await session.scalar(select(func.count()).where(*waiting)) or 0
    found = await session.scalars(
        select(UnknownPhrase)
        .where(*waiting)
        .order_by(*_MOST_FREQUENT)
        .limit(PAGE_SIZE)
        .offset(page * PAGE_SIZE)
    )
    return found.all(), total


async def all_phrases(session: Session, org_id: int) -> Sequence[UnknownPhrase]:
    """Every phrase kept, put away or not, most frequent first."""
    found = await session.scalars(
        select(UnknownPhrase).where(col(UnknownPhrase.org_id) == org_id).order_by(*_MOST_FREQUENT)
    )
    return found.all()


async def forget_old(session: Session, *, before: datetime) -> None:
    """Deletes, in every office, what was last typed before then."""
    await session.execute(delete(UnknownPhrase).where(col(UnknownPhrase.last_at) < before))


async def forget_beyond(
    session: Session, org_id: int, *, most: int, fresh_since: datetime, kept: int
) -> None:
    """Deletes of an office what is more than `most`, but never the phrase `kept`.

    First what was put away, then what nobody typed since `fresh_since`; of these the rarest and
    the oldest first. So a new phrase has its time to be typed again.
    """
    in_office = col(UnknownPhrase.org_id) == org_id
    total = await session.scalar(select(func.count(col(UnknownPhrase.id))).where(in_office)) or 0
    if total <= most:
        return
    least = (
        select(col(UnknownPhrase.id))
        .where(in_office, col(UnknownPhrase.id) != kept)
        .order_by(
            col(UnknownPhrase.seen_at).is_(None),
            col(UnknownPhrase.last_at) >= fresh_since,
            *_LEAST_FREQUENT,
        )
        .limit(total - most)
    )
    await session.execute(delete(UnknownPhrase).where(col(UnknownPhrase.id).in_(least)))


def _waiting(org_id: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(UnknownPhrase.org_id) == org_id, col(UnknownPhrase.seen_at).is_(None)


_MOST_FREQUENT = (
    col(UnknownPhrase.count).desc(),
    col(UnknownPhrase.last_at).desc(),
    col(UnknownPhrase.id),
)
_LEAST_FREQUENT = (
    col(UnknownPhrase.count),
    col(UnknownPhrase.last_at),
    col(UnknownPhrase.id),
)
