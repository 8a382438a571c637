"""Plans of shapes no real plan here has, each read alike from every kind of file."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.plans.draft import read_plan
from bot.plans.values import DraftItem, DraftPlan
from tests.plans.shape_files import (
    UNCHECKED,
    Expected,
    Form,
    forms,
    write_excel,
    write_markdown,
    write_pdfs,
    write_text,
    write_word,
)

PLAIN = ("txt", "md")
"""Files of plain text, which cannot say that a cell is merged with the one above."""
WRITERS: dict[str, Callable[[Form, Path], Path]] = {
    "txt": write_text,
    "md": write_markdown,
    "docx": write_word,
    "xlsx": write_excel,
}
CASES = [
    (name, ending)
    for name, form in forms().items()
    for ending in WRITERS
    if ending not in PLAIN or not form.has_merged_rows
]


@pytest.fixture(scope="session")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice (soffice), which prints the PDF files, is not installed")
    folder = tmp_path_factory.mktemp("pdfs")
    for form in forms().values():
        write_word(form, folder / f"{form.name}.docx")
    write_pdfs(folder)
    return folder


def shown(draft: DraftPlan, form: Form) -> list[Expected]:
    return [_shown(item, row) for item, row in zip(draft.items, form.rows, strict=False)]


def _shown(item: DraftItem, row: Expected) -> Expected:
    """The item in the words of the form; what the form leaves open is taken from it."""
    more = {
        "start": str(item.milestones[0].start) if item.milestones else "",
        "with": "; ".join((*item.coordinating_units, *item.coordinating_persons)),
        "parent": item.parent,
        "money": str(item.budget_vnd),
        "director": "; ".join(item.directed_by),
        "result": item.expected_result,
        "kind": item.kind,
        "measure": str(item.indicator_unit),
        "target": str(item.indicator_target),
        "steps": str(len(item.milestones)),
    }
    return Expected(
        number=UNCHECKED if row.number == UNCHECKED else item.number,
        content=" ".join(item.content.split()),
        units=item.lead_units,
        people=item.lead_persons,
        due=UNCHECKED if row.due == UNCHECKED else str(item.due),
        more={name: more[name] for name in row.more},
    )


def check(draft: DraftPlan, form: Form) -> None:
    assert shown(draft, form) == list(form.rows)
    assert len(draft.items) == len(form.rows)
    found = {"year": str(draft.year), "organisation": draft.organisation}
    assert {name: found[name] for name in form.facts} == form.facts


@pytest.mark.parametrize(("name", "ending"), CASES)
def test_it_reads_every_row(name: str, ending: str, tmp_path: Path) -> None:
    form = forms()[name]
    check(read_plan(WRITERS[ending](form, tmp_path / f"{name}.{ending}")), form)


@pytest.mark.parametrize("name", forms())
def test_it_reads_every_row_of_a_printed_page(name: str, pdfs: Path) -> None:
    check(read_plan(pdfs / f"{name}.pdf"), forms()[name])
