"""The tables of phrases: enough of them, honest ones, and nearly all read right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.parsing.text import fold
from bot.parsing.values import Intent, Milestone, Period, Query
from tests.parsing.accuracy import main
from tests.parsing.summary import ACCURACY
from tests.parsing.tables import others, scores
from tests.parsing.tables.notation import (
    DeadlineRow,
    QuestionRow,
    deadline_rows,
    meant,
    milestone_of,
    question_rows,
    written_milestone,
)
from tests.real_plans import real_plans

Record = Callable[[str, object], None]


def test_ninety_eight_time_phrases_of_a_hundred_are_read_exactly(record_property: Record) -> None:
    verdicts = scores.deadline_verdicts()
    record_property(ACCURACY, scores.accuracy_of_deadlines())
    assert scores.share(verdicts) >= 0.98, "\n".join(scores.misses(verdicts))


def test_ninety_five_questions_of_a_hundred_are_read_exactly(record_property: Record) -> None:
    verdicts = scores.question_verdicts()
    record_property(ACCURACY, scores.accuracy_of_questions())
    assert scores.share(verdicts) >= 0.95, "\n".join(scores.misses(verdicts))


# The tables themselves.


def test_there_are_enough_phrases_and_each_only_once() -> None:
    phrases = [(row.phrase, row.year) for row in deadline_rows()]
    questions = [(row.query.text, row.today) for row in question_rows()]
    assert len(phrases) == len(set(phrases)) >= 300
    assert len(questions) == len(set(questions)) >= 450


def test_every_intent_is_asked_for() -> None:
    assert {row.query.intent for row in question_rows()} == set(Intent)


def test_there_are_enough_phrases_that_must_not_match() -> None:
    dateless = [row for row in deadline_rows() if not row.milestones]
    idle = [row for row in question_rows() if row.query.intent is Intent.UNKNOWN]
    assert len(dateless) >= 40
    assert len(idle) >= 30


def test_no_sentence_of_a_real_plan_is_in_the_tables() -> None:
    files = sorted(real_plans().glob("*.txt"))
    theirs = {run for path in files for run in _runs(path.read_text(encoding="utf-8"))}
    ours = [row.phrase for row in deadline_rows()] + [row.query.text for row in question_rows()]
    assert [phrase for phrase in ours if not theirs.isdisjoint(_runs(phrase))] == []


def _runs(text: str, words: int = 7) -> set[tuple[str, ...]]:
    """Every so many words in a row; a date or a document's number is one."""
    folded = [word.strip("\"'().,:;+-") for word in fold(text).split()]
    told = [word for word in folded if word]
    return {tuple(told[at : at + words]) for at in range(len(told) - words + 1)}


@pytest.mark.parametrize(
    "written",
    [
        *("1/5..31/5", "..28/2!", "29/1", "5/8..", "15/12/2023..15/2 = họp, ký"),
        *("ngay sau <có ý kiến>", "10 ngày làm việc sau <nhận hồ sơ> = trả"),
        *("theo <Kế hoạch số 5>", "1/1..31/12 FREQ=MONTHLY;BYMONTHDAY=20"),
    ],
)
def test_the_notation_is_read_and_written_alike(written: str) -> None:
    assert written_milestone(milestone_of(written, 2024), 2024) == written


def test_marked_forms_differ_from_what_an_editor_shows() -> None:
    assert meant("{nfd}{wide}Quý 2\\nsau") == "Quy\u0301 ２\nsau"


# The judge, on rows that are plainly right or wrong.

MAY = Milestone(date(2024, 5, 1), date(2024, 5, 31))


def phrase(text: str, *wanted: Milestone) -> scores.Verdict:
    return scores.judge_deadline(DeadlineRow("", 2024, text, wanted))


def question(wanted: Query) -> scores.Verdict:
    return scores.judge_question(QuestionRow("", date(2024, 5, 15), 2024, wanted))


def test_a_phrase_is_right_when_its_milestones_are() -> None:
    assert phrase("Tháng 5", MAY).right
    assert phrase("Tháng 5", MAY, MAY).wrong == ("milestones",)
    assert phrase("Tháng 6", MAY).wrong == ("due", "milestones")
    assert phrase("Tháng 5").wrong == ("due", "milestones")


def test_a_wrong_action_is_a_miss() -> None:
    (wanted,) = (milestone_of("1/5..31/5 = ký", 2024),)
    assert phrase("Tháng 5 (họp)", wanted).wrong == ("action",)
    assert phrase("Tháng 5 (họp)", MAY).wrong == ("action",)


def test_of_an_action_that_can_be_cut_in_two_ways_a_part_is_enough() -> None:
    wanted = milestone_of("1/5..31/5 = ~họp, mỗi phòng một người", 2024)
    assert phrase("Tháng 5 (họp)", wanted).right
    assert phrase("Tháng 5", wanted).wrong == ("action",)
    assert phrase("Tháng 5 (ký)", wanted).wrong == ("action",)


def test_doubts_and_printed_words_count_where_a_row_says_them() -> None:
    row = DeadlineRow("", 2024, "Tháng 5/2025", (milestone_of("1/5/2025..31/5/2025", 2024),))
    assert scores.judge_deadline(replace(row, doubts=("other-year",))).right
    assert scores.judge_deadline(replace(row, doubts=())).wrong == ("doubts",)
    assert scores.judge_deadline(replace(row, printed=("Tháng 5/2025",))).right
    assert scores.judge_deadline(replace(row, printed=("Tháng 5",))).wrong == ("printed",)


def test_a_question_names_the_fields_that_are_wrong() -> None:
    assert question(Query("việc của tôi", Intent.LIST, owner="me")).right
    june = Period(date(2024, 6, 1), date(2024, 6, 30))
    wanted = Query("việc của tôi tháng 5", Intent.LIST, period=june, number="2")
    assert question(wanted).wrong == ("owner", "period", "number")


def test_the_regex_is_a_fair_one() -> None:
    for text in ("tháng 5", "thang 5/2024", "trước 31/5 và 1/5"):
        assert others.by_regex(text, date(2024, 1, 1), 2024) == Period(MAY.start, MAY.due)
    assert others.by_regex("quý II", date(2024, 1, 1), 2024) == Period(
        date(2024, 4, 1), date(2024, 6, 30)
    )


def test_the_command_shows_both_tables(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--ours-only", "--no-misses"])
    told = capsys.readouterr().out
    assert "Time phrases" in told
    assert "Questions" in told
    assert "dateparser" not in told
