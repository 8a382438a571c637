"""Words that open what leads look at, and several tasks in one order."""

import pytest

from bot.parsing.boards import LeadScreen, lead_screen
from bot.parsing.several_numbers import several_numbers

OPENS = {
    LeadScreen.UNIT: (
        "việc đơn vị",
        "viec don vi",
        "Bảng việc phòng em ạ",
        "cho em xem bảng việc",
        "bảng công việc của đơn vị mình",
        "board",
    ),
    LeadScreen.APPROVALS: (
        "chờ duyệt",
        "việc chờ duyệt?",
        "có gì chờ tôi duyệt",
        "danh sách kết quả cần duyệt",
        "approvals",
    ),
    LeadScreen.EXTENSIONS: (
        "xin gia hạn",
        "các đề nghị gia hạn",
        "danh sách xin gia hạn",
        "extension requests",
    ),
}
OPEN_NOTHING = (
    "việc của đơn vị tháng 5",
    "việc đơn vị khác",
    "xin gia hạn việc 24",
    "xin gia hạn đến 30/6",
    "duyệt việc 5",
    "bảng việc phòng Kế hoạch tháng 5 quá hạn",
    "trình duyệt dự thảo",
)


@pytest.mark.parametrize(
    ("said", "screen"), [(said, screen) for screen, ways in OPENS.items() for said in ways]
)
def test_the_words_open_it(said: str, screen: LeadScreen) -> None:
    assert lead_screen(said) is screen


@pytest.mark.parametrize("said", OPEN_NOTHING)
def test_other_words_open_nothing(said: str) -> None:
    assert lead_screen(said) is None


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("giao việc 24 cho Lê Văn An", ("24",)),
        ("giao việc 12, 13, 14 cho chị Bình", ("12", "13", "14")),
        ("giao 12 và 13 cho Bình", ("12", "13")),
        ("giao việc 12, việc 13 cho Bình", ("12", "13")),
        ("chuyển việc 3 đến 5 sang anh Dũng", ("3", "4", "5")),
        ("giao việc II.3 và II.4 cho An", ("II.3", "II.4")),
        ("giao việc 5, 5 cho An", ("5",)),
        ("giao việc 24 cho An trước 30/6", ("24",)),
        ("giao viec 50 60 va 30 cho ban Loc", ("50", "60", "30")),
        ("giao 54 28 cho Oanh", ("54", "28")),
        ("giao việc 12 13 phòng Kế hoạch", ("12", "13")),
        ("giao việc 12 việc 13 việc 14 cho An", ("12", "13", "14")),
        ("giao việc 3 đến 5 8 cho An", ("3", "4", "5", "8")),
        ("giao 1.1 1.2 cho An", ("1.1", "1.2")),
        ("giao PS1, PS2 và 5 cho An", ("PS1", "PS2", "5")),
        ("giao việc 22 23 đến 30/6 cho An", ("22", "23")),
        ("giao báo cáo cho An", ()),
    ],
)
def test_the_numbers_of_an_order(said: str, numbers: tuple[str, ...]) -> None:
    assert several_numbers(said) == numbers


@pytest.mark.parametrize(
    "said",
    [
        "giao việc 24 30/6 cho An",
        "giao việc 24 15.6 cho An",
        "giao việc 24 đến 30 tháng 6 cho An",
        "giao việc 24 15 ngày cho An",
        "giao việc 24 2 người",
        "giao việc 24, 60% trong tháng",
        "giao việc 24 số 12/BC-DL cho An",
        "giao việc 24 2024 cho An",
        "giao việc 24 8h cho An",
        "giao việc 24 cho phòng 3",
    ],
)
def test_other_figures_are_no_further_tasks(said: str) -> None:
    assert several_numbers(said) == ("24",)
