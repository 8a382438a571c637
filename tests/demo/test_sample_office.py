import csv
from importlib.resources import files
from pathlib import Path

import pytest

from bot.demo.sample import SampleFiles, write_sample
from bot.plans.draft import draft_of, read_plan
from bot.plans.forms.readers import read_document
from bot.plans.forms.text.reader import read_text
from bot.plans.staff import read_staff
from bot.plans.values import DraftItem, DraftPlan

SOURCES = files("bot.demo") / "sample"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SampleFiles:
    return write_sample(tmp_path_factory.mktemp("sample"), year=2026)


@pytest.fixture(scope="module")
def plan(sample: SampleFiles) -> DraftPlan:
    return read_plan(sample.plan)


def people_of(item: DraftItem) -> set[str]:
    return {*item.lead_persons, *item.coordinating_persons}


def test_it_is_an_office_of_four_units_and_fifteen_people(plan: DraftPlan) -> None:
    assert [item.number for item in plan.items] == [str(n) for n in range(1, len(plan.items) + 1)]
    assert len(plan.items) > 55
    assert len({unit for item in plan.items for unit in item.lead_units}) == 4
    assert len({name for item in plan.items for name in people_of(item)}) == 15


def test_title_office_and_number_are_printed(plan: DraftPlan) -> None:
    assert (plan.title, plan.year) == ("KẾ HOẠCH CÔNG TÁC NĂM 2026", 2026)
    assert plan.organisation == "Sở Văn hóa và Du lịch tỉnh Lam Giang"
    assert (plan.document_number, plan.doubts) == ("07/KH-SVHDL", ())


def test_the_word_file_holds_the_same_plan(sample: SampleFiles, plan: DraftPlan) -> None:
    assert read_plan(sample.word) == plan


def test_the_word_file_that_is_kept_is_the_text_that_is_kept(tmp_path: Path) -> None:
    kept = tmp_path / "ke-hoach.docx"
    kept.write_bytes((SOURCES / "ke-hoach.docx").read_bytes())
    text = read_text((SOURCES / "ke-hoach.tsv").read_bytes())
    assert draft_of(read_document(kept), year=2026) == draft_of(text, year=2026)


def test_it_can_be_dated_in_any_year(tmp_path: Path) -> None:
    plan = read_plan(write_sample(tmp_path, year=2031).plan)
    assert plan.year == 2031
    assert {item.due.year for item in plan.items if item.due} == {2031, 2032}


def test_it_shows_every_kind_of_milestone(plan: DraftPlan) -> None:
    milestones = [m for item in plan.items for m in item.milestones]
    assert any(m.trigger and m.offset_days for m in milestones)
    assert any(m.trigger and m.offset_days == 0 for m in milestones)
    assert any(m.working for m in milestones)
    assert any(m.adjusted for m in milestones)
    assert any(m.recurrence for m in milestones)
    assert any(m.start is None and m.due for m in milestones)
    assert any(len(item.milestones) >= 3 for item in plan.items)


def test_every_time_phrase_is_understood(plan: DraftPlan) -> None:
    assert [item.timeline for item in plan.items if not item.milestones] == []


def test_the_staff_list_has_everybody_and_every_role(sample: SampleFiles, plan: DraftPlan) -> None:
    staff = read_staff(sample.people)
    named = {name for item in plan.items for name in (*people_of(item), *item.directed_by)}
    assert named <= {person.full_name for person in staff}
    assert {role for p in staff for role in p.roles} == {
        *("officer", "lead", "director", "office", "admin"),
    }


def test_each_unit_has_a_lead_and_a_clerk_is_admin(sample: SampleFiles, plan: DraftPlan) -> None:
    staff = read_staff(sample.people)
    units = {unit for item in plan.items for unit in item.lead_units}
    assert units <= {person.unit for person in staff if "lead" in person.roles}
    assert any({"office", "admin"} <= set(person.roles) for person in staff)


def test_the_phone_numbers_are_nobodys(sample: SampleFiles) -> None:
    with sample.people.open(encoding="utf-8", newline="") as stream:
        assert all(row["Điện thoại"].startswith("0000 000") for row in csv.DictReader(stream))
