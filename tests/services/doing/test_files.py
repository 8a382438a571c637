"""Files on disk, by their content."""

from pathlib import Path

import pytest

from bot.errors import NotFound
from bot.services.tasks.files import FileStore


def test_a_forgotten_file_is_gone_and_the_others_stay(tmp_path: Path) -> None:
    files = FileStore(tmp_path)
    gone, stays = files.keep("kế hoạch".encode()), files.keep("kết quả".encode())
    files.forget(gone)
    with pytest.raises(NotFound):
        files.path_of(gone)
    assert files.path_of(stays).read_bytes() == "kết quả".encode()


def test_what_is_not_there_is_forgotten_quietly(tmp_path: Path) -> None:
    files = FileStore(tmp_path)
    files.forget("0" * 64)
    assert list(tmp_path.rglob("*")) == []
