"""A group with the bot in it, for tests; people write in it by `Phone.say_in`."""

from collections.abc import Sequence
from typing import Protocol

from bot.demo.standin import World, groups
from bot.demo.standin.state import ChatKind, Message, Seat
from tests.standin_screen import Screen


class Member(Protocol):
    """A `Phone`, of which only the account is needed."""

    @property
    def user_id(self) -> int: ...


class Group(Screen):
    """`sees` waits for the bot's words; the first of the members made it and acts for it."""

    def __init__(
        self,
        world: World,
        title: str,
        members: Sequence[Member],
        *,
        supergroup: bool = False,
        forum: bool = False,
    ) -> None:
        kind = ChatKind.SUPERGROUP if supergroup or forum else ChatKind.GROUP
        chat = world.add_group(title, [one.user_id for one in members], kind=kind, forum=forum)
        super().__init__(world, chat.id)
        self.owner = members[0].user_id

    @property
    def id(self) -> int:
        """Negative; another one after `upgrade`."""
        return self.chat_id

    def topic(self, name: str) -> int:
        """Opens a topic of a forum and gives its number."""
        return groups.open_topic(self.world, self.chat, self.owner, name)

    def delete_topic(self, topic: int) -> None:
        """The bot is not told; only sending there fails from now on."""
        groups.delete_topic(self.world, self.chat, self.owner, topic)

    def in_topic(self, topic: int | None) -> list[Message]:
        """What the bot has written in a topic; None is the general one."""
        return [one for one in self.from_bot() if one.topic == topic]

    def join(self, member: Member) -> None:
        groups.join(self.world, self.chat, member.user_id)

    def leave(self, member: Member) -> None:
        groups.leave(self.world, self.chat, member.user_id)

    def rename(self, title: str) -> None:
        groups.rename(self.world, self.chat, self.owner, title)

    def remove_bot(self, *, by: Member | None = None) -> None:
        self.look()
        groups.remove_bot(self.world, self.chat, by.user_id if by else self.owner)

    def add_bot(self, *, by: Member | None = None) -> None:
        """Back after it was removed."""
        self._seat(Seat.MEMBER, by)

    def promote_bot(self, *, by: Member | None = None) -> None:
        """An administrator, who hears everything said."""
        self._seat(Seat.ADMIN, by)

    def mute_bot(self, *, by: Member | None = None) -> None:
        """Still inside, but no longer allowed to write."""
        self._seat(Seat.RESTRICTED, by)

    def _seat(self, seat: Seat, by: Member | None) -> None:
        self.look()
        groups.add_bot(self.world, self.chat, by.user_id if by else self.owner, seat=seat)

    def upgrade(self, *, forum: bool = False) -> int:
        """A supergroup from now on: gives the old id, which refuses everything."""
        self.look()
        old = self.chat_id
        self.chat_id = groups.upgrade(self.world, self.chat, self.owner, forum=forum).id
        self.look()
        return old
