"""The office, whose progress is told at once."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot import app
from bot.services.broadcasts import progress
from tests.handlers.conftest import Office, running_office

_AT_ONCE = timedelta(seconds=0.2)


@pytest.fixture
async def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Office]:
    monkeypatch.setattr(app, "BROADCASTS_EVERY", _AT_ONCE)
    monkeypatch.setattr(progress, "EVERY", timedelta(0))
    async with running_office(tmp_path) as office:
        yield office
