"""People with phones tap whatever they see, type whatever comes to mind, and some cheat.

After each act: no error was logged, one update had one answer, nobody saw what is none of their
business, every button can be tapped.
"""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from bot.demo.standin import acts
from bot.services.people import leaving
from bot.storage.people import speaker_by_id
from tests.machine.chats import Chats
from tests.machine.replay import pictures, replay
from tests.machine.rows import read_rows, read_since
from tests.machine.running_bot import running_bot
from tests.machine.sayings import FORGED, SAYINGS
from tests.machine.small_office import FIRST_ACCOUNT, NOT_ENROLLED, PEOPLE

_PICKS = st.integers(0, 2**12)
_KEEPERS = 9
"""From here on people of the office, who let others go."""
_STRANGER = FIRST_ACCOUNT + 50
_ACCOUNTS = (
    *(FIRST_ACCOUNT + at for at in range(PEOPLE + 1) if at != NOT_ENROLLED),
    _STRANGER,
)
_PHONES = st.sampled_from(_ACCOUNTS)


class PhonesMachine(RuleBasedStateMachine):
    """One run with a bot of its own."""

    def __init__(self, template: Path, folder: Path) -> None:
        super().__init__()
        self._loop = asyncio.Runner()
        self._stack = AsyncExitStack()
        self.bot = self._loop.run(self._stack.enter_async_context(running_bot(template, folder)))
        for account in _ACCOUNTS:
            self.bot.world.add_user(account, f"Người {account}")
            self.bot.world.private_chat(account)
        self.rows = read_rows(self.bot.path)
        self.pictures = pictures(self.rows)
        self.last_event = max(
            (row["id"] for row in read_since(self.bot.path, "event", 0)), default=0
        )
        self.chats = Chats(self.bot.world)
        self.tapped = ""

    def teardown(self) -> None:
        self._loop.run(self._stack.aclose())
        self._loop.close()

    @rule(who=_PHONES, text=st.sampled_from(SAYINGS))
    def somebody_says(self, who: int, text: str) -> None:
        acts.say(self.bot.world, who, text)
        self._look(typed_by=who)

    @rule(who=_PHONES, pick=_PICKS)
    def somebody_taps(self, who: int, pick: int) -> None:
        """Mostly what came last, at times a button of any old message."""
        self._tap(who, pick)
        self._look(tapped_by=who)

    @rule(who=_PHONES, first=_PICKS, second=_PICKS, third=_PICKS)
    def somebody_goes_on_tapping(self, who: int, first: int, second: int, third: int) -> None:
        for pick in (first, second, third):
            self._tap(who, pick)
            self._look(tapped_by=who)

    @rule(one=_PHONES, other=_PHONES, pick=_PICKS)
    def two_tap_at_once(self, one: int, other: int, pick: int) -> None:
        """Or one taps twice, before the bot answers."""
        self._tap(one, pick)
        self._tap(other, pick)
        self._look()

    @rule(who=_PHONES, other=_PHONES, pick=_PICKS)
    def somebody_cheats(self, who: int, other: int, pick: int) -> None:
        """Sends what only another was offered, or what nobody was."""
        shown = self.chats.buttons(other)
        data = shown[pick % len(shown)][1] if shown and pick % 4 else FORGED[pick % len(FORGED)]
        newest = self.chats.newest(who)
        if newest is not None and data:
            acts.tap(self.bot.world, who, newest.id, data=data)
            self._look()

    @rule(who=_PHONES, task=_PICKS, text=st.sampled_from(SAYINGS), pick=_PICKS)
    def somebody_opens_a_task(self, who: int, task: int, text: str, pick: int) -> None:
        """Looks at one, taps what it offers, and types something."""
        mine = self._numbers_seen_by(who)
        number = mine[task % len(mine)] if mine else "1"
        acts.say(self.bot.world, who, f"việc {number}")
        self._look(typed_by=who)
        for at in (pick, pick // 5, pick // 25):
            self._tap(who, at)
            self._look(tapped_by=who)
        acts.say(self.bot.world, who, text)
        self._look(typed_by=who)

    def _numbers_seen_by(self, account: int) -> list[str]:
        people = [one for one, row in self.rows["person"].items() if row["telegram_id"] == account]
        tasks = self.rows["task"].items()
        return [row["number"] for at, row in tasks for one in people if self.rows.sees(one, at)]

    @rule()
    def telegram_repeats_itself(self) -> None:
        """The newest updates are delivered once more; nothing happens twice."""
        before = read_rows(self.bot.path)
        self.bot.world.redeliver(2)
        self._loop.run(self.bot.hear())
        after = read_rows(self.bot.path)
        for table in ("task", "result", "assignment", "extension"):
            assert after[table] == before[table], table
        self._look()

    @rule()
    def the_bot_is_started_anew(self) -> None:
        self._loop.run(self._restart())

    async def _restart(self) -> None:
        await self.bot.stop()
        await self.bot.start()

    @rule(hours=st.sampled_from((0.01, 1, 8, 24, 72)))
    def time_passes(self, hours: float) -> None:
        self._loop.run(self.bot.wait(timedelta(hours=hours)))
        self._look()

    @rule(who=st.integers(1, _KEEPERS - 1), pick=_PICKS)
    def somebody_leaves(self, who: int, pick: int) -> None:
        """In the middle of whatever they were doing; seldom."""
        here = [one for one in range(1, PEOPLE + 1) if self.rows.is_here(one)]
        if pick % 4 == 0 and who in here and len(here) > PEOPLE - 2:
            self._loop.run(self._leave(who))
            self._look()

    async def _leave(self, who: int) -> None:
        async with self.bot.database.write() as session:
            office = await speaker_by_id(session, _KEEPERS)
            assert office is not None
            await leaving.leave(session, office, who, heir_id=None, now=self.bot.clock.now())

    def _tap(self, who: int, pick: int) -> None:
        """Where there is nothing to tap yet, something is asked for."""
        buttons = self.chats.buttons(who)
        if not buttons:
            acts.say(self.bot.world, who, "việc của tôi")
            return
        recent = buttons[-10:] if pick % 6 else buttons
        message, data = recent[pick // 6 % len(recent)]
        acts.tap(self.bot.world, who, message.id, data=data)
        self.tapped = data

    def _look(self, *, typed_by: int | None = None, tapped_by: int | None = None) -> None:
        """Lets the bot hear and looks at every phone."""
        self.bot.clock.move_to(self.bot.clock.now() + timedelta(seconds=7))
        self.chats.look()
        updates = self._loop.run(self.bot.hear())
        before, self.rows = self.rows, read_rows(self.bot.path)
        assert not self.bot.logs, self.bot.logs
        self._check_replay()
        self.chats.check(updates, before, self.rows)
        if tapped_by is not None:
            answered = self.chats.changed(tapped_by) or self.chats.toasts()
            assert answered, f"nothing came of {self.tapped}"
        if typed_by is not None:
            assert self.chats.changed(typed_by), "words got no answer"

    def _check_replay(self) -> None:
        events = read_since(self.bot.path, "event", self.last_event)
        found = pictures(self.rows)
        assert replay(self.pictures, events) == found, [row["action"] for row in events]
        self.pictures = found
        self.last_event = max((row["id"] for row in events), default=self.last_event)
