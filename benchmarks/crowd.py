"""Hundreds of people with phones, in the stand-in's own process: they ask, and take the time."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.demo.standin import World, acts
from bot.demo.standin.state import Message
from bot.messages.catalog import words_in

PATIENCE = 30
# What the bot says when it failed.
REFUSAL = words_in("vi")("error-unexpected")


@dataclass(slots=True)
class Round:
    """What came of one round of questions."""

    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.waits) / self.seconds


class Crowd(World):
    """A stand-in whose people ask one question after the other.

    Each person waits for an answer before asking again, as people do.
    """

    def __init__(self, people: Sequence[int]) -> None:
        super().__init__()
        for person in people:
            self.add_user(person, f"Person {person}")
        self._turns = self._questions(people)
        self._asked: dict[int, float] = {}
        self._round = Round()
        self._refusals = 0
        self._again = False
        self._answered = asyncio.Event()

    @staticmethod
    def _questions(people: Sequence[int]) -> Iterator[tuple[int, str]]:
        turn = 0
        while True:
            yield people[turn % len(people)], f"việc của tôi tháng {turn % 12 + 1}"
            turn += 1

    def post(self, *args: Any, **options: Any) -> Message:
        """Notices the bot's messages as the answers they are."""
        message = super().post(*args, **options)
        if message.sender_id == self.bot_id and message.chat_id in self._asked:
            self._refusals += message.text == REFUSAL
            self._note_answer(message.chat_id)
        return message

    def _note_answer(self, person: int) -> None:
        self._round.waits.append(time.perf_counter() - self._asked.pop(person))
        self._answered.set()
        if self._again:
            self.ask()

    def ask(self) -> int:
        """The next person asks; gives who it was."""
        person, question = next(self._turns)
        self._asked[person] = time.perf_counter()
        acts.say(self, person, question)
        return person

    async def one_answer(self) -> Message:
        """One question, waited for: the bot is up once it is answered."""
        self._answered.clear()
        person = self.ask()
        await asyncio.wait_for(self._answered.wait(), PATIENCE)
        self._check_refusals()
        return list(self.private_chat(person).messages.values())[-1]

    async def all_at_once(self, people: int, *, seconds: float) -> Round:
        """So many people have a question in the air all the time."""
        self._round, self._again = Round(), True
        began = time.perf_counter()
        for _ in range(people):
            self.ask()
        await asyncio.sleep(seconds)
        self._round.seconds = time.perf_counter() - began
        counted = Round(self._round.seconds, list(self._round.waits))
        await self._let_finish()
        return counted

    async def steadily(self, rate: float, *, seconds: float) -> Round:
        """So many questions a second, whatever the answers take."""
        self._round = Round(seconds)
        began = time.perf_counter()
        for turn in range(int(rate * seconds)):
            await asyncio.sleep(max(0.0, began + turn / rate - time.perf_counter()))
            self.ask()
        await self._let_finish()
        return self._round

    async def _let_finish(self) -> None:
        """Until nobody waits any more; a question without an answer is a failure."""
        self._again = False
        async with asyncio.timeout(PATIENCE):
            while self._asked:
                self._answered.clear()
                await self._answered.wait()
        self._check_refusals()

    def _check_refusals(self) -> None:
        """A bot that only apologises is quick."""
        assert not self._refusals, f"{self._refusals} questions failed in the bot"
