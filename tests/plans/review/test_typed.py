"""Corrections in a reviewer's own words."""

from datetime import date

import pytest

from bot.parsing.values import Doubt, KnownNames, Milestone
from bot.plans.review.changes import answered
from bot.plans.review.questions import Question, questions
from bot.plans.review.readings import Called, Edited, OfYear
from bot.plans.review.typed import understood
from bot.plans.values import DraftItem, DraftPlan

KNOWN = KnownNames(
    units={"Phòng Nghiệp vụ": ("Phòng NV",), "Văn phòng": ()}, people={"Lê Văn An": ()}
)
NO_DAY, NO_LEAD = Doubt("no-deadline"), Doubt("no-lead")
SLIP = Doubt("similar-name", (("printed", "Thu"), ("other", "Thư")))


def asked(*doubts: Doubt) -> tuple[DraftPlan, Question]:
    row = DraftItem("task", "1", "", "Việc", "", lead_persons=("Thu",), doubts=doubts)
    draft = DraftPlan("K", "S", 2024, items=(row,))
    return draft, questions(draft)[0]


def typed(text: str, *doubts: Doubt) -> DraftItem:
    """The row after this was typed."""
    draft, question = asked(*doubts)
    reading = understood(text, question, year=2024, known=KNOWN)
    assert reading is not None, text
    return answered(draft, question, reading).items[0]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("15/6", date(2024, 6, 15)),
        ("trước 15/6", date(2024, 6, 15)),
        ("cuối tháng 6", date(2024, 6, 30)),
        ("han 15/6", date(2024, 6, 15)),
        ("Thời hạn: 15/6/2024", date(2024, 6, 15)),
        ("thời gian Quý II", date(2024, 6, 30)),
        ("due 15/6", date(2024, 6, 15)),
        ("không hạn", None),
        ("chua co thoi han", None),
    ],
)
def test_a_deadline_with_or_without_its_label(text: str, due: date | None) -> None:
    found = typed(text, NO_DAY)
    assert (found.due, found.doubts) == (due, ())


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("đơn vị Phòng Nghiệp vụ", "lead_units", ("Phòng Nghiệp vụ",)),
        ("don vi phong nv", "lead_units", ("Phòng Nghiệp vụ",)),
        ("chủ trì: Phòng Mới; Văn phòng", "lead_units", ("Phòng Mới", "Văn phòng")),
        ("người le van an", "lead_persons", ("Lê Văn An",)),
        ("người: Đ/c Trần Bình", "lead_persons", ("Trần Bình",)),
        ("phối hợp Văn phòng", "coordinating_units", ("Văn phòng",)),
        ("chỉ đạo PGĐ Trần Bình", "directed_by", ("Trần Bình",)),
        ("nội dung Lập hồ sơ mới", "content", "Lập hồ sơ mới"),
        ("kết quả: Biên bản", "expected_result", "Biên bản"),
        ("kinh phí 15 triệu", "budget_vnd", 15_000_000),
        ("số 7.1", "number", "7.1"),
        ("ghi chú đã hỏi", "note", "đã hỏi"),
    ],
)
def test_a_label_says_which_field(text: str, field: str, value: object) -> None:
    assert getattr(typed(text, NO_DAY), field) == value


def test_several_fields_at_once() -> None:
    found = typed("hạn 15/6; đơn vị Văn phòng\nnội dung Họp", NO_DAY)
    assert (found.due, found.lead_units, found.content) == (
        date(2024, 6, 15),
        ("Văn phòng",),
        "Họp",
    )


def test_another_field_leaves_the_question_open() -> None:
    assert typed("nội dung Họp", NO_DAY).doubts == (NO_DAY,)


def test_who_leads_may_be_a_unit_or_a_person() -> None:
    _, question = asked(NO_LEAD)
    assert understood("phòng nv", question, year=2024, known=KNOWN) == Edited(
        (("lead_units", ("Phòng Nghiệp vụ",)),)
    )
    assert understood("Lê Văn An", question, year=2024, known=KNOWN) == Edited(
        (("lead_persons", ("Lê Văn An",)),)
    )


def test_a_bare_name_answers_which_name_is_right() -> None:
    _, question = asked(SLIP)
    assert understood("Thụ", question, year=2024, known=KNOWN) == Called("Thu", "Thụ")


def test_the_year_is_typed_as_a_year() -> None:
    doubt = Doubt("year-not-printed", (("printed", "2024"),))
    draft = DraftPlan("K", "S", 2024, doubts=(doubt,))
    (question,) = questions(draft)
    assert understood("năm 2025", question, year=2024, known=KNOWN) == OfYear(2025)
    assert understood("sang năm", question, year=2024, known=KNOWN) is None


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("việc của tôi tháng 5", NO_DAY),
        ("việc tháng 5", NO_DAY),
        ("mèo", NO_DAY),
        ("hạn 45/6", NO_DAY),
        ("việc quá hạn", NO_LEAD),
        ("ai làm việc này?", NO_LEAD),
        ("việc quá hạn", SLIP),
        ("kinh phí nhiều lắm", NO_DAY),
        ("mèo", Doubt("row-joined", (("printed", "x"),))),
        ("một câu rất dài", Doubt("number-missing")),
        ("mèo", Doubt("budget-several", (("printed", "x"),))),
    ],
)
def test_what_is_no_correction_is_not_taken_for_one(text: str, doubt: Doubt) -> None:
    _, question = asked(doubt)
    assert understood(text, question, year=2024, known=KNOWN) is None


def test_a_number_and_an_amount_need_no_label() -> None:
    assert typed("7a", Doubt("number-missing")).number == "7a"
    assert typed("15 triệu đồng", Doubt("budget-several", (("printed", "x"),))).budget_vnd == (
        15_000_000
    )


def test_a_typed_phrase_is_read_with_its_actions() -> None:
    found = typed("hạn 15/3: dự thảo; 20/6: trình", NO_DAY)
    assert [(m.due, m.text) for m in found.milestones] == [
        (date(2024, 3, 15), "dự thảo"),
        (date(2024, 6, 20), "trình"),
    ]
    assert all(isinstance(m, Milestone) for m in found.milestones)


@pytest.mark.parametrize(
    "question",
    [
        *("công việc của tôi tuần này", "đơn vị nào quá hạn", "người nào đang trễ"),
        *("số việc quá hạn", "kết quả việc 5", "lãnh đạo giao việc gì", "chuyên viên An làm gì"),
        *("nội dung việc 5 là gì?", "hạn của việc 7 bao giờ", "đơn vị rất xa lạ"),
    ],
)
def test_a_question_to_the_bot_is_no_correction(question: str) -> None:
    _, open_question = asked(NO_DAY)
    assert understood(question, open_question, year=2024, known=KNOWN) is None


def test_two_labels_in_one_line_are_two_fields() -> None:
    row = typed("đơn vị Phòng Kế toán người Trần Văn Bốn hạn 15/6", NO_DAY)
    assert row.lead_units == ("Phòng Kế toán",)
    assert row.lead_persons == ("Trần Văn Bốn",)
    assert str(row.due) == "2024-06-15"
