"""A task is shared as a link for those who may see it; numbers are copied by a tap."""

from urllib.parse import parse_qs, urlsplit

from tests.handlers.conftest import AN, BINH, CHI, Office
from tests.handlers.lead_office import hand_in, needs_approval
from tests.standin_person import Phone


async def shared(office: Office, phone: Phone, number: str) -> tuple[str, str]:
    """What Telegram's share sheet is given by the button: the link and the words."""
    phone.say(f"việc số {number}")
    await phone.sees(f"Việc {number}")
    await phone.wait_for(lambda: "Chia sẻ" in phone.labels() or None, "Chia sẻ")
    sheet = parse_qs(urlsplit(phone.link("Chia sẻ")).query)
    return sheet["url"][0], sheet["text"][0]


async def test_a_shared_link_opens_the_card_for_a_colleague(office: Office) -> None:
    an, binh = await office.enrolled(AN), await office.enrolled(BINH)
    link, _ = await shared(office, an, "2")
    binh.start(link.partition("?start=")[2])
    assert "Báo cáo sơ kết" in (await binh.sees("Việc 2")).text


async def test_what_is_shared_says_nothing_of_the_task(office: Office) -> None:
    link, text = await shared(office, await office.enrolled(AN), "2")
    assert link.startswith("https://t.me/nhacviec_demo_bot?start=viec_")
    assert "sơ kết" not in link + text


async def test_who_may_not_see_the_task_learns_nothing_by_the_link(office: Office) -> None:
    an, chi = await office.enrolled(AN), await office.enrolled(CHI)
    link, _ = await shared(office, an, "2")
    chi.start(link.partition("?start=")[2])
    hidden = (await chi.sees()).text
    chi.start("viec_99999")
    assert (await chi.sees()).text == hidden
    assert "sơ kết" not in hidden


async def test_a_stranger_with_the_link_learns_how_to_enrol(office: Office) -> None:
    link, _ = await shared(office, await office.enrolled(AN), "2")
    stranger = office.phone("Người lạ")
    stranger.start(link.partition("?start=")[2])
    await stranger.sees("liên kết ghi danh")


async def test_the_number_of_a_result_is_copied_by_a_tap(office: Office) -> None:
    await needs_approval(office)
    an, binh = await office.enrolled(AN), await office.enrolled(BINH)
    an.say("xong việc 2")
    await an.sees("gửi kết quả")
    an.say("báo cáo số 45/BC-SKHCN ngày 14/5/2024")
    await an.sees("45/BC-SKHCN")
    an.tap("Xong")
    await an.sees("Đã nộp kết quả")
    an.tap("Xem việc")
    await an.sees("Việc 2")
    assert an.copied("Chép") == "45/BC-SKHCN"
    binh.say("/duyet")
    await binh.sees("Chờ anh/chị duyệt")
    binh.tap("2")
    await binh.sees("45/BC-SKHCN")
    assert binh.copied("Chép") == "45/BC-SKHCN"


async def test_a_long_task_is_folded_until_it_is_tapped(office: Office) -> None:
    binh = await office.enrolled(BINH)
    binh.say("việc số 9")
    card = await binh.sees("Việc 9")
    folded = [one for one in card.entities if one.type == "expandable_blockquote"]
    assert folded
    assert folded[0].length > 300
    assert len(card.text) <= 4096


async def test_a_short_task_is_not(office: Office) -> None:
    an = await office.enrolled(AN)
    await hand_in(an, "2", said="Đã ghi nhận hoàn thành")
    an.say("việc số 2")
    card = await an.sees("Việc 2")
    assert not [one for one in card.entities if "blockquote" in one.type]


async def test_an_instant_can_be_shown_in_the_readers_zone(office: Office) -> None:
    an = await office.enrolled(AN)
    await hand_in(an, "2", said="Đã ghi nhận hoàn thành")
    an.say("việc số 2")
    await an.sees("Việc 2")
    an.tap("Diễn biến")
    story = await an.sees("ngày 15/5/2024")
    moments = [one for one in story.entities if one.type == "date_time"]
    assert office.clock.now().timestamp() - (moments[-1].unix_time or 0) < 60


async def test_what_a_card_opens_goes_again_in_place(office: Office) -> None:
    an = await office.enrolled(AN)
    an.say("việc số 2")
    card = await an.sees("Việc 2")
    an.tap("Diễn biến")
    await an.sees("Diễn biến")
    an.tap("Về việc")
    assert (await an.sees("Việc 2")).id == card.id
