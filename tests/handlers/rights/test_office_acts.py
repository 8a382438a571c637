"""Every act in the office by everybody there may be, as `docs/rights.md` says."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from itertools import count, product

import pytest

from bot.acts import OfficeAct
from bot.messages.actions import Action
from bot.messages.catalog import words_in
from bot.messages.taps.groups import ConnectGroup
from bot.storage import DayOff, Person, UnknownPhrase
from bot.storage.ids import id_of
from tests.handlers.conftest import NOW
from tests.handlers.rights.cast import OUTSIDE, UNIT, Cast, Who
from tests.handlers.rights.doing import forged, leave, take
from tests.handlers.rights.office_ways import OFFICE_WAYS, OfficeWay, Subject
from tests.handlers.rights.printed import may_in_office
from tests.handlers.rights.steps import Say, Tap

CELLS = [(act, who) for act, who in product(OFFICE_WAYS, Who) if who is not Who.FOREIGN]
"""What somebody of another organisation does there is that one's own matter."""
OF_OWN_UNIT = {
    OfficeAct.HAND_OVER: "not-allowed-hand-over",
    OfficeAct.SEE_UNIT_BOARD: "not-allowed-list",
}
"""What a lead may for the own unit alone, and what is said of another one."""
ALLOWED = [
    (act, who)
    for act, who in CELLS
    if may_in_office(act, who) and not (who is Who.OTHER_LEAD and act in OF_OWN_UNIT)
]
REFUSED = [cell for cell in CELLS if cell not in ALLOWED]
_numbers = count()
_ACTION = 4
"""The place of an event's name in its row."""


def every(way: OfficeWay, about: Subject) -> tuple[Action, ...]:
    return (*way.taps(about), *way.files(about), *way.does(about))


async def subject(cast: Cast) -> Subject:
    """Somebody of the unit, a day off and words nobody understood."""
    number = next(_numbers)
    day = date(2024, 9, 2) + timedelta(days=number)
    async with cast.office.database.write() as session:
        person = Person(org_id=1, unit_id=cast.units[UNIT], full_name=f"Người thứ {number}")
        words = f"lời thứ {number}"
        phrase = UnknownPhrase(org_id=1, folded=words, text=words, first_at=NOW, last_at=NOW)
        session.add_all([person, phrase, DayOff(org_id=1, day=day, name="Nghỉ")])
        await session.flush()
        return Subject(cast, id_of(person), id_of(phrase), day)


def rows_of_office(cast: Cast) -> dict[str, list[tuple[object, ...]]]:
    """Everything the office has, but for what is half done and what waits to be sent."""
    with closing(sqlite3.connect(cast.office.files.parent / "office.db")) as database:
        rows = {
            table: database.execute(f"SELECT * FROM {table} WHERE org_id = 1").fetchall()
            for table in _TABLES
        }
        # Which menu Telegram was told of is noted by a chore of its own, whenever that comes round.
        columns = [row[1] for row in database.execute("PRAGMA table_info(person)")]
        known = ", ".join(column for column in columns if column != "menu")
        rows["person"] = database.execute(f"SELECT {known} FROM person WHERE org_id = 1").fetchall()
        return rows | {"organisation": database.execute("SELECT * FROM organisation").fetchall()}


_TABLES = (
    "broadcastreceipt",
    "dayoff",
    "enrolmentrequest",
    "event",
    "handover",
    "invitation",
    "plan",
    "planreview",
    "task",
    "unit",
    "unknownphrase",
    "wording",
    "workswap",
)


def refusal(act: OfficeAct, who: Who) -> str:
    if who in OUTSIDE:
        key = "stranger"
    elif who is Who.OTHER_LEAD and act in OF_OWN_UNIT:
        key = OF_OWN_UNIT[act]
    else:
        key = f"not-allowed-{act.value.replace('_', '-')}"
    return words_in("vi")(f"error-{key}")


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("act", "who"), ALLOWED)
async def test_who_may_does_it_in_the_office(cast: Cast, act: OfficeAct, who: Who) -> None:
    way, phone, about = OFFICE_WAYS[act], await cast.phone(who), await subject(cast)
    before = rows_of_office(cast)["event"]
    await take(phone, way.asks or Say("/viec", "việc"))
    for tap in (*way.taps(about), *way.does(about)):
        assert not (await forged(phone, tap)).startswith(refusal(act, who)), tap
    fresh = [row[_ACTION] for row in rows_of_office(cast)["event"] if row not in before]
    assert fresh == ([way.event] if way.event else [])
    await leave(phone)


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("act", "who"), REFUSED)
async def test_who_may_not_changes_nothing(cast: Cast, act: OfficeAct, who: Who) -> None:
    way, phone, about = OFFICE_WAYS[act], await cast.phone(who), await subject(cast)
    before = rows_of_office(cast)
    asks = None if act in OF_OWN_UNIT else way.asks
    said = refusal(act, who) if asks or who in OUTSIDE else "việc"
    await take(phone, Say(asks.words if asks else "/viec", said))
    answers = {tap: await forged(phone, tap) for tap in every(way, about)}
    assert {
        tap: told for tap, told in answers.items() if not told.startswith(refusal(act, who))
    } == {}
    assert rows_of_office(cast) == before


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("who", Who)
async def test_a_group_is_connected_by_whom_the_table_names(cast: Cast, who: Who) -> None:
    phone = await cast.phone(who)
    if who is Who.STRANGER:
        await take(phone, Say("/start", refusal(OfficeAct.CONNECT_GROUP, who)))
    group = cast.office.group(f"Nhóm {who}", [phone])
    await group.sees()
    told = await forged(phone, ConnectGroup(cast.units[UNIT], 0), group=group)
    with closing(sqlite3.connect(cast.office.files.parent / "office.db")) as database:
        found = database.execute("SELECT unit_id FROM groupchat WHERE chat_id = ?", (group.id,))
        rows = [row[0] for row in found.fetchall()]
    may = may_in_office(OfficeAct.CONNECT_GROUP, who) and who is not Who.OTHER_LEAD
    assert (cast.units[UNIT] in rows) is may
    assert bool(told) is not may


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("who", Who)
async def test_many_are_pressed_in_words_by_whom_the_table_names(cast: Cast, who: Who) -> None:
    phone, before = await cast.phone(who), rows_of_office(cast)
    order = "đôn đốc tất cả các đơn vị nộp báo cáo"
    if not may_in_office(OfficeAct.BROADCAST, who):
        said = "Gửi tới" if who is Who.FOREIGN else refusal(OfficeAct.BROADCAST, who)
        await take(phone, Say(order, said))
        await leave(phone)
        assert rows_of_office(cast) == before
        return
    for step in (Say(order, "Gửi tới"), *_FOR_THE_MORNING):
        await take(phone, step)
    events = rows_of_office(cast)["event"]
    fresh = [row[_ACTION] for row in events if row not in before["event"]]
    assert fresh == ["broadcast", "broadcast_stopped"]


_FOR_THE_MORNING = (
    Tap("Hẹn giờ", "Gửi lúc nào"),
    Tap("Sáng ngày làm việc tới", "Lúc gửi: "),
    Tap("Hẹn gửi", "Đã hẹn gửi"),
    Tap("Dừng", "Đã dừng gửi"),
)


def test_every_act_in_the_office_has_its_cell() -> None:
    assert {*OFFICE_WAYS, OfficeAct.CONNECT_GROUP} == set(OfficeAct)
