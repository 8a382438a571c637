"""Tasks handed over for some days: asked, agreed to, begun, done in somebody's place, over."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.services.chores import CHORES
from bot.storage import Event, Handover
from tests.handlers.conftest import AN, BINH, CHI, GIANG, Office
from tests.handlers.lead_office import hand_in, needs_approval, results
from tests.standin_person import Phone

SAID = "bàn giao việc của An cho Bình từ 1/6 đến 15/6 vì nghỉ phép"
TODAY = "bàn giao việc của An cho Bình từ 15/5 đến 24/5 vì nghỉ phép"
JUNE_3 = datetime(2024, 6, 3, 2, tzinfo=UTC)
JUNE_17 = datetime(2024, 6, 17, 2, tzinfo=UTC)


async def rows(office: Office) -> list[Handover]:
    async with office.database.read() as session:
        return list(await session.scalars(select(Handover).order_by(col(Handover.id))))


async def story(office: Office) -> list[str]:
    """What happened to handovers, by the names of the acts."""
    async with office.database.read() as session:
        found = await session.scalars(
            select(col(Event.action))
            .where(col(Event.subject) == "handover")
            .order_by(col(Event.id))
        )
        return list(found)


async def at(office: Office, instant: datetime) -> None:
    """That moment, with all chores done that are due."""
    office.clock.move_to(instant)
    for chore in CHORES:
        await chore.run(office.database, instant)


async def handed_over(office: Office, said: str = TODAY) -> Phone:
    """The office hands over in one line; An stays without a phone."""
    giang = await office.enrolled(GIANG)
    giang.say(said)
    await giang.sees("xác nhận")
    giang.tap("Bàn giao")
    await giang.sees("Đã bàn giao")
    return giang


async def test_the_office_hands_over_in_one_line(office: Office) -> None:
    binh = await office.enrolled(BINH)
    giang = await office.enrolled(GIANG)
    giang.say(SAID)
    card = await giang.sees("xác nhận")
    assert "Việc của: Lê Văn An" in card.text
    assert "Người làm thay: Trần Thị Bình" in card.text
    assert "từ 1/6/2024 đến 15/6/2024" in card.text
    assert "Lý do: nghỉ phép" in card.text
    giang.tap("Bàn giao")
    await giang.sees("Đã bàn giao")
    await binh.sees("làm thay Lê Văn An từ 1/6/2024")
    assert await story(office) == ["handover_agreed"]


async def test_who_of_the_two_has_no_account_yet_is_named(office: Office) -> None:
    await office.enrolled(BINH)
    giang = await handed_over(office, SAID)
    text = giang.last().text
    assert f"Bot báo tin cho: {BINH}." in text
    assert f"Chưa ghi danh nên chưa nhận được tin: {AN}." in text


async def test_where_neither_has_an_account_nobody_is_said_to_be_told(office: Office) -> None:
    text = (await handed_over(office, SAID)).last().text
    assert "Bot chưa báo được cho ai." in text
    assert f"{AN}, {BINH}" in text


async def test_somebody_asks_and_the_lead_agrees_by_one_tap(office: Office) -> None:
    binh, an = await office.enrolled(BINH), await office.enrolled(AN)
    an.say("từ 1/6 đến 15/6 giao việc cho Trần Thị Bình")
    await an.sees("Vì lý do gì")
    an.tap("Nghỉ phép")
    await an.sees("đồng ý thì việc được bàn giao")
    an.tap("Gửi đề nghị")
    await an.sees("Đã gửi đề nghị")
    asked = await binh.sees("xin bàn giao việc cho")
    assert "Lý do: nghỉ phép" in asked.text
    binh.tap("Đồng ý")
    await binh.sees("Anh/chị đã đồng ý")
    await an.sees("được bàn giao cho Trần Thị Bình")
    assert await story(office) == ["handover_asked", "handover_agreed"]


async def test_who_agrees_second_learns_it_is_agreed(office: Office) -> None:
    an, binh, giang = [await office.enrolled(one) for one in (AN, BINH, GIANG)]
    an.say("từ 1/6 đến 15/6 giao việc cho Trần Thị Bình vì nghỉ phép")
    await an.sees("đồng ý thì")
    an.tap("Gửi đề nghị")
    await binh.sees("xin bàn giao")
    giang.say("/bangiao")
    await giang.sees("chờ đồng ý")
    giang.tap("Lê Văn An → Trần Thị Bình")
    await giang.sees("Đang chờ lãnh đạo")
    binh.tap("Đồng ý")
    await binh.sees("đã đồng ý")
    giang.tap("Đồng ý")
    card = await giang.sees("đã được đồng ý từ trước")
    assert "Trần Thị Bình đã đồng ý" in card.text
    assert await story(office) == ["handover_asked", "handover_agreed"]


async def test_declined_leaves_all_as_it_was(office: Office) -> None:
    binh, an = await office.enrolled(BINH), await office.enrolled(AN)
    an.say("từ 15/5 đến 24/5 giao việc cho Trần Thị Bình vì đi học")
    await an.sees("đồng ý thì")
    an.tap("Gửi đề nghị")
    await binh.sees("xin bàn giao")
    binh.tap("Không đồng ý")
    await binh.sees("không đồng ý")
    await an.sees("chưa đồng ý bàn giao")
    (row,) = await rows(office)
    assert (row.state, row.begun_at) == ("declined", None)


async def test_the_stand_in_sees_the_tasks_marked_and_the_absent_one_still_does(
    office: Office,
) -> None:
    binh, an = await office.enrolled(BINH), await office.enrolled(AN)
    await handed_over(office)
    await binh.sees("Từ hôm nay anh/chị làm thay")
    binh.say("việc của tôi")
    own = await binh.sees("Việc của anh/chị")
    assert "Báo cáo sơ kết" in own.text
    assert "thay Lê Văn An" in own.text
    an.say("việc của tôi")
    await an.sees("Báo cáo sơ kết")
    assert "thay" not in an.last().text


async def test_a_stand_in_of_another_unit_does_what_the_absent_one_may(office: Office) -> None:
    chi = await office.enrolled(CHI)
    await handed_over(office, "bàn giao việc của An cho Phạm Mai Chi từ 15/5 đến 24/5 vì nghỉ")
    await chi.sees("Từ hôm nay anh/chị làm thay")
    chi.tap("Xem các việc này")
    await chi.sees("Báo cáo sơ kết")
    await needs_approval(office)
    await hand_in(chi, "2")
    (result,) = await results(office)
    assert result.in_place_of == (await office.person(AN)).id
    chi.say("việc số 2")
    card = await chi.sees("Việc 2")
    assert "Phạm Mai Chi thay Lê Văn An" in card.text
    assert "Lê Văn An bàn giao cho Phạm Mai Chi đến hết 24/5/2024" in card.text


async def test_it_begins_and_ends_by_its_days(office: Office) -> None:
    chi = await office.enrolled(CHI)
    await handed_over(office, "bàn giao việc của An cho Phạm Mai Chi từ 1/6 đến 15/6 vì nghỉ")
    chi.say("việc số 2")
    await chi.sees("Không có việc số 2")
    await at(office, JUNE_3)
    await chi.sees("Từ hôm nay anh/chị làm thay")
    chi.say("việc số 2")
    await chi.sees("Báo cáo sơ kết")
    await at(office, JUNE_17)
    await chi.sees("không còn làm thay Lê Văn An")
    chi.say("việc số 2")
    await chi.sees("Không có việc số 2")
    assert await story(office) == ["handover_agreed", "handover_begun", "handover_ended"]


async def test_only_ticked_tasks_go_along(office: Office) -> None:
    chi, giang = await office.enrolled(CHI), await office.enrolled(GIANG)
    giang.say("bàn giao việc của An cho Phạm Mai Chi từ 15/5 đến 24/5 vì nghỉ phép")
    await giang.sees("Toàn bộ việc đang mở")
    giang.tap("Chọn việc")
    await giang.sees("đánh dấu")
    giang.tap("☐ 2. Báo cáo")
    await giang.sees("Chỉ các việc đã chọn: 1")
    giang.tap("Xem lại cả phần bàn giao")
    await giang.sees("xác nhận")
    giang.tap("Bàn giao")
    await chi.sees("1 việc đang mở")
    chi.say("việc của tôi")
    shown = await chi.sees("Việc của anh/chị")
    assert "Báo cáo sơ kết" in shown.text
    assert "Rà soát danh mục" not in shown.text
    chi.say("việc số 4")
    await chi.sees("Không có việc số 4")


async def test_ended_early_the_tasks_are_back_at_once(office: Office) -> None:
    binh, an = await office.enrolled(BINH), await office.enrolled(AN)
    await handed_over(office)
    await an.sees("Từ hôm nay Trần Thị Bình làm thay")
    await binh.sees("làm thay")
    an.say("/bangiao")
    await an.sees("đang chạy")
    an.tap("Lê Văn An → Trần Thị Bình")
    await an.sees("Đang bàn giao")
    an.tap("Kết thúc sớm")
    await an.sees("trở về ngay")
    an.tap("Đúng, kết thúc")
    await an.sees("Đã kết thúc")
    await binh.sees("không còn làm thay Lê Văn An")
    binh.say("việc của tôi")
    shown = await binh.sees("Việc của anh/chị")
    assert "thay Lê Văn An" not in shown.text
    assert (await story(office))[-1] == "handover_ended_early"
    assert (await rows(office))[0].ends_on == date(2024, 5, 15)


async def test_the_last_day_is_moved_and_both_are_told(office: Office) -> None:
    binh = await office.enrolled(BINH)
    giang = await handed_over(office)
    await binh.sees("làm thay")
    giang.tap("Đổi ngày cuối")
    await giang.sees("Ngày cuối mới")
    giang.say("31/5")
    await giang.sees("Đã đổi ngày cuối")
    await binh.sees("nay từ 15/5/2024 đến hết 31/5/2024")
    assert (await rows(office))[0].ends_on == date(2024, 5, 31)


async def test_the_absent_one_may_come_back_sooner_but_not_later(office: Office) -> None:
    an = await office.enrolled(AN)
    await handed_over(office)
    await an.sees("làm thay")
    an.say("/bangiao")
    await an.sees("đang chạy")
    an.tap("Lê Văn An → Trần Thị Bình")
    await an.sees("Đang bàn giao")
    an.tap("Đổi ngày cuối")
    await an.sees("Ngày cuối mới")
    an.say("31/5")
    await an.sees("Kéo dài thêm thì lãnh đạo")
    an.say("20/5")
    await an.sees("Đã đổi ngày cuối")


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ("bàn giao việc của An cho Bình từ 1/4/2024 đến 15/4/2024", "đã qua"),
        ("bàn giao việc của An cho Bình từ 1/6/2024 đến 1/7/2025", "tối đa một năm"),
        ("bàn giao việc của An cho Lê Văn An từ 1/6 đến 15/6", "chính người đó"),
        ("bàn giao việc của An cho Nguyễn Văn Không từ 1/6 đến 15/6", "không có ai tên"),
    ],
)
async def test_what_cannot_be_is_refused_in_a_sentence(
    office: Office, said: str, refusal: str
) -> None:
    giang = await office.enrolled(GIANG)
    giang.say(said)
    await giang.sees(refusal)
    assert await rows(office) == []


async def test_nobody_hands_over_the_tasks_of_others(office: Office) -> None:
    chi = await office.enrolled(CHI)
    chi.say(SAID)
    await chi.sees("bàn giao được việc của mình")
    assert await rows(office) == []


async def test_a_lead_hands_over_within_the_unit_only(office: Office) -> None:
    binh = await office.enrolled(BINH)
    binh.say("bàn giao việc của Chi cho An từ 1/6 đến 15/6 vì nghỉ phép")
    await binh.sees("bàn giao được việc của mình")
    binh.say("bàn giao việc của An cho Bình từ 1/6 đến 15/6 vì nghỉ phép")
    await binh.sees("xác nhận")
    binh.tap("Bàn giao")
    await binh.sees("Đã bàn giao")


async def test_two_handovers_of_one_person_do_not_overlap(office: Office) -> None:
    giang = await handed_over(office)
    giang.say("bàn giao việc của An cho Chi từ 20/5 đến 30/5 vì nghỉ phép")
    await giang.sees("xác nhận")
    giang.tap("Bàn giao")
    await giang.is_told("Việc của Lê Văn An đã bàn giao")
    assert len(await rows(office)) == 1


async def test_tasks_go_along_a_chain_but_not_in_a_circle(office: Office) -> None:
    chi = await office.enrolled(CHI)
    giang = await handed_over(office)
    giang.say("bàn giao việc của Bình cho Phạm Mai Chi từ 15/5 đến 24/5 vì nghỉ phép")
    await giang.sees("xác nhận")
    giang.tap("Bàn giao")
    await chi.sees("làm thay")
    chi.say("việc số 2")
    await chi.sees("Báo cáo sơ kết")
    giang.say("bàn giao việc của Chi cho An từ 16/5 đến 20/5 vì nghỉ phép")
    await giang.sees("xác nhận")
    giang.tap("Bàn giao")
    await giang.is_told("cũng đang bàn giao việc về")


async def test_a_stand_in_who_leaves_gives_the_tasks_back(office: Office) -> None:
    an = await office.enrolled(AN)
    giang = await handed_over(office)
    await an.sees("Từ hôm nay")
    giang.say("/nguoi")
    for label, page in (("Nghiệp vụ", "Phòng"), (BINH, BINH), ("Nghỉ công tác", "đang mở")):
        await giang.sees()
        giang.tap(label)
        await giang.sees(page)
    giang.tap("Để lại cho đơn vị")
    await giang.sees("đã nghỉ công tác")
    await at(office, office.clock.now())
    await an.sees("thôi làm thay Lê Văn An")
    assert (await story(office))[-1] == "handover_ended_left"


async def test_the_guided_way_asks_for_each_part(office: Office) -> None:
    giang = await office.enrolled(GIANG)
    giang.say("/bangiao")
    await giang.sees("Bàn giao việc của ai")
    giang.tap(AN)
    await giang.sees("Ai làm thay")
    giang.say("bình")
    await giang.sees("Từ ngày nào")
    giang.say("lúc nào cũng được")
    await giang.sees("chưa đọc được ngày")
    giang.tap("Tuần sau")
    await giang.sees("Vì lý do gì")
    giang.tap("Bỏ qua")
    card = await giang.sees("xác nhận")
    assert "từ 20/5/2024 đến 24/5/2024" in card.text
    giang.tap("Bàn giao")
    await giang.sees("Đã bàn giao")


async def test_a_card_of_a_person_opens_it(office: Office) -> None:
    giang = await office.enrolled(GIANG)
    giang.say("/nguoi")
    await giang.sees("")
    giang.tap("Phòng Nghiệp vụ")
    await giang.sees("Phòng Nghiệp vụ")
    giang.tap(AN)
    await giang.sees(AN)
    giang.tap("Bàn giao")
    await giang.sees("Việc của: Lê Văn An")


async def test_a_tap_repeated_or_forged_changes_nothing_twice(office: Office) -> None:
    giang, chi = await handed_over(office), await office.enrolled(CHI)
    (row,) = await rows(office)
    giang.forge(f"he:{row.id}:1")
    await giang.sees("Đã kết thúc")
    giang.forge(f"he:{row.id}:1")
    await giang.sees("đã kết thúc từ trước")
    chi.say("/help")
    await chi.sees("")
    chi.forge(f"hy:{row.id}")
    await chi.is_told("Không tìm thấy phần bàn giao")
    assert (await story(office)).count("handover_ended_early") == 1
