"""How far a task is, in words; one day, or how much later, out of words."""

from datetime import date

import pytest

from bot.parsing.plain_text import plain_text
from bot.parsing.progress import Progress, Reported, read_progress, read_reported
from bot.parsing.queries import read_query
from bot.parsing.single_day import Later, read_day, read_later, without_task_number
from bot.parsing.values import Intent

TODAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    ("said", "percent", "text"),
    [
        ("60%, đã xong dự thảo", 60, "đã xong dự thảo"),
        ("đã xong dự thảo, được 60%", 60, "đã xong dự thảo"),
        ("60", 60, ""),
        ("100 %", 100, ""),
        ("khoảng 75 phần trăm", 75, ""),
        ("tiến độ 90% - chờ ký", 90, "chờ ký"),
        ("đã trình 3 báo cáo", None, "đã trình 3 báo cáo"),
        ("tăng 2,5% so với năm trước", None, "tăng 2,5% so với năm trước"),
        ("150%", None, "150%"),
        ("", None, ""),
    ],
)
def test_a_share_and_words_are_told_apart(said: str, percent: int | None, text: str) -> None:
    assert read_progress(said) == Progress(percent, text)


@pytest.mark.parametrize(
    ("said", "reported"),
    [
        ("việc 24 được 60%", Reported(60, "")),
        ("việc 24 được 60%, đã xong dự thảo", Reported(60, "đã xong dự thảo")),
        ("60% việc 24", Reported(60, "")),
        ("tiến độ việc 24: đã trình", Reported(None, "đã trình")),
        ("cập nhật việc 24: đã trình dự thảo", Reported(None, "đã trình dự thảo")),
        ("bắt đầu việc 24", Reported(None, "", begins=True)),
        ("việc 24 đang thực hiện", Reported(None, "", begins=True)),
    ],
)
def test_a_sentence_names_its_task_and_how_far_it_is(said: str, reported: Reported) -> None:
    assert read_reported(said, "24") == reported


@pytest.mark.parametrize(
    "said", ["bắt đầu việc 24", "bat dau lam viec 24 a", "tiến độ việc 24: đã trình"]
)
def test_progress_is_said_in_these_ways_too(said: str) -> None:
    query = read_query(said, today=TODAY, year=2024)
    assert (query.intent, query.number) == (Intent.PROGRESS, "24")


@pytest.mark.parametrize(
    "said", ["tiến độ việc 24", "tiến độ việc 24 thế nào", "việc 24 bắt đầu khi nào"]
)
def test_a_question_about_progress_is_no_report(said: str) -> None:
    assert read_query(said, today=TODAY, year=2024).intent is not Intent.PROGRESS


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("15/6", date(2024, 6, 15)),
        ("ngày 15 tháng 6", date(2024, 6, 15)),
        ("cuối tháng", date(2024, 5, 31)),
        ("hết quý 2", date(2024, 6, 30)),
        ("thứ 6 tuần sau", date(2024, 5, 24)),
        ("hôm qua", date(2024, 5, 14)),
        ("chưa biết", None),
    ],
)
def test_a_day_is_read_out_of_words(said: str, day: date | None) -> None:
    assert read_day(said, today=TODAY, year=2024) == day


@pytest.mark.parametrize("number", ["1", "31", "32", "số 48", "55", "60", "PS1", "1.2", "II.3"])
def test_the_number_of_the_task_is_no_part_of_the_day(number: str) -> None:
    said = without_task_number(f"xin gia hạn việc {number} đến 15/6 vì chờ ý kiến")
    assert read_day(said, today=TODAY, year=2024) == date(2024, 6, 15)


@pytest.mark.parametrize("said", ["đến 15/6", "thêm 5 ngày", "ngày 15 tháng 6", "cuối tháng"])
def test_words_that_name_no_task_stay_whole(said: str) -> None:
    assert without_task_number(said) == said


@pytest.mark.parametrize(
    ("said", "later"),
    [
        ("thêm 5 ngày làm việc", Later(5, working=True)),
        ("gia hạn thêm 2 tuần", Later(14, working=False)),
        ("+3 ngày", Later(3, working=False)),
        ("đến 15/6", None),
        ("5 ngày", None),
    ],
)
def test_how_much_later_is_counted_from_another_day(said: str, later: Later | None) -> None:
    assert read_later(said) == later


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Đã\u202e trình", "Đã trình"),
        ("a\u200bb\ufeff\x00\x1b", "ab"),
        ("dòng một\ndòng hai\t.", "dòng một\ndòng hai\t."),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("<b>&amp;", "<b>&amp;"),
        ("\u2066\u2069 ", ""),
    ],
)
def test_what_nobody_sees_is_dropped_and_nothing_else(typed: str, kept: str) -> None:
    assert plain_text(typed) == kept
