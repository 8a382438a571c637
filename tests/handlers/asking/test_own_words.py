"""The office words the bot's messages itself, in chat."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.reminders.scheduler import plan_due
from bot.storage import Event, Organisation, Wording
from tests.handlers.conftest import AN, BINH, GIANG, NOW, Office
from tests.standin_person import Phone

ALREADY_DONE = "Bot không có lệnh này."


async def opened(office: Office, said: str, label: str) -> Phone:
    """The office's phone with the card of a message it found by these words."""
    phone = await office.enrolled(GIANG)
    phone.say(f"/cauchu {said}")
    await phone.sees("chọn câu cần sửa")
    phone.tap(label)
    await phone.sees("Đang dùng:")
    return phone


async def reworded(office: Office, said: str, label: str, text: str) -> Phone:
    phone = await opened(office, said, label)
    phone.say(text)
    await phone.sees("Câu mới sẽ hiện thế này")
    phone.tap("Dùng câu này")
    await phone.sees("Đã đổi.")
    return phone


async def rewordings(office: Office) -> list[tuple[str, str, str]]:
    async with office.database.read() as session:
        rows = await session.scalars(select(Wording))
        return [(row.language, row.key, row.text) for row in rows]


async def test_a_new_text_is_what_everybody_reads_from_then_on(office: Office) -> None:
    await reworded(office, "bot không có lệnh này", ALREADY_DONE, "Không có lệnh đó, gõ /help.")
    an = await office.enrolled(AN)
    an.say("/khongco")
    await an.sees("Không có lệnh đó, gõ /help.")


async def test_the_card_says_what_the_bot_fills_in(office: Office) -> None:
    phone = await opened(office, "Chào anh/chị", "Chào anh/chị ‹tên›")
    text = phone.last().text
    assert "‹tên›, ví dụ “Lê Văn An”" in text
    assert "welcome" not in text
    assert "$" not in text


@pytest.mark.parametrize("said", ["Kính chào ‹tên›.", "Kính chào ‹ Ten ›.", "Kính chào { $name }."])
async def test_what_the_bot_fills_in_is_typed_as_it_is_shown(office: Office, said: str) -> None:
    await reworded(office, "Chào anh/chị", "Chào anh/chị ‹tên›", said)
    assert await rewordings(office) == [("vi", "welcome", "Kính chào { $name }.")]


async def test_the_preview_is_filled_in_and_changes_nothing(office: Office) -> None:
    phone = await opened(office, "Chào anh/chị", "Chào anh/chị ‹tên›")
    phone.say("Kính chào {name}.")
    preview = await phone.sees("Câu mới sẽ hiện thế này")
    assert "Kính chào Lê Văn An." in preview.text
    assert await rewordings(office) == []


async def test_back_to_the_original(office: Office) -> None:
    phone = await reworded(office, "Chào anh/chị", "Chào anh/chị ‹tên›", "Kính chào {name}.")
    phone.tap("Về câu gốc")
    await phone.sees("Đã về câu gốc.")
    assert await rewordings(office) == []


async def test_every_change_is_on_record(office: Office) -> None:
    phone = await reworded(office, "Chào anh/chị", "Chào anh/chị ‹tên›", "Kính chào {name}.")
    phone.tap("Về câu gốc")
    await phone.sees("Đã về câu gốc.")
    async with office.database.read() as session:
        found = await session.scalars(select(Event).where(col(Event.action) == "reworded"))
        said = [event.after["text"] for event in found]
    assert (said[0], len(said)) == ("Kính chào { $name }.", 2)


async def test_a_key_of_the_standing_keyboard_still_works_in_new_words(office: Office) -> None:
    await reworded(office, "menu-late", "Việc quá hạn", "Việc trễ")
    an = await office.enrolled(AN)
    an.tap("Việc trễ")
    await an.sees("Rà soát danh mục")


async def test_words_that_are_a_question_are_taken_as_the_new_text(office: Office) -> None:
    phone = await opened(office, "menu-mine", "Việc của tôi")
    phone.say("việc của tôi tháng 5")
    await phone.sees("Câu mới sẽ hiện thế này")


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("Chào <b>anh/chị</b>", "chỉ nhận chữ thường"),
        ("Chào anh/chị &lt;", "chỉ nhận chữ thường"),
        ("Chào {ten}", "Bot không điền “ten” vào câu này. Phần được dùng: ‹tên›."),
        ("Chào ‹tuổi›", "Bot không điền “tuổi” vào câu này. Phần được dùng: ‹tên›."),
        ("Chào {", "Ngoặc nhọn chỉ dùng"),
        ("x" * 4000, "Câu mới dài quá"),
        ("\u200b\u202e", "Câu mới chưa có chữ nào"),
    ],
)
async def test_what_cannot_be_said_is_refused_in_one_sentence(
    office: Office, text: str, refusal: str
) -> None:
    phone = await opened(office, "Chào anh/chị", "Chào anh/chị ‹tên›")
    phone.say(text)
    await phone.sees(refusal)
    assert await rewordings(office) == []


