"""What every test may ask for."""

import logging
from collections.abc import Iterator

import pytest
import structlog


@pytest.fixture
def plain_logs() -> Iterator[None]:
    """Puts logging back as it was after a test that sets it up, so that no other test sees it."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
