"""What must hold for every rhythm and every length of time."""

from hypothesis import given
from hypothesis import strategies as st

from tests.parsing.said import doubt_keys, milestones

RHYTHMS = (
    *("ngày {d} hàng tháng", "Ngày {d:02} hằng tháng", "trước ngày {d} mỗi tháng"),
    *("hàng tháng, trước ngày {d}", "Hàng tháng vào ngày {d}", "ngày {d} của tháng báo cáo"),
    *("Báo cáo tháng: trước ngày {d}", "Báo cáo tháng (ngày {d})"),
)
WEEKS = ("tuần {w} hàng tháng", "Tuần thứ {w} của mỗi tháng", "Hàng tháng, vào tuần {w}")
UNITS = {"ngày": 1, "tuần": 7, "tháng": 30}
LENGTHS = (
    *("{a}-{b} {unit} sau khi có Quyết định", "Từ {a} đến {b} {unit} sau khi có Quyết định"),
    *("{b} {unit} kể từ ngày có Quyết định", "trong vòng {a} - {b} {unit} kể từ khi có Quyết định"),
)
OPEN_RHYTHMS = ("hàng tháng", "hàng quý", "hàng tuần", "6 tháng/lần", "ngày 5 tháng đầu quý")
YEARS = st.integers(2015, 2035)


@given(st.integers(1, 31), st.sampled_from(RHYTHMS))
def test_any_day_of_every_month_reads_back(day: int, form: str) -> None:
    (found,) = milestones(form.format(d=day))
    assert found.recurrence == f"FREQ=MONTHLY;BYMONTHDAY={day}"


@given(st.sampled_from([0, *range(32, 100)]), st.sampled_from(RHYTHMS))
def test_a_day_no_month_has_is_doubted_not_counted(day: int, form: str) -> None:
    said = form.format(d=day)
    assert (milestones(said), doubt_keys(said)) == ((), ["impossible-date"])


@given(st.integers(1, 5), st.sampled_from(WEEKS))
def test_any_week_of_every_month_is_due_on_its_last_day(week: int, form: str) -> None:
    (found,) = milestones(form.format(w=week))
    assert found.recurrence == f"FREQ=MONTHLY;BYMONTHDAY={week * 7 if week < 5 else -1}"


@given(st.integers(1, 30), st.integers(1, 30), st.sampled_from(LENGTHS))
def test_the_longer_of_two_lengths_counts(first: int, more: int, form: str) -> None:
    for unit, days in UNITS.items():
        (found,) = milestones(form.format(a=first, b=first + more, unit=unit))
        assert (found.trigger, found.offset_days) == ("có Quyết định", (first + more) * days)


@given(YEARS, YEARS, st.integers(1, 12), st.sampled_from(OPEN_RHYTHMS))
def test_no_rhythm_ends_before_it_begins(year: int, end: int, month: int, rhythm: str) -> None:
    for until in (f"đến hết năm {end}", f"đến hết tháng {month}/{end}", f"từ tháng {month}/{end}"):
        for one in milestones(f"{rhythm} {until}", year):
            assert one.start
            assert one.due
            assert one.start <= one.due
