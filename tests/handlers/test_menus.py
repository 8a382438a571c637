"""Everybody's command menu and the keys below their chat: by role, by language, kept up to date."""

import asyncio
import re
from collections.abc import Callable
from datetime import date

import pytest
from telegram.ext import Application, CommandHandler, ContextTypes

from bot.acts import OfficeAct
from bot.context import OfficeContext
from bot.domain import Rewordings, Role
from bot.handlers import register
from bot.messages import menus
from bot.messages.catalog import LANGUAGES, words_by, words_in
from bot.messages.start import help_text
from bot.services.menus import menus_due
from bot.services.rights import OFFICE_TABLE
from bot.storage import Person
from bot.storage.people import people_of
from tests.handlers.conftest import AN, BINH, DUNG, GIANG, Office
from tests.standin_person import Phone

WORDS = words_in("vi")
SECOND_NAMES = {"trogiup", "chinhsach"}
OF_GROUPS = {"ketnoi", "ngatketnoi"}
"""Told in the private chat where they belong."""
RIGHTS = {
    "chidao": OfficeAct.SEE_OFFICE_BOARD,
    "donvi": OfficeAct.SEE_UNIT_BOARD,
    "themviec": OfficeAct.ADD_TASK,
    "nguoi": OfficeAct.MANAGE_PEOPLE,
    "coquan": OfficeAct.SET_POLICY,
    "ngaynghi": OfficeAct.SET_DAYS,
    "sogui": OfficeAct.SEE_LEDGER,
    "khonghieu": OfficeAct.SEE_PHRASES,
    "cauchu": OfficeAct.REWORD,
}


def names(*roles: Role) -> list[str]:
    return [name for name, _ in menus.commands(WORDS, frozenset(roles))]


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(8):
        while not is_so():  # noqa: ASYNC110 - no event tells that a menu was set
            await asyncio.sleep(0.05)


async def change(office: Office, name: str, **values: object) -> None:
    person = await office.person(name)
    async with office.database.write() as session:
        found = await session.get_one(Person, person.id)
        for field, value in values.items():
            setattr(found, field, value)


def test_every_command_people_can_type_is_in_the_table_and_the_other_way() -> None:
    application = (
        Application.builder()
        .token("1:a")
        .context_types(ContextTypes(context=OfficeContext))
        .build()
    )
    register(application)
    registered = {
        name
        for handler in application.handlers[0]
        if isinstance(handler, CommandHandler) and "ChatType.PRIVATE" in str(handler.filters)
        for name in handler.commands
    }
    assert registered - SECOND_NAMES - OF_GROUPS == {one.name for one in menus.COMMANDS}


