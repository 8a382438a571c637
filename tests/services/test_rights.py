"""May this person do this to this row: every act, role and relation, as `docs/rights.md` says."""

import re
from dataclasses import replace
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.acts import POSSIBLE, Act, OfficeAct
from bot.cli.docs import rights_as_markdown
from bot.domain import OwnerKind, Part, Policy, Role, Speaker, TaskFilter, TaskState
from bot.errors import NotAllowed, NotFound
from bot.messages.catalog import words_in
from bot.services.rights import (
    Relation,
    may,
    may_in_office,
    may_list,
    offered,
    relations,
    require,
    require_in_office,
)
from bot.storage import Assignment
from tests.printed_rights import PRINTED, cells_of, says

MINE, OTHER = 10, 20


def speaker(
    *roles: Role,
    person_id: int = 1,
    unit_id: int | None = MINE,
    stands_in_for: tuple[int, ...] = (),
    unit_people: tuple[int, ...] = (),
    acting_units: tuple[int, ...] = (),
    acting_people: tuple[int, ...] = (),
) -> Speaker:
    return Speaker(
        id=person_id,
        org_id=1,
        full_name="Lê Văn An",
        unit_id=unit_id,
        unit_name="",
        roles=frozenset(roles or {Role.OFFICER}),
        language="vi",
        zone=ZoneInfo("Asia/Ho_Chi_Minh"),
        plan_year=2026,
        policy=Policy(),
        stands_in_for=frozenset(stands_in_for),
        unit_people=frozenset(unit_people),
        acting_units=frozenset(acting_units),
        acting_people=frozenset(acting_people),
    )


def unit(unit_id: int, part: Part = Part.LEAD) -> Assignment:
    return Assignment(org_id=1, task_id=1, unit_id=unit_id, part=part)


def person(person_id: int, part: Part = Part.LEAD) -> Assignment:
    return Assignment(org_id=1, task_id=1, person_id=person_id, part=part)


TASKS_OF = {
    "does it": [unit(OTHER), person(1)],
    "unit leads it": [unit(MINE), person(2)],
    "co-operates": [unit(OTHER), person(1, Part.COORDINATING)],
    "unit co-operates": [unit(OTHER), unit(MINE, Part.COORDINATING)],
    "directs": [unit(OTHER), person(2), person(1, Part.DIRECTING)],
    "": [unit(OTHER), person(2)],
}
"""A task for each relation, named as the table prints it; the last is nobody's business."""


def test_the_document_is_what_the_command_prints() -> None:
    assert PRINTED.read_text(encoding="utf-8") == rights_as_markdown(words_in("en")) + "\n"


@pytest.mark.parametrize(("act", "place"), list(product(Act, range(len(Role)))))
def test_every_cell_of_the_printed_table_holds(act: Act, place: int) -> None:
    role, cells = list(Role)[place], cells_of(act)
    for relation, rows in TASKS_OF.items():
        related = (relation,) if relation else ()
        # The officer's column is everybody's.
        expected = any(says(cells[at], *related) for at in (0, place))
        assert may(speaker(role), act, rows) is expected, (act, role, relation)


@pytest.mark.parametrize("act", Act)
def test_a_unit_that_leads_alone_does_the_task(act: Act) -> None:
    cells = cells_of(act)
    expected = any(says(cells[0], one) for one in ("unit does it", "unit leads it"))
    assert may(speaker(Role.OFFICER), act, [unit(MINE)]) is expected


@pytest.mark.parametrize("act", Act)
def test_a_stranger_to_the_task_may_only_what_stands_under_any_task(act: Act) -> None:
    assert cells_of(act)[len(Role)] == "–"
    assert not may(speaker(Role.OFFICER, unit_id=None), act, TASKS_OF[""])


@pytest.mark.parametrize(("act", "place"), list(product(OfficeAct, range(len(Role)))))
def test_every_cell_of_the_office_table_holds(act: OfficeAct, place: int) -> None:
    expected = cells_of(act)[place] == "yes"
    assert may_in_office(speaker(list(Role)[place]), act) is expected


@pytest.mark.parametrize("act", Act)
def test_a_card_offers_only_what_its_state_allows(act: Act) -> None:
    everything = speaker(*Role)
    rows = [unit(MINE), unit(MINE, Part.COORDINATING)]
    states = {state for state in TaskState if act in offered(everything, state, rows)}
    assert states == POSSIBLE[act]


def test_who_stands_in_does_what_the_absent_one_does() -> None:
    assert relations(speaker(stands_in_for=(2,)), TASKS_OF[""]) == {Relation.DOES}
    assert may(speaker(stands_in_for=(2,)), Act.HAND_IN, TASKS_OF[""])
    assert not may(speaker(stands_in_for=(3,)), Act.SEE, TASKS_OF[""])


def test_a_head_has_what_names_one_of_their_people_and_no_unit() -> None:
    head = speaker(Role.LEAD, person_id=3, unit_people=(2, 3))
    assert relations(head, [person(2)]) == {Relation.UNIT_LEADS}
    assert may(head, Act.APPROVE, [person(2)])
    assert relations(head, [unit(OTHER), person(2)]) == {Relation.NONE}
    assert relations(head, [person(2, Part.COORDINATING)]) == {Relation.NONE}


