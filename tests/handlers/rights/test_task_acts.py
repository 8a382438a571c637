"""Every act on a task by everybody there may be, as `docs/rights.md` says."""

from dataclasses import fields
from itertools import product

import pytest

from bot.acts import Act
from bot.domain import Role
from bot.messages.actions import Tap
from bot.messages.callback_data import encode
from bot.messages.card_buttons import FIRST, MORE
from bot.messages.catalog import words_in
from bot.messages.taps import directing, handover, lead, officer, settings
from bot.messages.taps.codes import CODE_OF
from bot.services.rights import Relation
from tests.handlers.rights.cast import OUTSIDE, STANDINGS, UNIT, Cast, Who, related
from tests.handlers.rights.doing import forged, leave, offered, open_card, take
from tests.handlers.rights.printed import may
from tests.handlers.rights.steps import Say
from tests.handlers.rights.tasks import Made, changes, kept, make_task
from tests.handlers.rights.way import BY, Way
from tests.handlers.rights.ways import WAYS

CELLS = list(product(Act, Who))
ALLOWED = [(act, who) for act, who in CELLS if may(act, who, named=WAYS[act].named)]
REFUSED = [(act, who) for act, who in CELLS if (act, who) not in ALLOWED]
IN_WORDS = [(act, who) for act, who in CELLS if WAYS[act].words]
DECIDED_BY_OTHERS = {Act.APPROVE, Act.RETURN, Act.DECIDE_EXTENSION}
"""What nobody may do about their own is told so, rather than whose it is."""
UNASKED = {
    directing.AnswerUnitQuestion: "answers a question: only the head who was asked",
    handover.TickHandoverTask: "a box in a draft: handing over is asked of the draft",
    lead.AnswerNudge: "answers a nudge: a comment",
    lead.SetTick: "a box of a list",
    officer.WithdrawExtension: "takes back one's own request",
    settings.CloseSnooze: "changes nothing, shows buttons again",
}
"""Taps on a task, or on a row of one, that are no act of the table; with tests of their own."""


async def made_for(cast: Cast, way: Way) -> Made:
    return await make_task(cast, way.state, named=way.named, asked=way.asked)


def refusals(act: Act, who: Who, made: Made, *, in_words: bool = False) -> tuple[str, ...]:
    """The sentences somebody may be refused with; most people with one."""
    if who in OUTSIDE:
        keys: tuple[str, ...] = ("stranger",)
    elif who is Who.FOREIGN:
        keys = ("no-such-number", "nobody-called-so") if in_words else _NOT_THERE
    elif not may(Act.SEE, who, named=WAYS[act].named):
        keys = ("no-such-number",) if in_words else ("task-not-found",)
    elif who is Who.DOER and act in DECIDED_BY_OTHERS:
        keys = ("own-matter",)
    else:
        keys = (f"not-allowed-{act.value.replace('_', '-')}",)
    values = {"number": made.number, "name": "\u2026"}
    return tuple(words_in("vi")(f"error-{key}", **values).split("\u2026")[0] for key in keys)


_NOT_THERE = ("task-not-found", "extension-not-found", "assignee-gone")


def of_card(act: Act, made: Made) -> set[str]:
    """The buttons a card has for an act."""
    return {encode(tap(made.task_id)) for one, _, tap in (*FIRST, *MORE) if one is act}


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("act", "who"), ALLOWED)
async def test_who_may_does_it_from_the_card(cast: Cast, act: Act, who: Who) -> None:
    way, phone, by = WAYS[act], await cast.phone(who), cast.ids[who]
    made = await made_for(cast, way)
    before = kept(made, by)
    await open_card(phone, made.number)
    assert of_card(act, made) <= offered(phone)
    for step in way.steps:
        await take(phone, step)
    after = kept(made, by)
    expected = {name: by if value == BY else value for name, value in way.leaves.items()}
    assert changes(before, after) == expected
    assert after.events[len(before.events) :] == (((way.event, by),) if way.event else ())


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("act", "who"), REFUSED)
async def test_who_may_not_is_refused_at_every_button(cast: Cast, act: Act, who: Who) -> None:
    way, phone = WAYS[act], await cast.phone(who)
    made = await made_for(cast, way)
    before = kept(made, *cast.id_of(who))
    await open_card(phone, made.number)
    assert not of_card(act, made) & offered(phone)
    sentences = refusals(act, who, made)
    answers = {tap: await forged(phone, tap) for tap in way.taps(made)}
    assert {tap: told for tap, told in answers.items() if not told.startswith(sentences)} == {}
    over = sentences[0] if who in OUTSIDE else words_in("vi")("error-dialogue-over")
    for tap in way.follow(made):
        assert (await forged(phone, tap)).startswith(over), tap
    assert kept(made, *cast.id_of(who)) == before


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("act", "who"), IN_WORDS)
async def test_words_do_it_for_whom_buttons_do(cast: Cast, act: Act, who: Who) -> None:
    way, phone = WAYS[act], await cast.phone(who)
    made = await made_for(cast, way)
    before = kept(made, *cast.id_of(who))
    words = str(way.words).format(number=made.number)
    if (act, who) in ALLOWED:
        await take(phone, Say(words, way.shows.format(number=made.number)))
        assert (kept(made, *cast.id_of(who)) == before) is (act in (Act.SEE, Act.EDIT))
        await leave(phone)
    else:
        await take(phone, Say(words, *refusals(act, who, made, in_words=True)))
        assert kept(made, *cast.id_of(who)) == before


def test_every_act_role_and_relation_has_its_cell() -> None:
    assert WAYS.keys() == set(Act)
    assert {standing.role for standing in STANDINGS.values()} == set(Role)
    relations = {one for who in Who for named in (True, False) for one in related(who, named=named)}
    assert relations == {
        words_in("en")(f"relation-{one.value.replace('_', '-')}")
        for one in Relation
        if one is not Relation.NONE
    }


def test_every_button_on_a_task_is_asked_in_a_cell() -> None:
    ids = Cast(None, dict.fromkeys(Who, 1), {UNIT: 1})  # type: ignore[arg-type] # only its ids are read
    made = Made(ids, "1", 1, 1, 1, 1, 1)
    asked = {type(tap) for way in WAYS.values() for tap in (*way.taps(made), *way.follow(made))}
    of_a_task = {"task_id", "milestone_id", "extension_id", "note_id"}
    on_tasks = {kind for kind in CODE_OF if of_a_task & set(_shape_of(kind))}
    assert on_tasks - asked == UNASKED.keys()


def _shape_of(kind: type[Tap]) -> list[str]:
    return [one.name for one in fields(kind)]  # type: ignore[arg-type] # every tap is a dataclass
