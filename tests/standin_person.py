"""A person with a phone, for tests: acts in the stand-in's world and waits for the bot."""

from collections.abc import Callable
from typing import Any, TypeVar

from bot.demo.standin import World, acts
from bot.demo.standin.files import FileKind, Upload
from bot.demo.standin.state import Chat, Message, Toast

PATIENCE = 5.0
Seen = TypeVar("Seen")


class Phone:
    """`say`, `tap` and `send_file` act; `sees` and `is_told` wait for what the bot does."""

    def __init__(self, world: World, user_id: int, *, name: str = "") -> None:
        self.world = world
        self.user_id = user_id
        if name or user_id not in world.users:
            world.add_user(user_id, name or f"User {user_id}")
        self._before: dict[int, Any] = {}
        self._toasts_before = 0

    @property
    def chat(self) -> Chat:
        return self.world.private_chat(self.user_id)

    def start(self, payload: str = "") -> Message:
        """Follows the bot's link, as an invitation holds it."""
        self._look()
        return acts.start(self.world, self.user_id, payload)

    def say(self, text: str) -> Message:
        self._look()
        return acts.say(self.world, self.user_id, text)

    def tap(self, label: str) -> None:
        """Taps the newest button whose words contain `label`, inline or under the chat."""
        self._look()
        for message in reversed(self.from_bot()):
            for button in _buttons(message):
                if label in button["text"] and "callback_data" in button:
                    data = button["callback_data"]
                    acts.tap(self.world, self.user_id, message.id, data=data)
                    return
        key = next((one for one in self.keys() if label in one), None)
        assert key, f"no button {label!r} among {self.labels()} and {self.keys()}"
        acts.say(self.world, self.user_id, key)

    def forge(self, data: str, *, message_id: int | None = None) -> None:
        """Sends button data the bot never offered here, as a changed app could."""
        self._look()
        target = message_id or self.last().id
        acts.tap(self.world, self.user_id, target, data=data)

    def send_file(self, name: str, content: bytes, *, caption: str = "") -> Message:
        return self.send_files([(name, content)], caption=caption)[0]

    def send_photo(self, content: bytes, *, caption: str = "") -> Message:
        return self.send_files([("photo", content)], caption=caption, kind=FileKind.PHOTO)[0]

    def send_files(
        self,
        files: list[tuple[str, bytes]],
        *,
        caption: str = "",
        kind: FileKind = FileKind.DOCUMENT,
    ) -> list[Message]:
        """Several files at once are an album."""
        self._look()
        uploads = [Upload(name, content, "") for name, content in files]
        return acts.send_files(self.world, self.user_id, uploads, kind=kind, caption=caption)

    def block(self, *, blocked: bool = True) -> None:
        self.world.block(self.user_id, blocked=blocked)

    def from_bot(self) -> list[Message]:
        """What the bot has written here, oldest first."""
        return [one for one in self.chat.messages.values() if one.sender_id == self.world.bot_id]

    def last(self) -> Message:
        return self.from_bot()[-1]

    def labels(self) -> list[str]:
        """The inline buttons of the newest message."""
        return [button["text"] for button in _buttons(self.last())] if self.from_bot() else []

    def keys(self) -> list[str]:
        """The keys of the reply keyboard."""
        rows = self.chat.keyboard["keyboard"] if self.chat.keyboard else []
        return [key["text"] for row in rows for key in row]

    async def sees(self, words: str = "") -> Message:
        """Waits for a message written or changed since the last act that contains `words`."""
        return await self._wait_for(lambda: self._fresh(words), words)

    async def is_told(self, words: str = "") -> Toast:
        """Waits for the answer to a tap."""
        return await self._wait_for(lambda: self._fresh_toast(words), words)

    async def _wait_for(self, look: Callable[[], Seen | None], words: str) -> Seen:
        events = self.world.events.listen(quiet=PATIENCE)
        seen = look()
        while seen is None and (await anext(events, None)) is not None:
            seen = look()
        await events.aclose()
        shown = [message.text for message in self.from_bot()]
        assert seen is not None, f"{words!r} did not come; there is {shown[-3:]}"
        return seen

    def _look(self) -> None:
        """Remembers what is there, so that only what comes after counts."""
        self._before = {one.id: _appearance(one) for one in self.from_bot()}
        self._toasts_before = len(self._toasts())

    def _fresh(self, words: str) -> Message | None:
        fresh = (one for one in self.from_bot() if self._before.get(one.id) != _appearance(one))
        return next((one for one in fresh if words in one.text), None)

    def _toasts(self) -> list[Toast]:
        return [toast for toast in self.world.toasts if toast.user_id == self.user_id]

    def _fresh_toast(self, words: str) -> Toast | None:
        fresh = self._toasts()[self._toasts_before :]
        return next((toast for toast in fresh if words in toast.text), None)


def _appearance(message: Message) -> tuple[Any, ...]:
    return message.text, message.entities, str(message.buttons), message.edited


def _buttons(message: Message) -> list[dict[str, Any]]:
    rows = message.buttons["inline_keyboard"] if message.buttons else []
    return [button for row in rows for button in row]
