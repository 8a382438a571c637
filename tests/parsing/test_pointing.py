"""Words that point at a page of the list shown last, or at one of its lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.pointing import Place, Turn, pointed_at


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        *((text, Turn(by=1)) for text in ("tiếp", "tiep", "trang sau", "xem tiếp ạ", "tiếp đi em")),
        *((text, Turn(by=1)) for text in ("next page", "more", "nữa", "tiếp theo", "Trang sau?")),
        *((text, Turn(by=1)) for text in ("tiep nhe chi", "Tiếp đi anh ơi", "trang sau nhỉ em")),
        *((text, Turn(by=-1)) for text in ("trang trước", "previous page")),
        *((text, Turn(to=3)) for text in ("trang 3", "xem trang 3", "page 3", "trang ba")),
        *((text, Turn(to=1)) for text in ("trang đầu", "first page")),
        *((text, Turn(to=0)) for text in ("trang cuối", "trang cuối cùng", "last page")),
        *(
            (text, Place(2))
            for text in ("việc thứ 2", "viec thu 2", "cái thứ hai", "xem cái thứ 2")
        ),
        *((text, Place(2)) for text in ("the second one", "2nd", "mở cái thứ 2 ạ", "mục thứ 2")),
        *((text, Place(3, may_be_number=True)) for text in ("cái số 3", "cai so 3", "number 3")),
        *((text, Place(1)) for text in ("việc đầu tiên", "cái đầu tiên", "the first one")),
        *((text, Place(-1)) for text in ("việc cuối cùng", "cái cuối", "the last one")),
    ],
)
def test_a_page_or_a_line_is_pointed_at(text: str, pointed: Turn | Place) -> None:
    assert pointed_at(text) == pointed


@pytest.mark.parametrize(
    "text",
    [
        *("việc số 3", "thứ 2", "việc thứ hai", "việc thứ 2 tuần sau", "3", "việc 3", "tháng sau"),
        *(
            "tiếp tục thực hiện kế hoạch",
            "việc đầu năm",
            "cuối tháng",
            "trang trí hội trường",
            "cái",
        ),
        *("tiếp của chị Chi", "trang sau của Nhi", "việc của Nhi", "cái của anh Anh", "hết"),
        *("việc tiếp theo của tôi", "next week", "cái thứ không", "trang 0"),
    ],
)
def test_what_points_at_neither_is_left_alone(text: str) -> None:
    assert pointed_at(text) is None


@given(st.text(max_size=200))
def test_any_text_at_all_points_or_does_not(text: str) -> None:
    pointed = pointed_at(text)
    assert pointed is None or isinstance(pointed, Turn | Place)


@pytest.mark.parametrize("text", ["trang " * 800, "việc thứ " * 450, "cái " * 1024])
def test_a_long_text_points_at_nothing(text: str) -> None:
    assert pointed_at(text) is None
