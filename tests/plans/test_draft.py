from dataclasses import replace
from datetime import date

import pytest

from bot.errors import NotAPlan
from bot.parsing.values import Doubt
from bot.plans.document import Document
from bot.plans.draft import draft_of
from bot.plans.forms.text.reader import read_text
from bot.plans.values import DraftItem
from tests.plans.printed import HEADER, document, doubt_keys

TASK = ("họp", "Quý I", "Văn phòng")
WIDE = (*HEADER, "Đơn vị phối hợp", "Lãnh đạo Sở chỉ đạo", "Sản phẩm", "Kinh phí", "Ghi chú")


def only_item(*cells: str, header: tuple[str, ...] = HEADER) -> DraftItem:
    (item,) = draft_of(document(cells, header=header)).items
    return item


def test_every_cell_finds_its_place() -> None:
    item = only_item(
        *("1.", "họp", "Tháng 5", "Phòng A (Lê An)"),
        *("Phòng B (Hòa)", "PGĐ Trần Bình", "biên bản", "30 triệu đồng", "gấp"),
        header=WIDE,
    )
    assert (item.kind, item.number, item.content, item.timeline) == ("task", "1", "họp", "Tháng 5")
    assert (item.lead_units, item.lead_persons) == (("Phòng A",), ("Lê An",))
    assert (item.coordinating_units, item.coordinating_persons) == (("Phòng B",), ("Hòa",))
    assert (item.directed_by, item.expected_result) == (("Trần Bình",), "biên bản")
    assert (item.budget_vnd, item.note, item.doubts) == (30_000_000, "gấp", ())


def test_the_order_of_the_columns_does_not_matter() -> None:
    shuffled = ("Chủ trì", "Tiến độ", "TT", "Nhiệm vụ")
    item = only_item("Văn phòng", "Quý I", "7", "họp", header=shuffled)
    assert (item.number, item.content, item.lead_units) == ("7", "họp", ("Văn phòng",))


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        (("1", "họp", "", "Văn phòng"), "no-deadline"),
        (("1", "họp", "Quý I", ""), "no-lead"),
        (("1", "", "Quý I", "Văn phòng"), "no-content"),
    ],
)
def test_what_a_row_lacks_is_doubted(cells: tuple[str, ...], key: str) -> None:
    assert doubt_keys(only_item(*cells)) == [key]


@pytest.mark.parametrize(
    ("numbers", "keys"),
    [
        (("1", "2", "4"), ["number-gap"]),
        (("1", "2", "2"), ["number-repeated"]),
        (("1", "3", "2"), ["number-gap", "number-backwards"]),
        (("1", "2", "1"), []),
        (("1", "1.1", "1.2"), []),
    ],
)
def test_numbers_that_do_not_run_on_are_doubted(numbers: tuple[str, ...], keys: list[str]) -> None:
    items = draft_of(document(*((number, *TASK) for number in numbers))).items
    assert [key for item in items for key in doubt_keys(item)] == keys


@pytest.mark.parametrize("mark", ["-nt-", '"', "Như trên", "nt"])
def test_a_ditto_mark_says_what_the_row_above_says(mark: str) -> None:
    draft = draft_of(document(("1", *TASK), ("2", "ký", mark, mark)))
    assert [(item.lead_units, item.due) for item in draft.items] == [
        *((("Văn phòng",), date(2024, 3, 31)),) * 2
    ]


@pytest.mark.parametrize(
    ("content", "due"),
    [
        ("Kiểm kê kho (xong trước 30/6)", date(2024, 6, 30)),
        ("Trưng bày gốm (tháng 9/2024)", date(2024, 9, 30)),
        ("Sưu tầm, hoàn thành trong quý III", date(2024, 9, 30)),
        ("Hướng dẫn khách", None),
        ("Kỷ niệm ngày 30/4", None),
    ],
)
def test_a_deadline_in_the_sentence_counts_where_no_cell_says_when(
    content: str, due: date | None
) -> None:
    rows = ("1", content, "Văn phòng")
    assert only_item(*rows, header=("STT", "Nội dung", "Đơn vị chủ trì")).due == due


def test_of_several_amounts_the_plan_of_the_year_counts() -> None:
    header = (*HEADER, "Tổng mức đầu tư (tỷ đồng)", "Kế hoạch vốn năm 2024 (tỷ đồng)", "Nguồn vốn")
    item = only_item("1", *TASK, "85,5", "30", "Ngân sách tỉnh", header=header)
    assert (item.budget_vnd, item.note) == (30_000_000_000, "Nguồn vốn: Ngân sách tỉnh")


