import pytest

from bot.plans.document import Paragraph, Table
from bot.plans.forms.text.reader import read_text


def cells(text: str) -> list[list[str]]:
    (table,) = read_text(text.encode()).blocks
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows]


HEAD = "| STT | Nội dung | Thời gian |"
ROW = "| 1 | Họp | Quý I |"
READ = [["STT", "Nội dung", "Thời gian"], ["1", "Họp", "Quý I"]]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\n|---|---|---|\n{ROW}",
        f"{HEAD}\n| :-- | :-: | --: |\n{ROW}",
        f"{HEAD}\n{ROW}",
        "STT | Nội dung | Thời gian\n--|--|--\n1 | Họp | Quý I",
        "| **STT** | **Nội dung** | **Thời gian** |\n|-|-|-|\n|1|Họp|Quý I|",
    ],
)
def test_every_way_of_writing_a_table_is_read(text: str) -> None:
    assert cells(text) == READ


def test_line_breaks_and_escaped_pipes_stay_in_their_cell() -> None:
    assert cells(f"{HEAD}\n|--|--|--|\n| 1 | a<br>b \\| c | |")[1] == ["1", "a\nb | c", ""]


def test_a_bold_row_is_strong() -> None:
    (table,) = read_text(f"{HEAD}\n|--|--|--|\n| **I** | **Mục** | |".encode()).blocks
    assert isinstance(table, Table)
    assert [cell.strong for cell in table.rows[1]] == [True, True, False]


@pytest.mark.parametrize("text", ["Sáng | chiều", "| một ô |", "a | b\nc | d"])
def test_a_pipe_in_a_sentence_makes_no_table(text: str) -> None:
    assert all(isinstance(block, Paragraph) for block in read_text(text.encode()).blocks)
