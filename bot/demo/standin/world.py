"""All of the stand-in's Telegram: who there is, what was said, what the bot has yet to hear."""

import secrets
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.demo.standin import groups
from bot.demo.standin.callbacks import Taps
from bot.demo.standin.commands import CommandMenus
from bot.demo.standin.controls import BotControls, ClockControls, Webhook
from bot.demo.standin.entities import Formatted
from bot.demo.standin.events import Events
from bot.demo.standin.failures import ApiError
from bot.demo.standin.files import FileShelf
from bot.demo.standin.keyboards import Markup, MarkupKind
from bot.demo.standin.limits import Fault, Faults, SendingLimits
from bot.demo.standin.line import Line
from bot.demo.standin.membership import member_change
from bot.demo.standin.state import (
    HISTORY,
    Chat,
    ChatKind,
    Json,
    Message,
    PersonCard,
    Seat,
    Toast,
    User,
)
from bot.demo.standin.store import Store
from bot.demo.standin.updates import UpdateQueue

TOKEN = "100200300:local-stand-in"  # noqa: S105 - opens nothing but this stand-in
USERNAME = "nhacviec_demo_bot"
BOT_NAME = "Nhắc Việc"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST_STRANGER = 900_000_001
TOASTS = 100


async def _nobody() -> list[PersonCard]:
    return []


def _real_time() -> datetime:
    return datetime.now(UTC)


