"""Plans on their way from a phone, for tests."""

from sqlalchemy import func, select

from bot.storage import Plan, PlanReview, Task
from tests.handlers.conftest import GIANG, Office
from tests.plans.plan_text import plan_text
from tests.standin_person import Phone


async def read(
    office: Office, content: bytes | None = None, *, name: str = "ke-hoach.tsv"
) -> Phone:
    """The office's phone with the summary of a plan on it."""
    phone = await office.enrolled(GIANG)
    phone.send_file(name, content or plan_text())
    await phone.sees("KẾ HOẠCH CÔNG TÁC NĂM")
    return phone


async def count(office: Office, table: type[Plan | Task | PlanReview]) -> int:
    async with office.database.read() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def make_clerk(office: Office, name: str) -> None:
    """Another person of the office who brings plans in."""
    person = await office.person(name)
    async with office.database.write() as session:
        person.roles = ["office"]
        session.add(person)
