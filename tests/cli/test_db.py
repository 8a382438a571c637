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


def test_a_copy_says_how_much_it_was_and_what_comes_next(tmp_path: Path) -> None:
    source, target = url_of(tmp_path / "a.db"), url_of(tmp_path / "b.db")
    upgrade(source)
    upgrade(target)
    ran = copy(source, target)
    assert ran.returncode == 0
    assert "Đã chép 0 dòng" in ran.stdout


def test_a_target_that_is_not_there_is_named_with_what_to_do(tmp_path: Path) -> None:
    source = url_of(tmp_path / "a.db")
    upgrade(source)
    ran = copy(source, url_of(tmp_path / "b.db"))
    assert ran.returncode == 1
    assert "nhacviec db upgrade" in ran.stderr
    assert "Traceback" not in ran.stderr
