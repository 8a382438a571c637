"""What must hold for every day, every month and every text."""

import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.deadlines import read_deadline
from bot.parsing.queries import read_query
from bot.parsing.results import read_document_reference
from bot.parsing.text import fold, words_of
from bot.parsing.values import Period
from tests.parsing.said import milestones, spans

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
DAY_FORMS = st.sampled_from(
    [
        *("{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d}.{m}.{y}", "{d}-{m}-{y}", "{y}-{m:02}-{d:02}"),
        *("ngày {d}/{m}/{y}", "ngày {d} tháng {m} năm {y}", "Ngày {d:02} tháng {m:02}, năm {y}"),
        *("{d} / {m} / {y}", "ngay {d} thang {m} nam {y}"),
    ]
)
MONTH_FORMS = st.sampled_from(
    [
        *(
            "tháng {m}/{y}",
            "Tháng {m:02}/{y}",
            "{m}/{y}",
            "{m:02}/{y}",
            "T{m}/{y}",
            "thang {m} nam {y}",
        ),
        *("trong tháng {m} năm {y}", "THÁNG {m}-{y}", "tháng {m} {y}", "(tháng {m}/{y})"),
    ]
)
QUARTER_FORMS = st.sampled_from(
    [
        "Quý {q}/{y}",
        "quý {q} năm {y}",
        "QUÝ {r}/{y}",
        "Quy {r} - {y}",
        "q{q}/{y}",
        "trong quý {r}/{y}",
    ]
)
MONTH_RANGES = (
    *("tháng {a}-{b}/{y}", "tháng {a} - tháng {b}/{y}", "từ tháng {a} đến tháng {b}/{y}"),
    *("Từ tháng {a}/{y} đến tháng {b}/{y}", "từ tháng {a} đến hết tháng {b} năm {y}"),
    *("T{a}-T{b}/{y}", "tháng {a:02} đến tháng {b:02} năm {y}", "tháng {a} → tháng {b}/{y}"),
)
QUARTER_RANGES = (
    *(
        "Quý {a}-{b}/{y}",
        "Quý {a}, {b}/{y}",
        "Quý {a} và Quý {b}/{y}",
        "từ quý {a} đến quý {b}/{y}",
    ),
    *("quý {a}, quý {b} năm {y}", "Quý {a} & {b} năm {y}"),
)
PARTS = {
    "đầu": (1, 10),
    "giữa": (11, 20),
    "cuối": (21, None),
    "nửa đầu": (1, 15),
    "nửa cuối": (16, None),
    "thượng tuần": (1, 10),
    "trung tuần": (11, 20),
    "tuần đầu": (1, 7),
    "tuần 2": (8, 14),
    "tuần thứ ba": (15, 21),
}
ACTIONS_IN_A_ROW = (
    *(
        "{}: dự thảo; {}: trình ký",
        "Ngày {} dự thảo, ngày {} trình ký",
        "{} (dự thảo), {} (trình ký)",
    ),
    *(
        "dự thảo: {}; trình ký: {}",
        "dự thảo trước {}, trình ký trước {}",
        "dự thảo ({}) và trình ký ({})",
    ),
    *(
        "- {}: dự thảo\n- {}: trình ký",
        "1. dự thảo: {}\n2. trình ký: {}",
        "{}: dự thảo. {}: trình ký.",
    ),
)
WAITING = (
    *("sau {} ngày kể từ khi có Quyết định", "Trong vòng {} ngày kể từ ngày có Quyết định"),
    *("{} ngày sau khi có Quyết định", "chậm nhất {} ngày làm việc sau khi có Quyết định"),
    *("Sau khi có Quyết định, trong vòng {} ngày", "Sau khi có Quyết định {} ngày làm việc"),
)
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
DRESSES: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "decomposed": lambda said: unicodedata.normalize("NFD", said),
    "wide digits": lambda said: said.translate(FULL_WIDTH),
    "wide blanks": lambda said: f" {said.replace(' ', chr(0xA0) * 2)}\n",
    "closed": lambda said: f"{said}.",
    "no marks": fold,
}
YEARS = st.integers(2015, 2035)
ROMAN = ("I", "II", "III", "IV")


@given(DAYS, DAY_FORMS)
def test_any_day_written_any_way_reads_back(day: date, form: str) -> None:
    phrase = form.format(d=day.day, m=day.month, y=day.year)
    assert spans(phrase, day.year) == [(day, day)]


@given(DAYS, st.sampled_from(["trước {}", "chậm nhất ngày {}", "đến hết ngày {}", "hạn: {}"]))
def test_any_day_may_be_a_limit(day: date, limit: str) -> None:
    phrase = limit.format(f"{day.day}/{day.month}")
    assert spans(phrase, day.year) == [(None, day)]


@given(st.integers(1, 12), YEARS, MONTH_FORMS)
def test_any_month_written_any_way_reads_back(month: int, year: int, form: str) -> None:
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    assert spans(form.format(m=month, y=year), year) == [(date(year, month, 1), last)]


@given(st.integers(1, 4), YEARS, QUARTER_FORMS)
def test_any_quarter_written_any_way_reads_back(quarter: int, year: int, form: str) -> None:
    ((first, last),) = spans(form.format(q=quarter, r=ROMAN[quarter - 1], y=year), year)
    assert (first, last and last.month) == (date(year, quarter * 3 - 2, 1), quarter * 3)


