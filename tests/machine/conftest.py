"""The office every run begins with."""

from pathlib import Path

import pytest

from tests.machine.small_office import prepare


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its database, made once and copied for each run."""
    return prepare(tmp_path_factory.mktemp("machine") / "template.db")
