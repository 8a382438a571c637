"""Doubts become questions, answers change the draft, and each doubt is settled once."""

from dataclasses import replace
from datetime import date

import pytest

from bot.parsing.deadlines import read_deadline
from bot.parsing.values import Doubt, KnownNames, Milestone
from bot.plans.review.changes import answered
from bot.plans.review.kinds import Concern, concern_of, rows_in_doubt
from bot.plans.review.questions import Question, id_of_reading, questions
from bot.plans.review.readings import AsRead, ByDay, Called, LedBy, MovedTo, NoDay, OfYear
from bot.plans.review.years import with_year
from bot.plans.values import DraftItem, DraftPlan

IMPOSSIBLE = Doubt("impossible-day", (("printed", "30/2"), ("taken", "29/2/2024")))


def item(number: str = "1", *doubts: Doubt, **fields: object) -> DraftItem:
    values: dict[str, object] = {"lead_units": ("Phòng A",), "section": "Mục", "timeline": ""}
    return DraftItem(
        kind="task",
        number=number,
        content=f"việc {number}",
        doubts=doubts,
        **(values | fields),  # type: ignore[arg-type] # each test names the fields it needs
    )


def plan(*items: DraftItem, doubts: tuple[Doubt, ...] = ()) -> DraftPlan:
    return DraftPlan("Kế hoạch", "Sở A", 2024, items=items, doubts=doubts)


def only(draft: DraftPlan) -> Question:
    (question,) = questions(draft)
    return question


def slip(printed: str, other: str, key: str = "similar-name") -> Doubt:
    return Doubt(key, (("printed", printed), ("other", other)))


def by(day: int, month: int, year: int = 2024) -> Milestone:
    return Milestone(due=date(year, month, day))


def test_a_plan_without_doubts_asks_nothing() -> None:
    assert questions(plan(item())) == ()


def test_thirty_february_may_be_three_days() -> None:
    draft = plan(item("1", IMPOSSIBLE, milestones=(replace(by(29, 2), adjusted=True),)))
    days = [one.day for one in only(draft).readings if isinstance(one, ByDay)]
    assert days == [date(2024, 2, 29), date(2024, 2, 28), date(2024, 3, 1)]


def test_the_chosen_day_takes_the_place_of_the_taken_one_only() -> None:
    milestones = (by(1, 2), replace(by(29, 2), adjusted=True))
    draft = plan(item("1", IMPOSSIBLE, milestones=milestones))
    question = only(draft)
    found = answered(draft, question, question.readings[2]).items[0]
    assert (found.milestones, found.doubts) == ((by(1, 2), by(1, 3)), ())


def test_the_same_slip_in_many_rows_is_one_question() -> None:
    rows = [item(str(n), slip("Phòng Ạ", "Phòng A"), lead_units=("Phòng Ạ",)) for n in range(12)]
    draft = plan(*rows)
    question = only(draft)
    assert question.rows == tuple(range(12))
    found = answered(draft, question, question.readings[0])
    assert {(one.lead_units, one.doubts) for one in found.items} == {(("Phòng A",), ())}


@pytest.mark.parametrize("key", ["similar-name", "unit-alike"])
def test_of_two_names_either_may_be_the_slip(key: str) -> None:
    draft = plan(
        item("1", slip("Tổ A", "Tổ Á", key), lead_units=("Tổ A",)),
        item("2", slip("Tổ Á", "Tổ A", key), lead_units=("Tổ Á",)),
    )
    question = only(draft)
    assert question.readings == (Called("Tổ A", "Tổ Á"), Called("Tổ Á", "Tổ A"), AsRead())
    for at, names in enumerate(("Á Á", "A A", "A Á")):
        found = answered(draft, question, question.readings[at]).items
        assert " ".join(one.lead_units[0][3:] for one in found) == names
        assert [one.doubts for one in found] == [(), ()]


def test_names_the_office_knows_are_offered() -> None:
    draft = plan(item("1", slip("Phòng Tổng hơp", "Phòng Tổng hạp")))
    known = KnownNames(units={"Phòng Tổng hợp": ()})
    (question,) = questions(draft, known=known)
    assert Called("Phòng Tổng hơp", "Phòng Tổng hợp") in question.readings


def test_a_person_is_renamed_wherever_the_row_names_them() -> None:
    row = item("1", slip("Thu", "Thư"), lead_persons=("Thu",), coordinating_persons=("Thu", "Thư"))
    draft = plan(row)
    found = answered(draft, only(draft), Called("Thu", "Thư")).items[0]
    assert (found.lead_persons, found.coordinating_persons) == (("Thư",), ("Thư",))


def test_many_rows_of_a_section_that_lack_a_day_are_asked_about_at_once() -> None:
    rows = [item(str(n), Doubt("no-deadline")) for n in range(5)]
    draft = plan(*rows, item("9", Doubt("no-deadline"), section="Mục khác"))
    assert [one.rows for one in questions(draft)] == [(0, 1, 2, 3, 4), (5,)]
    apart = questions(draft, apart=[questions(draft)[0].id])
    assert [one.rows for one in apart] == [(0,), (1,), (2,), (3,), (4,), (5,)]


