from bot.plans.forms.text.reader import read_text
from bot.plans.tables.budget_tables import read_budget_lines, sum_doubts
from bot.plans.tables.healing import task_tables
from bot.plans.tables.rows import TaskTable
from bot.plans.values import BudgetLine
from tests.plans.printed import lines

HEADER = ("STT", "Nội dung chi", "Số tiền (đồng)")


def table_of(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER, over: str = "") -> TaskTable:
    (table,) = task_tables(read_text(f"{over}\n\n{lines(header, *rows)}".encode()))
    return table


def differences(*rows: tuple[str, ...]) -> list[tuple[str, str, str]]:
    found = [dict(doubt.values) for doubt in sum_doubts(table_of(*rows))]
    return [(each["heading"], each["printed"], each["other"]) for each in found]


def test_every_row_with_an_amount_is_a_line() -> None:
    rows = (("I", "NĂM 2024", "50.000"), ("1", "Đào tạo", "30.000"), ("2", "Hội nghị", "20.000"))
    assert list(read_budget_lines(table_of(*rows))) == [
        BudgetLine("I", "NĂM 2024", 50_000),
        BudgetLine("1", "Đào tạo", 30_000),
        BudgetLine("2", "Hội nghị", 20_000),
    ]


def test_the_unit_over_the_table_counts() -> None:
    table = table_of(
        ("1", "Đào tạo", "30"), header=("STT", "Nội dung chi", "Số tiền"), over="ĐVT: triệu đồng"
    )
    assert [line.amount_vnd for line in read_budget_lines(table)] == [30_000_000]


def test_of_several_columns_the_total_counts() -> None:
    header = (
        "STT",
        "Nội dung chi",
        "Tổng cộng (đồng)",
        "Ngân sách (đồng)",
        "Nguồn vốn khác (đồng)",
    )
    table = table_of(("1", "Đào tạo", "30.000", "20.000", "10.000"), header=header)
    assert [line.amount_vnd for line in read_budget_lines(table)] == [30_000]


def test_several_columns_without_a_total_are_added_up() -> None:
    header = ("STT", "Nội dung chi", "Ngân sách tỉnh (đồng)", "Ngân sách huyện (đồng)")
    rows = (("1", "Đào tạo", "20.000", "10.000"), ("2", "Hội nghị", "", "5.000"))
    assert [line.amount_vnd for line in read_budget_lines(table_of(*rows, header=header))] == [
        30_000,
        5_000,
    ]


def test_a_group_must_be_the_sum_of_its_rows() -> None:
    rows = (("I", "Chi thường xuyên", "50.000"), ("1", "Lương", "30.000"), ("2", "Điện", "10.000"))
    assert differences(*rows) == [("Chi thường xuyên", "50.000", "40.000")]


RIGHT = (
    ("", "Tổng cộng", "65.000"),
    ("I", "Thường xuyên", "50.000"),
    ("1", "Lương", "30.000"),
    ("2", "Điện", "20.000"),
    ("2.1", "Ngày", "15.000"),
    ("2.2", "Đêm", "5.000"),
    ("II", "Khác", "15.000"),
)


def test_right_sums_on_every_level_are_not_mentioned() -> None:
    assert differences(*RIGHT) == []


def test_a_total_may_stand_above_or_below() -> None:
    assert differences(*RIGHT[1:], RIGHT[0]) == []
    wrong = ("", "Tổng cộng", "66.000")
    assert differences(*RIGHT[1:], wrong) == [("Tổng cộng", "66.000", "65.000")]
    assert differences(wrong, *RIGHT[1:]) == [("Tổng cộng", "66.000", "65.000")]


def test_subtotals_are_checked_against_the_rows_since_the_last_one() -> None:
    rows = (
        *(("1", "Lương", "30.000"), ("2", "Điện", "20.000"), ("", "Cộng", "50.000")),
        *(("3", "Xe", "5.000"), ("4", "Máy", "4.000"), ("", "Cộng", "10.000")),
        ("", "Tổng cộng", "59.000"),
    )
    assert differences(*rows) == [("Cộng", "10.000", "9.000")]


def test_parts_that_are_only_examples_need_not_come_to_the_whole() -> None:
    rows = (("1", "Chi khác, trong đó", "50.000"), ("a", "Xe", "5.000"), ("b", "Máy", "4.000"))
    assert differences(*rows) == []