@given(
    DAYS, st.integers(0, 400), st.sampled_from(["{} - {}", "từ {} đến {}", "{} đến hết ngày {}"])
)
def test_any_range_reads_back(first: date, length: int, form: str) -> None:
    last = first + timedelta(days=length)
    said = (f"{day.day}/{day.month}/{day.year}" for day in (first, last))
    assert spans(form.format(*said), first.year) == [(first, last)]


def last_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


@given(YEARS, st.integers(1, 11), st.integers(1, 11), st.sampled_from(MONTH_RANGES))
def test_any_window_of_months_reads_back(year: int, first: int, more: int, form: str) -> None:
    last = min(first + more, 12)
    said = form.format(a=first, b=last, y=year)
    assert spans(said, year) == [(date(year, first, 1), last_of(year, last))]


@given(YEARS, st.sampled_from(((1, 2), (2, 3), (3, 4))), st.sampled_from(QUARTER_RANGES))
def test_neighbouring_quarters_are_one_window(
    year: int, quarters: tuple[int, int], form: str
) -> None:
    first, last = quarters
    said = form.format(a=ROMAN[first - 1], b=ROMAN[last - 1], y=year)
    assert spans(said, year) == [(date(year, first * 3 - 2, 1), last_of(year, last * 3))]


@given(YEARS, st.integers(1, 12), st.sampled_from(tuple(PARTS)))
def test_any_part_of_any_month_reads_back(year: int, month: int, part: str) -> None:
    first, last = PARTS[part]
    end = last_of(year, month)
    said = f"{part} tháng {month}/{year}"
    assert spans(said, year) == [(date(year, month, first), date(year, month, last or end.day))]


@given(YEARS, st.sampled_from((3, 6, 9)), st.sampled_from(("đầu", "cuối")))
def test_any_stretch_of_months_reads_back(year: int, count: int, edge: str) -> None:
    first, last = (1, count) if edge == "đầu" else (13 - count, 12)
    said = f"{count} tháng {edge} năm {year}"
    assert spans(said, year) == [(date(year, first, 1), last_of(year, last))]


@given(DAYS, DAYS, st.sampled_from(ACTIONS_IN_A_ROW))
def test_any_two_dated_actions_read_back(first: date, last: date, form: str) -> None:
    said = form.format(*(f"{day.day}/{day.month}/{day.year}" for day in (first, last)))
    found = [(one.due, one.text) for one in milestones(said, first.year)]
    assert found == [(first, "dự thảo"), (last, "trình ký")]


@given(st.integers(1, 300), st.sampled_from(WAITING))
def test_any_number_of_days_after_an_event_reads_back(days: int, form: str) -> None:
    (found,) = milestones(form.format(days))
    assert (found.trigger, found.offset_days) == ("có Quyết định", days)
    assert found.working == ("làm việc" in form)


@given(DAYS, DAY_FORMS, st.sampled_from(tuple(DRESSES)))
def test_a_day_reads_the_same_in_any_dress(day: date, form: str, dress: str) -> None:
    said = f"trước {form.format(d=day.day, m=day.month, y=day.year)}"
    assert spans(DRESSES[dress](said), day.year) == [(None, day)]


@given(DAYS, DAY_FORMS, st.integers(2015, 2035))
def test_a_question_reads_the_same_days_as_a_plan(day: date, form: str, year: int) -> None:
    text = "việc " + form.format(d=day.day, m=day.month, y=day.year)
    assert read_query(text, today=day, year=year).period == Period(day, day)


PIECES_TEXT = """
    tháng quý năm ngày trước sau khi đến từ hàng định kỳ chậm nhất cuối đầu giữa tuần 5 31/2 15/13
    30/6/2024 I IV 2024 ( ) ; , . - + : và sáu tư kể theo Kế hoạch số 3/KH-UBND kỳ họp thường
    xuyên mỗi lần/tháng báo cáo 1,5 10-15 rưỡi 0 35
    việc của tôi phòng nhắc giao gia hạn tìm xong 24 99/99/9999 0/0 – ạ
"""
PIECES = st.sampled_from([*PIECES_TEXT.split(), "\n"])
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join))


@given(TEXTS)
def test_no_deadline_text_is_too_strange(text: str) -> None:
    for one in read_deadline(text, year=2024).milestones:
        assert one.due or one.trigger
        assert not (one.start and one.due and one.start > one.due)


@given(TEXTS, DAYS)
def test_no_question_is_too_strange(text: str, today: date) -> None:
    query = read_query(text, today=today, year=2024)
    assert query.text == text


@given(TEXTS, DAYS)
def test_no_reference_is_too_strange(text: str, today: date) -> None:
    found = read_document_reference(text, today=today)
    assert found.number or found.issued_on is None


@given(st.text(max_size=60))
def test_the_forms_of_a_text_have_equal_length(text: str) -> None:
    words = words_of(text)
    assert len(words.printed) == len(words.lower) == len(words.folded)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(
    st.sampled_from(
        ["tháng mười hai", "Quý Ⅱ", "từ đầu đến cuối quý I", "trước ngày 30/6", "tuần tới"]
    )
)
def test_decomposed_text_reads_the_same(phrase: str) -> None:
    decomposed = unicodedata.normalize("NFD", phrase)
    assert spans(decomposed) == spans(phrase)
