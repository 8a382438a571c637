"""`people import` and `people sheet` as their users call them."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from typer.testing import CliRunner, Result

from bot.cli import people_import
from bot.cli.main import app
from bot.demo.sample import SampleFiles, write_sample
from bot.services.people.people import remember_bot
from bot.storage import Database

Call = Callable[..., Result]
HEADER = "Họ và tên,Đơn vị,Vai trò\n"


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'o.db'}"


@pytest.fixture
def call(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plain_logs: None) -> Call:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", url)
    monkeypatch.delenv("NHACVIEC_TOKEN", raising=False)
    return lambda *words, said="": CliRunner().invoke(app, ["people", *words], input=said)


@pytest.fixture
def sample(tmp_path: Path) -> SampleFiles:
    return write_sample(tmp_path / "sample", year=2026)


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people_import, "is_asked", lambda: True)


def staff(tmp_path: Path, *rows: str) -> str:
    path = tmp_path / "nhan-su.csv"
    path.write_text(HEADER + "\n".join(rows), encoding="utf-8")
    return str(path)


def test_without_a_terminal_it_stores_at_once(call: Call, sample: SampleFiles) -> None:
    result = call("import", str(sample.people))
    assert (result.exit_code, "17 người mới" in result.stdout) == (0, True)
    assert "0 người mới, 0 người thay đổi" in call("import", str(sample.people)).stdout


def test_a_preview_stores_nothing(call: Call, sample: SampleFiles) -> None:
    assert "Người mới (17)" in call("import", str(sample.people), "--preview").stdout
    assert call("list").exit_code == 1


@pytest.mark.parametrize(("said", "stored"), [("y\n", True), ("n\n", False)])
def test_at_a_terminal_it_shows_the_difference_and_asks(
    call: Call, sample: SampleFiles, at_a_terminal: None, said: str, stored: bool
) -> None:
    result = call("import", str(sample.people), said=said)
    assert "Người mới (17)" in result.stdout
    assert (call("list").exit_code == 0) is stored


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("k\ny\n", []),
        ("c\ny\n", ["Lê Bình", "Lê Chi"]),
        ("t\ny\nn\ny\n", ["Lê Bình"]),
        ("c\nn\n", []),
    ],
)
def test_who_the_list_leaves_out_is_asked_about(
    call: Call, tmp_path: Path, at_a_terminal: None, said: str, left: list[str]
) -> None:
    everybody = staff(tmp_path, "Lê An,A,văn phòng", "Lê Bình,A,", "Lê Chi,A,")
    call("import", everybody, "--yes")
    result = call("import", staff(tmp_path, "Lê An,A,văn phòng"), said=said)
    assert result.exit_code == 0, result.output
    shown = call("list").stdout
    assert [name for name in ("Lê Bình", "Lê Chi") if name not in shown] == left


def test_nobody_is_taken_off_without_a_word(call: Call, tmp_path: Path) -> None:
    call("import", staff(tmp_path, "Lê An,A,văn phòng", "Lê Bình,A,"))
    result = call("import", staff(tmp_path, "Lê An,A,văn phòng"), "--yes")
    assert "1 người không có trong danh sách" in result.stderr
    assert "Lê Bình" in call("list").stdout
    call("import", staff(tmp_path, "Lê An,A,văn phòng"), "--gone-left")
    assert "Lê Bình" not in call("list").stdout


def test_an_unknown_role_stops_it_where_nobody_can_be_asked(call: Call, tmp_path: Path) -> None:
    odd = staff(tmp_path, "Lê An,A,thượng khách")
    assert call("import", odd).exit_code == 1
    assert call("list").exit_code == 1
    result = call("import", odd, "--yes")
    assert (result.exit_code, "thượng khách" in result.stderr) == (0, True)


async def learn_bot(url: str) -> None:
    database = Database(url)
    async with database.write() as session:
        await remember_bot(session, "nhacviec_bot")
    await database.close()


def test_cards_are_written_for_everybody_not_enrolled(
    call: Call, url: str, sample: SampleFiles, tmp_path: Path
) -> None:
    call("import", str(sample.people))
    asyncio.run(learn_bot(url))
    result = call("sheet", "--out", "phieu.pdf")
    assert result.exit_code == 0, result.output
    pages = pypdfium2.PdfDocument(tmp_path / "phieu.pdf")
    codes = [one.text for p in pages for one in zxingcpp.read_barcodes(p.render(scale=3).to_pil())]
    assert f"Đã ghi {len(codes)} phiếu" in result.stdout
    assert len(set(codes)) == len(codes) > 17
    assert all(one.startswith("https://t.me/nhacviec_bot?start=") for one in codes)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--unit", "Phòng Không"], "Không có đơn vị"),
        ([], "Chưa biết tên bot"),
    ],
)
def test_a_sheet_that_cannot_be_made_says_why(
    call: Call, url: str, sample: SampleFiles, words: list[str], said: str
) -> None:
    call("import", str(sample.people))
    if words:
        asyncio.run(learn_bot(url))
    result = call("sheet", "--out", "phieu.pdf", *words)
    assert (result.exit_code, said in result.stderr) == (1, True)


def test_a_sheet_that_cannot_be_written_says_so(call: Call, url: str, sample: SampleFiles) -> None:
    call("import", str(sample.people))
    asyncio.run(learn_bot(url))
    result = call("sheet", "--out", "khong-co/phieu.pdf")
    assert "Không ghi được tệp" in result.stderr
