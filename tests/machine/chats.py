"""All phones at once: what the bot wrote or changed, and whether it may stand there."""

from collections import Counter
from typing import Any

from telegram import Update

from bot.demo.standin import World
from bot.demo.standin.state import Message, Toast
from bot.messages.callback_data import decode
from tests.machine.rows import Rows
from tests.machine.small_office import signs_in
from tests.standin_screen import buttons_of

_NEVER = ("Traceback", "Error", "None", "{$", "???", "Thao tác không thực hiện được")


class Chats:
    """`look` before the bot acts, `check` afterwards."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._before: dict[int, dict[int, Any]] = {}
        self._toasts: list[Toast] = []
        self.look()

    def look(self) -> None:
        """Remembers what stands in every chat."""
        self._before = {
            chat_id: {one.id: _appearance(one) for one in self._from_bot(chat_id)}
            for chat_id in self._world.chats
        }
        self._toasts = list(self._world.toasts)

    def toasts(self) -> list[Toast]:
        """The short answers to taps since."""
        return [one for one in self._world.toasts if all(one is not old for old in self._toasts)]

    def buttons(self, account: int) -> list[tuple[Message, str]]:
        """Every button that can be tapped, the oldest message's first."""
        return [
            (message, button["callback_data"])
            for message in self._from_bot(account)
            for button in buttons_of(message)
            if "callback_data" in button
        ]

    def newest(self, account: int) -> Message | None:
        found = self._from_bot(account)
        return found[-1] if found else None

    def changed(self, account: int) -> list[Message]:
        """What was written or edited since."""
        before = self._before.get(account, {})
        return [one for one in self._from_bot(account) if before.get(one.id) != _appearance(one)]

    def check(self, updates: list[Update], before: Rows, after: Rows) -> None:
        self._check_answers(updates)
        for chat_id in self._world.chats:
            for message in self.changed(chat_id):
                _check_message(message)
                _check_signs(chat_id, message, before, after)

    def _check_answers(self, updates: list[Update]) -> None:
        """One update, one answer; files and what they come with apart."""
        asked = Counter(update.effective_user.id for update in updates if update.effective_user)
        for account, times in asked.items():
            known = self._before.get(account, {})
            fresh = [one for one in self._from_bot(account) if one.id not in known]
            texts = [one.text for one in fresh if not one.file_id]
            assert len(texts) <= times, f"{times} updates, answers: {texts}"
        assert not self._world.taps._open, "a tap was not answered"

    def _from_bot(self, chat_id: int) -> list[Message]:
        chat = self._world.chats[chat_id]
        return [one for one in chat.messages.values() if one.sender_id == self._world.bot_id]


def _appearance(message: Message) -> tuple[Any, ...]:
    return message.text, message.entities, str(message.buttons), message.edited


def _check_message(message: Message) -> None:
    assert message.text.strip() or message.file_id, "an empty message"
    for words in _NEVER:
        assert words not in message.text, message.text
    for button in buttons_of(message):
        if "callback_data" in button:
            decode(button["callback_data"])


def _check_signs(account: int, message: Message, before: Rows, after: Rows) -> None:
    """A task may be shown to who sees it now, or saw it when the act that takes it away began."""
    shown = signs_in(message.text) | signs_in(str(message.buttons))
    people = [one for one, row in before["person"].items() if row["telegram_id"] == account]
    for task_id, task in after["task"].items():
        if not signs_in(task["content"]) & shown:
            continue
        seen = any(
            rows.sees(one, task_id)
            for rows in (before, after)
            if task_id in rows["task"]
            for one in people
        )
        assert seen, f"{account} was shown task {task['number']}: {message.text}"
