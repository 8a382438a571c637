"""Two versions of a plan: what goes on, what changed, what is new and what is gone."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.parsing.values import Milestone
from bot.plans.draft import read_plan
from bot.plans.values import DraftItem, DraftPlan
from bot.plans.versions.changes import DeadlineChange, Field, Group, OldRow, PlanDiff
from bot.plans.versions.diff import compare_rows
from bot.plans.versions.one_spelling import in_one_spelling
from bot.plans.versions.pairing import best_pairs
from tests.real_plans import real_plans

DAY = date(2026, 3, 31)


def row(number: str, content: str, section: str = "", **fields: object) -> DraftItem:
    values: dict[str, object] = {
        "timeline": "31/3",
        "milestones": (Milestone(due=DAY),),
        "lead_units": ("Phòng Nghiệp vụ",),
    }
    return DraftItem("task", number, section, content, **(values | fields))  # type: ignore[arg-type] # each test names the fields it needs


def old_rows(items: Sequence[DraftItem], *, settled: Sequence[int] = ()) -> list[OldRow]:
    return [OldRow(100 + place, one, settled=place in settled) for place, one in enumerate(items)]


def difference(old: Sequence[DraftItem], new: Sequence[DraftItem]) -> PlanDiff:
    return compare_rows(old_rows(old), new)


def pairs(diff: PlanDiff) -> dict[int, int]:
    """Place of the new row to place of the old one."""
    return {one.at: one.old.id - 100 for one in diff.kept}


def fields(diff: PlanDiff) -> list[set[Field]]:
    return [set(one.fields) for one in diff.changed]


PLAN = (
    row("1", "Xây dựng kế hoạch thanh tra chuyên ngành trình phê duyệt", "I"),
    row("2", "Tổ chức tập huấn sở hữu trí tuệ cho doanh nghiệp", "I"),
    row("3", "Rà soát danh mục thiết bị đo lường của các chợ", "I"),
    row("4", "Tham mưu quy chế quản lý nhiệm vụ khoa học cấp tỉnh", "II"),
    row("5", "Vận hành cổng thông tin điện tử và trang công khai ngân sách", "II"),
    row("6", "Kiểm kê tài sản công cuối năm", "II"),
)


def test_a_plan_against_itself_has_no_difference() -> None:
    diff = difference(PLAN, PLAN)
    assert diff.is_empty
    assert diff.unchanged == len(PLAN)


def renumbered(items: Sequence[DraftItem]) -> list[DraftItem]:
    return [replace(one, number=str(place + 1)) for place, one in enumerate(items)]


def test_rows_moved_by_one_keep_their_tasks() -> None:
    new = renumbered([row("", "Chuẩn bị hội nghị cán bộ công chức", "I"), *PLAN])
    diff = difference(PLAN, new)
    assert pairs(diff) == {place + 1: place for place in range(len(PLAN))}
    assert [one.at for one in diff.new] == [0]
    assert fields(diff) == [{Field.NUMBER}] * len(PLAN)


def test_swapped_numbers_mislead_nobody() -> None:
    first, second, *rest = PLAN
    new = [replace(second, number="1"), replace(first, number="2"), *rest]
    assert pairs(difference(PLAN, new))[0] == 1


def test_a_row_that_moves_to_another_section_goes_on() -> None:
    moved = replace(PLAN[5], section="I", number="9")
    diff = difference(PLAN, [*PLAN[:5], moved])
    assert fields(diff) == [{Field.SECTION, Field.NUMBER}]
    assert not diff.new
    assert not diff.dropped


def test_a_reworded_row_in_its_place_goes_on() -> None:
    reworded = replace(PLAN[1], content="Tổ chức 02 lớp tập huấn sở hữu trí tuệ cho doanh nghiệp")
    diff = difference(PLAN, [PLAN[0], reworded, *PLAN[2:]])
    assert fields(diff) == [{Field.CONTENT}]
    assert not diff.unsure


def test_a_reworded_row_goes_on_under_another_number() -> None:
    reworded = "Rà soát danh mục các thiết bị đo lường của các chợ truyền thống"
    new = renumbered([*PLAN[:2], *PLAN[3:], replace(PLAN[2], content=reworded)])
    assert pairs(difference(PLAN, new))[5] == 2


def test_another_task_under_the_same_number_is_new() -> None:
    other = replace(PLAN[3], content="Mua sắm máy chủ và phần mềm diệt vi rút")
    diff = difference(PLAN, [*PLAN[:3], other, *PLAN[4:]])
    assert [one.item.content for one in diff.new] == [other.content]
    assert [one.id for one in diff.dropped] == [103]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Uỷ ban xem xét hồ sơ hoà giải", "Ủy ban xem xét hồ sơ hòa giải"),
        ("Báo cáo  sơ kết", "Báo cáo sơ kết."),
        ("Hướng dẫn – kiểm tra", "hướng dẫn - Kiểm tra"),
        ("Đề án “Chuyển đổi số”", 'Đề án "Chuyển đổi số"'),
        ("Lập dự toán", unicodedata.normalize("NFD", "Lập dự toán")),
    ],
)
def test_spelling_is_no_change(before: str, after: str) -> None:
    assert difference([row("1", before)], [row("1.", after)]).is_empty


@pytest.mark.parametrize(
    ("before", "after"),
    [("Mở 10 lớp", "Mở 12 lớp"), ("Đạt 90%", "Đạt 90,5%"), ("Kiểm tra 3.5 km", "Kiểm tra 35 km")],
)
def test_figures_are_a_change(before: str, after: str) -> None:
    diff = difference([row("1", before)], [row("1", after)])
    assert fields(diff) == [{Field.CONTENT}]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"timeline": "15/4", "milestones": (Milestone(due=date(2026, 4, 15)),)}, Field.DEADLINE),
        ({"milestones": (Milestone(trigger="có văn bản", offset_days=10),)}, Field.DEADLINE),
        ({"milestones": ()}, Field.DEADLINE),
        ({"timeline": "trước ngày 31/3"}, Field.TIMELINE),
        ({"lead_units": ("Thanh tra",)}, Field.LEAD_UNITS),
        ({"lead_persons": ("Lê An",)}, Field.LEAD_PERSONS),
        ({"coordinating_units": ("Văn phòng",)}, Field.COORDINATING_UNITS),
        ({"coordinating_persons": ("Lê An",)}, Field.COORDINATING_PERSONS),
        ({"directed_by": ("Trần Bình",)}, Field.DIRECTED_BY),
        ({"expected_result": "Báo cáo"}, Field.EXPECTED_RESULT),
        ({"budget_vnd": 5_000_000}, Field.BUDGET),
        ({"indicator_target": "95"}, Field.TARGET),
        ({"note": "theo công văn mới"}, Field.NOTE),
    ],
)
def test_each_field_is_seen(change: dict[str, object], field: Field) -> None:
    new = [replace(PLAN[0], **change), *PLAN[1:]]  # type: ignore[arg-type] # from the table above
    assert field in fields(difference(PLAN, new))[0]


def test_a_changed_deadline_says_old_new_and_what_was_granted() -> None:
    granted = date(2026, 4, 30)
    old = [OldRow(1, PLAN[0], granted=granted)]
    later = Milestone(due=date(2026, 5, 31))
    (change,) = compare_rows(old, [replace(PLAN[0], milestones=(later,))]).changed[0].changes
    assert change == DeadlineChange(PLAN[0].milestones, (later,), granted=granted)


def test_an_open_occurrence_is_no_changed_deadline() -> None:
    monthly = Milestone(date(2026, 1, 1), date(2026, 12, 31), recurrence="FREQ=MONTHLY")
    stored = replace(monthly, due=date(2026, 4, 1))
    old = replace(PLAN[0], milestones=(stored,))
    assert difference([old], [replace(old, milestones=(monthly,))]).is_empty


QUARTERS = tuple(
    row(
        str(number),
        content,
        f"Quý {quarter}",
        timeline="",
        milestones=(Milestone(due=date(2026, 3 * quarter, 28)),),
    )
    for quarter in (1, 2, 3, 4)
    for number, content in enumerate(
        ("Báo cáo cải cách hành chính", "Họp giao ban", "Chi lương"), 1
    )
)


@pytest.mark.parametrize("gone", range(len(QUARTERS)))
def test_of_a_text_in_every_quarter_the_right_one_is_dropped(gone: int) -> None:
    diff = difference(QUARTERS, [one for place, one in enumerate(QUARTERS) if place != gone])
    assert [one.id - 100 for one in diff.dropped] == [gone]
    assert not diff.changed


def test_of_a_text_in_every_quarter_the_right_one_is_reworded() -> None:
    reworded = replace(QUARTERS[3], content="Báo cáo cải cách hành chính và chuyển đổi số")
    diff = difference(QUARTERS, [*QUARTERS[:3], reworded, *QUARTERS[4:]])
    assert {one.old.id - 100: set(one.fields) for one in diff.changed} == {3: {Field.CONTENT}}


SERIES = tuple(
    row(str(place), f"Kiểm tra đo lường, chất lượng hàng hóa tại huyện {name}", "III")
    for place, name in enumerate(
        ("An Phú", "Ba Tri", "Cái Bè", "Đức Hòa", "Gò Công", "Hòn Đất", "Kế Sách"), 1
    )
)


def test_one_of_a_series_is_not_taken_for_another_without_asking() -> None:
    new = renumbered([*SERIES[1:], replace(SERIES[0], content=SERIES[0].content[:-6] + "Long Mỹ")])
    diff = difference(SERIES, new)
    assert [one.id - 100 for one in diff.dropped] + [one.old.id - 100 for one in diff.unsure] == [0]
    assert diff.unchanged == 0
    assert len(diff.in_group(Group.TEXT)) == len(diff.unsure)


def test_a_row_split_in_two_is_dropped_and_both_are_new() -> None:
    whole = row("1", "Sửa chữa trụ sở làm việc và nâng cấp hệ thống máy tính nội bộ")
    parts = [
        row("1", "Sửa chữa trụ sở làm việc"),
        row("2", "Nâng cấp hệ thống máy tính nội bộ"),
    ]
    diff = difference([whole, *PLAN], [*parts, *PLAN])
    assert [one.at for one in diff.new] == [0, 1]
    assert [one.id for one in diff.dropped] == [100]


def test_two_rows_merged_are_dropped_and_the_whole_is_new() -> None:
    whole = row("1", "Sửa chữa trụ sở làm việc và nâng cấp hệ thống máy tính nội bộ")
    parts = [
        row("1", "Sửa chữa trụ sở làm việc"),
        row("2", "Nâng cấp hệ thống máy tính nội bộ"),
    ]
    diff = difference([*parts, *PLAN], [whole, *PLAN])
    assert [one.at for one in diff.new] == [0]
    assert [one.id for one in diff.dropped] == [100, 101]


HALF = row("7", "Tổ chức hội thảo nông nghiệp công nghệ cao tại vùng ven biển", "II")
HALF_NEW = replace(
    HALF, number="9", content="Tổ chức hội thảo phát triển nông nghiệp xanh vùng ven biển"
)


def test_a_pair_in_between_is_shown_with_both_texts() -> None:
    (unsure,) = difference([*PLAN, HALF], [*PLAN, HALF_NEW]).unsure
    assert (unsure.old.item, unsure.item, unsure.taken) == (HALF, HALF_NEW, True)


def test_a_result_is_not_given_to_another_row_on_a_guess() -> None:
    old = old_rows([*PLAN, HALF], settled=(6,))
    diff = compare_rows(old, [*PLAN, HALF_NEW])
    assert [one.taken for one in diff.unsure] == [False]
    assert [one.id for one in diff.dropped] == [106]
    assert [one.at for one in diff.new] == [6]


@pytest.mark.parametrize(("said", "kept"), [(106, True), (None, False)])
def test_the_office_has_the_last_word(said: int | None, kept: bool) -> None:
    diff = compare_rows(old_rows([*PLAN, HALF]), [*PLAN, HALF_NEW], overrule={6: said})
    assert (6 in pairs(diff)) is kept
    assert not diff.unsure


def test_what_the_office_says_goes_before_equal_texts() -> None:
    diff = compare_rows(old_rows(PLAN), PLAN, overrule={0: 101})
    assert pairs(diff)[0] == 1
    assert pairs(diff).get(1) != 1


def test_one_row_is_never_two() -> None:
    diff = compare_rows(old_rows(PLAN), PLAN, overrule={0: 101, 1: 101, 2: 999, 77: 100})
    assert pairs(diff)[1] == 1
    assert len(set(pairs(diff).values())) == len(pairs(diff))


def test_a_row_that_was_dropped_before_comes_back() -> None:
    old = [replace(one, dropped=one.id == 101) for one in old_rows(PLAN)]
    assert not compare_rows(old, [PLAN[0], *PLAN[2:]]).dropped
    (back,) = compare_rows(old, PLAN).new
    assert back.revives is not None
    assert back.revives.id == 101


def test_another_spelling_of_a_unit_or_person_is_no_change() -> None:
    old = row("1", "Việc", lead_units=("Phòng HC-TH",), lead_persons=("Lê Văn Thuận",))
    new = replace(old, lead_units=("Phòng HCTH",), lead_persons=("Thuận",))
    plans = (DraftPlan("", "", 2026, items=(one,)) for one in (old, new))
    before, after = in_one_spelling(*plans)
    assert compare_rows([OldRow(1, before[0])], after).is_empty


@pytest.mark.parametrize(
    "worths",
    [
        {(0, 0): 9, (0, 1): 8, (1, 0): 8},
        {(0, 0): 5, (1, 0): 6, (1, 1): 1, (2, 1): 3},
        {(0, 0): 1, (0, 1): 2, (1, 1): 3, (1, 2): 3, (2, 2): 2, (2, 0): 1},
        {},
    ],
)
def test_known_assignments_are_optimal(worths: dict[tuple[int, int], int]) -> None:
    assert worth(best_pairs(worths), worths) == most(worths)


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 30), max_size=20
    )
)
def test_an_assignment_is_never_bettered(worths: dict[tuple[int, int], int]) -> None:
    found = best_pairs(worths)
    assert len(set(found.values())) == len(found)
    assert worth(found, worths) == most(worths)


def worth(found: dict[int, int], worths: dict[tuple[int, int], int]) -> int:
    return sum(worths[pair] for pair in found.items())


def most(worths: dict[tuple[int, int], int]) -> int:
    """Every way to give five rows five places, tried."""
    return max(
        sum(worths.get(pair, 0) for pair in enumerate(places)) for places in permutations(range(5))
    )


SYLLABLES = (
    "hồ sơ quy chế đo lường sáng chế nhãn hiệu bức xạ đề án ngân sách lưu trữ kiểm định hội nghị"
    " truyền thông nông sản thủy sản doanh nghiệp đổi mới chuyển giao công nghệ tiêu chuẩn phần mềm"
    " máy chủ tài sản tuyển dụng khen thưởng đảng viên thanh niên phụ nữ bảo hiểm lương thưởng"
)
WORDS = SYLLABLES.split()


def distinct(seed: int) -> str:
    """A text of ten words that shares few of them, in another order, with the next one's."""
    return " ".join(
        f"{WORDS[(seed * 7 + step * step) % len(WORDS)]}{seed + step}" for step in range(9)
    )


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_drops_insertions_numbers_and_dates_are_found_exactly(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 30))
    old = [row(str(place + 1), distinct(place * 10)) for place in range(size)]
    places = range(size)
    gone = data.draw(st.sets(st.sampled_from(places)))
    moved = data.draw(st.sets(st.sampled_from(places))) - gone
    added = data.draw(st.lists(st.integers(0, size), max_size=8))
    order = data.draw(st.permutations([place for place in places if place not in gone]))
    new = [_later(old[place]) if place in moved else old[place] for place in order]
    for count, at in enumerate(added):
        new.insert(at, row("", distinct(5000 + count * 10)))
    diff = difference(old, renumbered(new))
    assert {one.id - 100 for one in diff.dropped} == gone
    assert len(diff.new) == len(added)
    assert {one.old.id - 100 for one in diff.in_group(Group.DEADLINE)} == moved
    assert not diff.unsure


