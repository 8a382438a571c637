"""The plans of real offices, which stay outside the repository."""

from pathlib import Path

import pytest

_FOLDER = Path(__file__).resolve().parents[2] / "shared" / "plans"


def real_plans() -> Path:
    """Their folder; a test that needs it is skipped where it is absent."""
    if not _FOLDER.is_dir():
        pytest.skip("the real plans (../shared/plans) are not here")
    return _FOLDER
