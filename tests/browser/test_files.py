"""Documents, pictures and albums."""

import pytest

from tests.browser.conftest import HOA, OpenChat
from tests.browser.samples import PDF, picture, pictures, upload
from tests.browser.scripted_bot import ScriptedBot

pytestmark = pytest.mark.browser


async def test_a_document_goes_up_and_comes_down_unchanged(
    open_chat: OpenChat, bot: ScriptedBot
) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    file = upload("Quyết định 123.pdf", PDF, "application/pdf")
    await phone.attach([file], caption="số 123/QĐ")
    message = await bot.hear("message")
    assert message["document"]["file_name"] == "Quyết định 123.pdf"
    assert message["caption"] == "số 123/QĐ"
    assert await phone.download("Quyết định 123.pdf") == PDF


async def test_a_document_of_the_bot_can_be_fetched(open_chat: OpenChat, bot: ScriptedBot) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    await phone.say("/start")
    await bot.call("sendDocument", chat_id=HOA, document=("kq.pdf", PDF, "application/pdf"))
    assert await phone.download("kq.pdf") == PDF


async def test_a_picture_goes_as_a_photo_and_opens_large(
    open_chat: OpenChat, bot: ScriptedBot
) -> None:
    chat = await open_chat(HOA)
    phone = chat.phone(HOA)
    await phone.attach([upload("anh.png", picture(), "image/png")])
    assert (await bot.hear("message"))["photo"]
    shown = phone.element.get_by_test_id("photo")
    await shown.click()
    loaded = "picture => picture.decode().then(() => picture.naturalWidth)"
    assert await chat.page.get_by_test_id("lightbox").locator("img").evaluate(loaded) == 120


async def test_a_picture_can_go_as_a_file(open_chat: OpenChat, bot: ScriptedBot) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    await phone.attach([upload("anh.png", picture(), "image/png")], as_photo=False)
    assert (await bot.hear("message"))["document"]["file_name"] == "anh.png"


async def test_several_pictures_make_one_album(open_chat: OpenChat, bot: ScriptedBot) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    await phone.attach(pictures(3), caption="Ba ảnh")
    heard = [await bot.hear("message") for _ in range(3)]
    assert len({message["media_group_id"] for message in heard}) == 1
    album = await phone.from_person("Ba ảnh")
    assert await album.get_by_test_id("photo").count() == 3
    assert await phone.messages.count() == 1


async def test_a_pasted_picture_waits_in_the_tray(open_chat: OpenChat) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    paste = """box => {
      const data = new DataTransfer();
      data.items.add(new File(["x"], "dan.png", { type: "image/png" }));
      box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, cancelable: true }));
    }"""
    await phone.element.get_by_test_id("composer").evaluate(paste)
    await phone.element.get_by_test_id("tray").filter(has_text="dan.png").wait_for()


async def test_dropped_files_wait_in_the_tray_and_can_be_taken_out(open_chat: OpenChat) -> None:
    phone = (await open_chat(HOA)).phone(HOA)
    drop = """phone => {
      const data = new DataTransfer();
      for (const name of ["a.pdf", "b.pdf"]) data.items.add(new File(["x"], name));
      phone.dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
    }"""
    await phone.element.evaluate(drop)
    tray = phone.element.get_by_test_id("tray")
    await tray.get_by_role("button", name="Bỏ a.pdf").click()
    assert await tray.locator(".file-name").all_inner_texts() == ["b.pdf"]
