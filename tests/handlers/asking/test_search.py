"""Looking for words in chat: what is found, how it is shown, and to whom."""

import pytest

from bot.demo.standin.state import Message
from tests.handlers.conftest import AN, CHI, DUNG, GIANG, Office


def bold(message: Message) -> list[str]:
    """The parts of a text that Telegram was told to show in bold."""
    wide = message.text.encode("utf-16-le")
    return [
        wide[2 * one.offset : 2 * (one.offset + one.length)].decode("utf-16-le")
        for one in message.entities
        if one.type == "bold"
    ]


@pytest.mark.parametrize("question", ["tìm đo lường", "tim do luong", "TÌM ĐO LƯỜNG"])
async def test_found_words_are_bold_in_the_plans_own_spelling(
    office: Office, question: str
) -> None:
    phone = await office.enrolled(DUNG)
    phone.say(question)
    found = await phone.sees("Kết quả tìm “đo lường”")
    assert "1 việc." in found.text
    assert "đo lường" in bold(found)


async def test_pages_of_a_search_turn_and_count_alike(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("tìm hội nghị chuyên đề")
    first = await phone.sees("10 việc.")
    phone.tap("Trang 2/2")
    second = await phone.sees("Hội nghị chuyên đề 19")
    assert second.id == first.id
    assert "10 việc." in second.text


async def test_a_slip_finds_what_was_meant_and_says_so(office: Office) -> None:
    phone = await office.enrolled(DUNG)
    phone.say("tìm danh mụch")
    await phone.sees("Không có “danh mụch”; kết quả cho “danh mục”")


async def test_a_result_is_found_by_its_document_at_once(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("xong việc 4")
    await phone.sees("Báo kết quả việc 4")
    phone.say("Công văn số 450/SKHCN-QLKH ngày 14/5/2024")
    await phone.sees("450/SKHCN-QLKH")
    phone.tap("Xong")
    await phone.sees("hoàn thành")
    phone.say("tìm 450/skhcn")
    found = await phone.sees("Rà soát danh mục")
    assert "Văn bản: 450/SKHCN-QLKH" in found.text


async def test_nobody_finds_what_they_may_not_see(office: Office) -> None:
    phone = await office.enrolled(AN)
    phone.say("tìm thanh tra đo lường")
    found = await phone.sees()
    assert "Thanh tra đo lường" not in found.text
    other = await office.enrolled(CHI)
    other.say("tìm thanh tra đo lường")
    await other.sees("Thanh tra đo lường")


@pytest.mark.parametrize(
    "words", ['"', "*", "<b>", "a' OR 1=1 --", "NEAR(", "(", "🙂", "x" * 4000, "đo " * 1300]
)
async def test_any_signs_get_a_calm_answer(office: Office, words: str) -> None:
    phone = await office.enrolled(GIANG)
    phone.say(f"tìm {words}"[:4096])
    assert "lỗi" not in (await phone.sees()).text.lower()