def test_each_section_may_count_from_one() -> None:
    rows = (("I", "Một"), ("1", *TASK), ("II", "Hai"), ("1", *TASK))
    assert [doubt_keys(item) for item in draft_of(document(*rows)).items] == [[], []]


def test_a_table_without_numbers_misses_none() -> None:
    item = only_item("họp", "Quý I", "Văn phòng", header=("Nhiệm vụ", "Thời hạn", "Chủ trì"))
    assert (item.number, item.doubts) == ("", ())


def test_a_likely_slip_in_a_name_is_doubted_on_its_row() -> None:
    leads = (
        "Phòng A (Lê Nguyên)",
        "Phòng A (Lê Nguyên)",
        "Phòng A (Lê Nguyên)",
        "Phòng A (Lê Nguyễn)",
    )
    rows = ((str(n), "họp", "Quý I", lead) for n, lead in enumerate(leads, 1))
    items = draft_of(document(*rows)).items
    assert [doubt_keys(item) for item in items] == [[], [], [], ["similar-name"]]


def test_given_names_are_compared_inside_their_unit_only() -> None:
    leads = ("Văn phòng (Thu)", "Văn phòng Sở (Thư)", "Phòng A (Thụ)")
    rows = ((str(n), "họp", "Quý I", lead) for n, lead in enumerate(leads, 1))
    items = draft_of(document(*rows)).items
    assert [doubt_keys(item) for item in items] == [["similar-name"], ["similar-name"], []]


def test_the_year_given_wins_and_the_difference_is_doubted() -> None:
    plan = draft_of(document(("1", *TASK)), year=2025)
    assert plan.year == 2025
    assert [doubt.key for doubt in plan.doubts] == ["year-differs"]


def test_without_a_title_the_time_cells_tell_the_year() -> None:
    plan = draft_of(document(("1", "họp", "Tháng 5/2023", "A"), title=""))
    assert plan.year == 2023
    assert [doubt.key for doubt in plan.doubts] == ["year-not-printed"]


def test_dates_of_another_year_than_the_title_contradict_it() -> None:
    plan = draft_of(document(("1", "họp", "Tháng 5/2023", "A"), ("2", "ký", "Tháng 6/2023", "A")))
    assert [doubt.key for doubt in plan.doubts] == ["year-contradicts"]


def test_rows_that_the_heading_announces_but_are_not_there_are_doubted() -> None:
    plan = draft_of(document(("1", *TASK), title="KẾ HOẠCH NĂM 2024\n\n1. Gồm 03 nhiệm vụ"))
    assert [doubt.key for doubt in plan.doubts] == ["count-differs"]


def test_a_column_that_is_not_understood_is_named() -> None:
    plan = draft_of(document(("1", *TASK, "x"), header=(*HEADER, "Mã hồ sơ")))
    assert [doubt.values for doubt in plan.doubts] == [(("printed", "Mã hồ sơ"),)]


def test_indicators_keep_their_measure_under_a_ditto_mark() -> None:
    header = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch 2024")
    rows = (("1", "Đề tài", "Đề tài", "22"), ("2", "- Cấp tỉnh", '"', "17"))
    items = draft_of(document(*rows, header=header)).items
    assert [(i.kind, i.indicator_unit, i.indicator_target) for i in items] == [
        ("indicator", "Đề tài", "22"),
        ("indicator", "Đề tài", "17"),
    ]


def test_a_list_of_projects_is_no_list_of_tasks() -> None:
    rows = (("1", "Dự án: nuôi cua", ""), ("2", "Đề tài: giống lúa", ""))
    items = draft_of(document(*rows, header=("TT", "Các nhiệm vụ KH&CN", "Ghi chú"))).items
    assert [item.kind for item in items] == ["project", "project"]


def test_a_table_of_amounts_gives_budget_lines() -> None:
    money = "STT\tNội dung chi\tSố tiền (triệu đồng)\nI\tNghiên cứu\t744\n1\tChi khác\t20"
    title = f"KẾ HOẠCH NĂM 2024\n\n{money}\n\nCác nhiệm vụ"
    plan = draft_of(document(("1", *TASK), title=title))
    assert [(line.text, line.amount_vnd) for line in plan.budget_lines][-1] == (
        "Chi khác",
        20_000_000,
    )
    assert len(plan.items) == 1


def narrative(text: str) -> Document:
    return read_text(f"KẾ HOẠCH NĂM 2024\nI. NHIỆM VỤ\n{text}".encode())


def test_sentences_are_read_where_no_table_holds_tasks() -> None:
    plan = draft_of(narrative("- Mở lớp.\n- Họp dân."))
    assert [item.content for item in plan.items] == ["Mở lớp.", "Họp dân."]
    assert [doubt.key for doubt in plan.doubts] == [
        *("narrative", "no-dates-printed", "no-leads-printed")
    ]


