import pytest

from bot.plans.document import Paragraph, Table
from bot.plans.forms.text.reader import read_text

SPACED = """\
STT   Nội dung công việc      Thời gian    Đơn vị chủ trì
1     Xây dựng kế hoạch       Tháng 3      Phòng Đào tạo
      bồi dưỡng                            và Hợp tác
2     Tổ chức hội nghị                     Văn phòng"""


def texts(text: str) -> list[list[str]]:
    (table,) = (b for b in read_text(text.encode()).blocks if isinstance(b, Table))
    return [[cell.text for cell in row] for row in table.rows]


def test_columns_stand_under_their_headers() -> None:
    assert texts(SPACED)[1:] == [
        ["1", "Xây dựng kế hoạch bồi dưỡng", "Tháng 3", "Phòng Đào tạo và Hợp tác"],
        ["2", "Tổ chức hội nghị", "", "Văn phòng"],
    ]


def test_what_follows_an_empty_line_is_text_again() -> None:
    blocks = read_text(f"{SPACED}\n\nNơi nhận: như trên".encode()).blocks
    assert blocks[-1] == Paragraph("Nơi nhận: như trên")


def test_semicolons_part_cells_under_a_known_header() -> None:
    printed = 'STT;Nội dung;Thời hạn\n1;"Họp; ký";Quý I\n2;Gửi;Quý II'
    assert texts(printed)[1:] == [["1", "Họp; ký", "Quý I"], ["2", "Gửi", "Quý II"]]


@pytest.mark.parametrize(
    "text",
    [
        "Họp  vào  sáng\nthứ hai",
        "Nơi nhận: Sở Nội vụ; Sở Tài chính; Lưu: VT.\nKế hoạch; nội dung; thời gian",
        "STT;Nội dung;Thời hạn\nmột câu khác",
    ],
)
def test_sentences_are_no_tables(text: str) -> None:
    assert all(isinstance(block, Paragraph) for block in read_text(text.encode()).blocks)
