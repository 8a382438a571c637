"""Words the bot does not understand: an answer that helps, and the office sees them."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.services.office import phrases
from bot.storage import Organisation, UnknownPhrase
from tests.handlers.conftest import AN, BINH, CHI, DUNG, GIANG, NOW, Office
from tests.standin_person import Phone


async def kept(office: Office) -> list[UnknownPhrase]:
    async with office.database.read() as session:
        found = await session.scalars(select(UnknownPhrase).order_by(col(UnknownPhrase.id)))
        return list(found)


async def puzzled(office: Office, name: str, *texts: str) -> Phone:
    """A person who has said this, one after the other, and seen each answer."""
    phone = await office.enrolled(name)
    for text in texts:
        phone.say(text)
        await phone.sees()
    return phone


async def test_what_was_understood_is_said(office: Office) -> None:
    phone = await puzzled(office, BINH, "asdf tháng 5 phòng nghiệp vụ")
    assert "chưa hiểu hết" in phone.last().text
    for words in ("tháng 5/2024", "Phòng Nghiệp vụ", "“asdf”"):
        assert words in phone.last().text


@pytest.mark.parametrize(
    ("text", "label", "opened"),
    [
        ("asdf tháng 5", "Việc của tôi, tháng 5/2024", "3 việc, 2 việc đến hạn trong kỳ"),
        ("abcd khảo sát xyzz", "Tìm “abcd khảo sát xyzz”", "Khảo sát"),
        ("blabla 2 blabla", "Việc số 2", "Việc 2 · chưa bắt đầu"),
        ("qwer asdf", "Việc của tôi, quá hạn", "Rà soát danh mục"),
        ("qwer asdf", "Việc của tôi, chưa xong", "15 việc"),
    ],
)
async def test_each_button_opens_what_it_says(
    office: Office, text: str, label: str, opened: str
) -> None:
    phone = await puzzled(office, AN, text)
    assert len(phone.labels()) == 3
    phone.tap(label)
    await phone.sees(opened)


async def test_words_nothing_was_understood_of_are_not_said_to_be_understood(
    office: Office,
) -> None:
    phone = await puzzled(office, AN, "bla bla")
    assert phone.last().text.startswith("Bot chưa hiểu ý anh/chị")
    phone.say("bla bla tháng 5")
    text = (await phone.sees()).text
    assert "Phần đã hiểu: tháng 5/2024." in text
    assert "Phần chưa rõ: “bla bla”." in text


@pytest.mark.parametrize("text", ["cảm ơn", "ok", "thôi", "Cảm ơn em nhé"])
async def test_thanks_are_answered_shortly_and_not_kept(office: Office, text: str) -> None:
    phone = await puzzled(office, AN, "việc của tôi tháng 5", text)
    assert phone.last().text == "Dạ. Khi cần, anh/chị cứ nhắn."
    assert await kept(office) == []
    phone.say("còn tháng sau?")
    await phone.sees("Việc của anh/chị, tháng 6/2024")


@pytest.mark.parametrize("text", ["/khonghieu@ten_bot_khac", "/gi_do", "/gi_do tháng 5"])
async def test_an_unknown_command_is_said_so_and_not_kept(office: Office, text: str) -> None:
    phone = await puzzled(office, AN, text)
    assert "không có lệnh này" in phone.last().text
    assert await kept(office) == []


async def test_a_stranger_with_any_command_learns_how_to_enrol(office: Office) -> None:
    stranger = office.phone("Người lạ")
    stranger.say("/gi_do")
    await stranger.sees("xin văn phòng cấp liên kết")


@pytest.mark.parametrize(
    "text", ["asdf việc của phòng Nghiệm thu tháng 5", "việc của phòng Nghiệm thu tháng 5"]
)
async def test_a_period_understood_is_offered_though_the_name_is_not(
    office: Office, text: str
) -> None:
    phone = await puzzled(office, CHI, text)
    assert "Việc của tôi, tháng 5/2024" in phone.labels()


async def test_a_forged_reading_is_not_counted_for_words_that_do_not_offer_it(
    office: Office,
) -> None:
    phone = await puzzled(office, AN, "asdf aa")
    phone.forge("r:1:a::-:0:ung ho anh giang")
    await phone.sees("ung ho anh giang")
    phone.forge("r:1:m:q:-:0:")
    await phone.sees("quá hạn")
    phone.say("việc số 2")  # answered after the two taps
    await phone.sees("Việc 2")
    assert (await kept(office))[0].chosen == {"Việc của tôi, quá hạn": 1}


async def test_words_go_on_from_a_reading_that_was_opened(office: Office) -> None:
    phone = await puzzled(office, AN, "asdf tháng 5")
    phone.tap("Việc của tôi, tháng 5/2024")
    await phone.sees("3 việc")
    phone.say("còn tháng sau?")
    await phone.sees("Việc của anh/chị, tháng 6/2024")


@pytest.mark.parametrize("text", ["việc tháng 13", "bao nhiêu việc tháng 13", "tháng 13"])
async def test_a_month_that_cannot_be_is_named(office: Office, text: str) -> None:
    phone = await puzzled(office, AN, text)
    assert "“tháng 13” không có trong lịch" in phone.last().text
    assert await kept(office) == []


async def test_a_name_nobody_has_is_said_and_the_nearest_offered(office: Office) -> None:
    phone = await puzzled(office, DUNG, "việc của phòng Nghiệm thu")
    assert "Không thấy đơn vị hay người nào tên “phòng Nghiệm thu”" in phone.last().text
    phone.tap("Việc của Phòng Nghiệp vụ")
    await phone.sees("Việc của Phòng Nghiệp vụ")


async def test_a_name_one_may_not_list_is_not_offered(office: Office) -> None:
    phone = await puzzled(office, CHI, "việc của phòng Nghiệm thu")
    assert not [label for label in phone.labels() if "Nghiệp vụ" in label]


async def test_repeats_count_however_they_are_typed(office: Office) -> None:
    phone = await puzzled(office, AN, "Chốt số PII", "chot so pii", "CHỐT  SỐ PII ")
    await puzzled(office, CHI, "khác hẳn xyz")
    first, second = await kept(office)
    assert (first.text, first.count, first.folded) == ("CHỐT SỐ PII", 3, "chot so pii")
    assert (second.count, second.org_id) == (1, 1)
    assert phone.user_id not in vars(first).values()


@pytest.mark.parametrize("text", ["🙂", "?", "123456789012345", "...", "\u200b"])
async def test_signs_are_not_kept(office: Office, text: str) -> None:
    await puzzled(office, AN, text)
    assert await kept(office) == []


async def test_what_is_understood_is_not_kept(office: Office) -> None:
    await puzzled(office, AN, "việc của tôi tháng 5", "còn tháng sau?", "việc số 2")
    assert await kept(office) == []


async def test_the_longest_message_is_answered_and_kept_short(office: Office) -> None:
    phone = await puzzled(office, AN, "asdf <b>" + "x" * 4088)
    assert len(phone.last().text) < 4096
    (one,) = await kept(office)
    assert len(one.text) == 200


async def test_a_flood_of_one_person_is_bounded(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrases, "MOST_A_DAY", 2)
    phone = await puzzled(office, AN, "asdf aa", "asdf bb", "asdf cc", "asdf dd")
    assert len(phone.labels()) == 3
    assert [one.text for one in await kept(office)] == ["asdf aa", "asdf bb"]
    await puzzled(office, CHI, "asdf ee")
    assert len(await kept(office)) == 3
    office.clock.move_to(NOW.replace(day=16))
    phone.say("asdf ff")
    await phone.sees()
    assert len(await kept(office)) == 4


async def test_the_office_sees_them_most_frequent_first(office: Office) -> None:
    await puzzled(office, AN, "asdf một lần", "qwer <b>hai</b> lần", "qwer <b>hai</b> lần")
    phone = await puzzled(office, GIANG, "/khonghieu")
    text = phone.last().text
    assert text.startswith("2 câu bot chưa hiểu")
    assert text.index("1. “qwer <b>hai</b> lần” (2 lần") < text.index("2. “asdf một lần” (1 lần")


async def test_what_people_chose_is_shown(office: Office) -> None:
    phone = await puzzled(office, AN, "asdf tháng 5")
    phone.tap("Việc của tôi, tháng 5/2024")
    await phone.sees("3 việc")
    keeper = await puzzled(office, GIANG, "/khonghieu")
    assert "đã chọn: Việc của tôi, tháng 5/2024 (1)" in keeper.last().text


async def test_one_is_put_away_and_stays_away(office: Office) -> None:
    officer = await puzzled(office, AN, "asdf aa", "asdf aa", "asdf bb")
    phone = await puzzled(office, GIANG, "/khonghieu")
    phone.tap("Đã xem 1")
    text = (await phone.sees("1 câu bot chưa hiểu")).text
    assert "asdf bb" in text
    assert "asdf aa" not in text
    officer.say("asdf aa")
    await officer.sees()
    phone.say("/khonghieu")
    assert "asdf aa" not in (await phone.sees("1 câu")).text
    phone.tap("Đã xem 1")
    await phone.sees("Không có câu nào chờ xem")


async def test_they_come_in_pages_of_eight(office: Office) -> None:
    await puzzled(office, AN, *(f"asdf {letter * 3}" for letter in "abcdefghij"))
    phone = await puzzled(office, GIANG, "/khonghieu")
    assert phone.last().text.startswith("10 câu")
    assert [label for label in phone.labels() if label.startswith("Đã xem")] == [
        f"Đã xem {place}" for place in range(1, 9)
    ]
    phone.tap("Trang 2/2")
    assert "10. “asdf" in (await phone.sees("9. “asdf")).text
    phone.tap("Trang trước")
    await phone.sees("1. “asdf")


async def test_all_of_them_can_be_taken_along(office: Office) -> None:
    officer = await puzzled(office, AN, "asdf\taa\n=1+1", "qwer bb", "qwer bb")
    officer.tap("Tìm “qwer bb”")
    await officer.sees("Không có việc nào")
    phone = await puzzled(office, GIANG, "/khonghieu")
    phone.tap("Đã xem 1")
    await phone.sees("1 câu")
    phone.tap("Tải về")
    sent = await phone.sees()
    stored = office.world.files.get(sent.file_id or "")
    assert stored
    file = office.world.files.content(stored).decode("utf-8-sig")
    head, first, second = file.splitlines()
    assert head.split("\t")[-1] == "Câu"
    assert first.split("\t") == [
        "2",
        "15/5/2024",
        "15/5/2024",
        "có",
        "Tìm “qwer bb” (1)",
        "qwer bb",
    ]
    assert second.split("\t")[-1] == "asdf aa =1+1"


@pytest.mark.parametrize("name", [AN, BINH, DUNG])
@pytest.mark.parametrize("data", ["k:0", "k:0:1", "k:d"])
async def test_others_are_refused_by_command_and_button(
    office: Office, name: str, data: str
) -> None:
    phone = await puzzled(office, name, "asdf aa", "/khonghieu")
    assert "Chỉ văn phòng" in phone.last().text
    phone.forge(data)
    await phone.is_told("Chỉ văn phòng")
    assert (await kept(office))[0].seen_at is None


async def test_another_offices_phrases_stay_its_own(office: Office) -> None:
    async with office.database.write() as session:
        session.add(Organisation(id=2, name="Sở khác", created_at=NOW))
        await session.flush()
        session.add(
            UnknownPhrase(
                id=77, org_id=2, folded="bi mat", text="bí mật", first_at=NOW, last_at=NOW
            )
        )
    phone = await puzzled(office, GIANG, "/khonghieu")
    assert "bí mật" not in phone.last().text
    phone.forge("k:0:77")
    phone.forge("r:77:m::-:0:")
    phone.say("việc số 2")  # answered after the two taps
    await phone.sees("Việc 2")
    (other,) = await kept(office)
    assert (other.seen_at, other.chosen) == (None, {})


@pytest.mark.parametrize("data", ["r:1:u2::-:0:", "q:1:6", "r:1:p3::-:0:"])
async def test_a_forged_reading_opens_nothing_and_counts_for_nothing(
    office: Office, data: str
) -> None:
    phone = await puzzled(office, AN, "asdf aa")
    hidden = await office.task("6")
    phone.forge(data.replace("q:1:6", f"q:1:{hidden.id}"))
    await phone.is_told()
    assert "Thanh tra" not in phone.last().text
    assert (await kept(office))[0].chosen == {}


async def test_the_help_of_the_office_names_the_command(office: Office) -> None:
    assert "/khonghieu" in (await puzzled(office, GIANG, "/help")).last().text
    assert "/khonghieu" not in (await puzzled(office, AN, "/help")).last().text
    async with office.database.write() as session:
        admin = await session.merge(await office.person(BINH))
        admin.roles = ["admin"]
    text = (await puzzled(office, BINH, "/help")).last().text
    assert "/khonghieu" not in text
    assert "gửi tệp kế hoạch" in text


async def test_everybody_is_told_that_such_words_are_kept(office: Office) -> None:
    assert "không kèm tên người gõ" in (await puzzled(office, AN, "/help")).last().text
