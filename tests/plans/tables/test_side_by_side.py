from bot.plans.document import Cell, Table
from bot.plans.tables.side_by_side import apart


def table(*rows: str) -> Table:
    return Table(tuple(tuple(Cell(text) for text in row.split("|")) for row in rows))


def test_a_header_printed_twice_heads_two_tables() -> None:
    left, right = apart(table("TT|Việc|Hạn|TT|Việc|Hạn", "1|họp|T1|2|ký|T2"))
    assert [[cell.text for cell in row] for row in left.rows] == [
        *(["TT", "Việc", "Hạn"], ["1", "họp", "T1"])
    ]
    assert [cell.text for cell in right.rows[1]] == ["2", "ký", "T2"]


def test_columns_that_only_share_a_name_stay_together() -> None:
    whole = table("TT|Việc|Hạn|Đơn vị|Hạn", "1|họp|T1|A|T2")
    assert apart(whole) == (whole,)


def test_a_merged_header_is_not_two() -> None:
    whole = table("Việc|Việc|Hạn|Hạn", "a|b|c|d")
    assert apart(whole) == (whole,)
