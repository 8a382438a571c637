"""Days, months, quarters and their parts, as plans print them."""

import pytest

from bot.parsing.deadlines import read_deadline
from tests.parsing.said import Span, doubt_keys, expected, spans

JUNE, MAY = ("6-1", "6-30"), ("5-1", "5-31")
Q2, YEAR_LONG = ("4-1", "6-30"), ("1-1", "12-31")
TABLE: list[tuple[Span, list[str]]] = [
    (MAY, ["Tháng 5", "tháng 05", "T5", "Tháng 5/2024", "5/2024", "Tháng 5 năm 2024", "tháng năm"]),
    (
        MAY,
        [
            "THÁNG 5",
            "trong tháng 5",
            "thảng 5",
            "Tháng 5.2024",
            "tháng 5/24",
            "Tháng V",
            "Tháng 5;",
        ],
    ),
    (MAY, ["Thời gian hoàn thành: Tháng 5/2024.", "Dự kiến tháng 5", "b) Thời gian: tháng 5/2024"]),
    (JUNE, ["tháng sáu", "Tháng 6", "Tháng 6 /2024", "tháng 06/2024", "6-2024"]),
    (("5-1", "7-31"), ["Tháng 5, 6, 7", "Tháng 5-7", "tháng 5 - tháng 7", "Tháng 5 đến tháng 7"]),
    (("5-1", "7-31"), ["từ tháng 5 đến tháng 7", "từ tháng 5 đến hết tháng 7/2024", "T5-T7/2024"]),
    (("5-1", "7-31"), ["Tháng 5, tháng 6, tháng 7", "Tháng 5; 6; 7", "tháng 5 → 7", "5-7/2024"]),
    (("11-1", "2025-2-28"), ["từ tháng 11 đến tháng 2", "Tháng 11/2024 - tháng 02/2025"]),
    (("12-1", "2025-1-31"), ["tháng 12, 01/2025", "Tháng 12/2024, tháng 01/2025"]),
    (Q2, ["Quý II", "quý 2", "Quy II", "qúy II", "QUÝ II/2024", "Quý II năm 2024", "Q2", "Quý ll"]),
    (Q2, ["trong Quý II", "quý hai", "Q.II", "Quí II", "Hoàn thành trong quý 2/2024"]),
    (
        ("7-1", "12-31"),
        ["Quý 3-4", "Quý III, IV", "Quý III - IV/2024", "Quý III và Quý IV", "quý 3 + 4"],
    ),
    (
        ("1-1", "9-30"),
        ["Quý I đến tháng 9/2024", "9 tháng", "9 tháng đầu năm", "Từ Quý I đến Quý III"],
    ),
    (("6-1", "6-10"), ["đầu tháng 6", "10 ngày đầu tháng 6", "thượng tuần tháng 6/2024"]),
    (("6-11", "6-20"), ["giữa tháng 6", "trung tuần tháng 6"]),
    (("6-21", "6-30"), ["cuối tháng 6", "cuối tháng 6/2024", "Tháng 6 (cuối tháng)"]),
    (("2-21", "2-29"), ["cuối tháng 2", "hạ tuần tháng 2"]),
    (("6-1", "6-15"), ["nửa đầu tháng 6"]),
    (("6-1", "6-7"), ["tuần đầu tháng 6", "tuần 1 tháng 6", "Tuần 1/tháng 6"]),
    (("5-15", "5-21"), ["tuần 3 tháng 5", "tuần thứ ba của tháng 5", "Tháng 5 (tuần 3)"]),
    (("5-21", "6-10"), ["cuối tháng 5, đầu tháng 6", "từ cuối tháng 5 đến đầu tháng 6"]),
    (("4-1", "4-30"), ["đầu quý II", "Quý II (đầu quý)"]),
    (("6-1", "6-30"), ["cuối quý II", "Quý II (cuối quý)", "Quý II (tháng 6)"]),
    (("10-1", "12-31"), ["cuối năm", "3 tháng cuối năm", "cuối năm 2024"]),
    (
        ("1-1", "6-30"),
        ["6 tháng đầu năm", "06 tháng đầu năm 2024", "nửa đầu năm", "trong 6 tháng đầu năm"],
    ),
    (("7-1", "12-31"), ["6 tháng cuối năm", "sáu tháng cuối năm"]),
    (
        YEAR_LONG,
        ["cả năm", "trong năm", "năm 2024", "thường xuyên", "Thường xuyên trong năm", "2024"],
    ),
    (YEAR_LONG, ["Thực hiện thường xuyên, liên tục", "Cả năm 2024", "quanh năm"]),
    (
        ("1-29", "1-29"),
        ["29/01/2024", "29/1", "ngày 29 tháng 01 năm 2024", "29.1.2024", "2024-01-29"],
    ),
    (("1-29", "1-29"), ["２９/０１/２０２４", "Ngày 29/01/2024", "29-01-2024"]),
    (("4-25", "4-26"), ["25, 26/4/2024", "25-26/4", "ngày 25 và 26 tháng 4", "25/4 - 26/4"]),
    (("3-1", "4-30"), ["từ 01/3 - 30/4/2024", "Từ ngày 01/3 đến ngày 30/4", "01/3/2024-30/4/2024"]),
    (
        ("5-15", "5-20"),
        ["từ ngày 15 đến ngày 20/5/2024", "15-20/5", "Tháng 5 (từ ngày 15 đến ngày 20)"],
    ),
    (("5-1", "12-31"), ["Từ tháng 5", "kể từ tháng 5", "Từ tháng 5 và thường xuyên"]),
    (("3-1", "9-30"), ["Bắt đầu tháng 3, kết thúc tháng 9"]),
    (("2023-12-15", "2-15"), ["15/12/2023-15/02/2024", "15/12 đến 15/02/2024"]),
    (
        (None, "6-30"),
        ["trước 30/6", "Trước ngày 30/6/2024", "xong trước 30/6", "đến ngày 30/6", "hạn 30/6"],
    ),
    (
        (None, "6-30"),
        ["Chậm nhất ngày 30/6", "chậm nhất là ngày 30 tháng 6", "hết quý II", "đến hết tháng 6"],
    ),
    (
        (None, "6-30"),
        ["trước tháng 7", "trước Quý III", "chậm nhất trong tháng 6", "từ nay đến 30/6"],
    ),
    (
        (None, "6-30"),
        ["Thời hạn trình UBND tỉnh: 30/6/2024", "không quá 30/6", "trước 17 giờ ngày 30/6"],
    ),
    ((None, "12-31"), ["đến hết năm", "hết năm 2024", "đến cuối năm"]),
]
PHRASES = [(phrase, span) for span, phrases in TABLE for phrase in phrases]