def test_a_day_outside_the_time_column_is_asked_before_the_missing_day_it_answers() -> None:
    possible = Doubt("possible-milestone", (("printed", "10/02/2024"),))
    draft = plan(item("1", Doubt("no-deadline"), possible))
    question = questions(draft)[0]
    assert question.readings == (ByDay(date(2024, 2, 10)), AsRead())
    found = answered(draft, question, question.readings[0]).items[0]
    assert (found.due, found.doubts) == (date(2024, 2, 10), ())


def test_a_further_day_stands_beside_the_others() -> None:
    possible = Doubt("possible-milestone", (("printed", "10/02/2024"),))
    draft = plan(item("1", possible, milestones=(by(31, 3),)))
    question = only(draft)
    found = answered(draft, question, question.readings[0]).items[0]
    assert found.milestones == (by(31, 3), by(10, 2))


def test_as_above_offers_the_day_above() -> None:
    draft = plan(
        item("1", milestones=(by(30, 6),)), item("2", Doubt("as-above", (("printed", "-nt-"),)))
    )
    assert only(draft).readings == (ByDay(date(2024, 6, 30)), ByDay(date(2024, 12, 31)), NoDay())


def test_no_deadline_is_an_answer() -> None:
    draft = plan(item("1", Doubt("no-deadline")))
    found = answered(draft, only(draft), NoDay()).items[0]
    assert (found.due, found.doubts) == (None, ())


def test_days_of_another_year_stay_or_move() -> None:
    doubt = Doubt("other-year", (("printed", "15/3/2023"), ("year", "2024")))
    draft = plan(item("1", doubt, milestones=(by(15, 3, 2023),)))
    question = only(draft)
    assert question.readings == (AsRead(), MovedTo(2024))
    dues = [answered(draft, question, one).items[0].due for one in question.readings]
    assert dues == [date(2023, 3, 15), date(2024, 3, 15)]


def test_a_missing_lead_is_looked_for_nearby_first() -> None:
    draft = plan(
        *(item(str(n), lead_units=("Phòng A",)) for n in range(3)),
        item("8", lead_units=("Phòng B",)),
        item("9", Doubt("no-lead"), lead_units=()),
    )
    question = only(draft)
    assert question.readings == (LedBy("Phòng B"), LedBy("Phòng A"))
    assert answered(draft, question, LedBy("Phòng B")).items[-1].doubts == ()


def test_contradicting_years_are_asked_first_and_move_every_day_without_a_year() -> None:
    doubt = Doubt("year-contradicts", (("printed", "2024"), ("other", "2023")))
    draft = plan(
        item("1", timeline="15/3", milestones=(Milestone(date(2024, 3, 15), date(2024, 3, 15)),)),
        item("2", timeline="15/3", milestones=(by(20, 3),)),
        item("3", Doubt("no-lead"), timeline="", milestones=(by(31, 3),), lead_units=()),
        doubts=(doubt,),
    )
    first = questions(draft)[0]
    assert (first.rows, first.readings) == ((), (OfYear(2024), OfYear(2023)))
    found = answered(draft, first, OfYear(2023))
    assert (found.year, found.doubts) == (2023, ())
    # The second row's day was a reviewer's own, so it stays.
    dues = [one.due.isoformat() for one in found.items if one.due]
    assert dues == ["2023-03-15", "2024-03-20", "2023-03-31"]


def test_a_year_that_is_not_printed_may_be_a_neighbour_of_the_guessed_one() -> None:
    draft = plan(item(), doubts=(Doubt("year-not-printed", (("printed", "2024"),)),))
    assert only(draft).readings == (OfYear(2024), OfYear(2023), OfYear(2025))


def test_the_thirtieth_of_february_is_another_day_in_another_year() -> None:
    read = read_deadline("30/2", year=2024)
    row = item("1", *read.doubts, timeline="30/2", milestones=read.milestones)
    found = with_year(plan(row), 2023).items[0]
    assert (found.due, found.doubts) == (
        date(2023, 2, 28),
        (Doubt("impossible-day", (("printed", "30/2"), ("taken", "28/2/2023"))),),
    )


def test_answers_are_known_by_what_they_say() -> None:
    draft = plan(item("1", Doubt("no-deadline")))
    question = only(draft)
    assert [question.reading(id_of_reading(one)) for one in question.readings] == list(
        question.readings
    )
    assert question.reading("ffff") is None


def test_a_question_keeps_its_id_while_others_are_answered() -> None:
    draft = plan(item("1", Doubt("no-deadline")), item("2", Doubt("number-missing")))
    first, second = questions(draft)
    assert only(answered(draft, first, NoDay())).id == second.id


def test_rows_are_counted_by_what_is_doubtful() -> None:
    rows = (
        item("1", Doubt("no-date", (("printed", "x"),)), Doubt("no-lead")),
        item("2", Doubt("number-gap"), Doubt("number-missing")),
        item("3", Doubt("scanned")),
    )
    assert rows_in_doubt(rows) == {
        Concern.DEADLINE: 1,
        Concern.LEAD: 1,
        Concern.NUMBER: 1,
        Concern.SCAN: 1,
    }
    assert concern_of("budget-several") is Concern.BUDGET
