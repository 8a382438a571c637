"""The unit's board: every number opens exactly so many tasks."""

import re

import pytest

from bot.messages.callback_data import encode
from bot.messages.taps.lead import ShowBoard
from tests.handlers.conftest import AN, BINH, CHI, DUNG, Office
from tests.handlers.lead_office import hand_in, needs_approval


@pytest.mark.parametrize("said", ["/donvi", "việc đơn vị", "bảng việc phòng em"])
async def test_it_opens_by_command_and_words(office: Office, said: str) -> None:
    lead = await office.enrolled(BINH)
    lead.say(said)
    text = (await lead.sees("Bảng việc: Phòng Nghiệp vụ")).text
    assert "Chưa giao người: 1" in text
    assert text.index("Chưa giao người") < text.index("Chưa bắt đầu")


async def test_each_number_opens_a_list_of_so_many(office: Office) -> None:
    await needs_approval(office)
    officer, lead = await office.enrolled(AN), await office.enrolled(BINH)
    await hand_in(officer, "2")
    lead.say("/donvi")
    await lead.sees("Bảng việc")
    for label in [one for one in lead.labels() if "Duyệt kết quả" not in one]:
        if not (found := re.search(r"\((\d+)\)|quá hạn (\d+)", label)):
            continue
        lead.say("/donvi")
        await lead.sees("Bảng việc")
        lead.tap(label)
        await lead.sees(f"{found[1] or found[2]} việc")


async def test_what_nobody_has_is_given_from_the_board_in_three_taps(office: Office) -> None:
    lead = await office.enrolled(BINH)
    lead.say("/donvi")
    await lead.sees("Bảng việc")
    lead.tap("Giao người")
    await lead.sees("chưa giao người")
    lead.tap("☐ 5")
    await lead.sees("Bấm ô")
    lead.tap("Giao cho… (1 việc)")
    await lead.sees("Giao 1 việc")
    lead.tap(AN)
    await lead.sees(f"Đã giao việc 5 cho {AN}")
    lead.say("/donvi")
    assert "Chưa giao người" not in (await lead.sees("Bảng việc")).text


async def test_the_list_names_its_state(office: Office) -> None:
    lead = await office.enrolled(BINH)
    lead.say("/donvi")
    await lead.sees("Bảng việc")
    lead.tap("Chưa giao người")
    assert "5. Tập huấn an toàn" in (await lead.sees("chưa giao người")).text


async def test_a_director_chooses_a_unit(office: Office) -> None:
    director = await office.enrolled(DUNG)
    director.say("/donvi")
    await director.sees("bảng việc của đơn vị nào")
    director.tap("Thanh tra")
    await director.sees("Bảng việc: Thanh tra")
    assert not any("Giao người" in label for label in director.labels())


@pytest.mark.parametrize("name", [AN, CHI])
async def test_an_officer_has_no_board_but_a_list(office: Office, name: str) -> None:
    officer = await office.enrolled(name)
    officer.say("/donvi")
    await officer.sees("dành cho lãnh đạo và văn phòng")
    officer.say("bảng việc phòng em")
    await officer.sees("Việc của ")


async def test_a_lead_sees_no_other_unit_s_board(office: Office) -> None:
    lead = await office.enrolled(BINH)
    other = (await office.person(CHI)).unit_id or 0
    lead.forge(encode(ShowBoard(other)))
    await lead.is_told("chỉ xem được việc của mình")