@pytest.mark.parametrize("name", RIGHTS)
def test_a_command_is_offered_to_those_who_may(name: str) -> None:
    (command,) = (one for one in menus.COMMANDS if one.name == name)
    assert command.roles == OFFICE_TABLE[RIGHTS[name]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_every_menu(language: str) -> None:
    told = menus.commands(words_in(language), frozenset(Role))
    assert all(1 <= len(line) <= 256 for _, line in told)


def test_a_long_wording_of_a_command_costs_nobody_the_menu() -> None:
    said = "Việc lãnh đạo cơ quan chỉ đạo\n" * 9
    words = words_by(Rewordings(1, {("vi", "command-chidao"): said}), "vi")
    told = dict(menus.commands(words, frozenset(Role)))["chidao"]
    assert told.startswith("Việc lãnh đạo")
    assert len(told) <= 256
    assert "\n" not in told


def test_an_officer_is_offered_little_and_the_office_much() -> None:
    assert names(Role.OFFICER) == ["viec", "bangiao", "caidat", "huy", "help", "start"]
    assert {"themviec", "nguoi", "coquan", "sogui"} <= set(names(Role.OFFICE))
    assert set(names(Role.LEAD, Role.OFFICE)) == {*names(Role.LEAD), *names(Role.OFFICE)}


@pytest.mark.parametrize("role", Role)
def test_everything_a_role_may_open_is_two_taps_away(role: Role) -> None:
    keys = {key for row in menus.menu(WORDS, {role}) for key in row}
    assert keys & {"Mục khác…", "Văn phòng…"}
    panel = menus.doors(WORDS, {role}, today=date(2024, 5, 15))
    opened = len([one for row in panel.choices for one in row])
    told = panel.text.count("\n/")
    assert opened + told == len(set(names(role)) - {"huy", "start"})


@pytest.mark.parametrize(
    ("name", "own", "not_own"),
    [
        (AN, "viec", "donvi"),
        (BINH, "duyet", "themviec"),
        (DUNG, "chidao", "nguoi"),
        (GIANG, "themviec", "duyet"),
    ],
)
async def test_the_menu_is_that_of_ones_roles(
    office: Office, name: str, own: str, not_own: str
) -> None:
    phone = await office.enrolled(name)
    await until(lambda: "caidat" in phone.menu())
    assert own in phone.menu()
    assert not_own not in phone.menu()


async def test_a_new_role_brings_its_menu_and_its_keys(office: Office) -> None:
    phone = await office.enrolled(AN)
    await until(lambda: "caidat" in phone.menu())
    phone.look()
    await change(office, AN, roles=["officer", "lead"])
    await phone.sees("Vai trò của anh/chị")
    keys = phone.keys()
    assert "Chờ duyệt" in keys
    assert "duyet" in phone.menu()


async def test_another_language_brings_its_menu(office: Office) -> None:
    phone = await office.enrolled(AN)
    await until(lambda: "caidat" in phone.menu())
    await change(office, AN, language="en")
    await until(lambda: line_of(phone, "viec") == "my tasks")


def line_of(phone: Phone, name: str) -> str:
    user = phone.world.users[phone.user_id]
    shown = phone.world.menus.shown_to(user, phone.chat)
    return next(one["description"] for one in shown if one["command"] == name)


async def test_who_leaves_has_the_menu_of_strangers_again(office: Office) -> None:
    phone = await office.enrolled(AN)
    await until(lambda: "caidat" in phone.menu())
    await change(office, AN, active=False)
    await until(lambda: phone.menu() == list(menus.OF_STRANGERS))


async def test_after_an_upgrade_everybody_s_menu_is_set_anew(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = await office.enrolled(AN)
    await until(lambda: "caidat" in phone.menu())
    more = (*menus.COMMANDS, menus.Command("baocao", frozenset(Role)))
    monkeypatch.setattr(menus, "COMMANDS", more)
    await office.restart()
    await until(lambda: "baocao" in phone.menu())
    assert "Vai trò" not in phone.last().text


async def test_a_refused_menu_stops_nothing(office: Office) -> None:
    office.world.fail_next("setMyCommands", error_code=500, description="Oops", times=100)
    await office.restart()
    phone = await office.enrolled(AN)
    phone.tap("Việc của tôi")
    await phone.sees("Việc của anh/chị")


async def test_a_menu_that_waited_is_set_later(office: Office) -> None:
    office.world.fail_next("setMyCommands", error_code=500, description="Oops", times=1)
    phone = await office.enrolled(AN)
    await until(lambda: "caidat" in phone.menu())


async def test_one_run_sets_no_more_than_a_few(office: Office) -> None:
    async with office.database.write() as session:
        for number, person in enumerate(await people_of(session, 1)):
            person.telegram_id = 900 + number
    async with office.database.read() as session:
        some, _ = await menus_due(session, at_most=2)
        everybody, after = await menus_due(session, at_most=50)
    assert (len(some), len(everybody), after) == (2, 5, 0)


@pytest.mark.parametrize(
    ("name", "key", "seen"),
    [
        (BINH, "Việc đơn vị", "Phòng Nghiệp vụ"),
        (BINH, "Chờ duyệt", "duyệt"),
        (DUNG, "Chỉ đạo", "chỉ đạo"),
        (DUNG, "Trễ hạn", "hạn"),
        (GIANG, "Thêm việc", "việc"),
        (GIANG, "Văn phòng…", "bấm mục cần mở"),
        (AN, "Mục khác…", "bấm mục cần mở"),
    ],
)
async def test_each_key_opens_its_screen(office: Office, name: str, key: str, seen: str) -> None:
    phone = await office.enrolled(name)
    phone.tap(key)
    assert "Bot chưa hiểu" not in (await phone.sees(seen)).text


async def test_a_door_opens_in_place(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.tap("Văn phòng…")
    panel = await phone.sees("bấm mục cần mở")
    phone.tap("Cài đặt cơ quan")
    assert (await phone.sees("Nhắc trước hạn")).id == panel.id


async def test_a_word_that_is_another_role_s_key_is_read_as_a_question(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("Trễ hạn")
    await phone.sees("quá hạn")


async def test_a_large_office_is_looked_through_a_part_at_a_time(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.menus.A_LOOK", 2)
    async with office.database.write() as session:
        ids = []
        for number, person in enumerate(await people_of(session, 1)):
            person.telegram_id, person.menu = 900 + number, "1::old"
            ids.append(person.id)
    seen, after = set[int](), 0
    async with office.database.read() as session:
        for _ in range(3):
            found, after = await menus_due(session, after=after)
            seen |= {due.person_id for due in found}
    assert (sorted(seen), after) == (sorted(one for one in ids if one), 0)


@pytest.mark.parametrize("role", Role)
def test_help_names_the_commands_of_the_menu(role: Role) -> None:
    text = help_text(WORDS, roles={role}).text
    assert re.findall(r"^/(\w+) - ", text, re.MULTILINE) == names(role)