@pytest.mark.parametrize(("phrase", "span"), PHRASES)
def test_a_phrase_names_its_days(phrase: str, span: Span) -> None:
    assert spans(phrase) == expected([span])


@pytest.mark.parametrize(
    ("phrase", "several"),
    [
        ("Quý II/2024 và Quý IV/2024", [("4-1", "6-30"), ("10-1", "12-31")]),
        ("Tháng 5, tháng 10", [("5-1", "5-31"), ("10-1", "10-31")]),
        ("Trong Quý I và trước ngày 30/4/2024", [("1-1", "3-31"), (None, "4-30")]),
        ("Trước 15/6 và 15/12", [(None, "6-15"), (None, "12-15")]),
        ("15/6 và 15/12/2025", [("2025-6-15", "2025-6-15"), ("2025-12-15", "2025-12-15")]),
        ("Tháng 4, 5/2024 và thường xuyên", [("4-1", "5-31"), ("1-1", "12-31")]),
    ],
)
def test_times_that_lie_apart_are_milestones_of_their_own(phrase: str, several: list[Span]) -> None:
    assert spans(phrase) == expected(several)


@pytest.mark.parametrize(
    ("phrase", "taken"),
    [("trước 30/2", "2-29"), ("31/11", "11-30"), ("Trước 31/4/2024", "4-30"), ("31/6", "6-30")],
)
def test_a_day_that_does_not_exist_becomes_the_months_last(phrase: str, taken: str) -> None:
    assert [due for _, due in spans(phrase)] == [expected([(None, taken)])[0][1]]
    assert doubt_keys(phrase) == ["impossible-day"]


