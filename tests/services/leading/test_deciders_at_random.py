"""However work is handed over: nobody is asked about their own, and somebody always is."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.acts import Act
from bot.domain import Part, Policy, Role, Speaker
from bot.services.leading.deciders import falls_to
from bot.services.leading.decision_rights import is_own_matter
from bot.services.leading.ranks import Ranks
from bot.services.rights import may
from bot.standing_in import Passing, places_of
from bot.storage import Assignment
from bot.storage.task_people import Member

TASK, UNIT, ELSEWHERE = 1, 10, 20
PEOPLE = range(1, 8)
ROLES = st.sampled_from([Role.OFFICER, Role.OFFICER, *Role])
MEMBERS = st.tuples(
    *(
        st.builds(
            lambda role, unit, is_in_reach, one=one: Member(
                one, unit, frozenset({role.value}), is_in_reach=is_in_reach
            ),
            ROLES,
            st.sampled_from([UNIT, UNIT, ELSEWHERE]),
            st.booleans(),
        )
        for one in PEOPLE
    )
)
ONE = st.sampled_from(PEOPLE)
PASSINGS = st.lists(
    st.builds(Passing, ONE, ONE, st.sampled_from([frozenset(), frozenset({TASK})])),
    max_size=6,
    unique_by=lambda one: one.from_id,
)
DOERS = st.frozensets(ONE, min_size=1, max_size=2)


def speaker(one: Member, staff: Sequence[Member], passings: Sequence[Passing]) -> Speaker:
    """As the database would give them."""
    places = places_of(passings, one.id)
    units = {
        head.unit_id for head in staff if head.id in places.people and Role.LEAD.value in head.roles
    }
    return Speaker(
        id=one.id,
        org_id=1,
        full_name="",
        unit_id=one.unit_id,
        unit_name="",
        roles=frozenset(map(Role, one.roles)),
        language="vi",
        zone=ZoneInfo("Asia/Ho_Chi_Minh"),
        plan_year=None,
        policy=Policy(),
        stands_in_for=places.people,
        stands_in_on=places.tasks,
        acting_units=frozenset(unit for unit in units if unit),
    )


@given(staff=MEMBERS, passings=PASSINGS, doers=DOERS)
def test_nobody_is_asked_about_their_own_and_where_somebody_may_decide_somebody_is_asked(
    staff: tuple[Member, ...], passings: list[Passing], doers: frozenset[int]
) -> None:
    rows = [
        Assignment(org_id=1, task_id=TASK, unit_id=UNIT, part=Part.LEAD),
        *(Assignment(org_id=1, task_id=TASK, person_id=one, part=Part.LEAD) for one in doers),
    ]
    passings = [one for one in passings if one.from_id != one.to_id]
    asked = falls_to(doers, rows, Ranks({one.id: one for one in staff}, passings)).asked
    speakers = [speaker(one, staff, passings) for one in staff]
    own = {one.id for one in speakers if is_own_matter(one, Act.APPROVE, rows, doers=doers)}
    may_decide = {one.id for one in speakers if may(one, Act.APPROVE, rows)} - own
    assert not asked & own
    assert asked or not may_decide
