"""`nhacviec db copy`: said in a sentence, whichever way it ends."""

import subprocess
import sys
from pathlib import Path

from bot.storage.engine import upgrade


def copy(source: str, target: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "db", "copy", "--from", source, "--to", target]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def url_of(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


def test_a_copy_into_a_new_file_says_how_much_it_was_and_what_comes_next(tmp_path: Path) -> None:
    source = url_of(tmp_path / "a.db")
    upgrade(source)
    ran = copy(source, url_of(tmp_path / "new" / "b.db"))
    assert ran.returncode == 0
    assert "Đã chép 0 dòng" in ran.stdout
    assert "NHACVIEC_DATABASE_URL" in ran.stdout


def test_an_old_source_is_named_with_what_to_do(tmp_path: Path) -> None:
    Path(tmp_path / "a.db").touch()
    ran = copy(url_of(tmp_path / "a.db"), url_of(tmp_path / "b.db"))
    assert ran.returncode == 1
    assert "nguồn (--from)" in ran.stderr
    assert "nhacviec db upgrade" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_target_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    source = url_of(tmp_path / "a.db")
    upgrade(source)
    (tmp_path / "file").touch()
    ran = copy(source, url_of(tmp_path / "file" / "b.db"))
    assert ran.returncode == 1
    assert "đích (--to)" in ran.stderr
    assert "Traceback" not in ran.stderr
