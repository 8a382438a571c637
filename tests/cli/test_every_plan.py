"""Every real plan goes the whole way: read, stored, asked about and reminded of."""

import csv
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli.main import app
from tests.real_plans import real_plans

Call = Callable[..., Result]

FILES = (
    "000_f16e394b373b4c86.txt",
    "001_ccaa3459958f884f.txt",
    "002_09dc5c72bf59a6fe.txt",
    "003_c2f9dbafb1e1196a.txt",
    "004_c9fe7b2844345c15.txt",
    "office/000_soc_trang.doc",
    "office/000_soc_trang.docx",
    "office/000_soc_trang.pdf",
    "office/000_soc_trang.scan.pdf",
    "office/000_soc_trang.xlsx",
    "office/004_quang_ngai.docx",
    "office/004_quang_ngai.pdf",
    "office/004_quang_ngai.xlsx",
    "office/bo_gddt_nhiem_vu.xlsx",
    "office/ha_noi_100_ngay.pdf",
    "office/ha_noi_kh38_phu_luc_1.xlsx",
    "office/lam_dong_kiem_tra.docx",
)
NEEDS = {".doc": "soffice", ".scan.pdf": "tesseract"}
CLERK = "Nguyễn Thử Nghiệm"


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plain_logs: None) -> Call:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path / 'o.db'}")
    return lambda *words: CliRunner().invoke(app, list(words))


def said(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.stdout


def staff_list(path: Path, items: list[dict[str, Any]]) -> Path:
    """The clerk, and one officer in every unit that leads a task."""
    units = dict.fromkeys(unit for item in items for unit in item["lead_units"])
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["Họ và tên", "Đơn vị", "Vai trò"])
        rows.writerow([CLERK, "Văn phòng", "văn phòng"])
        rows.writerows([f"Trần Thứ {n}", unit, "chuyên viên"] for n, unit in enumerate(units))
    return path


@pytest.mark.parametrize("name", FILES)
def test_it_is_read_stored_asked_about_and_reminded_of(
    name: str, call: Call, tmp_path: Path
) -> None:
    plan = real_plans() / name
    program = next((needed for end, needed in NEEDS.items() if name.endswith(end)), None)
    if program and shutil.which(program) is None:
        pytest.skip(f"{program}, which reads such files, is not installed")
    draft = json.loads(said(call("plan", "preview", str(plan), "--json")))
    items = draft["items"]
    assert items
    assert "Traceback" not in said(call("plan", "import", str(plan)))
    said(call("people", "import", str(staff_list(tmp_path / "staff.csv", items))))

    first_day = f"{draft['year']}-01-02"
    answer = json.loads(
        said(call("ask", "toàn bộ việc", "--as", CLERK, "--at", first_day, "--json"))
    )
    assert f"{len(items)} việc" in answer["text"]

    days = sorted(item["due"] for item in items if item["due"] and (item["lead_units"]))
    if days:
        # The day itself, or the working day before it, is a step for every task.
        last = date.fromisoformat(days[-1])
        told = [
            one["number"]
            for back in range(10)
            for person in json.loads(
                said(call("remind", "preview", "--on", str(_before(last, back)), "--json"))
            )
            for one in person["items"]
            if one["due"] == days[-1]
        ]
        assert told


def _before(day: date, days: int) -> date:
    return date.fromordinal(day.toordinal() - days)
