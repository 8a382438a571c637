"""Acts on a task done twice: by two taps, by an update that comes again, by two people at once."""

from dataclasses import dataclass

import pytest

from bot.acts import Act
from bot.messages.callback_data import encode
from tests.handlers.rights.cast import Cast, Who
from tests.handlers.rights.doing import answered, forged, open_card
from tests.handlers.rights.tasks import Kept, Made, changes, kept, make_task
from tests.handlers.rights.ways import WAYS
from tests.standin_person import Phone


@dataclass(frozen=True, slots=True)
class Once:
    """An act that one tap does, and which of its way's taps that is."""

    which: int
    first: Who
    second: Who
    only_one: bool = True
    """Whether it is done when one of two has done it."""


ONCE: dict[Act, Once] = {
    Act.REPORT_PROGRESS: Once(1, Who.DOER, Who.STAND_IN),
    Act.TICK_MILESTONE: Once(1, Who.DOER, Who.STAND_IN),
    Act.SET_EVENT_DAY: Once(2, Who.DOER, Who.OFFICE),
    Act.WITHDRAW: Once(0, Who.DOER, Who.OFFICE),
    Act.SNOOZE: Once(1, Who.DOER, Who.HELPER, only_one=False),
    Act.TAKE: Once(0, Who.COLLEAGUE, Who.DOER),
    Act.ASSIGN: Once(1, Who.LEAD, Who.OFFICE),
    Act.APPROVE: Once(1, Who.LEAD, Who.DIRECTOR),
    Act.RETURN: Once(1, Who.LEAD, Who.OFFICE),
    Act.DECIDE_EXTENSION: Once(2, Who.LEAD, Who.OFFICE),
    Act.NUDGE: Once(0, Who.LEAD, Who.DIRECTOR),
    Act.ASK_LEAD: Once(0, Who.DIRECTOR, Who.OFFICE),
}
BY_THE_OFFICE = {Act.PAUSE: 1, Act.RESUME: 0, Act.CANCEL: 1}
"""The one person of the office is alone in these; their topics have tests with two of it."""
IN_STEPS = {Act.SEE, Act.HAND_IN, Act.ASK_EXTENSION, Act.COMMENT, Act.CONTRIBUTE, Act.EDIT}
"""Typed, or nothing changes: their dialogues end with the first."""
ALONE = {act: (one.which, one.first) for act, one in ONCE.items()} | {
    act: (which, Who.OFFICE) for act, which in BY_THE_OFFICE.items()
}


async def prepared(cast: Cast, act: Act, *people: Who) -> tuple[Made, list[Phone]]:
    """A task these people look at."""
    way = WAYS[act]
    made = await make_task(cast, way.state, named=way.named, asked=way.asked)
    phones = [await cast.phone(who) for who in people]
    for phone in phones:
        await open_card(phone, made.number)
    return made, phones


def done_since(before: Kept, after: Kept) -> list[str]:
    return [action for action, _ in after.events[len(before.events) :]]


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("act", ALONE)
async def test_two_taps_do_it_once(cast: Cast, act: Act) -> None:
    which, who = ALONE[act]
    made, (phone,) = await prepared(cast, act, who)
    tap, before = WAYS[act].taps(made)[which], kept(made)
    phone.forge(encode(tap))
    phone.forge(encode(tap))
    await answered(phone)
    assert len(done_since(before, kept(made))) == 1


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("act", ALONE)
async def test_a_tap_that_comes_again_does_nothing_more(cast: Cast, act: Act) -> None:
    which, who = ALONE[act]
    made, (phone,) = await prepared(cast, act, who)
    await forged(phone, WAYS[act].taps(made)[which])
    once = kept(made)
    cast.office.world.redeliver()
    await open_card(phone, made.number)
    again = kept(made)
    # Where the undo button stands is noted after the answer.
    assert {one for one in changes(once, again) if not one.startswith("undostep.")} == set()
    assert again.events == once.events


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("act", ONCE)
async def test_of_two_people_at_once_one_does_it_and_the_other_is_told(
    cast: Cast, act: Act
) -> None:
    case = ONCE[act]
    made, phones = await prepared(cast, act, case.first, case.second)
    tap, before = WAYS[act].taps(made)[case.which], kept(made)
    cast.office.world.toasts.clear()
    for phone in phones:
        phone.forge(encode(tap))
    for phone in phones:
        await answered(phone)
    assert len(done_since(before, kept(made))) == (1 if case.only_one else 2)
    for phone in phones:
        assert phone._toasts() or phone._fresh(made.number)


def test_every_act_is_done_twice() -> None:
    assert ALONE.keys() | IN_STEPS == set(Act)