async def test_after_a_refusal_the_next_words_are_taken(office: Office) -> None:
    phone = await opened(office, "Chào anh/chị", "Chào anh/chị ‹tên›")
    phone.say("Chào <b>")
    await phone.sees("chỉ nhận chữ thường")
    phone.say("Chào {name}")
    await phone.sees("Câu mới sẽ hiện thế này")


async def test_only_the_preview_of_the_newest_text_can_be_kept(office: Office) -> None:
    phone = await opened(office, "Chào anh/chị", "Chào anh/chị ‹tên›")
    phone.say("Chào {name}")
    first = await phone.sees("Câu mới sẽ hiện thế này")
    phone.say("Kính chào {name}")
    await phone.sees("Kính chào Lê Văn An")
    assert phone.chat.messages[first.id].buttons is None


async def test_the_second_of_two_people_gets_the_new_state_and_is_told(office: Office) -> None:
    phone = await opened(office, "Chào anh/chị", "Chào anh/chị ‹tên›")
    phone.say("Chào {name}")
    await phone.sees("Câu mới sẽ hiện thế này")
    async with office.database.write() as session:
        office_row = await session.get_one(Organisation, 1)
        office_row.words_version = 7
        session.add(
            Wording(
                org_id=1,
                language="vi",
                key="welcome",
                text="Kính chào",
                changed_at=office.clock.now(),
            )
        )
    phone.tap("Dùng câu này")
    card = await phone.sees("vừa được người khác sửa")
    assert "Đang dùng:\nKính chào" in card.text
    assert [text for _, _, text in await rewordings(office)] == ["Kính chào"]


async def test_a_second_tap_changes_nothing_more(office: Office) -> None:
    phone = await opened(office, "Chào anh/chị", "Chào anh/chị ‹tên›")
    phone.say("Chào {name}")
    preview = await phone.sees("Câu mới sẽ hiện thế này")
    phone.tap("Dùng câu này")
    await phone.sees("Đã đổi.")
    phone.forge("ck:vi:welcome", message_id=preview.id)
    await phone.is_told()
    assert await rewordings(office) == [("vi", "welcome", "Chào { $name }")]


@pytest.mark.parametrize("name", [AN, BINH])
async def test_nobody_but_the_office_may(office: Office, name: str) -> None:
    phone = await office.enrolled(name)
    phone.say("/cauchu")
    await phone.sees("Chỉ văn phòng và quản trị")
    for data in ("co:vi:welcome", "ck:vi:welcome", "cr:vi:welcome"):
        phone.forge(data)
        await phone.is_told()
    assert await rewordings(office) == []


async def test_a_stranger_learns_only_how_to_enrol(office: Office) -> None:
    phone = office.phone("Người lạ")
    phone.say("/cauchu")
    await phone.sees("liên kết ghi danh")


@pytest.mark.parametrize("data", ["co:vi:khong-co", "co:fr:welcome", "co:vi:cli-id", "co:vi:"])
async def test_a_forged_key_or_language_is_no_message(office: Office, data: str) -> None:
    phone = await office.enrolled(GIANG)
    phone.forge(data)
    await phone.is_told("Bot không ")


async def test_leaving_half_way_keeps_the_text_in_use(office: Office) -> None:
    phone = await opened(office, "Chào anh/chị", "Chào anh/chị ‹tên›")
    phone.say("Chào {name}")
    await phone.sees("Câu mới sẽ hiện thế này")
    phone.say("/huy")
    await phone.sees("câu đang dùng giữ nguyên")
    assert await rewordings(office) == []


async def test_a_half_typed_text_survives_a_restart(office: Office) -> None:
    phone = await opened(office, "Chào anh/chị", "Chào anh/chị ‹tên›")
    phone.say("Chào {name}")
    await phone.sees("Câu mới sẽ hiện thế này")
    await office.restart()
    phone.tap("Dùng câu này")
    await phone.sees("Đã đổi.")


async def test_the_morning_message_uses_the_same_words(office: Office) -> None:
    said = "Bấm tên việc để xem hoặc báo"
    await reworded(office, said, said, "Chạm tên để mở việc.")
    an = await office.enrolled(AN)
    office.clock.move_to(NOW + timedelta(days=2))
    await plan_due(office.database, office.clock)
    await an.sees("Chạm tên để mở việc.")


async def test_a_stranger_reads_the_words_of_the_only_office(office: Office) -> None:
    said = "Xin liên hệ Văn phòng, phòng 203, để ghi danh."
    await reworded(office, "error-stranger", "Bot này nhắc việc", said)
    phone = office.phone("Người lạ")
    phone.say("xin chào")
    await phone.sees(said)
