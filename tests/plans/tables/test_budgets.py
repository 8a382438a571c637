import pytest

from bot.plans.tables.budgets import read_budget

AMOUNTS = {
    50_217_500: ("50.217.500", "50.217.500 đồng", "50,217,500 VNĐ", "50 217 500đ"),
    500_000_000: (
        *("500.000.000 đồng (dự kiến kinh phí sự nghiệp)", "500 triệu đồng", "0,5 tỷ"),
        *("Tổng: 500 triệu đồng, trong đó ngân sách tỉnh 300 triệu đồng", "500tr"),
    ),
    1_200_000_000: ("1,2 tỷ đồng", "1 tỷ 200 triệu đồng", "1.200 triệu đồng", "1.2 tỷ"),
    30_000: ("30 nghìn đồng", "30.000"),
}


@pytest.mark.parametrize(
    ("amount", "cell"), [(a, c) for a, cells in AMOUNTS.items() for c in cells]
)
def test_an_amount_is_read_in_dong(amount: int, cell: str) -> None:
    assert read_budget(cell).amount == amount


@pytest.mark.parametrize(
    ("header", "amount"),
    [
        ("Kinh phí (triệu đồng)", 30_000_000),
        ("Kinh phí (tỷ đồng)", 30_000_000_000),
        ("Dự toán (nghìn đồng)", 30_000),
        ("Dự kiến kinh phí (tr.đ)", 30_000_000),
        ("Kinh phí (1.000đ)", 30_000),
        ("Kinh phí (tỷ)", 30_000_000_000),
    ],
)
def test_the_header_says_what_a_bare_number_counts(header: str, amount: int) -> None:
    assert read_budget("30", header=header).amount == amount


@pytest.mark.parametrize("rest", ["ngân sách tỉnh", "Ngân hàng tài trợ"])
def test_a_word_that_begins_like_a_scale_is_none(rest: str) -> None:
    assert read_budget(f"350.000.000 đồng\n{rest}").amount == 350_000_000
    assert read_budget(f"350.000.000\n{rest}").amount in (None, 350_000_000)


@pytest.mark.parametrize("cell", ["", "Kinh phí nông thôn mới", "theo dự toán năm 2024", "-"])
def test_a_text_without_an_amount_has_none_and_no_doubt(cell: str) -> None:
    assert read_budget(cell).amount is None
    assert not read_budget(cell).doubts


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("Mua máy quét.", "budget-repeats-content"),
        ("NSTW: 500.000.000; NSĐP: 200.000.000", "budget-several"),
        ("02 lớp x 30.000.000 đồng", "budget-unlikely"),
        ("30 triệu đồng/lớp", "budget-unlikely"),
        ("30", "budget-unlikely"),
        ("9" * 15 + " tỷ đồng", "budget-unlikely"),
    ],
)
def test_what_is_not_certain_is_doubted_and_not_read(cell: str, key: str) -> None:
    budget = read_budget(cell, content="Mua máy quét")
    assert budget.amount is None
    assert [doubt.key for doubt in budget.doubts] == [key]


@pytest.mark.parametrize(
    ("cell", "amount"),
    [("1.234,5", 1_234_500_000), ("1.500,00", 1_500_000_000), ("1,500.5", 1_500_500_000)],
)
def test_grouped_thousands_may_have_decimals(cell: str, amount: int) -> None:
    assert read_budget(cell, header="Kinh phí (triệu đồng)").amount == amount


@pytest.mark.parametrize("cell", ["1.23.4", "30 suất", "12 x"])
def test_digits_that_are_no_amount_are_doubted(cell: str) -> None:
    read = read_budget(cell)
    assert read.amount is None
    assert [doubt.key for doubt in read.doubts] == ["budget-unread"]
