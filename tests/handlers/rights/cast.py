"""Everybody who may want to act on a task: who they are, and what they have to do with it."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlmodel import col

from bot.domain import Part, Role
from bot.storage import Assignment, Handover, Organisation, Person, Plan, Session, Unit
from bot.storage.ids import id_of
from bot.storage.people import units_of
from tests.handlers.conftest import AN, BINH, CHI, DUNG, NOW, Office
from tests.standin_person import Phone

EVENING = datetime(2024, 5, 15, 13, 0, tzinfo=UTC)
"""20:00 in the office: whoever acts is answered, and news for others wait for the morning."""
UNIT, HELPING = "Phòng Nghiệp vụ", "Trung tâm Ứng dụng"
ELSEWHERE = 2
"""The other organisation of the database."""


class Who(StrEnum):
    """Somebody, by what they have to do with the task."""

    DOER = "who does it"
    STAND_IN = "who stands in for who does it"
    COLLEAGUE = "an officer of the unit"
    LEAD = "the lead of the unit"
    ACTING = "who stands in for the lead"
    OTHER_LEAD = "the lead of another unit"
    HELPER = "a co-operating officer"
    UNIT_HELPER = "an officer of the co-operating unit"
    OUTSIDER = "an officer of another unit"
    DIRECTING = "the director of the task"
    DIRECTOR = "another director"
    OFFICE = "the office"
    ADMIN = "the administrator"
    STRANGER = "a stranger"
    REMOVED = "somebody removed who did it"
    FOREIGN = "somebody of another organisation"


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody as the printed table knows them."""

    name: str
    unit: str
    role: Role = Role.OFFICER
    relations: tuple[str, ...] = ()
    """To a task somebody is named for, in the words of `docs/rights.md`."""
    of_unnamed: tuple[str, ...] = ()
    """To one that nobody is named for."""


_OF_UNIT = ("unit does it", "unit leads it")
STANDINGS: dict[Who, Standing] = {
    Who.DOER: Standing(AN, UNIT, relations=("does it", "unit leads it"), of_unnamed=_OF_UNIT),
    Who.STAND_IN: Standing("Kiều Anh Thư", "Thanh tra", relations=("does it",)),
    Who.COLLEAGUE: Standing("Đỗ Hải Yến", UNIT, relations=("unit leads it",), of_unnamed=_OF_UNIT),
    Who.LEAD: Standing(BINH, UNIT, Role.LEAD, ("unit leads it",), _OF_UNIT),
    Who.ACTING: Standing(
        "Hứa Thị Loan", "Thanh tra", relations=("acts as head",), of_unnamed=("acts as head",)
    ),
    Who.OTHER_LEAD: Standing("Ngô Thu Hoa", "Thanh tra", Role.LEAD),
    Who.HELPER: Standing(
        "Bùi Đăng Khoa", "Thanh tra", relations=("co-operates",), of_unnamed=("co-operates",)
    ),
    Who.UNIT_HELPER: Standing(
        "Tạ Minh Phúc",
        HELPING,
        relations=("unit co-operates",),
        of_unnamed=("unit co-operates",),
    ),
    Who.OUTSIDER: Standing(CHI, "Thanh tra"),
    Who.DIRECTING: Standing(DUNG, "Ban Giám đốc", Role.DIRECTOR, ("directs",), ("directs",)),
    Who.DIRECTOR: Standing("Lý Tường Lâm", "Ban Giám đốc", Role.DIRECTOR),
    Who.OFFICE: Standing("Mai Xuân Sơn", "Văn phòng", Role.OFFICE),
    Who.ADMIN: Standing("Cao Đình Quý", "Văn phòng", Role.ADMIN),
}
"""Those of the office; the other three are nobody to it."""
NOBODY = frozenset(Who) - STANDINGS.keys()
OUTSIDE = (Who.STRANGER, Who.REMOVED)
"""Those who only learn how to be let in."""


def related(who: Who, *, named: bool = True) -> tuple[str, ...]:
    """What somebody has to do with a task, as the table prints it; none for nobody."""
    standing = STANDINGS.get(who)
    if standing is None:
        return ()
    return standing.relations if named else standing.of_unnamed


