"""What is typed comes to the recipients as it was typed: lines, bold, links."""

import pytest

from bot.demo.standin import acts
from bot.demo.standin.entities import Formatted, detected, in_order
from bot.demo.standin.markup import parse_html
from bot.demo.standin.state import Message
from tests.handlers.broadcasts.steps import send_now, written
from tests.handlers.conftest import CHI, GIANG, Office


@pytest.fixture
def formatting(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed on a phone has format, written as HTML."""

    def typed(html: str) -> Formatted:
        read = parse_html(html)
        return Formatted(read.text, in_order([*read.entities, *detected(read.text)]))

    monkeypatch.setattr(acts, "_typed", typed)


def formats(message: Message) -> list[tuple[str, str]]:
    """Each part of a message that has a format: which, and its words."""
    raw = message.text.encode("utf-16-le")
    return [
        (one.type, raw[2 * one.offset : 2 * (one.offset + one.length)].decode("utf-16-le"))
        for one in message.entities
    ]


@pytest.mark.parametrize("how", ["/dondoc", "đôn đốc"])
async def test_lines_stay_lines(office: Office, how: str) -> None:
    phone = await office.enrolled(GIANG)
    phone.say(f"{how} Thanh tra:\n1. Nộp báo cáo\n2. Gửi số liệu")
    card = await phone.sees("Gửi tới: Thanh tra")
    assert "\n1. Nộp báo cáo\n2. Gửi số liệu" in card.text


@pytest.mark.usefixtures("formatting")
async def test_format_after_the_command_comes_to_the_recipient(office: Office) -> None:
    chi = await office.enrolled(CHI)
    phone = await office.enrolled(GIANG)
    phone.say("/dondoc Thanh tra: <b>Nộp</b> báo cáo\ntheo <i>mẫu</i>")
    await phone.sees("Gửi tới: Thanh tra")
    await send_now(phone, 1)
    message = await chi.sees("Nộp báo cáo\ntheo mẫu")
    assert ("bold", "Nộp") in formats(message)
    assert ("italic", "mẫu") in formats(message)


@pytest.mark.usefixtures("formatting")
async def test_format_and_links_of_typed_words_come_to_the_recipient(office: Office) -> None:
    chi = await office.enrolled(CHI)
    phone = await office.enrolled(GIANG)
    phone.say("/dondoc")
    await phone.sees("gõ nội dung")
    phone.say('<b>Nộp</b> <a href="https://so.gov.vn/mau">báo cáo</a>')
    await phone.sees("Gửi cho những ai")
    phone.say("Thanh tra")
    await phone.sees("1 người nhận")
    phone.tap("Tiếp")
    await phone.sees("Nội dung:")
    await send_now(phone, 1)
    found = formats(await chi.sees("Nộp báo cáo"))
    assert ("bold", "Nộp") in found
    assert ("text_link", "báo cáo") in found


@pytest.mark.usefixtures("formatting")
async def test_format_of_a_plain_message_comes_to_the_sample_and_the_recipient(
    office: Office,
) -> None:
    chi = await office.enrolled(CHI)
    phone = await office.enrolled(GIANG)
    phone.say(
        'đôn đốc Thanh tra: <b>Nộp</b> <a href="https://so.gov.vn/mau">báo cáo</a>\n<i>gấp</i>'
    )
    await phone.sees("Gửi tới: Thanh tra")
    phone.tap("Gửi thử cho tôi")
    sample = await phone.sees("Nộp báo cáo\ngấp")
    await send_now(phone, 1)
    for message in (sample, await chi.sees("Nộp báo cáo\ngấp")):
        found = formats(message)
        assert {("bold", "Nộp"), ("text_link", "báo cáo"), ("italic", "gấp")} <= set(found)


@pytest.mark.parametrize(
    ("text", "is_hinted"), [("Nộp **gấp**", True), ("Nộp *gấp* nhé", True), ("Nộp 5*3 tờ", False)]
)
async def test_asterisks_stay_as_typed_with_a_hint(
    office: Office, text: str, is_hinted: bool
) -> None:
    chi = await office.enrolled(CHI)
    phone = await written(office, f"đôn đốc Thanh tra: {text}")
    card = phone.last().text
    assert ("Dấu * được gửi như đã gõ" in card) is is_hinted
    await send_now(phone, 1)
    assert text in (await chi.sees("Nộp")).text


async def test_a_caption_that_is_not_taken_is_said(office: Office) -> None:
    phone = await written(office, "đôn đốc Thanh tra nộp báo cáo")
    phone.send_file("mau.pdf", b"%PDF-1.4 mau", caption="Nộp trước 30/6")
    await phone.sees("Lời ghi dưới tệp không thay nội dung đã có")
    assert not [one for one in phone.from_bot() if "Nộp trước 30/6" in one.text]


async def test_a_caption_is_the_words_where_there_are_none(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("/dondoc")
    await phone.sees("gõ nội dung")
    phone.send_file("mau.pdf", b"%PDF-1.4 mau", caption="Nộp trước 30/6")
    await phone.sees("Gửi cho những ai")
    assert not [one for one in phone.from_bot() if "Lời ghi dưới tệp" in one.text]
