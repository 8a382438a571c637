"""Ten people act at random on fifty tasks; what is shown is held against all rows each time.

Printed, a failing run reads as a list of who did what; `pick` chooses whatever else an act needs.
"""

import asyncio
from collections import Counter
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from bot.errors import NhacViecError
from bot.messages.catalog import LANGUAGES, words_in
from bot.messages.errors import sentence
from bot.storage.people import speaker_by_id
from tests.machine import (  # noqa: F401 - they enter their acts
    handovers_acts,
    leads_acts,
    officers_acts,
    offices_acts,
)
from tests.machine.checks import (
    View,
    check_boards,
    check_card,
    check_list,
    check_search,
    check_waiting,
    filters_for,
)
from tests.machine.deeds import IN_OFFICE, ON_TASK, Deed
from tests.machine.desk import opened
from tests.machine.profiles import IS_LONG
from tests.machine.replay import pictures, replay
from tests.machine.rows import Row, read_since
from tests.machine.small_office import ELSEWHERE, PEOPLE
from tests.machine.who_acts import COURSES, one_of, people_for, tasks_for

_PICKS = st.integers(0, 2**12)
_PEOPLE = st.integers(1, PEOPLE)


class OfficeMachine(RuleBasedStateMachine):
    """One run; `done` counts over all runs which acts went through, and which were refused."""

    done: ClassVar[Counter[str]] = Counter()
    refused: ClassVar[Counter[str]] = Counter()

    def __init__(self, template: Path, folder: Path) -> None:
        super().__init__()
        self._loop = asyncio.Runner()
        self._stack = AsyncExitStack()
        entering = self._stack.enter_async_context(opened(template, folder / "office.db"))
        self.desk = self._loop.run(entering)
        self.rows = self.desk.rows()
        self.pictures = pictures(self.rows)
        self.last_event = max((row["id"] for row in self._events(0)), default=0)
        self.last: tuple[str, int, int, int] | None = None

    def teardown(self) -> None:
        self._loop.run(self._stack.aclose())
        self._loop.close()

    @rule(who=_PEOPLE, act=st.sampled_from(tuple(ON_TASK)), task=_PICKS, pick=_PICKS)
    def anybody_acts(self, who: int, act: str, task: int, pick: int) -> None:
        """Whether it is theirs to do or not."""
        ids = list(self.rows["task"])
        self._act(act, who, ids[task % len(ids)], pick)

    @rule(act=st.sampled_from(tuple(ON_TASK)), task=_PICKS, pick=_PICKS)
    def the_right_one_acts(self, act: str, task: int, pick: int) -> None:
        """Where it makes sense, by who may be expected to."""
        task_id = one_of(tasks_for(self.rows, act), task)
        self._act(act, one_of(people_for(self.rows, act, task_id), pick), task_id, pick)

    @rule(act=st.sampled_from(tuple(ON_TASK)), pick=_PICKS)
    def the_same_task_is_acted_on(self, act: str, pick: int) -> None:
        """One thing after the other happens to one task."""
        task_id = self.last[2] if self.last else 1
        self._act(act, one_of(people_for(self.rows, act, task_id), pick), task_id, pick)

    @rule(act=st.sampled_from(tuple(IN_OFFICE)), who=_PEOPLE, pick=_PICKS)
    def the_office_acts(self, act: str, who: int, pick: int) -> None:
        """Its people mostly, now and then somebody who may not."""
        self._act(act, who if pick % 5 == 0 else 9 + who % 2, 1, pick)

    @rule(course=st.sampled_from(COURSES), task=_PICKS, pick=_PICKS)
    def a_task_runs_its_course(self, course: tuple[str, ...], task: int, pick: int) -> None:
        """What often comes after each other, so that runs go deep."""
        task_id = one_of(tasks_for(self.rows, course[0]), task)
        for at, act in enumerate(course):
            if act == "take_back":
                self.the_last_act_is_taken_back()
                continue
            self._act(act, one_of(people_for(self.rows, act, task_id), pick), task_id, pick + at)

    @rule()
    def the_last_act_is_repeated(self) -> None:
        """A second tap of the same button."""
        if self.last:
            self._act(*self.last)

    @rule()
    def the_last_act_is_taken_back(self) -> None:
        """“Hoàn tác”, by who did it."""
        if self.last:
            self._act("take_back", self.last[1], self.last[2], 0)

    @rule(pick=_PICKS)
    def somebody_of_elsewhere_acts(self, pick: int) -> None:
        """An office next door, with every role there is, finds nothing here."""
        names = [*ON_TASK, *IN_OFFICE]
        task = list(self.rows["task"])[pick % 50]
        self._act(names[pick % len(names)], ELSEWHERE, task, pick)

    @rule(hours=st.sampled_from((0.05, 1, 3, 8, 16, 24, 72, 240)))
    def time_passes(self, hours: float) -> None:
        """Reminders, snoozes, pauses and handovers run by themselves."""
        self._loop.run(self.desk.wait(timedelta(hours=hours)))
        self._look(1 + int(hours) % PEOPLE, 1, int(hours))

    def _act(self, name: str, who: int, task_id: int, pick: int) -> None:
        self.last = (name, who, task_id, pick)
        self.desk.clock.move_to(self.desk.clock.now() + timedelta(seconds=4))
        deed = Deed(
            self.desk.database,
            self.rows,
            who,
            task_id,
            pick,
            now=self.desk.clock.now(),
            today=self.desk.today,
        )
        try:
            self._loop.run(_call(name, deed))
            OfficeMachine.done[name] += 1
        except NhacViecError as error:
            OfficeMachine.refused[name] += 1
            _check_refusal(error)
        self._look(who, task_id, pick)

    def _look(self, who: int, task_id: int, pick: int) -> None:
        self.rows = self.desk.rows()
        self._check_replay()
        self._loop.run(self._check_views(who, task_id, pick))

    def _check_replay(self) -> None:
        """What the events tell is what the rows are."""
        events = self._events(self.last_event)
        told = replay(self.pictures, events)
        found = pictures(self.rows)
        for task_id, picture in found.items():
            actions = [row["action"] for row in events if row["subject_id"] == task_id]
            assert told.get(task_id) == picture, f"task {task_id}, told by {actions}"
        assert told.keys() == found.keys()
        self.pictures = found
        self.last_event = max((row["id"] for row in events), default=self.last_event)

    def _events(self, after: int) -> list[Row]:
        return read_since(self.desk.path, "event", after)

    async def _check_views(self, who: int, task_id: int, pick: int) -> None:
        """The task's card on some phones, all the screens on one of them; in turn everybody's."""
        other = 1 + pick % PEOPLE
        looking = set(self.rows["person"]) if IS_LONG else {who, other}
        async with self.desk.database.read() as session:
            for one in looking:
                speaker = await speaker_by_id(session, one, now=self.desk.clock.now())
                assert (speaker is not None) is self.rows.is_here(one)
                if speaker is None:
                    continue
                view = View(session, speaker, self.rows, self.desk.today)
                await check_card(view, task_id)
                if IS_LONG or one == (who if pick % 2 else other):
                    await _check_screens(view, task_id, pick)


async def _check_screens(view: View, task_id: int, pick: int) -> None:
    for at, wanted in enumerate(filters_for(view, pick)):
        if IS_LONG or (at + pick) % 3 == 0:
            await check_list(view, wanted)
    await check_search(view, task_id)
    await check_waiting(view)
    if IS_LONG or pick % 3 == 0:
        await check_boards(view, pick)


async def _call(name: str, deed: Deed) -> None:
    await (ON_TASK | IN_OFFICE)[name](deed)


def _check_refusal(error: NhacViecError) -> None:
    """Whoever is refused reads why, in either language."""
    for language in LANGUAGES:
        assert sentence(words_in(language), error, html=True).strip(), error.key