DECIDING = {Act.APPROVE, Act.RETURN, Act.DECIDE_EXTENSION}


@pytest.mark.parametrize("act", Act)
def test_who_stands_in_for_a_head_sees_and_decides_and_commands_nobody(act: Act) -> None:
    acting = speaker(acting_units=(OTHER,), acting_people=(2,))
    expected = any(says(cells_of(act)[0], one) for one in ("acts as head",))
    assert may(acting, act, [unit(OTHER), person(2)]) is expected
    assert may(acting, act, [person(2)]) is expected
    assert expected is (act in DECIDING | {Act.SEE, Act.COMMENT, Act.SNOOZE})


def test_a_stand_in_has_nothing_the_head_s_unit_only_helps_with() -> None:
    acting = speaker(acting_units=(OTHER,), acting_people=(2,))
    assert relations(acting, [unit(3), unit(OTHER, Part.COORDINATING)]) == {Relation.NONE}
    assert relations(acting, [unit(3), person(2)]) == {Relation.NONE}


def test_one_person_can_be_related_in_several_ways() -> None:
    rows = [unit(MINE), person(1), person(1, Part.DIRECTING)]
    assert relations(speaker(Role.LEAD), rows) == {
        Relation.DOES,
        Relation.UNIT_LEADS,
        Relation.DIRECTS,
    }


def test_nobody_without_a_unit_gets_tasks_without_one() -> None:
    assert not may(
        speaker(unit_id=None), Act.SEE, [Assignment(org_id=1, task_id=1, part=Part.LEAD)]
    )


def test_a_task_one_may_not_see_is_not_even_there() -> None:
    with pytest.raises(NotFound):
        require(speaker(), Act.HAND_IN, [unit(OTHER)])


def test_a_task_one_sees_says_why_it_is_not_theirs() -> None:
    with pytest.raises(NotAllowed):
        require(speaker(), Act.HAND_IN, [unit(MINE), person(2)])


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("act", [*Act, *OfficeAct])
def test_every_refusal_has_its_sentence(act: Act | OfficeAct, language: str) -> None:
    sentence = words_in(language)(f"error-not-allowed-{act.value.replace('_', '-')}")
    assert re.search(r"\.$", sentence)


def test_an_act_of_the_office_is_refused_with_its_own_sentence() -> None:
    with pytest.raises(NotAllowed) as refused:
        require_in_office(speaker(), OfficeAct.SET_DAYS)
    assert refused.value.key == "not-allowed-set-days"


@pytest.mark.parametrize(
    ("roles", "wanted", "owner_unit", "allowed"),
    [
        ((Role.OFFICER,), TaskFilter(), None, True),
        ((Role.OFFICER,), TaskFilter(OwnerKind.ALL), None, True),
        ((Role.OFFICER,), TaskFilter(OwnerKind.UNIT, MINE), None, True),
        ((Role.OFFICER,), TaskFilter(OwnerKind.UNIT, OTHER), None, False),
        ((Role.OFFICER,), TaskFilter(OwnerKind.PERSON, 1), MINE, True),
        ((Role.OFFICER,), TaskFilter(OwnerKind.PERSON, 2), MINE, True),
        ((Role.OFFICER,), TaskFilter(OwnerKind.PERSON, 2), OTHER, False),
        ((Role.OFFICER,), TaskFilter(OwnerKind.PERSON, 2), None, False),
        ((Role.LEAD,), TaskFilter(OwnerKind.PERSON, 2), MINE, True),
        ((Role.LEAD,), TaskFilter(OwnerKind.PERSON, 2), OTHER, False),
        ((Role.DIRECTOR,), TaskFilter(OwnerKind.PERSON, 2), OTHER, True),
        ((Role.OFFICE,), TaskFilter(OwnerKind.UNIT, OTHER), None, True),
    ],
)
def test_lists_are_for_those_they_concern(
    roles: tuple[Role, ...], wanted: TaskFilter, owner_unit: int | None, allowed: bool
) -> None:
    assert may_list(speaker(*roles), wanted, owner_unit_id=owner_unit) is allowed


@pytest.mark.parametrize(
    "standing_in", [{"stands_in_for": frozenset({2})}, {"stands_in_on": frozenset({(2, 1)})}]
)
def test_who_stands_in_lists_the_tasks_of_the_absent_and_of_nobody_else(
    standing_in: dict[str, Any],
) -> None:
    holder = replace(speaker(), **standing_in)
    assert may_list(holder, TaskFilter(OwnerKind.PERSON, 2), owner_unit_id=OTHER)
    assert not may_list(speaker(), TaskFilter(OwnerKind.PERSON, 2), owner_unit_id=OTHER)
    assert not may_list(holder, TaskFilter(OwnerKind.PERSON, 3), owner_unit_id=OTHER)
    assert not may_list(holder, TaskFilter(OwnerKind.UNIT, OTHER))


def test_people_without_a_unit_are_no_colleagues() -> None:
    assert not may_list(speaker(unit_id=None), TaskFilter(OwnerKind.PERSON, 2), owner_unit_id=None)