class World:
    """Telegram for one bot; in memory, or kept in `folder` over restarts."""

    def __init__(
        self,
        *,
        token: str = TOKEN,
        now: Callable[[], datetime] = _real_time,
        zone: ZoneInfo = ZONE,
        folder: Path | None = None,
        enforce_limits: bool = False,
    ) -> None:
        self.token = token
        self.bot_id = int(token.partition(":")[0])
        self.me = _bot_json(self.bot_id)
        self.now = now
        self.zone = zone
        self.people: Callable[[], Awaitable[list[PersonCard]]] = _nobody
        self.clock: ClockControls | None = None
        self.bot: BotControls | None = None
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.webhook = Webhook()
        self.menus = CommandMenus()
        self.events = Events()
        self.faults = Faults()
        self.line = Line()
        self.taps = Taps()
        self.download_seconds = 0.0
        self.toasts: deque[Toast] = deque(maxlen=TOASTS)
        self.limits = SendingLimits(enforced=enforce_limits)
        self.updates = UpdateQueue(self.changed)
        self.files = FileShelf(folder / "files" if folder else None, self.changed)
        self._store: Store | None = None
        if folder:
            self._store = Store(self, folder / "world.sqlite")
            self._store.load()

    def changed(self, kind: str, key: str) -> None:
        """Notes that a record must be written to the folder."""
        if self._store:
            self._store.touch(kind, key)

    def save(self) -> None:
        """Writes what changed; it happens by itself soon after each change."""
        if self._store:
            self._store.flush()

    def release(self) -> None:
        """Ends what waits: the poll of the bot and the streams of the pages."""
        self.updates.release()
        self.events.close()

    def close(self) -> None:
        """Writes what changed and lets the folder go; the world can still be read."""
        if self._store:
            self._store.close()
            self._store = None

    async def refresh_people(self) -> list[PersonCard]:
        """Asks the demo who there is, and gives each a Telegram account."""
        cards = await self.people()
        for card in cards:
            user = self.users.get(card.id)
            if user is None or user.name != card.name:
                self.add_user(card.id, card.name)
        return cards

    def add_user(self, user_id: int, name: str, *, stranger: bool = False) -> User:
        """A new account, or a new name for one that is known."""
        user = self.users.setdefault(user_id, User(user_id, name, stranger=stranger))
        user.name = name
        self.changed("user", str(user_id))
        return user

    def add_stranger(self, name: str) -> User:
        """Somebody nobody invited."""
        user_id = max([FIRST_STRANGER - 1, *self.users]) + 1
        user = self.add_user(user_id, name, stranger=True)
        self.events.publish({"type": "people"})
        return user

    def add_group(
        self,
        title: str,
        members: Sequence[int],
        *,
        chat_id: int | None = None,
        kind: ChatKind = ChatKind.GROUP,
        forum: bool = False,
    ) -> Chat:
        """A group of these people and the bot, made by the first; the bot hears of it."""
        return groups.create(self, title, members, chat_id=chat_id, kind=kind, forum=forum)

    def groups_of(self, user_id: int) -> list[Chat]:
        """The groups a person is in; what one was before its upgrade is left out."""
        here = (chat for chat in self.chats.values() if user_id in chat.members)
        return [chat for chat in here if not chat.moved_to]

    def redeliver(self, count: int = 1) -> None:
        """The newest updates reach the bot once more, under the ids they had."""
        self.updates.repeat(count)

    def private_chat(self, user_id: int) -> Chat:
        """The chat of a person with the bot; it has the person's id."""
        return self.chats.setdefault(user_id, Chat(user_id))

    def post(
        self,
        chat: Chat,
        sender_id: int,
        content: Formatted,
        *,
        markup: Markup | None = None,
        reply_to: int | None = None,
        file_id: str | None = None,
        album: str | None = None,
        contact: Json | None = None,
        topic: int | None = None,
        service: Json | None = None,
    ) -> Message:
        """Puts a message into a chat; the oldest one leaves when there are too many."""
        chat.last_id += 1
        message = Message(
            id=chat.last_id,
            chat_id=chat.id,
            sender_id=sender_id,
            date=int(self.now().timestamp()),
            text=content.text,
            entities=content.entities,
            buttons=_buttons(markup),
            fixed=markup is not None and markup.kind is not MarkupKind.INLINE,
            file_id=file_id,
            album=album,
            reply_to=reply_to,
            contact=contact,
            topic=topic,
            service=service,
        )
        chat.messages[message.id] = message
        self._hang_keyboard(chat, markup)
        if len(chat.messages) > HISTORY:
            self.remove(chat, next(iter(chat.messages)))
        self.touched(message)
        return message

    def new_album(self) -> str:
        """A media_group_id that was not used before."""
        return str(secrets.randbelow(2**53))

    def _hang_keyboard(self, chat: Chat, markup: Markup | None) -> None:
        if markup and markup.kind is MarkupKind.REPLY:
            chat.keyboard = markup.content
        elif markup and markup.kind is MarkupKind.REMOVE:
            chat.keyboard = None

    def remove(self, chat: Chat, message_id: int) -> None:
        """Takes a message out of a chat for both sides."""
        del chat.messages[message_id]
        chat.pinned = [one for one in chat.pinned if one != message_id]
        self.changed("message", f"{chat.id}:{message_id}")
        self.turned(chat)

    def touched(self, message: Message) -> None:
        """A message is new or different."""
        self.changed("message", f"{message.chat_id}:{message.id}")
        self.turned(self.chats[message.chat_id])

    def turned(self, chat: Chat) -> None:
        """A chat looks different from now on."""
        chat.version += 1
        self.changed("chat", str(chat.id))
        self.events.publish({"type": "chat", "user_id": chat.id, "version": chat.version})

    def block(self, user_id: int, *, blocked: bool = True) -> None:
        """The person blocks the bot or lets it write again; Telegram tells the bot."""
        user = self.users[user_id]
        if user.blocked == blocked:
            return
        user.blocked = blocked
        self.changed("user", str(user_id))
        before, after = (Seat.MEMBER, Seat.KICKED) if blocked else (Seat.KICKED, Seat.MEMBER)
        chat = self.private_chat(user_id)
        change = member_change(self, chat, user_id, before=before, after=after)
        self.updates.add("my_chat_member", change)
        self.events.publish({"type": "people"})
        self.turned(chat)

    def toast(self, toast: Toast) -> None:
        """Shows a person the answer to a tap."""
        self.toasts.append(toast)
        self.events.publish({"type": "toast"} | asdict(toast))

    def fail_next(
        self,
        method: str,
        *,
        error_code: int,
        description: str,
        chat_id: int | None = None,
        parameters: Json | None = None,
        times: int = 1,
    ) -> None:
        """The next calls of a method fail, before anything is done."""
        error = ApiError(error_code, description, parameters=parameters)
        self.faults.order(Fault(method.lower(), error, chat_id, times))

    def announce_clock(self) -> None:
        """Tells the pages what time it is now."""
        now = self.now().astimezone(self.zone).isoformat()
        self.events.publish({"type": "clock", "now": now})

    def announce_bot(self, state: str) -> None:
        """Tells the pages that the bot is "running" or "stopped"."""
        self.events.publish({"type": "bot", "state": state})

    def announce_people(self) -> None:
        """Tells the pages that the list of people is another one."""
        self.events.publish({"type": "people"})


def _buttons(markup: Markup | None) -> Json | None:
    return markup.content if markup and markup.kind is MarkupKind.INLINE else None


def _bot_json(bot_id: int) -> Json:
    return {
        "id": bot_id,
        "is_bot": True,
        "first_name": BOT_NAME,
        "username": USERNAME,
    }
