"""The wheel holds what the checkout holds, and runs without it."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKED = ("bot", "locales")
LATE_COMERS = ("locales/vi/late.ftl", "bot/demo/page/late/picture.webp", "bot/cli/late.py")


def copy_checkout(target: Path) -> Path:
    """A copy to build in: a build leaves its own folders beside the sources."""
    for name in PACKED:
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, target)
    return target


def build_wheel(checkout: Path) -> Path:
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    options = ["--no-deps", "--no-build-isolation", "--wheel-dir", "dist"]
    subprocess.run([*command, *options, "."], cwd=checkout, check=True)
    return next((checkout / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    checkout = copy_checkout(tmp_path_factory.mktemp("checkout"))
    for late_comer in LATE_COMERS:
        (checkout / late_comer).parent.mkdir(exist_ok=True)
        (checkout / late_comer).touch()
    return build_wheel(checkout)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's files alone; only the distributions it depends on are shared with the tests."""
    folder = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def run_installed(installed: Path, away: Path, *arguments: str) -> str:
    """What a command of the installed bot prints, in a folder that is not the checkout."""
    settings = {
        "PYTHONPATH": str(installed),
        "NHACVIEC_DATABASE_URL": f"sqlite+aiosqlite:///{away}/office.db",
        "NHACVIEC_FILES_DIR": str(away / "files"),
    }
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=away,
        env=os.environ | settings,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def packed_files(wheel: Path) -> set[str]:
    return {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith(PACKED)}


def test_it_holds_every_file_below_bot_and_locales(wheel: Path) -> None:
    files = (path for name in PACKED for path in (ROOT / name).rglob("*") if path.is_file())
    kept = {str(path.relative_to(ROOT)) for path in files if "__pycache__" not in path.parts}
    assert kept | set(LATE_COMERS) == packed_files(wheel)


def test_it_runs_its_own_files_and_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    found = run_installed(installed, tmp_path, "-c", "import bot; print(bot.__file__)")
    assert Path(found.strip()).is_relative_to(installed)


def test_it_offers_the_command_line(installed: Path, tmp_path: Path) -> None:
    assert "demo" in run_installed(installed, tmp_path, "-m", "bot", "--help")


def test_it_migrates_a_new_office(installed: Path, tmp_path: Path) -> None:
    run_installed(installed, tmp_path, "-m", "bot", "db", "upgrade")
    assert (tmp_path / "office.db").stat().st_size > 0
