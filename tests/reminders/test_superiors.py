"""Who above its doers hears of a late task."""

from datetime import date

from bot.domain import Level, OwnTimes
from bot.reminders.superiors import Staff
from bot.standing_in import Passing
from bot.storage.task_people import Member, Named

TODAY = date(2024, 5, 15)
AN, BINH, CHI, DUNG, EM, GIANG = range(1, 7)
PEOPLE = (
    Member(AN, 1, frozenset({"officer"})),
    Member(BINH, 1, frozenset({"lead"})),
    Member(CHI, 2, frozenset({"officer"})),
    Member(DUNG, 3, frozenset({"director"})),
    Member(EM, 3, frozenset({"director"})),
    Member(GIANG, 4, frozenset({"office"})),
)
AWAY = OwnTimes(away_from=TODAY, away_until=TODAY)
OF_UNIT_1 = Named(doers=(AN,), units=(1,))
OF_UNIT_2 = Named(doers=(CHI,), units=(2,))


def staff(*passings: Passing, away: tuple[int, ...] = ()) -> Staff:
    members = {one.id: one for one in PEOPLE}
    return Staff(members, passings, dict.fromkeys(away, AWAY), TODAY)


def test_the_head_of_the_unit_hears_first() -> None:
    assert staff().superiors(Level.LEAD, OF_UNIT_1, 1) == {BINH}


def test_a_unit_without_a_head_has_nobody_at_that_level() -> None:
    assert staff().superiors(Level.LEAD, OF_UNIT_2, 1) == set()


def test_without_a_leading_unit_the_head_of_the_doers_unit_hears() -> None:
    assert staff().superiors(Level.LEAD, Named(doers=(AN,)), 1) == {BINH}


def test_a_head_who_does_it_is_told_nothing_new() -> None:
    own = Named(doers=(BINH,), units=(1,))
    assert staff().superiors(Level.LEAD, own, 1) == set()
    assert staff().superiors(Level.DIRECTOR, own, 1) == {DUNG, EM}


def test_a_task_nobody_is_named_for_is_its_heads() -> None:
    assert staff().superiors(Level.LEAD, Named(units=(1,)), 1) == set()


def test_who_directs_it_hears_and_no_other_director() -> None:
    directed = Named(doers=(AN,), units=(1,), directing=(EM,))
    assert staff().superiors(Level.DIRECTOR, directed, 1) == {EM}


def test_where_nobody_directs_the_directors_hear() -> None:
    assert staff().superiors(Level.DIRECTOR, OF_UNIT_1, 1) == {DUNG, EM}


def test_a_director_who_does_it_is_told_nothing_new() -> None:
    own = Named(doers=(DUNG,), directing=(DUNG,))
    assert staff().superiors(Level.DIRECTOR, own, 1) == set()


def test_who_stands_in_for_a_head_hears() -> None:
    colleague = Member(7, 1, frozenset({"officer"}))
    found = staff(Passing(BINH, 7), away=(BINH,))
    found = Staff({**found.members, 7: colleague}, found.passings, found.own, TODAY)
    assert found.superiors(Level.LEAD, OF_UNIT_1, 1) == {7}


def test_an_officer_who_stands_in_for_the_head_is_not_told_of_their_own_task() -> None:
    assert staff(Passing(BINH, AN), away=(BINH,)).superiors(Level.LEAD, OF_UNIT_1, 1) == set()


def test_a_head_who_does_it_in_anothers_place_is_told_nothing_new() -> None:
    assert staff(Passing(AN, BINH)).superiors(Level.LEAD, OF_UNIT_1, 1) == set()


def test_somebody_of_another_unit_is_not_told_in_a_heads_place() -> None:
    assert staff(Passing(BINH, CHI), away=(BINH,)).superiors(Level.LEAD, OF_UNIT_1, 1) == set()


def test_who_is_away_without_a_stand_in_leaves_it_to_the_others() -> None:
    assert staff(away=(EM,)).superiors(Level.DIRECTOR, OF_UNIT_1, 1) == {DUNG}
    assert staff(away=(BINH,)).superiors(Level.LEAD, OF_UNIT_1, 1) == set()


def test_who_may_not_see_the_task_does_not_stand_in_for_a_director() -> None:
    assert staff(Passing(DUNG, CHI), away=(DUNG,)).superiors(Level.DIRECTOR, OF_UNIT_1, 1) == {EM}
    found = staff(Passing(DUNG, GIANG), away=(DUNG,))
    assert found.superiors(Level.DIRECTOR, OF_UNIT_1, 1) == {GIANG, EM}
