"""A person with a phone, for tests: acts in the stand-in's world and waits for the bot."""

from typing import Any

from bot.demo.standin import World, acts
from bot.demo.standin.acts import Where
from bot.demo.standin.files import FileKind, Upload
from bot.demo.standin.links import opened_bot
from bot.demo.standin.state import Message, Toast
from tests.standin_group import Group
from tests.standin_screen import Screen

NUMBER = "+84912345678"


class Phone(Screen):
    """`say`, `tap` and `send_file` act; `sees` and `is_told` wait for what the bot does."""

    def __init__(self, world: World, user_id: int, *, name: str = "") -> None:
        super().__init__(world, user_id)
        self.user_id = user_id
        self.number = NUMBER
        if name or user_id not in world.users:
            world.add_user(user_id, name or f"User {user_id}")
        world.private_chat(user_id)
        self._toasts_before = 0

    def start(self, payload: str = "") -> Message:
        """Follows the bot's link, as an invitation holds it."""
        self.look()
        return acts.start(self.world, self.user_id, payload)

    def start_in(self, group: Group, payload: str = "") -> Message:
        """Follows the bot's startgroup link, which brings it into the group."""
        self._look_at(group)
        return acts.start_in(self.world, self.user_id, group.id, payload)

    def follow(self, label: str, *, group: Group | None = None) -> Message:
        """Opens a button that leads to the private chat with the bot, from here or a group."""
        url = (group or self).link(label)
        payload = opened_bot(self.world.me["username"], url)
        assert payload is not None, f"{url} does not lead to the bot"
        return self.start(payload)

    def say(self, text: str) -> Message:
        self.look()
        return acts.say(self.world, self.user_id, text)

    def say_in(
        self,
        group: Group,
        text: str,
        *,
        topic: int | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Writes in a group; what the bot answers there `group.sees`."""
        self._look_at(group)
        return acts.say(self.world, self.user_id, text, _where(group, topic, reply_to))

    def edit(self, message: Message, text: str) -> Message:
        """Changes a text sent before, here or in a group."""
        self.look()
        chat_id = None if message.chat_id == self.user_id else message.chat_id
        return acts.rewrite(
            self.world, self.user_id, message.id, text=text, where=Where(chat_id, message.topic)
        )

    def tap(self, label: str, *, group: Group | None = None) -> None:
        """Taps the newest button whose words contain `label`, inline or under the chat."""
        self._look_at(group)
        screen = group or self
        found = screen.button(label)
        if found:
            message, data = found
            chat_id = group.id if group else None
            acts.tap(self.world, self.user_id, message.id, data=data, chat_id=chat_id)
            return
        assert group is None, f"no button {label!r} among {screen.labels()}"
        self._press(label)

    def _press(self, label: str) -> None:
        key = next((one for one in self._keys() if label in one["text"]), None)
        assert key, f"no button {label!r} among {self.labels()} and {self.keys()}"
        if key.get("request_contact"):
            self.share_contact()
        else:
            acts.say(self.world, self.user_id, key["text"])

    def forge(
        self, data: str, *, message_id: int | None = None, group: Group | None = None
    ) -> None:
        """Sends button data the bot never offered here, as a changed app could."""
        self._look_at(group)
        target = message_id or (group or self).last().id
        chat_id = group.id if group else None
        acts.tap(self.world, self.user_id, target, data=data, chat_id=chat_id)

    def share_contact(self, number: str = "") -> Message:
        """Shares the own number; keys that ask for it do this when tapped."""
        self.look()
        return acts.share_contact(self.world, self.user_id, number or self.number)

    def send_contact(self, number: str, *, name: str, user_id: int | None = None) -> Message:
        """Sends somebody else's card; without `user_id` that number is not in Telegram."""
        self.look()
        return acts.send_contact(self.world, self.user_id, number, name=name, owner=user_id)

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
        group: Group | None = None,
        reply_to: Message | None = None,
    ) -> list[Message]:
        """Several files at once are an album; in a group the bot gets answers to it alone."""
        self._look_at(group)
        return acts.send_files(
            self.world,
            self.user_id,
            [Upload(name, content, "") for name, content in files],
            kind=kind,
            caption=caption,
            where=_where(group, None, reply_to),
        )

    def block(self, *, blocked: bool = True) -> None:
        self.world.block(self.user_id, blocked=blocked)

    def keys(self) -> list[str]:
        """The keys of the reply keyboard."""
        return [key["text"] for key in self._keys()]

    def _keys(self) -> list[dict[str, Any]]:
        rows = self.chat.keyboard["keyboard"] if self.chat.keyboard else []
        return [key for row in rows for key in row]

    def menu(self, group: Group | None = None) -> list[str]:
        """The commands this person is offered, in the private chat or in a group."""
        user = self.world.users[self.user_id]
        chat = (group or self).chat
        return [one["command"] for one in self.world.menus.shown_to(user, chat)]

    async def is_told(self, words: str = "") -> Toast:
        """Waits for the answer to a tap."""
        return await self.wait_for(lambda: self._fresh_toast(words), words)

    def _look_at(self, group: Group | None) -> None:
        self.look()
        if group:
            group.look()

    def look(self) -> None:
        super().look()
        self._toasts_before = len(self._toasts())

    def _toasts(self) -> list[Toast]:
        return [toast for toast in self.world.toasts if toast.user_id == self.user_id]

    def _fresh_toast(self, words: str) -> Toast | None:
        fresh = self._toasts()[self._toasts_before :]
        return next((toast for toast in fresh if words in toast.text), None)


def _where(group: Group | None, topic: int | None, reply_to: Message | None) -> Where:
    """An answer stands in the topic of what it answers."""
    topic = topic or (reply_to.topic if reply_to else None)
    return Where(group.id if group else None, topic, reply_to.id if reply_to else None)
