"""Recurring deadlines and those that wait for something to happen."""

import pytest

from tests.parsing.said import day, doubt_keys, milestones

RHYTHMS = [
    (
        "FREQ=MONTHLY",
        ["hàng tháng", "hằng tháng", "Định kỳ hàng tháng", "mỗi tháng một lần", "1 lần/tháng"],
    ),
    (
        "FREQ=MONTHLY;INTERVAL=3",
        ["hàng quý", "định kỳ quý", "mỗi quý một lần", "3 tháng/lần", "Các quý trong năm"],
    ),
    (
        "FREQ=MONTHLY;INTERVAL=6",
        ["6 tháng/lần", "02 lần/năm", "định kỳ 6 tháng, năm", "mỗi năm 2 lần"],
    ),
    ("FREQ=YEARLY", ["hàng năm", "hằng năm", "Thường xuyên hàng năm"]),
    ("FREQ=WEEKLY", ["hàng tuần"]),
    ("FREQ=WEEKLY;BYDAY=FR", ["thứ sáu hàng tuần", "Hàng tuần (thứ 6)", "chiều thứ 6 hàng tuần"]),
    ("FREQ=MONTHLY;BYMONTHDAY=20", ["ngày 20 hàng tháng", "xong trước ngày 20 hàng tháng"]),
    (
        "FREQ=MONTHLY;BYMONTHDAY=20",
        ["Hàng tháng (trước ngày 20)", "20 hằng tháng", "trước ngày 20 của tháng"],
    ),
    ("FREQ=MONTHLY;BYMONTHDAY=15,30", ["ngày 15, 30 hàng tháng"]),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", ["ngày cuối cùng của tháng", "cuối mỗi tháng"]),
    ("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=15", ["trước ngày 15 tháng cuối quý"]),
    ("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=15", ["Hàng quý, trước ngày 15 của tháng cuối quý"]),
    (
        "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15",
        ["trước 15/12 hàng năm", "Hàng năm, trước ngày 15/12"],
    ),
    ("FREQ=YEARLY;BYMONTH=6", ["tháng 6 hàng năm", "Hàng năm (tháng 6)"]),
]


@pytest.mark.parametrize(("phrase", "rule"), [(p, rule) for rule, all_ in RHYTHMS for p in all_])
def test_a_rhythm_runs_through_the_year_under_its_rule(phrase: str, rule: str) -> None:
    (found,) = milestones(phrase)
    assert (found.start, found.due, found.recurrence) == (day("1-1"), day("12-31"), rule)


def test_two_days_a_year_are_two_rhythms() -> None:
    rules = [one.recurrence for one in milestones("31/3 và 30/9 hàng năm")]
    assert rules == ["FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31", "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=30"]


def test_a_rhythm_keeps_within_the_months_it_names() -> None:
    (found,) = milestones("hàng tháng từ tháng 3 đến tháng 11")
    assert (found.start, found.due) == (day("3-1"), day("11-30"))
    assert found.recurrence == "FREQ=MONTHLY"


def test_a_rhythm_that_does_not_say_how_often_is_doubted() -> None:
    assert doubt_keys("Định kỳ") == ["no-rhythm"]


@pytest.mark.parametrize("phrase", ["ngày 5 tháng sáu", "Tháng 5: mới ban hành", "hạng quý"])
def test_words_that_only_resemble_a_rhythm_are_none(phrase: str) -> None:
    assert not any(one.recurrence for one in milestones(phrase))


AWAITED = [
    ("sau khi có văn bản của Sở", "có văn bản của Sở", 0),
    ("Ngay sau khi Kế hoạch được ban hành", "Kế hoạch được ban hành", 0),
    ("Ngay khi có hướng dẫn", "có hướng dẫn", 0),
    ("khi có yêu cầu", "có yêu cầu", 0),
    ("sau 15 ngày kể từ khi Sở ban hành", "Sở ban hành", 15),
    ("15 ngày sau khi nhận được văn bản", "nhận được văn bản", 15),
    ("trong vòng 2 tháng kể từ khi Luật có hiệu lực", "Luật có hiệu lực", 60),
    ("chậm nhất 02 tuần sau khi kết thúc hội nghị", "kết thúc hội nghị", 14),
    ("Sau khi kết thúc Hội nghị 05 ngày", "kết thúc Hội nghị", 5),
    ("Sau khi bộ chỉ số (GPI) được công bố", "bộ chỉ số (GPI) được công bố", 0),
    ("Sau khi có kế hoạch, trong vòng 10 ngày", "có kế hoạch", 10),
    ("trước kỳ họp HĐND tháng 7", "trước kỳ họp HĐND tháng 7", None),
    ("Trước Tết Nguyên đán", "Trước Tết Nguyên đán", None),
]


@pytest.mark.parametrize(("phrase", "trigger", "offset"), AWAITED)
def test_a_deadline_may_wait_for_an_event(phrase: str, trigger: str, offset: int | None) -> None:
    (found,) = milestones(phrase)
    assert (found.start, found.due) == (None, None)
    assert (found.trigger, found.offset_days, found.working) == (trigger, offset, False)


def test_working_days_say_so() -> None:
    (found,) = milestones("sau 5 ngày làm việc kể từ ngày nhận được hồ sơ")
    assert (found.trigger, found.offset_days, found.working) == ("nhận được hồ sơ", 5, True)


def test_the_action_after_the_event_is_the_text() -> None:
    (found,) = milestones("sau 15 ngày kể từ khi Sở ban hành Kế hoạch trình Công văn xin kinh phí")
    assert (found.trigger, found.text) == ("Sở ban hành Kế hoạch", "trình Công văn xin kinh phí")


def test_the_action_before_the_event_is_the_text() -> None:
    (found,) = milestones("Trình HĐND tại kỳ họp giữa năm 2024")
    assert (found.text, found.trigger) == ("Trình HĐND", "kỳ họp giữa năm 2024")


def test_a_day_as_the_event_gives_the_due_date() -> None:
    (found,) = milestones("sau 15 ngày kể từ ngày 01/6/2024")
    assert (found.trigger, found.due) == (None, day("6-16"))


def test_a_cited_text_is_the_trigger_and_its_date_no_deadline() -> None:
    phrase = "theo Kế hoạch số 32/KH-UBND ngày 22/02/2024 của tỉnh"
    (found,) = milestones(phrase)
    assert (found.due, found.trigger) == (None, phrase.removeprefix("theo "))
    assert doubt_keys(phrase) == ["cited-text"]


def test_a_time_and_an_event_stand_side_by_side() -> None:
    first, second = milestones("Quý III hoặc khi có yêu cầu")
    assert (first.due, second.trigger) == (day("9-30"), "có yêu cầu")
