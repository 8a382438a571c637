"""Real plans without task tables, and the front pages of all: facts, never their sentences."""

from collections import Counter
from functools import cache

import pytest

from bot.plans.draft import read_plan
from bot.plans.forms.readers import read_document
from bot.plans.front.pages import Front, read_front
from bot.plans.values import DraftPlan
from tests.plans.printed import doubt_keys
from tests.real_plans import real_plans

OFFICE, PROVINCE = "001_ccaa3459958f884f.txt", "002_09dc5c72bf59a6fe.txt"
BOTH = pytest.mark.parametrize("name", [OFFICE, PROVINCE])
PLACES = {
    OFFICE: {"II.1": 9, "II.2": 7, "II.3": 7, "II.4": 6, "II.5": 6, "II.6": 9},
    PROVINCE: {
        "II.1": 1,
        "II.2": 10,
        "II.3.1": 3,
        "II.3.2": 8,
        "II.3.3": 5,
        "II.3.4": 1,
        "II.3.5": 1,
        "II.3.6": 2,
        "II.3.7": 2,
        "II.3.8": 1,
    },
}
WITH_PARENT = {
    OFFICE: {"II.1": 5, "II.2": 6, "II.3": 6, "II.4": 3, "II.5": 2, "II.6": 4},
    PROVINCE: {"II.2": 8, "II.3.2": 6},
}
PLAN, PROGRAMME = "ke hoach", "chuong trinh"
SCIENCE = "Sở Khoa học và Công nghệ tỉnh"
FRONTS = {
    "000_f16e394b373b4c86.txt": (f"{SCIENCE} Sóc Trăng", 2024, ""),
    OFFICE: (f"{SCIENCE} Tây Ninh", 2024, ""),
    PROVINCE: ("Ủy ban nhân dân tỉnh Sóc Trăng", 2024, ""),
    "003_c2f9dbafb1e1196a.txt": (f"{SCIENCE} Bắc Giang", 2024, ""),
    "004_c9fe7b2844345c15.txt": (f"{SCIENCE} Quảng Ngãi", 2024, "279/QĐ-SKH-CN"),
    "office/000_soc_trang.docx": (f"{SCIENCE} Sóc Trăng", 2024, ""),
    "office/000_soc_trang.pdf": (f"{SCIENCE} Sóc Trăng", 2024, ""),
    "office/000_soc_trang.xlsx": (f"{SCIENCE} Sóc Trăng", 2024, ""),
    "office/004_quang_ngai.docx": (f"{SCIENCE} Quảng Ngãi", 2024, "279/QĐ-SKH-CN"),
    "office/004_quang_ngai.xlsx": (f"{SCIENCE} Quảng Ngãi", 2024, "279/QĐ-SKH-CN"),
    "office/lam_dong_kiem_tra.docx": ("UBND tỉnh Lâm Đồng", 2026, ""),
    "office/ha_noi_100_ngay.pdf": ("UBND Thành phố Hà Nội", 2026, "277/KH-UBND"),
    "office/ha_noi_kh38_phu_luc_1.xlsx": ("", 2026, ""),
    "office/bo_gddt_nhiem_vu.xlsx": ("", None, ""),
}


@cache
def plan(name: str) -> DraftPlan:
    return read_plan(real_plans() / name)


@cache
def front(name: str) -> Front:
    return read_front(read_document(real_plans() / name))


def places(name: str, *, with_parent: bool = False) -> dict[str, int]:
    items = (item for item in plan(name).items if item.parent or not with_parent)
    return dict(Counter(item.number.rpartition(".")[0] for item in items))


@BOTH
def test_each_action_of_the_coming_year_is_read_under_its_heading(name: str) -> None:
    assert places(name) == PLACES[name]


@BOTH
def test_what_stands_below_another_bullet_keeps_its_parent(name: str) -> None:
    assert places(name, with_parent=True) == WITH_PARENT[name]
    assert all(item.parent.endswith(":") for item in plan(name).items if item.parent)


@BOTH
def test_no_field_is_invented(name: str) -> None:
    for item in plan(name).items:
        assert (item.kind, item.timeline, item.milestones, item.due) == ("task", "", (), None)
        assert item.lead_units == item.lead_persons == item.coordinating_units == ()
        assert (item.expected_result, item.budget_vnd, item.note) == ("", None, "")


@BOTH
def test_what_is_missing_everywhere_is_asked_once(name: str) -> None:
    keys = [doubt.key for doubt in plan(name).doubts]
    for once in ("narrative", "no-dates-printed", "no-leads-printed", "headings-left-out"):
        assert keys.count(once) == 1
    rows = Counter(key for item in plan(name).items for key in doubt_keys(item))
    assert set(rows) <= {"possible-milestone"}


def test_the_one_day_that_a_sentence_names_is_shown_for_review() -> None:
    doubtful = [item.number for item in plan(OFFICE).items if item.doubts]
    assert doubtful == ["II.6.6"]


def test_sentences_broken_by_a_page_are_whole() -> None:
    by_number = {item.number: item.content for item in plan(OFFICE).items}
    # The page ends between the month and the year of this day.
    assert "18 tháng 10 năm 2019" in by_number["II.4.3"]
    assert all(item.content.rstrip("”)").endswith((".", ";")) for item in plan(PROVINCE).items)


@pytest.mark.parametrize("name", FRONTS)
def test_the_front_page_tells_office_year_and_number(name: str) -> None:
    found = front(name)
    assert (found.organisation, found.year, found.document_number) == FRONTS[name]
    assert found.doubts == ()