def _later(item: DraftItem) -> DraftItem:
    return replace(item, milestones=(Milestone(due=DAY + timedelta(days=30)),))


def test_two_thousand_edited_rows_take_a_few_seconds() -> None:
    old = [row(str(place + 1), distinct(place * 3)) for place in range(2000)]
    new = renumbered([replace(one, content=f"{one.content} bổ sung") for one in reversed(old)])
    begun = process_time()
    diff = difference(old, new)
    assert process_time() - begun < 15
    assert all(one.at + one.old.id - 100 == 1999 for one in diff.kept)
    assert len(diff.kept) == 2000


def real_items(name: str) -> tuple[DraftItem, ...]:
    (path,) = real_plans().glob(f"{name}_*.txt")
    return read_plan(path).items


@pytest.mark.parametrize("name", ["000", "003", "004"])
def test_a_real_plan_against_itself_has_no_difference(name: str) -> None:
    items = real_items(name)
    diff = difference(items, items)
    assert diff.is_empty
    assert diff.unchanged == len(items)


def test_a_real_plan_renumbered_and_edited_shows_exactly_that() -> None:
    old = real_items("000")
    dropped, moved, other = {7, 30}, {11, 45}, {3, 60}
    new = [
        _later(one)
        if place in moved
        else replace(one, lead_units=("Ban Quản lý mới",))
        if place in other
        else one
        for place, one in enumerate(old)
        if place not in dropped
    ]
    new.insert(20, row("", distinct(9000)))
    diff = difference(old, renumbered(new))
    assert {one.id - 100 for one in diff.dropped} == dropped
    assert [one.at for one in diff.new] == [20]
    assert {one.old.id - 100 for one in diff.in_group(Group.DEADLINE)} == moved
    assert {one.old.id - 100 for one in diff.in_group(Group.ASSIGNEE)} == other
    assert not diff.unsure


