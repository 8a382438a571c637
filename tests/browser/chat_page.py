"""The chat page as a test uses it: whose phone, what is said, tapped, attached, and the clock."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import FilePayload, Locator, Page

NARROW = (390, 844)
WIDE = (1280, 800)
PATIENCE_MS = 10_000


class ChatPage:
    """The whole page; a phone on it is had by its person's id."""

    def __init__(self, page: "Page", address: str) -> None:
        self.page = page
        self.address = address
        page.set_default_timeout(PATIENCE_MS)

    async def open(self, *people: int) -> None:
        """Loads the page with these people's phones on it."""
        await self.page.goto(f"{self.address}/#{','.join(map(str, people))}")
        await self.page.get_by_test_id("clock-now").filter(has_text="/").wait_for()

    async def choose(self, person: int) -> "Phone":
        """Takes a person's phone in place of the one in front."""
        return await self._choose(f"person-{person}", person)

    async def choose_beside(self, person: int) -> "Phone":
        """Lays a person's phone beside the others; wide screens only."""
        return await self._choose(f"person-beside-{person}", person)

    async def add_stranger(self, name: str) -> None:
        """Invents somebody the office does not know; their phone comes to the front."""
        await self._show_people()
        await self.page.get_by_test_id("person-add-name").fill(name)
        await self.page.get_by_test_id("person-add").click()
        await self.page.locator(".phone", has_text=name).wait_for()

    async def people(self, words: str = "") -> list[str]:
        """The names in the list that a search leaves."""
        await self._show_people()
        await self.page.get_by_test_id("person-search").fill(words)
        return await self.page.locator(".person b").all_inner_texts()

    def phone(self, person: int) -> "Phone":
        return Phone(self.page.get_by_test_id(f"phone-{person}"))

    async def unread(self, person: int, count: int) -> None:
        """Waits until the list shows so many unread messages of a person."""
        await self.page.get_by_test_id(f"unread-{person}").filter(has_text=str(count)).wait_for()

    async def clock(self) -> str:
        return await self.page.get_by_test_id("clock-now").inner_text()

    async def plus_hour(self) -> None:
        await self._control("clock-plus-hour")

    async def plus_day(self) -> None:
        await self._control("clock-plus-day")

    async def plus_week(self) -> None:
        await self._control("clock-plus-week")

    async def next_morning(self) -> None:
        await self._control("clock-next-morning")

    async def set_clock(self, wall: str) -> None:
        """Moves to an office time such as 2024-05-22T08:00."""
        await self._show_controls()
        await self.page.get_by_test_id("clock-at").fill(wall)
        await self._control("clock-set")

    async def until_clock(self, words: str) -> None:
        await self.page.get_by_test_id("clock-now").filter(has_text=words).wait_for()

    async def restart_bot(self) -> None:
        """Restarts the bot and waits until it is said to run again."""
        async with self.page.expect_response("**/api/bot/restart"):
            await self._control("bot-restart")
        await self.page.locator("[data-testid=bot-state][data-state=running]").wait_for()

    async def overflow(self) -> int:
        """By how many pixels the page is wider than the screen."""
        return int(await self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))

    async def _choose(self, testid: str, person: int) -> "Phone":
        await self._show_people()
        await self.page.get_by_test_id("person-search").fill("")
        await self.page.get_by_test_id(testid).click()
        phone = self.phone(person)
        await phone.element.wait_for()
        return phone

    async def _show_people(self) -> None:
        if not await self.page.get_by_test_id("person-search").is_visible():
            button = self.page.locator("[data-testid=person-switch], [data-testid=choose]")
            await button.first.click()

    async def _show_controls(self) -> None:
        if not await self.page.get_by_test_id("clock-set").is_visible():
            await self.page.get_by_test_id("bar-toggle").click()

    async def _control(self, testid: str) -> None:
        await self._show_controls()
        await self.page.get_by_test_id(testid).click()


class Phone:
    """One person's phone."""

    def __init__(self, element: "Locator") -> None:
        self.element = element
        self.messages = element.get_by_test_id("message")
        self.toast = element.get_by_test_id("toast")
        self.alert = element.get_by_test_id("alert")

    async def open_invite(self) -> None:
        """Follows the invite link the office would have sent."""
        async with self._heard("start"):
            await self.element.get_by_test_id("invite").click()

    async def say(self, text: str) -> None:
        """Types a text and presses Enter; Telegram has it afterwards."""
        await self.type(text)
        async with self._heard("text"):
            await self.element.get_by_test_id("composer").press("Enter")

    async def type(self, text: str) -> None:
        """Types without sending."""
        await self.element.get_by_test_id("composer").fill(text)

    async def press(self, words: str) -> None:
        """Presses a button of the bot's reply keyboard, unfolding it first."""
        button = self.element.get_by_test_id("reply-button").filter(has_text=words)
        toggle = self.element.get_by_test_id("reply-toggle")
        await toggle.wait_for()
        if await toggle.get_attribute("aria-expanded") == "false":
            await toggle.click()
        async with self._heard("text"):
            await button.click()

    async def tap(self, words: str) -> None:
        """Taps the newest inline button with these words."""
        button = self.element.get_by_test_id("inline-button").filter(has_text=words)
        async with self._heard("tap"):
            await button.last.click()

    async def attach(
        self,
        files: "Sequence[Path] | Sequence[FilePayload]",
        *,
        caption: str = "",
        as_photo: bool | None = None,
    ) -> None:
        """Sends files; pictures go as photos unless told otherwise."""
        await self.element.get_by_test_id("attach-input").set_input_files(files)
        if as_photo is not None:
            await self.element.get_by_test_id("as-photo").set_checked(as_photo)
        await self.type(caption)
        async with self._heard("files"):
            await self.element.get_by_test_id("send").click()

    async def from_bot(self, text: str) -> "Locator":
        """Waits for a message of the bot that holds the text; the newest such."""
        messages = self.element.locator("[data-testid=message][data-from=bot]")
        message = messages.filter(has_text=text).last
        await message.wait_for()
        return message

    async def from_person(self, text: str) -> "Locator":
        """Waits for a message of the person that holds the text; the newest such."""
        messages = self.element.locator("[data-testid=message][data-from=user]")
        message = messages.filter(has_text=text).last
        await message.wait_for()
        return message

    async def texts(self) -> list[str]:
        """What the messages say, without sender and time."""
        script = """messages => messages.map(message => {
          const copy = message.cloneNode(true);
          copy.querySelectorAll('.meta, .unseen, .keys, .document').forEach(part => part.remove());
          return copy.textContent.trim();
        })"""
        return list(await self.messages.evaluate_all(script))

    async def until_said(self, count: int) -> None:
        """Waits until there are so many messages."""
        await self.messages.nth(count - 1).wait_for()
        assert await self.messages.count() == count

    async def download(self, name: str) -> bytes:
        """The content of a document, as the browser stores it."""
        async with self.element.page.expect_download() as coming:
            await self.element.get_by_test_id("document").filter(has_text=name).last.click()
        return (await (await coming.value).path()).read_bytes()

    @asynccontextmanager
    async def _heard(self, act: str) -> AsyncIterator[None]:
        """What the block does has reached Telegram when it ends."""
        async with self.element.page.expect_response(f"**/api/chats/*/{act}"):
            yield
