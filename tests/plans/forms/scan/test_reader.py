"""Plans that are pictures of paper, read by the real Tesseract."""

import random
import shutil
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from bot.errors import NotAPlan
from bot.plans.document import Document
from bot.plans.draft import draft_of, read_plan
from bot.plans.forms.scan.reader import read_scan
from bot.plans.values import DraftPlan
from tests.plans.shape_files import UNCHECKED, forms, write_pdfs, write_word
from tests.real_plans import real_plans

SCANNED = ("district-programme", "misspelt-headers", "nested-numbers", "units-merged")


@pytest.fixture(scope="session")
def tesseract() -> None:
    if shutil.which("tesseract") is None:
        pytest.skip("Tesseract, which reads pictures, is not installed")


@pytest.fixture(scope="session")
def scans(tmp_path_factory: pytest.TempPathFactory, tesseract: None) -> Path:
    """Pages of forms as a worn scanner gives them: askew, grey, without any text."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice (soffice), which prints the pages, is not installed")
    folder = tmp_path_factory.mktemp("scans")
    for name in SCANNED:
        write_word(forms()[name], folder / f"{name}.docx")
    write_pdfs(folder)
    for name in SCANNED:
        document = pypdfium2.PdfDocument(folder / f"{name}.pdf")
        pages = [scanned(page.render(scale=200 / 72).to_pil()) for page in document]
        document.close()
        pages[0].save(
            folder / f"{name}.scan.pdf", resolution=200, save_all=True, append_images=pages[1:]
        )
    return folder


def scanned(page: Image.Image) -> Image.Image:
    grey = page.convert("L").rotate(0.6, Image.Resampling.BICUBIC, fillcolor=255)
    grey = grey.point(lambda dot: 30 + dot * 210 // 255)
    specks = random.Random(1)
    for _ in range(400):
        grey.putpixel((specks.randrange(grey.width), specks.randrange(grey.height)), 60)
    return grey


@pytest.mark.parametrize("name", SCANNED)
def test_it_reads_numbers_days_and_most_letters(name: str, scans: Path) -> None:
    form = forms()[name]
    items = draft_of(read_scan((scans / f"{name}.scan.pdf").read_bytes())).items
    assert [item.number for item in items] == [row.number for row in form.rows]
    for item, row in zip(items, form.rows, strict=True):
        assert row.due in (str(item.due), UNCHECKED)
        assert fuzz.ratio(item.content, row.content) > 85
        assert fuzz.ratio("; ".join(item.lead_units), "; ".join(row.units)) > 80


@pytest.mark.parametrize("ending", ["jpg", "png"])
def test_a_photograph_of_a_page_is_read(ending: str, scans: Path, tmp_path: Path) -> None:
    name = SCANNED[0]
    page = pypdfium2.PdfDocument((scans / f"{name}.scan.pdf").read_bytes())[0]
    page.render(scale=150 / 72).to_pil().save(tmp_path / f"anh.{ending}", quality=85)
    numbers = [item.number for item in read_plan(tmp_path / f"anh.{ending}").items]
    assert numbers == [row.number for row in forms()[name].rows]


def test_a_broken_photograph_is_refused(tmp_path: Path, tesseract: None) -> None:
    (tmp_path / "anh.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    with pytest.raises(NotAPlan) as refused:
        read_plan(tmp_path / "anh.png")
    assert refused.value.key == "plan-unreadable"


def test_every_row_of_a_scan_is_to_be_looked_at(scans: Path) -> None:
    draft = draft_of(read_scan((scans / f"{SCANNED[0]}.scan.pdf").read_bytes()))
    assert all("scanned" in [doubt.key for doubt in item.doubts] for item in draft.items)


def test_progress_is_told_page_by_page(scans: Path) -> None:
    told: list[tuple[int, int]] = []
    read_scan(
        (scans / f"{SCANNED[0]}.scan.pdf").read_bytes(), lambda done, of: told.append((done, of))
    )
    assert told == [(page, len(told)) for page in range(1, len(told) + 1)]


def test_a_pdf_of_pictures_is_read_as_a_scan(scans: Path) -> None:
    assert read_plan(scans / f"{SCANNED[0]}.scan.pdf").items


def test_an_empty_page_holds_no_tasks(tmp_path: Path, tesseract: None) -> None:
    Image.new("L", (1654, 2339), 250).save(tmp_path / "trang.pdf")
    with pytest.raises(NotAPlan) as refused:
        read_plan(tmp_path / "trang.pdf")
    assert refused.value.key == "plan-no-tasks"


def test_without_tesseract_it_is_said_what_to_send(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("L", (1654, 2339), 250).save(tmp_path / "anh.pdf")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotAPlan) as refused:
        read_plan(tmp_path / "anh.pdf")
    assert refused.value.key == "plan-only-pictures"


@pytest.fixture(scope="session")
def real_scan(tesseract: None) -> Document:
    content = (real_plans() / "office" / "000_soc_trang.scan.pdf").read_bytes()
    return read_scan(content)


@pytest.fixture(scope="session")
def pair(real_scan: Document) -> tuple[DraftPlan, DraftPlan]:
    """The scan of a real plan, and its Word file."""
    return draft_of(real_scan), read_plan(real_plans() / "office" / "000_soc_trang.docx")


def test_the_rows_of_a_real_scan_are_those_of_its_word_file(
    pair: tuple[DraftPlan, DraftPlan],
) -> None:
    scan, word = pair
    assert [item.number for item in scan.items] == [item.number for item in word.items]
    due = sum(one.due == other.due for one, other in zip(scan.items, word.items, strict=True))
    assert due >= 78


def test_its_letters_are_nearly_all_right(pair: tuple[DraftPlan, DraftPlan]) -> None:
    scan, word = pair
    wrong = letters = 0
    for one, other in zip(scan.items, word.items, strict=True):
        wrong += Levenshtein.distance(
            " ".join(one.content.split()), " ".join(other.content.split())
        )
        letters += len(other.content)
    assert wrong / letters < 0.03
