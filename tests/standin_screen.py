"""A chat as a test watches it: what the bot wrote or changed there since the last act."""

from collections.abc import Callable
from typing import Any, TypeVar

from bot.demo.standin import World
from bot.demo.standin.state import Chat, Message

PATIENCE = 10.0  # several times what a busy machine takes; only what fails waits so long
Seen = TypeVar("Seen")


class Screen:
    """`sees` waits for the bot; `look` is called before each act, so that only later counts."""

    def __init__(self, world: World, chat_id: int) -> None:
        self.world = world
        self.chat_id = chat_id
        self._before: dict[int, Any] = {}

    @property
    def chat(self) -> Chat:
        return self.world.chats[self.chat_id]

    def from_bot(self) -> list[Message]:
        """What the bot has written here, oldest first."""
        return [one for one in self.chat.messages.values() if one.sender_id == self.world.bot_id]

    def last(self) -> Message:
        return self.from_bot()[-1]

    def labels(self) -> list[str]:
        """The inline buttons of the newest message."""
        return [button["text"] for button in buttons_of(self.last())] if self.from_bot() else []

    def button(self, label: str) -> tuple[Message, str] | None:
        """The newest inline button whose words contain `label`, with its data."""
        for message in reversed(self.from_bot()):
            for button in buttons_of(message):
                if label in button["text"] and "callback_data" in button:
                    return message, button["callback_data"]
        return None

    def link(self, label: str) -> str:
        """Where the newest button whose words contain `label` leads."""
        return str(self._value("url", label))

    def copied(self, label: str) -> str:
        """What the newest button whose words contain `label` copies."""
        return str(self._value("copy_text", label)["text"])

    def _value(self, kind: str, label: str) -> Any:
        for message in reversed(self.from_bot()):
            for button in buttons_of(message):
                if label in button["text"] and kind in button:
                    return button[kind]
        raise AssertionError(f"no {kind} button {label!r} among {self.labels()}")

    async def sees(self, words: str = "") -> Message:
        """Waits for a message written or changed since the last act that contains `words`."""
        return await self.wait_for(lambda: self._fresh(words), words)

    async def wait_for(self, look: Callable[[], Seen | None], words: str) -> Seen:
        events = self.world.events.listen(quiet=PATIENCE)
        seen = look()
        while seen is None and (await anext(events, None)) is not None:
            seen = look()
        await events.aclose()
        shown = [message.text for message in self.from_bot()]
        assert seen is not None, f"{words!r} did not come; there is {shown[-3:]}"
        return seen

    def look(self) -> None:
        """Remembers what is there."""
        self._before = {one.id: _appearance(one) for one in self.from_bot()}

    def _fresh(self, words: str) -> Message | None:
        fresh = (one for one in self.from_bot() if self._before.get(one.id) != _appearance(one))
        return next((one for one in fresh if words in one.text), None)


def buttons_of(message: Message) -> list[dict[str, Any]]:
    rows = message.buttons["inline_keyboard"] if message.buttons else []
    return [button for row in rows for button in row]


def _appearance(message: Message) -> tuple[Any, ...]:
    return message.text, message.entities, str(message.buttons), message.edited