def test_a_narrative_asks_about_a_row_only_what_most_rows_say() -> None:
    dated = "".join(f"- Mở lớp {n} trước ngày {n}/5 (Phòng Một chủ trì).\n" for n in (1, 2, 3))
    plan = draft_of(narrative(f"{dated}- Họp dân."))
    assert [doubt_keys(item) for item in plan.items] == [[], [], [], ["no-lead", "no-deadline"]]
    assert [doubt.key for doubt in plan.doubts] == ["narrative"]


def test_sentences_around_a_table_of_tasks_are_no_tasks() -> None:
    plan = draft_of(document(("1", *TASK), title="KẾ HOẠCH NĂM 2024\n\nI. NHIỆM VỤ\n\n- Mở lớp."))
    assert [item.content for item in plan.items] == ["họp"]
    assert plan.doubts == ()


def test_actions_of_the_text_that_a_small_table_leaves_out_are_counted() -> None:
    said = "\n\n".join(f"- Mở lớp số {count}." for count in range(4))
    plan = draft_of(document(("1", *TASK), title=f"KẾ HOẠCH NĂM 2024\n\nI. NHIỆM VỤ\n\n{said}"))
    assert [item.content for item in plan.items] == ["họp"]
    assert plan.doubts == (Doubt("narrative-left-out", (("count", "4"), ("other", "1"))),)


def test_actions_that_the_table_repeats_are_not_left_out() -> None:
    rows = [(str(count), f"Mở lớp số {count}", *TASK[1:]) for count in range(4)]
    said = "\n\n".join(f"- Mở lớp số {count}." for count in range(4))
    plan = draft_of(document(*rows, title=f"KẾ HOẠCH NĂM 2024\n\nI. NHIỆM VỤ\n\n{said}"))
    assert plan.doubts == ()


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            ("STT", "Đơn vị", "Họ và tên", "Chức vụ", "Điện thoại"),
            ("1", "Văn phòng", "Lê Thị B", "Chánh Văn phòng", "0900000000"),
        ),
        (("TT", "Nội dung", "Điểm tối đa", "Ghi chú"), ("1", "Chuyên cần", "10", "")),
        (
            ("TT", "Rủi ro", "Mức độ", "Biện pháp", "Người phụ trách"),
            ("1", "Mất điện", "Cao", "Máy nổ", "Văn phòng"),
        ),
    ],
)
def test_beside_a_table_of_other_things_the_sentences_are_the_tasks(
    header: tuple[str, ...], row: tuple[str, ...]
) -> None:
    title = "KẾ HOẠCH NĂM 2024\n\nI. NHIỆM VỤ\n\n- Mở lớp.\n\nII. DANH SÁCH"
    plan = draft_of(document(row, header=header, title=title))
    assert [item.content for item in plan.items] == ["Mở lớp."]


def test_a_table_of_indicators_leaves_the_tasks_to_the_sentences() -> None:
    header = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch 2024")
    title = "KẾ HOẠCH NĂM 2024\n\nI. NHIỆM VỤ\n\n- Mở lớp.\n\nII. CHỈ TIÊU"
    plan = draft_of(document(("1", "Số lớp", "Lớp", "22"), header=header, title=title))
    assert [(item.kind, item.content) for item in plan.items] == [
        ("indicator", "Số lớp"),
        ("task", "Mở lớp."),
    ]


def test_prose_without_any_task_is_no_plan() -> None:
    with pytest.raises(NotAPlan, match="plan-no-tasks"):
        draft_of(read_text("KẾ HOẠCH NĂM 2024\n\nTrời hôm nay đẹp.".encode()))


def test_tasks_without_a_year_ask_for_it() -> None:
    tasks = read_text("KẾ HOẠCH\nI. NHIỆM VỤ\n- Mở lớp.".encode())
    with pytest.raises(NotAPlan, match="plan-no-year"):
        draft_of(tasks)
    assert draft_of(tasks, year=2024).items[0].content == "Mở lớp."


def test_what_the_file_itself_could_not_give_is_told() -> None:
    lost = Doubt("some-page-lost")
    assert draft_of(replace(document(("1", *TASK)), doubts=(lost,))).doubts == (lost,)


def test_every_row_off_a_picture_needs_a_look() -> None:
    scanned = replace(document(("1", *TASK), ("2", *TASK)), scanned=True)
    assert [doubt_keys(item) for item in draft_of(scanned).items] == [["scanned"], ["scanned"]]