def reworded(random: Random, item: DraftItem, vocabulary: Sequence[str]) -> DraftItem:
    """Some words left out, some exchanged for others of the plan."""
    words = [
        random.choice(vocabulary) if random.random() < 0.07 else word
        for word in item.content.split()
        if random.random() > 0.05
    ]
    return replace(item, content=" ".join(words) or item.content)


@pytest.mark.parametrize("name", ["000", "001", "003", "004"])
def test_of_a_real_plan_much_reworked_the_rows_are_found(name: str) -> None:
    """Half the rows reworded, one of ten gone, one of ten new, dates moved, all renumbered."""
    random, old = Random(name), real_items(name)
    vocabulary = [word for item in old for word in item.content.split()]
    rows = [
        (place, reworded(random, item, vocabulary) if random.random() < 0.5 else item)
        for place, item in enumerate(old)
        if random.random() > 0.1
    ]
    rows = [(place, _later(one) if random.random() < 0.2 else one) for place, one in rows]
    for count in range(len(old) // 10):
        rows.insert(random.randrange(len(rows)), (-1, row("", distinct(7000 + 10 * count))))
    diff = difference(old, renumbered([item for _, item in rows]))
    certain = {at: place for at, place in pairs(diff).items() if at not in unsure_rows(diff)}
    wrong = [at for at, place in certain.items() if rows[at][0] != place]
    lost = [one.at for one in diff.new if rows[one.at][0] >= 0]
    assert len(wrong) <= len(rows) * 0.01
    assert len(lost) <= len(rows) * 0.01
    assert len(diff.unsure) <= len(rows) * 0.1


def unsure_rows(diff: PlanDiff) -> set[int]:
    return {one.at for one in diff.unsure}
