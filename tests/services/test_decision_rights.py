"""Whom a hand-in or a request goes to: values in, values out."""

from bot.domain import Part, Role
from bot.services.leading.decision_rights import falls_to
from bot.storage import Assignment, Person

OFFICER, HEAD, DEPUTY, DIRECTOR, OTHER_DIRECTOR, CLERK = range(1, 7)
UNIT, ELSEWHERE = 10, 20


def person(person_id: int, role: Role, unit_id: int = ELSEWHERE) -> Person:
    return Person(
        id=person_id, org_id=1, unit_id=unit_id, full_name=str(person_id), roles=[role.value]
    )


HEADS = [person(HEAD, Role.LEAD, UNIT), person(DEPUTY, Role.LEAD, UNIT)]
DIRECTORS = [person(DIRECTOR, Role.DIRECTOR), person(OTHER_DIRECTOR, Role.DIRECTOR)]
REST = [person(OFFICER, Role.OFFICER, UNIT), person(CLERK, Role.OFFICE)]
ROWS = [
    Assignment(org_id=1, task_id=1, unit_id=UNIT, part=Part.LEAD),
    Assignment(org_id=1, task_id=1, person_id=OFFICER, part=Part.LEAD),
]
DIRECTED = [*ROWS, Assignment(org_id=1, task_id=1, person_id=DIRECTOR, part=Part.DIRECTING)]


def test_an_officer_s_goes_to_the_heads_of_the_unit() -> None:
    assert falls_to(OFFICER, ROWS, [*HEADS, *DIRECTORS, *REST]) == {HEAD, DEPUTY}


def test_a_head_s_own_goes_to_who_directs_the_task() -> None:
    assert falls_to(HEAD, DIRECTED, [*HEADS, *DIRECTORS, *REST]) == {DIRECTOR}


def test_where_nobody_directs_it_goes_to_all_directors() -> None:
    assert falls_to(HEAD, ROWS, [*HEADS, *DIRECTORS, *REST]) == {DIRECTOR, OTHER_DIRECTOR}


def test_without_directors_it_goes_to_the_office() -> None:
    assert falls_to(HEAD, DIRECTED, [*HEADS, *REST]) == {CLERK}


def test_without_directors_and_office_it_goes_to_the_other_heads() -> None:
    assert falls_to(HEAD, ROWS, [*HEADS, REST[0]]) == {DEPUTY}


def test_where_nobody_is_left_it_goes_to_an_admin() -> None:
    assert falls_to(HEAD, ROWS, [HEADS[0], REST[0], person(CLERK, Role.ADMIN)]) == {CLERK}


def test_a_unit_without_a_head_has_directors_decide() -> None:
    assert falls_to(OFFICER, DIRECTED, [*DIRECTORS, *REST]) == {DIRECTOR}


def test_what_is_passed_up_goes_to_directors() -> None:
    whom = falls_to(OFFICER, DIRECTED, [*HEADS, *DIRECTORS, *REST], passed_up=True)
    assert whom == {DIRECTOR}


def test_without_a_unit_it_goes_to_the_heads_of_who_does_it() -> None:
    assert falls_to(OFFICER, ROWS[1:], [*HEADS, *REST]) == {HEAD, DEPUTY}


def test_nobody_is_asked_about_their_own() -> None:
    only = [person(CLERK, Role.OFFICE)]
    assert falls_to(CLERK, ROWS, only) == frozenset()
