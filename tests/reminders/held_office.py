"""An officer who was on leave while a colleague commented, and the post that comes after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain import MessageState
from bot.reminders.delivery import Delivery
from bot.reminders.notices import NOTICE, Notice, tell
from bot.reminders.pace import Pace
from bot.reminders.pace_chats import Limits
from bot.storage import OutboxMessage, Person, outbox, task_notes
from bot.storage.ids import id_of
from tests.reminders.conftest import Desk, at

DUE = date(2024, 9, 24)
AWAY, BACK = at(15, 10), at(20, 9)
"""Within the leave, and the Monday after it."""
QUICK = Limits(a_second=1000, between=0.0)


@dataclass
class Returning:
    """Somebody back from leave, whose news of each task was held back."""

    desk: Desk
    chat_id: int
    person_id: int
    colleague_id: int
    task_ids: list[int]

    def key(self, number: int) -> str:
        """What the dedupe key of the news of this task begins with."""
        return f"{NOTICE}:comment:{self.task_ids[number]}:{self.colleague_id}:"

    async def withdraw(self, number: int) -> bool:
        """As an act does that is taken back; whether nobody had begun to send the news."""
        async with self.desk.database.write() as session:
            waiting = await task_notes.waiting_news(session, 1, self.key(number))
            await outbox.withdraw(session, [id_of(one) for one in waiting])
        return bool(waiting)

    async def rows(self) -> list[OutboxMessage]:
        """The news, one row each, oldest first."""
        mine = [one for one in await self.desk.messages() if one.person_id == self.person_id]
        return [one for one in mine if one.kind == NOTICE]

    async def states(self) -> list[MessageState]:
        return [one.state for one in await self.rows()]

    async def whole(self) -> OutboxMessage:
        """The message that brings them, of which there is one."""
        (found,) = [
            one
            for one in await self.desk.messages()
            if one.person_id == self.person_id and one.kind == "held"
        ]
        return found

    @property
    def texts(self) -> list[str]:
        return self.desk.telegram.texts(self.chat_id)

    def seen(self, number: int) -> int:
        """In how many messages the news of this task came."""
        return sum(f"góp ý {number} của" in text for text in self.texts)


async def returning(desk: Desk, *, news: int = 3, chat_id: int = 1) -> Returning:
    """Their leave is on, and each piece of news was looked at once and waits."""
    desk.delivery = Delivery(desk.database, desk.clock, desk.telegram.send, Pace(QUICK))
    person = await desk.person(f"An {chat_id}", telegram_id=chat_id)
    colleague = await desk.person("Bình", telegram_id=chat_id + 100_000)
    tasks = [await desk.task(f"{chat_id}.{one}", DUE, person, colleague) for one in range(news)]
    async with desk.database.write() as session:
        row = await session.get_one(Person, person)
        row.away_from, row.away_until = date(2024, 5, 15), date(2024, 5, 17)
    found = Returning(desk, chat_id, person, colleague, tasks)
    desk.clock.move_to(AWAY)
    for number in range(news):
        await comment(found, number)
    await desk.delivery.deliver_due()
    assert [one.outcome for one in await found.rows()] == ["leave"] * news
    return found


async def comment(who: Returning, number: int) -> None:
    """The colleague's news of one task, due at once."""
    values = {"name": "Bình", "number": str(number), "content": f"Việc {number}"}
    text = {"text": f"góp ý {number} của Bình"}
    async with who.desk.database.write() as session:
        await tell(
            session,
            [who.person_id],
            Notice("comment", values | text, who.task_ids[number]),
            org_id=1,
            key=who.key(number).removeprefix(f"{NOTICE}:comment:") + "1",
            now=who.desk.clock.now(),
        )


async def back(who: Returning, *errors: Exception) -> None:
    """The leave is over; the first tries end like this."""
    who.desk.telegram.refusals[who.chat_id] = list(errors)
    await deliver_at(who, (9,))


async def deliver_at(who: Returning, hours: Sequence[int]) -> None:
    """At these hours of the Monday after the leave."""
    for hour in hours:
        who.desk.clock.move_to(at(20, hour))
        await who.desk.delivery.deliver_due()
