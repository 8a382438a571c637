"""Whom a hand-in or a request goes to: values in, values out."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from bot.domain import OwnTimes, Part, Role
from bot.services.leading.deciders import Deciders, falls_to
from bot.services.leading.ranks import Ranks
from bot.standing_in import Passing
from bot.storage import Assignment
from bot.storage.task_people import Member

OFFICER, HEAD, DEPUTY, DIRECTOR, OTHER_DIRECTOR, CLERK = range(1, 7)
UNIT, ELSEWHERE = 10, 20
TODAY = date(2024, 5, 15)
LEAVE = OwnTimes(away_from=TODAY, away_until=TODAY)


def person(person_id: int, role: Role, unit_id: int = ELSEWHERE, *, reached: bool = True) -> Member:
    return Member(person_id, unit_id, frozenset({role.value}), is_in_reach=reached)


def falls(doer: int, rows: Sequence[Assignment], staff: Iterable[Member]) -> frozenset[int]:
    return falls_to({doer}, rows, Ranks({one.id: one for one in staff})).asked


def away(
    *passings: Passing,
    doers: Iterable[int] = (),
    staff: Sequence[Member] = (),
    on_leave: Iterable[int] = (),
) -> Deciders:
    """Whom an officer's falls to while heads are away."""
    members = {one.id: one for one in staff or [*HEADS, *DIRECTORS, *REST]}
    ranks = Ranks(members, passings, dict.fromkeys(on_leave, LEAVE), TODAY)
    return falls_to({*doers} or {OFFICER}, DIRECTED, ranks)


HEADS = [person(HEAD, Role.LEAD, UNIT), person(DEPUTY, Role.LEAD, UNIT)]
DIRECTORS = [person(DIRECTOR, Role.DIRECTOR), person(OTHER_DIRECTOR, Role.DIRECTOR)]
REST = [person(OFFICER, Role.OFFICER, UNIT), person(CLERK, Role.OFFICE)]
UNREACHED = person(CLERK, Role.OFFICE, reached=False)
ROWS = [
    Assignment(org_id=1, task_id=1, unit_id=UNIT, part=Part.LEAD),
    Assignment(org_id=1, task_id=1, person_id=OFFICER, part=Part.LEAD),
]
DIRECTED = [*ROWS, Assignment(org_id=1, task_id=1, person_id=DIRECTOR, part=Part.DIRECTING)]


def test_an_officer_s_goes_to_the_heads_of_the_unit() -> None:
    assert falls(OFFICER, ROWS, [*HEADS, *DIRECTORS, *REST]) == {HEAD, DEPUTY}


def test_a_head_s_own_goes_to_who_directs_the_task() -> None:
    assert falls(HEAD, DIRECTED, [*HEADS, *DIRECTORS, *REST]) == {DIRECTOR}


def test_where_nobody_directs_it_goes_to_all_directors() -> None:
    assert falls(HEAD, ROWS, [*HEADS, *DIRECTORS, *REST]) == {DIRECTOR, OTHER_DIRECTOR}


def test_without_directors_it_goes_to_the_office() -> None:
    assert falls(HEAD, DIRECTED, [*HEADS, *REST]) == {CLERK}


def test_without_directors_and_office_it_goes_to_the_other_heads() -> None:
    assert falls(HEAD, ROWS, [*HEADS, REST[0]]) == {DEPUTY}


def test_where_nobody_is_left_it_goes_to_an_admin() -> None:
    assert falls(HEAD, ROWS, [HEADS[0], REST[0], person(CLERK, Role.ADMIN)]) == {CLERK}


def test_a_unit_without_a_head_has_directors_decide() -> None:
    assert falls(OFFICER, DIRECTED, [*DIRECTORS, *REST]) == {DIRECTOR}


def test_what_is_passed_up_goes_to_directors() -> None:
    ranks = Ranks({one.id: one for one in [*HEADS, *DIRECTORS, *REST]})
    assert falls_to({OFFICER}, DIRECTED, ranks, passed_up=True).asked == {DIRECTOR}


def test_without_a_unit_it_goes_to_the_heads_of_who_does_it() -> None:
    assert falls(OFFICER, ROWS[1:], [*HEADS, *REST]) == {HEAD, DEPUTY}


def test_nobody_is_asked_about_their_own() -> None:
    only = [person(CLERK, Role.OFFICE)]
    assert falls(CLERK, ROWS, only) == frozenset()


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


def test_where_the_stand_in_is_not_reached_the_head_and_who_is_above_are_asked() -> None:
    only = [HEADS[0], *DIRECTORS, person(OFFICER, Role.OFFICER), UNREACHED]
    found = away(Passing(HEAD, CLERK), staff=only)
    assert found.asked == {HEAD, DIRECTOR}
    assert found.place_of(HEAD) is None


def test_nor_does_a_stand_in_on_leave_swallow_it() -> None:
    only = [HEADS[0], *DIRECTORS, *REST]
    assert away(Passing(HEAD, CLERK), staff=only, on_leave=[CLERK]).asked == {HEAD, DIRECTOR}


def test_beside_a_stand_in_who_is_not_reached_another_head_decides() -> None:
    staff = [*HEADS, *DIRECTORS, REST[0], UNREACHED]
    assert away(Passing(HEAD, CLERK), staff=staff).asked == {HEAD, DEPUTY}


def test_unless_that_one_is_on_leave_too() -> None:
    staff = [*HEADS, *DIRECTORS, REST[0], UNREACHED]
    found = away(Passing(HEAD, CLERK), staff=staff, on_leave=[DEPUTY])
    assert found.asked == {HEAD, DEPUTY, DIRECTOR}


def test_who_stands_in_for_both_head_and_officer_is_not_asked() -> None:
    only = [HEADS[0], *DIRECTORS, *REST]
    found = away(Passing(HEAD, CLERK), Passing(OFFICER, CLERK), staff=only)
    assert found.asked == {DIRECTOR}
    assert found.includes(HEAD)


def test_nor_who_has_that_one_task_of_the_officer_s() -> None:
    only = [HEADS[0], *DIRECTORS, *REST]
    for task_id, asked in ((1, {DIRECTOR}), (2, {CLERK})):
        passings = [Passing(HEAD, CLERK), Passing(OFFICER, CLERK, frozenset({task_id}))]
        assert away(*passings, staff=only).asked == asked


def test_a_head_decides_what_the_officer_they_stand_in_for_handed_in() -> None:
    found = away(Passing(HEAD, DEPUTY), Passing(OFFICER, DEPUTY))
    assert found.asked == {DEPUTY}


def test_a_head_s_own_handed_in_by_the_stand_in_goes_up() -> None:
    assert away(doers={CLERK, HEAD}).asked == {DIRECTOR}


def test_the_office_s_people_are_walked_over_once_however_much_waits() -> None:
    members = Counted({one.id: one for one in [*HEADS, *DIRECTORS, *REST]})
    ranks = Ranks(members, [Passing(HEAD, CLERK)], today=TODAY)
    falls_to({OFFICER}, ROWS, ranks)
    before = members.walks
    for _ in range(50):
        falls_to({OFFICER}, ROWS, ranks)
        falls_to({HEAD}, DIRECTED, ranks)
        falls_to({OFFICER}, DIRECTED, ranks, passed_up=True)
    assert 0 < members.walks == before


class Counted(dict[int, Member]):
    """How often all of them were looked through."""

    walks = 0

    def values(self) -> Any:
        self.walks += 1
        return super().values()
