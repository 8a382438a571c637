"""“Báo cáo tuần”, /baocao and the summary that comes by itself, from phone to phone."""

import io
import re
from datetime import UTC, date, datetime

import pytest
from PIL import Image
from sqlalchemy import update
from sqlmodel import col

from bot.demo.standin.state import Message
from bot.messages.charts import Chart
from bot.messages.summaries.wording import CAPTION_LIMIT
from bot.reminders.weekly import plan_weekly
from bot.reports import pictures
from bot.reports.charts import NotDrawn, drawn
from bot.storage import Organisation, Person, Task
from bot.storage import pictures as kept_pictures
from bot.storage.engine import DatabaseAway
from tests.handlers.conftest import AN, BINH, DUNG, GIANG, Office
from tests.standin_person import Phone

JULY_FIRST = datetime(2024, 7, 1, 0, 30, tzinfo=UTC)
MONDAY = datetime(2024, 5, 20, 0, 30, tzinfo=UTC)  # 7:30 in the office


def picture_of(office: Office, message: Message) -> bytes:
    stored = office.world.files.get(message.file_id or "")
    assert stored, message
    return office.world.files.content(stored)


async def opened(phone: Phone, label: str) -> int:
    """How many tasks the list says it has that a button opens."""
    phone.tap(label)
    listed = await phone.sees("việc")
    found = re.search(r"(\d+) việc", listed.text)
    assert found, listed.text
    return int(found[1])


async def test_a_head_asks_for_the_weeks_summary_and_gets_a_picture(office: Office) -> None:
    binh = await office.enrolled(BINH)
    binh.say("báo cáo tuần")
    said = await binh.sees("Tổng hợp tuần, Phòng Nghiệp vụ")
    assert len(said.text) <= CAPTION_LIMIT
    with Image.open(io.BytesIO(picture_of(office, said))) as picture:
        assert picture.format == "PNG"
        assert picture.width == 1080


async def test_every_number_below_it_opens_as_many_tasks(office: Office) -> None:
    binh = await office.enrolled(BINH)
    binh.say("/baocao")
    said = await binh.sees("Tổng hợp tuần")
    labels = [label for label in binh.labels() if re.search(r"\(\d+\)", label)]
    assert any(label.startswith("Quá hạn") for label in labels)
    for label in labels:
        if "cán bộ" not in label:
            total = int(re.findall(r"\((\d+)\)", label)[0])
            assert await opened(binh, label) == total, label
    assert binh.chat.messages[said.id].file_id, "the picture stays where it is"


async def test_its_officers_open_below_it_with_all_their_numbers(office: Office) -> None:
    binh = await office.enrolled(BINH)
    binh.say("/baocao")
    await binh.sees("Tổng hợp tuần")
    binh.tap("Theo cán bộ")
    await binh.sees("Số liệu theo cán bộ")
    binh.tap(AN)
    said = await binh.sees(f"Tổng hợp: Việc của {AN}")
    assert "Quá hạn: 1" in said.text


async def test_a_director_sees_the_office_by_unit(office: Office) -> None:
    dung = await office.enrolled(DUNG)
    dung.say("/baocao")
    said = await dung.sees("Tổng hợp tuần, cả cơ quan")
    assert said.file_id
    dung.tap("Theo đơn vị")
    await dung.sees("Số liệu theo đơn vị")
    dung.tap("Thanh tra (1)")
    await dung.sees("Tổng hợp: Việc của Thanh tra")


async def test_an_officer_gets_their_own_figures(office: Office) -> None:
    an = await office.enrolled(AN)
    an.say("/baocao")
    said = await an.sees("Tổng hợp")
    assert said.file_id is None


async def test_an_officer_may_not_open_what_a_head_may(office: Office) -> None:
    an = await office.enrolled(AN)
    person = await office.person(AN)
    an.say("/viec")
    await an.sees("việc")
    an.forge(f"zo:u{person.unit_id}::-:0:")
    await an.is_told("dành cho lãnh đạo và văn phòng")
    an.forge("zw:1")
    await an.is_told("dành cho trưởng, phó đơn vị và lãnh đạo")


async def test_a_head_may_not_open_another_units_people(office: Office) -> None:
    binh, giang = await office.enrolled(BINH), await office.person(GIANG)
    binh.say("/viec")
    await binh.sees("việc")
    binh.forge(f"zo:u{giang.unit_id}::-:0:")
    await binh.is_told("")
    binh.forge("zo:a::-:0:")
    await binh.is_told("")
    assert not any("Số liệu theo" in one.text for one in binh.chat.messages.values())


async def test_it_comes_by_itself_and_the_same_picture_is_drawn_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawings: list[Chart] = []

    async def counted(chart: Chart) -> bytes:
        drawings.append(chart)
        return await drawn(chart)

    monkeypatch.setattr(pictures, "drawn", counted)
    binh = await office.enrolled(BINH)
    async with office.database.write() as session:
        other = await session.get_one(Person, (await office.person(AN)).id)
        other.roles = ["officer", "lead"]
        (await session.get_one(Organisation, 1)).created_at = datetime(2024, 5, 19, tzinfo=UTC)
    an = await office.enrolled(AN)
    office.clock.move_to(MONDAY)
    binh.look()
    an.look()
    assert await plan_weekly(office.database, MONDAY) == 3
    first = await binh.sees("Tổng hợp tuần, Phòng Nghiệp vụ")
    second = await an.sees("Tổng hợp tuần, Phòng Nghiệp vụ")
    assert picture_of(office, first) == picture_of(office, second)
    assert len(drawings) == 1


