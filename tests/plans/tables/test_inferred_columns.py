import pytest

from bot.plans.document import Cell
from bot.plans.tables.columns import Column, Columns
from bot.plans.tables.inferred_columns import infer_columns


def infer(*rows: tuple[str, ...]) -> Columns | None:
    return infer_columns([tuple(map(Cell, row)) for row in rows])


def task(number: str, content: str, *rest: str) -> tuple[str, ...]:
    return (number, f"{content} trên địa bàn toàn huyện", *rest)


TASKS = (
    task("1", "Khảo sát các cơ sở", "Tháng 3", "Phòng Kinh tế", "Báo cáo"),
    task("2", "Tổ chức hội nghị", "Quý II", "Văn phòng", "01 hội nghị"),
    task("3", "Kiểm tra việc chấp hành", "30/9/2024", "Thanh tra huyện", "Kết luận"),
)


def places(columns: Columns | None) -> dict[Column, tuple[int, ...]]:
    assert columns is not None
    assert columns.inferred
    return dict(columns.places)


def test_every_column_is_told_by_what_most_of_its_cells_are() -> None:
    assert places(infer(*TASKS)) == {
        Column.NUMBER: (0,),
        Column.CONTENT: (1,),
        Column.TIME: (2,),
        Column.LEAD: (3,),
        Column.RESULT: (4,),
    }


def test_the_order_of_the_columns_does_not_matter() -> None:
    found = places(infer(*((n, lead, time, text) for n, text, time, lead, _ in TASKS)))
    assert (found[Column.CONTENT], found[Column.TIME], found[Column.LEAD]) == ((3,), (2,), (1,))


def test_a_second_column_of_units_is_not_guessed_at() -> None:
    found = places(infer(*((*row[:4], "Phòng Tài chính") for row in TASKS)))
    assert found[Column.LEAD] == (3,)
    assert Column.COOPERATING not in found


def test_cells_that_name_their_column_are_believed() -> None:
    found = places(infer(*((*row[:4], "Phối hợp: Phòng Tài chính") for row in TASKS)))
    assert found[Column.COOPERATING] == (4,)


def test_a_text_printed_once_for_several_others_is_their_parent() -> None:
    rows = (
        ("1", "Chương trình phát triển kinh tế", *TASKS[0][1:]),
        ("", "", *TASKS[1][1:]),
        ("2", "Chương trình cải cách hành chính", *TASKS[2][1:]),
    )
    columns = infer(*rows)
    assert columns is not None
    assert columns.nested
    assert (columns.places[Column.CONTENT], columns.places[Column.STEP]) == ((1,), (2,))


@pytest.mark.parametrize(
    "rows",
    [
        TASKS[:2],
        [("UBND HUYỆN", "CỘNG HÒA XÃ HỘI", "")] * 4,
        [(n, text, lead, "") for n, text, _, lead, _ in TASKS],
        [("Lê Văn An", "Trưởng phòng", "12/3/1980", "Phòng Kinh tế")] * 4,
        [("1", "Xã A", "120", "15,5 %")] * 5,
    ],
)
def test_without_times_and_something_to_do_there_are_no_tasks(
    rows: list[tuple[str, ...]],
) -> None:
    assert infer(*rows) is None


def test_a_header_of_unusual_words_is_no_row() -> None:
    rows = (
        ("Mục", "Phần phải xong", "Chừng nào", "Ai lo"),
        *(
            (str(n), f"Tổ chức hội nghị số {n} của ngành", f"Tháng {n}", "Văn phòng")
            for n in range(1, 5)
        ),
    )
    columns = infer(*rows)
    assert columns is not None
    assert columns.headers == ("Mục", "Phần phải xong", "Chừng nào", "Ai lo")
    assert places(columns) == {
        Column.NUMBER: (0,),
        Column.CONTENT: (1,),
        Column.TIME: (2,),
        Column.LEAD: (3,),
    }


def test_a_header_of_unusual_words_tells_what_its_cells_do_not() -> None:
    rows = (
        ("Mục", "Phần phải xong", "Chừng nào", "Ai lo"),
        *(
            (str(n), f"Tổ chức hội nghị số {n} của ngành", f"Tháng {n}", "cô Bé")
            for n in range(1, 5)
        ),
    )
    assert places(infer(*rows))[Column.LEAD] == (3,)
