"""Queries about the messages an office words itself."""

from collections.abc import Sequence
from secrets import randbelow

from sqlalchemy import select, update
from sqlmodel import col

from bot.domain import NO_REWORDINGS, Rewordings
from bot.storage import Organisation, Session, Wording
from bot.storage.ids import id_of

_kept: dict[int, Rewordings] = {}
"""The newest known wording of each office of this process."""


async def rewordings_of(session: Session, org_id: int, *, version: int) -> Rewordings:
    """How the office words its messages; read again only when the version is another one."""
    if not version:
        return NO_REWORDINGS
    kept = _kept.get(org_id)
    if kept is None or kept.version != version:
        texts = {(one.language, one.key): one.text for one in await all_of(session, org_id)}
        kept = _kept[org_id] = Rewordings(version, texts)
    return kept


async def rewordings_of_only_office(session: Session) -> Rewordings:
    """The wording of the office a database holds; none where it holds several."""
    found = (await session.scalars(select(Organisation).limit(2))).all()
    if len(found) != 1:
        return NO_REWORDINGS
    (office,) = found
    return await rewordings_of(session, id_of(office), version=office.words_version)


async def all_of(session: Session, org_id: int) -> Sequence[Wording]:
    """Every message the office words itself, by language and key."""
    found = await session.scalars(
        select(Wording)
        .where(col(Wording.org_id) == org_id)
        .order_by(col(Wording.language), col(Wording.key))
    )
    return found.all()


async def one_of(session: Session, org_id: int, *, language: str, key: str) -> Wording | None:
    found = await session.scalars(
        select(Wording).where(
            col(Wording.org_id) == org_id,
            col(Wording.language) == language,
            col(Wording.key) == key,
        )
    )
    return found.one_or_none()


async def renew_version(session: Session, org_id: int) -> None:
    """Tells every process to read the wording again, and keeps other changes of it waiting.

    The number is any other one: counted on, it could come twice after a restored backup.
    """
    version = randbelow(2**31 - 1) + 1
    await session.execute(
        update(Organisation).where(col(Organisation.id) == org_id).values(words_version=version)
    )