async def test_a_picture_is_remembered_over_a_restart(office: Office) -> None:
    binh = await office.enrolled(BINH)
    binh.say("/baocao")
    first = await binh.sees("Tổng hợp tuần")
    await office.restart()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "drawn", _never)
        binh.say("/baocao")
        second = await binh.sees("Tổng hợp tuần")
    assert second.file_id == first.file_id


async def test_without_a_picture_the_words_come_alone(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "drawn", _never)
    binh = await office.enrolled(BINH)
    binh.say("/baocao")
    said = await binh.sees("Tổng hợp tuần")
    assert said.file_id is None


async def test_a_picture_telegram_refuses_leaves_the_words(office: Office) -> None:
    dung = await office.enrolled(DUNG)
    office.world.fail_next(
        "sendPhoto",
        error_code=400,
        description="Bad Request: not enough rights to send photos to the chat",
    )
    dung.say("/baocao")
    said = await dung.sees("Tổng hợp tuần, cả cơ quan")
    assert said.file_id is None
    assert dung.button("Theo đơn vị")


async def test_after_a_drawing_that_failed_nobody_waits_for_it_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []

    async def fails(chart: object) -> bytes:
        tried.append(chart)
        raise NotDrawn

    monkeypatch.setattr(pictures, "drawn", fails)
    binh = await office.enrolled(BINH)
    for _ in range(2):
        binh.say("/baocao")
        assert (await binh.sees("Tổng hợp tuần")).file_id is None
    assert len(tried) == 1


async def _never(_chart: object) -> bytes:
    raise NotDrawn


async def test_a_picture_that_cannot_be_noted_is_sent_once_all_the_same(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_rows: object, **_values: object) -> None:
        raise DatabaseAway

    monkeypatch.setattr(kept_pictures, "keep", away)
    binh = await office.enrolled(BINH)
    binh.say("/baocao")
    said = await binh.sees("Tổng hợp tuần")
    assert said.file_id
    binh.say("trợ giúp")
    await binh.sees("")
    assert [one.id for one in binh.from_bot() if "Tổng hợp tuần" in one.text] == [said.id]


async def test_an_unknown_id_has_the_picture_drawn_anew(office: Office) -> None:
    binh = await office.enrolled(BINH)
    binh.say("/baocao")
    first = await binh.sees("Tổng hợp tuần")
    office.world.files._by_id.clear()
    binh.say("/baocao")
    second = await binh.sees("Tổng hợp tuần")
    assert second.file_id not in (None, first.file_id)


async def test_a_head_turns_it_off_and_on_again(office: Office) -> None:
    binh = await office.enrolled(BINH)
    binh.say("/caidat")
    await binh.sees("Bản tổng hợp tuần: có nhận")
    binh.tap("Thôi nhận bản tổng hợp tuần")
    await binh.sees("Bản tổng hợp tuần: không nhận")
    assert not (await office.person(BINH)).weekly_summary
    binh.tap("Nhận bản tổng hợp tuần")
    await binh.sees("Bản tổng hợp tuần: có nhận")
    assert (await office.person(BINH)).weekly_summary


async def test_an_officers_settings_do_not_speak_of_it(office: Office) -> None:
    an = await office.enrolled(AN)
    an.say("/caidat")
    said = await an.sees("Cài đặt của anh/chị")
    assert "tổng hợp tuần" not in said.text


async def test_words_typed_into_something_else_stay_there(office: Office) -> None:
    binh = await office.enrolled(BINH)
    binh.say("hoàn thành việc 8")
    await binh.sees("kết quả")
    binh.say("báo cáo tuần")
    said = await binh.sees("")
    assert said.file_id is None


async def test_a_director_opens_what_came_with_a_longer_one(office: Office) -> None:
    dung = await office.enrolled(DUNG)
    office.clock.move_to(JULY_FIRST)
    dung.look()
    await plan_weekly(office.database, JULY_FIRST)
    await dung.sees("Tổng hợp quý II/2024, cả cơ quan")
    dung.tap("Tổng hợp tháng 6/2024")
    said = await dung.sees("Tổng hợp tháng 6/2024, cả cơ quan")
    assert said.file_id
    dung.tap("Tổng hợp tuần, cả cơ quan")
    await dung.sees("Tuần này sẽ đến hạn")


async def test_a_weeks_button_pressed_later_shows_the_week_that_runs(office: Office) -> None:
    dung = await office.enrolled(DUNG)
    async with office.database.write() as session:
        this_week = update(Task).where(col(Task.number) == "8").values(due=date(2024, 5, 17))
        await session.execute(this_week)
    dung.forge("zp:weekly:20240506:")
    said = await dung.sees("Tổng hợp tuần, cả cơ quan, 15/5/2024")
    assert "Tuần này sẽ đến hạn: 1" in said.text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (BINH, "zp:monthly:20240601:"),
        (AN, "zp:weekly:20240701:1"),
        (BINH, "zp:weekly:20240701:2"),
        (DUNG, "zp:weekly:20240701:99"),
    ],
)
async def test_a_forged_button_opens_nobody_elses(office: Office, name: str, data: str) -> None:
    phone = await office.enrolled(name)
    phone.forge(data)
    await phone.is_told()
    assert not [one for one in phone.from_bot() if "Tổng hợp" in one.text]