@pytest.mark.parametrize("phrase", ["15/13", "32/5", "0/5/2024", "tháng 13", "trước 40/3"])
def test_a_date_that_cannot_be_is_doubted_and_not_guessed(phrase: str) -> None:
    assert spans(phrase) == []
    assert doubt_keys(phrase) == ["impossible-date"]


@pytest.mark.parametrize(
    "phrase",
    [
        *("10/3 âm lịch", "Tháng 7 âm lịch", "mùng 10 tháng 3 (âm lịch)", "10/3/2024 lịch âm"),
        *("Trước 15/8 âm lịch", "từ 10/3 đến 15/3 âm lịch", "tháng Giêng âm lịch: lễ hội"),
    ],
)
def test_a_lunar_date_is_doubted_and_not_counted(phrase: str) -> None:
    assert spans(phrase) == []
    assert doubt_keys(phrase) == ["lunar-date"]


@pytest.mark.parametrize(
    ("phrase", "window"),
    [
        ("tháng Chạp", ("12-1", "12-31")),
        ("Tháng 7 lấy âm thanh", ("7-1", "7-31")),
        ("10/3 lịch công tác", ("3-10", "3-10")),
        ("29 ngày cuối tháng 2", ("2-1", "2-29")),
        ("30 ngày cuối tháng 2/2025", ("2025-2-1", "2025-2-28")),
        ("31 ngày cuối quý II", ("5-31", "6-30")),
        ("40 ngày đầu tháng 2, trước 20/2", (None, "2-20")),
        ("Ngay từ tháng 4", ("4-1", "12-31")),
        ("Ngay sau tháng 5", ("6-1", "12-31")),
        ("các ngày từ tháng 3 đến tháng 5", ("3-1", "5-31")),
        ("tháng ٣", ("3-1", "3-31")),
        ("Quý ٣", ("7-1", "9-30")),
        ("trước ٣٠/٦", (None, "6-30")),
    ],
)
def test_what_only_looks_strange_is_read(phrase: str, window: Span) -> None:
    assert spans(phrase)[-1:] == expected([window])


@pytest.mark.parametrize("year", [1900, 2099])
@pytest.mark.parametrize(
    "phrase", ["Tháng 12 năm sau", "tháng 1 năm trước", "trước 1/1", "sau 31/12"]
)
def test_any_time_is_read_in_the_first_and_the_last_year(phrase: str, year: int) -> None:
    assert len(read_deadline(phrase, year=year, strict_before=True).milestones) == 1


@pytest.mark.parametrize("year", [0, 1, 1899, 2100, 9999])
def test_no_other_year_is_a_plans(year: int) -> None:
    with pytest.raises(ValueError, match="between 1900 and 2099"):
        read_deadline("tháng 5", year=year)


@pytest.mark.parametrize("phrase", ["Tháng 11/2023", "29/01/2025", "từ tháng 11 đến tháng 2"])
def test_another_year_is_kept_and_doubted(phrase: str) -> None:
    assert "other-year" in doubt_keys(phrase)
    assert len(spans(phrase)) == 1


def test_a_month_without_a_year_is_in_the_plans() -> None:
    assert spans("Tháng 2", year=2027) == expected([("2027-2-1", "2027-2-28")])
    assert doubt_keys("Tháng 2", year=2027) == []


def test_a_range_printed_backwards_keeps_its_end_and_is_doubted() -> None:
    assert spans("từ 10/6/2024 đến 10/5/2024") == expected([(None, "5-10")])
    assert doubt_keys("từ 10/6/2024 đến 10/5/2024") == ["backwards"]


def test_days_that_cross_the_new_year_end_in_the_year_that_is_printed() -> None:
    assert spans("28, 29, 30, 31, 02/01/2025") == expected([("12-28", "2025-1-2")])
