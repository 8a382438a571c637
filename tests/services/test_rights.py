"""May this person do this to this row: every relation and role, the stranger's none included."""

from zoneinfo import ZoneInfo

import pytest

from bot.domain import OwnerKind, Part, Policy, Role, Speaker, TaskFilter
from bot.errors import NotAllowed, NotFound
from bot.services.rights import Act, may, may_list, require
from bot.storage import Assignment

MINE, OTHER = 10, 20


def speaker(*roles: Role, person_id: int = 1, unit_id: int | None = MINE) -> Speaker:
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
    )


def unit(unit_id: int, part: Part = Part.LEAD) -> Assignment:
    return Assignment(org_id=1, task_id=1, unit_id=unit_id, part=part)


def person(person_id: int, part: Part = Part.LEAD) -> Assignment:
    return Assignment(org_id=1, task_id=1, person_id=person_id, part=part)


SEES, HANDS_IN, NOTHING = {Act.SEE}, {Act.SEE, Act.HAND_IN}, set[Act]()


@pytest.mark.parametrize(
    ("roles", "assignments", "allowed"),
    [
        ((Role.OFFICER,), [unit(MINE), person(1)], HANDS_IN),
        ((Role.OFFICER,), [unit(OTHER), person(1)], HANDS_IN),
        ((Role.OFFICER,), [unit(MINE)], HANDS_IN),
        ((Role.OFFICER,), [unit(MINE), person(2)], SEES),
        ((Role.OFFICER,), [unit(OTHER), unit(MINE, Part.COORDINATING)], SEES),
        ((Role.OFFICER,), [unit(OTHER), person(1, Part.COORDINATING)], SEES),
        ((Role.OFFICER,), [unit(OTHER), person(1, Part.DIRECTING)], SEES),
        ((Role.OFFICER,), [unit(OTHER)], NOTHING),
        ((Role.OFFICER,), [unit(OTHER), person(2)], NOTHING),
        ((Role.OFFICER,), [], NOTHING),
        ((Role.LEAD,), [unit(MINE), person(2)], HANDS_IN),
        ((Role.LEAD,), [unit(OTHER), person(2)], NOTHING),
        ((Role.LEAD,), [unit(OTHER), unit(MINE, Part.COORDINATING)], SEES),
        ((Role.DIRECTOR,), [unit(OTHER), person(2)], SEES),
        ((Role.OFFICE,), [unit(OTHER), person(2)], HANDS_IN),
        ((Role.ADMIN,), [unit(OTHER), person(2)], SEES),
    ],
)
def test_rights_follow_role_and_relation(
    roles: tuple[Role, ...], assignments: list[Assignment], allowed: set[Act]
) -> None:
    assert {act for act in Act if may(speaker(*roles), act, assignments)} == allowed


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


def test_people_without_a_unit_are_no_colleagues() -> None:
    assert not may_list(speaker(unit_id=None), TaskFilter(OwnerKind.PERSON, 2), owner_unit_id=None)
