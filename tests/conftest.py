"""What every test may ask for."""

import logging
from collections.abc import Iterator
from functools import partial

import pytest
import structlog

from bot.reminders.pace_chats import Limits

# Here, since the process that reports a run in several does not look into the folders below.
from tests.parsing.summary import pytest_terminal_summary  # noqa: F401 (found by its name)


@pytest.fixture(autouse=True)
def hasty_chats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several messages to one chat need no seconds here; tests of the pace give it its limits."""
    monkeypatch.setattr("bot.reminders.pace.Limits", partial(Limits, between=0.0))


@pytest.fixture
def plain_logs() -> Iterator[None]:
    """Puts logging back as it was after a test that sets it up, so that no other test sees it."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
