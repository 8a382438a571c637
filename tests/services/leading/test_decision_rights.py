"""Whom a hand-in or a request goes to: values in, values out."""

from collections.abc import Sequence

from bot.domain import Part, Role
from bot.services.leading.decision_rights import Deciders, falls_to
from bot.standing_in import Passing
from bot.storage import Assignment, Person

OFFICER, HEAD, DEPUTY, DIRECTOR, OTHER_DIRECTOR, CLERK = range(1, 7)
UNIT, ELSEWHERE = 10, 20


def person(person_id: int, role: Role, unit_id: int = ELSEWHERE) -> Person:
    return Person(
        id=person_id, org_id=1, unit_id=unit_id, full_name=str(person_id), roles=[role.value]
    )


def away(*passings: Passing, doer: int = OFFICER, staff: Sequence[Person] = ()) -> Deciders:
    """Whom an officer's falls to while heads are away; everybody can be written to."""
    people = [*(staff or [*HEADS, *DIRECTORS, *REST])]
    for one in people:
        one.telegram_id = one.id
    return falls_to(doer, DIRECTED, people, passings=passings)


HEADS = [person(HEAD, Role.LEAD, UNIT), person(DEPUTY, Role.LEAD, UNIT)]
DIRECTORS = [person(DIRECTOR, Role.DIRECTOR), person(OTHER_DIRECTOR, Role.DIRECTOR)]
REST = [person(OFFICER, Role.OFFICER, UNIT), person(CLERK, Role.OFFICE)]
ROWS = [
    Assignment(org_id=1, task_id=1, unit_id=UNIT, part=Part.LEAD),
    Assignment(org_id=1, task_id=1, person_id=OFFICER, part=Part.LEAD),
]
DIRECTED = [*ROWS, Assignment(org_id=1, task_id=1, person_id=DIRECTOR, part=Part.DIRECTING)]


def test_an_officer_s_goes_to_the_heads_of_the_unit() -> None:
    assert falls_to(OFFICER, ROWS, [*HEADS, *DIRECTORS, *REST]).asked == {HEAD, DEPUTY}


def test_a_head_s_own_goes_to_who_directs_the_task() -> None:
    assert falls_to(HEAD, DIRECTED, [*HEADS, *DIRECTORS, *REST]).asked == {DIRECTOR}


def test_where_nobody_directs_it_goes_to_all_directors() -> None:
    assert falls_to(HEAD, ROWS, [*HEADS, *DIRECTORS, *REST]).asked == {DIRECTOR, OTHER_DIRECTOR}


def test_without_directors_it_goes_to_the_office() -> None:
    assert falls_to(HEAD, DIRECTED, [*HEADS, *REST]).asked == {CLERK}


def test_without_directors_and_office_it_goes_to_the_other_heads() -> None:
    assert falls_to(HEAD, ROWS, [*HEADS, REST[0]]).asked == {DEPUTY}


def test_where_nobody_is_left_it_goes_to_an_admin() -> None:
    assert falls_to(HEAD, ROWS, [HEADS[0], REST[0], person(CLERK, Role.ADMIN)]).asked == {CLERK}


def test_a_unit_without_a_head_has_directors_decide() -> None:
    assert falls_to(OFFICER, DIRECTED, [*DIRECTORS, *REST]).asked == {DIRECTOR}


def test_what_is_passed_up_goes_to_directors() -> None:
    whom = falls_to(OFFICER, DIRECTED, [*HEADS, *DIRECTORS, *REST], passed_up=True)
    assert whom.asked == {DIRECTOR}


def test_without_a_unit_it_goes_to_the_heads_of_who_does_it() -> None:
    assert falls_to(OFFICER, ROWS[1:], [*HEADS, *REST]).asked == {HEAD, DEPUTY}


def test_nobody_is_asked_about_their_own() -> None:
    only = [person(CLERK, Role.OFFICE)]
    assert falls_to(CLERK, ROWS, only).asked == frozenset()


def test_a_head_s_goes_to_who_stands_in_and_the_other_heads() -> None:
    found = away(Passing(HEAD, CLERK))
    assert found.asked == {CLERK, DEPUTY}
    assert found.place_of(CLERK) == HEAD
    assert found.place_of(DEPUTY) is None


def test_the_head_who_is_away_may_look_all_the_same() -> None:
    found = away(Passing(HEAD, CLERK))
    assert HEAD not in found.asked
    assert found.includes(HEAD)


def test_it_goes_on_to_who_stands_in_for_the_stand_in() -> None:
    found = away(Passing(HEAD, OTHER_DIRECTOR), Passing(OTHER_DIRECTOR, CLERK))
    assert found.asked == {CLERK, DEPUTY}


def test_single_tasks_take_no_deciding_along() -> None:
    assert away(Passing(HEAD, CLERK, frozenset({1}))).asked == {HEAD, DEPUTY}


def test_a_head_who_stands_in_decides_in_their_own_right() -> None:
    found = away(Passing(HEAD, DEPUTY))
    assert found.asked == {DEPUTY}
    assert found.place_of(DEPUTY) is None


def test_the_stand_in_s_own_goes_where_a_head_s_own_does() -> None:
    only = [HEADS[0], *DIRECTORS, *REST]
    assert away(Passing(HEAD, OFFICER), staff=only).asked == {DIRECTOR}


def test_the_stand_in_s_own_is_decided_by_the_head_who_is_there() -> None:
    assert away(Passing(HEAD, OFFICER)).asked == {DEPUTY}


def test_a_stand_in_nobody_can_write_to_leaves_it_with_the_head() -> None:
    people = [person(HEAD, Role.LEAD, UNIT), person(CLERK, Role.OFFICE)]
    found = falls_to(OFFICER, ROWS, people, passings=[Passing(HEAD, CLERK)])
    assert found.asked == {HEAD}
