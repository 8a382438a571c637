"""Two offices with people, to keep chats and phrases of."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.domain import Policy, Role, Speaker
from bot.storage import Database, Organisation, Person

NOW = datetime(2024, 5, 15, 2, tzinfo=UTC)


async def open_offices(database: Database) -> None:
    """The offices 1 and 2, each with the people 1 and 2, 3 and 4."""
    async with database.write() as session:
        for org_id in (1, 2):
            session.add(Organisation(id=org_id, name=f"Sở {org_id}", created_at=NOW))
        await session.flush()
        for person_id in (1, 2, 3, 4):
            org_id = 1 if person_id < 3 else 2
            session.add(Person(id=person_id, org_id=org_id, full_name=f"Người {person_id}"))


def speaker(person_id: int = 1, *roles: Role) -> Speaker:
    """One of these people, an officer where no role is named."""
    return Speaker(
        id=person_id,
        org_id=1 if person_id < 3 else 2,
        full_name=f"Người {person_id}",
        unit_id=None,
        unit_name="",
        roles=frozenset(roles or {Role.OFFICER}),
        language="vi",
        zone=ZoneInfo("Asia/Ho_Chi_Minh"),
        plan_year=2024,
        policy=Policy(),
    )
