"""Files go along by the id Telegram knows them by; what it does not know is uploaded, once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.storage import BroadcastFile
from tests.handlers.broadcasts.steps import send_now, written
from tests.handlers.conftest import CHI, Office
from tests.standin_person import Phone


async def _scheduled_with(office: Office, *files: tuple[str, bytes]) -> Phone:
    """In an hour, with files whose ids are another bot's."""
    phone = await written(office, "đôn đốc Thanh tra nộp báo cáo")
    if len(files) > 1:
        phone.send_files(list(files))
    else:
        phone.send_file(*files[0])
    await phone.sees(f"Tệp kèm ({len(files)})")
    phone.tap("Hẹn giờ")
    await phone.sees("Gửi lúc nào")
    phone.tap("Một giờ nữa")
    await phone.sees("Lúc gửi: 10:00")
    phone.tap("Hẹn gửi")
    await phone.sees("Đã hẹn gửi")
    async with office.database.write() as session:
        for file in await session.scalars(select(BroadcastFile)):
            file.telegram_file_id = f"of-another-bot-{file.name}"
    return phone


@pytest.mark.parametrize("count", [1, 2], ids=["one file", "an album"])
async def test_the_id_an_upload_brings_is_kept_for_the_others(office: Office, count: int) -> None:
    chi = await office.enrolled(CHI)
    files = [(f"{number}.pdf", b"%%PDF-%d" % number) for number in range(count)]
    phone = await _scheduled_with(office, *files)
    office.clock.move_to(office.clock.now() + timedelta(hours=1, minutes=1))
    await chi.sees("nộp báo cáo")
    await phone.sees("Đã gửi xong")
    async with office.database.read() as session:
        for file in await session.scalars(select(BroadcastFile)):
            stored = office.world.files.get(file.telegram_file_id)
            assert stored is not None
            assert stored.name == file.name


async def test_files_go_along_by_the_id_telegram_knows(office: Office) -> None:
    chi = await office.enrolled(CHI)
    phone = await written(office, "đôn đốc Thanh tra nộp báo cáo")
    phone.send_file("mau-bao-cao.pdf", b"%PDF-1.4 mau")
    await phone.sees("Tệp kèm (1): mau-bao-cao.pdf")
    await send_now(phone, 1)
    message = await chi.sees("nộp báo cáo")
    assert message.file_id
    assert chi.button("Đã nhận")


async def test_an_album_comes_before_the_words_and_their_button(office: Office) -> None:
    chi = await office.enrolled(CHI)
    phone = await written(office, "đôn đốc Thanh tra nộp báo cáo")
    phone.send_files([("a.pdf", b"%PDF-a"), ("b.pdf", b"%PDF-b")])
    await phone.sees("Tệp kèm (2): a.pdf, b.pdf")
    await send_now(phone, 1)
    await chi.sees("nộp báo cáo")
    kinds = [bool(one.file_id) for one in chi.from_bot()][-3:]
    assert kinds == [True, True, False]


async def test_a_file_telegram_does_not_know_any_more_is_uploaded(office: Office) -> None:
    chi = await office.enrolled(CHI)
    phone = await written(office, "đôn đốc Thanh tra nộp báo cáo")
    phone.send_file("mau.pdf", b"%PDF-1.4 mau")
    await phone.sees("Tệp kèm (1)")
    phone.tap("Hẹn giờ")
    await phone.sees("Gửi lúc nào")
    phone.tap("Một giờ nữa")
    await phone.sees("Lúc gửi: 10:00")
    phone.tap("Hẹn gửi")
    await phone.sees("Đã hẹn gửi")
    async with office.database.write() as session:
        file = (await session.scalars(select(BroadcastFile))).one()
        file.telegram_file_id = "of-another-bot"
    office.clock.move_to(office.clock.now() + timedelta(hours=1, minutes=1))
    message = await chi.sees("nộp báo cáo")
    stored = office.world.files.get(str(message.file_id))
    assert stored is not None
    assert office.world.files.content(stored) == b"%PDF-1.4 mau"
    assert stored.name == "mau.pdf"


async def test_a_program_is_refused_and_goes_nowhere(office: Office) -> None:
    chi = await office.enrolled(CHI)
    phone = await written(office, "đôn đốc Thanh tra nộp báo cáo")
    phone.send_file("cai-dat.exe", b"MZ")
    await phone.sees("cai-dat.exe")
    await send_now(phone, 1)
    message = await chi.sees("nộp báo cáo")
    assert message.file_id is None
    assert not [one for one in phone.from_bot() if "Tệp kèm" in one.text]
    async with office.database.read() as session:
        assert (await session.scalars(select(BroadcastFile))).all() == []
