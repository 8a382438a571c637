"""The office corrects how somebody is called."""

import pytest

from bot.storage import Person, events
from bot.storage.ids import id_of
from tests.handlers.conftest import AN, BINH, GIANG, Office
from tests.standin_person import Phone

RIGHT = "Lê Vân An"


async def asked_for_name(office: Office) -> Phone:
    """The office's phone, asked how Lê Văn An is called."""
    phone = await office.enrolled(GIANG)
    phone.say("/nguoi")
    await phone.sees("Cán bộ và ghi danh")
    phone.tap("Phòng Nghiệp vụ")
    await phone.sees("Phòng Nghiệp vụ")
    phone.tap(AN)
    await phone.sees("Vai trò:")
    phone.tap("Đổi tên")
    await phone.sees("Họ tên đúng")
    return phone


async def test_a_person_is_renamed_and_still_known_by_the_old_name(office: Office) -> None:
    phone = await asked_for_name(office)
    phone.say(f"  {RIGHT} ")
    seen = await phone.sees("Đã đổi tên")
    assert RIGHT in seen.text
    person = await office.person(RIGHT)
    assert person.aliases == [AN]
    async with office.database.read() as session:
        (event,) = [
            one
            for one in await events.story(session, 1, subject="person", subject_id=id_of(person))
            if one.action == "renamed"
        ]
    assert (event.before, event.after) == ({"name": AN}, {"name": RIGHT})


async def test_the_old_name_still_finds_the_tasks(office: Office) -> None:
    phone = await asked_for_name(office)
    phone.say(RIGHT)
    await phone.sees("Đã đổi tên")
    phone.say(f"việc của {AN}")
    await phone.sees(f"Việc của {RIGHT}")


@pytest.mark.parametrize("typed", ["12", "A", "Lê Văn 7", "x" * 81])
async def test_what_is_no_name_is_asked_again(office: Office, typed: str) -> None:
    phone = await asked_for_name(office)
    phone.say(typed)
    await phone.sees("chưa phải họ tên")
    phone.say(RIGHT)
    await phone.sees("Đã đổi tên")


async def test_marks_of_a_name_are_shown_as_they_are(office: Office) -> None:
    phone = await asked_for_name(office)
    phone.say("Lê <b>An</b>")
    await phone.sees("Lê <b>An</b>")


async def test_the_second_to_rename_changes_nothing(office: Office) -> None:
    phone = await asked_for_name(office)
    async with office.database.write() as session:
        person = await session.get_one(Person, id_of(await office.person(AN)))
        person.full_name = "Lê Anh"
    phone.say(RIGHT)
    await phone.sees("được người khác đổi tên thành Lê Anh")
    assert (await office.person("Lê Anh")).aliases == []


async def test_renaming_can_be_left(office: Office) -> None:
    phone = await asked_for_name(office)
    phone.say("/huy")
    await phone.sees("Đã thôi đổi tên")
    assert (await office.person(AN)).full_name == AN


async def test_only_the_office_renames(office: Office) -> None:
    phone = await office.enrolled(BINH)
    phone.forge(f"pe:{id_of(await office.person(AN))}")
    await phone.is_told("Chỉ văn phòng và quản trị")