@dataclass
class Cast:
    """The office with all of them in it, enrolled."""

    office: Office
    ids: dict[Who, int] = field(default_factory=dict)
    units: dict[str, int] = field(default_factory=dict)
    phones: dict[Who, Phone] = field(default_factory=dict)

    def id_of(self, who: Who) -> tuple[int, ...]:
        """Their row, if they have one."""
        return (self.ids[who],) if who in self.ids else ()

    async def phone(self, who: Who) -> Phone:
        """Their telephone; nobody has met a stranger before, so that is a fresh one each time."""
        if who in (Who.STRANGER, Who.REMOVED):
            fresh = self.office.phone(who.value)
            if who is Who.REMOVED:
                await self._remove(fresh.user_id)
            return fresh
        return self.phones[who]

    async def _remove(self, account: int) -> None:
        """Somebody who had a task, and whose account is still known."""
        async with self.office.database.write() as session:
            gone = await session.get_one(Person, self.ids[Who.REMOVED])
            gone.telegram_id = account

    def assigned(self, task_id: int, *, named: bool) -> list[Assignment]:
        """What makes everybody what they are to the task."""
        rows = [
            self._row(task_id, Part.LEAD, unit_id=self.units[UNIT]),
            self._row(task_id, Part.COORDINATING, unit_id=self.units[HELPING]),
            self._row(task_id, Part.COORDINATING, person_id=self.ids[Who.HELPER]),
            self._row(task_id, Part.COORDINATING, person_id=self.ids[Who.REMOVED]),
            self._row(task_id, Part.DIRECTING, person_id=self.ids[Who.DIRECTING]),
        ]
        doer = self._row(task_id, Part.LEAD, person_id=self.ids[Who.DOER])
        return [*rows, doer] if named else rows

    def _row(
        self, task_id: int, part: Part, *, unit_id: int | None = None, person_id: int | None = None
    ) -> Assignment:
        return Assignment(
            org_id=1, task_id=task_id, part=part, unit_id=unit_id, person_id=person_id
        )


async def gather(office: Office) -> Cast:
    """Puts them all into the office, in the evening, each with a telephone that is known."""
    cast = Cast(office)
    office.clock.move_to(EVENING)
    async with office.database.write() as session:
        await _name_units(session, cast)
    for who in STANDINGS.keys() | {Who.FOREIGN}:
        cast.phones[who] = office.phone(who.value)
    async with office.database.write() as session:
        for who in Who:
            if who is not Who.STRANGER:
                cast.ids[who] = await _settle(session, cast, who)
        session.add_all(
            (_handover(cast, Who.DOER, Who.STAND_IN), _handover(cast, Who.LEAD, Who.ACTING))
        )
    return cast


async def _name_units(session: Session, cast: Cast) -> None:
    session.add(Organisation(id=ELSEWHERE, name="Sở Khác", created_at=NOW))
    session.add(Unit(org_id=1, name=HELPING))
    await session.flush()
    session.add(Unit(org_id=ELSEWHERE, name=UNIT))
    await session.flush()
    cast.units = {one.name: id_of(one) for one in await units_of(session, 1)}


async def _settle(session: Session, cast: Cast, who: Who) -> int:
    standing = STANDINGS.get(who)
    if standing is None:
        person = await _nobody(session, who)
    else:
        found = await _called(session, standing.name)
        person = found or Person(org_id=1, full_name=standing.name)
        person.unit_id, person.roles = cast.units[standing.unit], [standing.role.value]
    person.telegram_id = cast.phones[who].user_id if who in cast.phones else None
    session.add(person)
    await session.flush()
    return id_of(person)


async def _nobody(session: Session, who: Who) -> Person:
    """Somebody of the other organisation, who is everything there, or somebody removed."""
    if who is Who.REMOVED:
        return Person(org_id=1, full_name="Hà Thị Vắng", active=False, left_at=NOW)
    (unit,) = await units_of(session, ELSEWHERE)
    session.add(_plan_elsewhere())
    roles = [role.value for role in Role]
    return Person(org_id=ELSEWHERE, unit_id=unit.id, full_name="Lê Văn Ngoài", roles=roles)


def _plan_elsewhere() -> Plan:
    return Plan(
        org_id=ELSEWHERE,
        title="Kế hoạch khác",
        year=2024,
        source_name="khac.docx",
        source_sha256="1" * 64,
        created_at=NOW,
    )


async def _called(session: Session, name: str) -> Person | None:
    return (
        await session.scalars(select(Person).where(col(Person.full_name) == name))
    ).one_or_none()


def _handover(cast: Cast, whose: Who, to: Who) -> Handover:
    return Handover(
        org_id=1,
        from_person_id=cast.ids[whose],
        to_person_id=cast.ids[to],
        starts_on=date(2024, 5, 13),
        ends_on=date(2024, 5, 31),
        created_at=NOW,
        begun_at=NOW,
    )
