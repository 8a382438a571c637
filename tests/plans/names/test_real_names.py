"""Units and people of real plans: how many rows name each, never a sentence of them."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from bot.plans.draft import read_plan
from bot.plans.names.units import group_units, is_collective
from bot.plans.values import DraftPlan
from tests.real_plans import real_plans

SEVEN_UNITS = "004_c9fe7b2844345c15.txt"
BOTH = pytest.mark.parametrize("name", [SEVEN_UNITS, "office/004_quang_ngai.docx"])
MINISTRY, CITY = "office/bo_gddt_nhiem_vu.xlsx", "office/ha_noi_kh38_phu_luc_1.xlsx"
BROKEN_LINES = "office/ha_noi_100_ngay.pdf"
NESTED = "003_c2f9dbafb1e1196a.txt"


@cache
def read(path: Path) -> DraftPlan:
    return read_plan(path)


def plan(name: str) -> DraftPlan:
    return read(real_plans() / name)


def rows_by_unit(name: str, *, helping: bool = False) -> Counter[str]:
    """How many rows name each unit, all its spellings together under its fullest name."""
    draft = plan(name)
    printed = [unit for i in draft.items for unit in (*i.lead_units, *i.coordinating_units)]
    grouped = group_units(printed, dict(draft.learnt))
    full = {spelling: unit for unit, others in grouped.items() for spelling in (unit, *others)}
    rows = (item.coordinating_units if helping else item.lead_units for item in draft.items)
    return Counter(full.get(unit, unit) for row in rows for unit in dict.fromkeys(row))


QLKH, TDC = "Phòng Quản lý Khoa học", "Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng"
QLCN = "Phòng Quản lý Công nghệ và Chuyên ngành"
CENTRE = "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ"


@BOTH
def test_every_spelling_of_the_seven_units_is_that_unit(name: str) -> None:
    assert rows_by_unit(name) == {
        TDC: 25 + 1 + 2 + 1,
        QLKH: 23 + 1 + 2 + 1,
        QLCN: 22 + 1 + 1 + 2 + 1,
        "Phòng HC - TH": 12 + 1 + 1,
        "Thanh tra Sở": 10,
        CENTRE: 3,
        "Tổ chuyển đổi số": 1,
        "Tổ chuyên đổi số": 1,
    }


@BOTH
def test_helping_units_listed_with_their_kind_once_are_counted_each(name: str) -> None:
    counted = rows_by_unit(name, helping=True)
    many = sum(count for unit, count in counted.items() if is_collective(unit))
    single = {unit: count for unit, count in counted.items() if not is_collective(unit)}
    assert many == 16 + 2 + 2 + 2
    assert single == {
        "Phòng HC - TH": 55,
        CENTRE: 24,
        TDC: 8,
        QLCN: 7,
        QLKH: 4,
        "Thanh tra Sở": 3,
        "Phòng CN &CN": 1,
    }


@BOTH
def test_directors_are_named_without_their_posts(name: str) -> None:
    counted = Counter(person for item in plan(name).items for person in item.directed_by)
    assert counted == {
        "Trần Công Hòa": 45,
        "Giám đốc Sở": 35,
        "Lãnh đạo Sở": 11,
        "Phan Văn Hiếu": 9,
    }


def test_a_unit_of_a_branch_stays_one_unit() -> None:
    leads = Counter(unit for item in plan(NESTED).items for unit in item.lead_units)
    nested = [unit for unit in leads if ", Chi cục" in unit]
    assert len(nested) == 2
    assert not any(unit.startswith("Chi cục") for unit in leads)


def test_people_of_the_nested_plan_are_named_without_their_posts() -> None:
    people = {person for item in plan(NESTED).items for person in item.lead_persons}
    named = {person for person in people if not person.startswith(("Trưởng", "Chi cục trưởng"))}
    assert named == {"Lê Thị Thanh Lợi", "Nguyễn Thị Nga", "Phạm Thị Thu Huế"}


def test_the_departments_of_a_ministry_are_told_apart() -> None:
    leads = rows_by_unit(MINISTRY)
    assert leads["Vụ GD ĐH"] == 16 + 2
    assert leads["Cục NGCB"] == 4 + 2
    assert leads["thanh tra Bộ"] == 2
    assert {"Vụ GDTH", "Vụ GDTrH", "Vụ GDTX"} <= leads.keys()
    keys = {doubt.key for item in plan(MINISTRY).items for doubt in item.doubts}
    assert not {"similar-name", "unit-alike", "assignee-unread"} & keys


def test_posts_and_telephones_of_a_city_leave_units_and_people() -> None:
    people = {person for item in plan(CITY).items for person in item.lead_persons}
    assert len(people) == 36
    assert not any(":" in person or "GĐ" in person or "CV" in person for person in people)
    leads = rows_by_unit(CITY)
    assert leads["Sở Khoa học và Công nghệ"] == 36
    assert leads["Sở Tài chính"] == 8
    assert leads["Phòng Tiêu chuẩn và Đo lường"] == 4 + 2 + 1
    assert not any(":" in unit or "SĐT" in unit for unit in leads)


def test_names_broken_by_a_narrow_column_are_whole() -> None:
    draft = plan(BROKEN_LINES)
    units = {u for i in draft.items for u in (*i.lead_units, *i.coordinating_units)}
    whole = {
        *("Sở Khoa học và Công nghệ", "Trung tâm Phục vụ hành chính công", "Thuế Hà Nội"),
        *("Văn phòng UB MTTQ Việt Nam Thành phố", "Văn phòng HĐND Thành phố", "Sở Du lịch"),
        *("Sở Quy hoạch - Kiến trúc", "UB MTTQ Việt Nam Thành phố", "Sở Y tế", "Sở Xây dựng"),
    }
    assert whole <= units
    assert all(unit[0].isupper() or is_collective(unit) for unit in units)
