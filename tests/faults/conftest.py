"""The whole of it runs by `make faults` alone; a short piece of each kind is in the suite."""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from bot.storage.engine import upgrade
from tests.faults.servers import FallingServer, falling_server, file_url
from tests.postgres import NoPostgres

ROUNDS = int(os.environ.get("NHACVIEC_FAULT_ROUNDS", "10"))
SEED = int(os.environ.get("NHACVIEC_FAULT_SEED", "1"))

Note = Callable[[str], None]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Left out, not skipped: without `-m faults` they are no part of the suite."""
    if "faults" in str(config.getoption("-m")):
        return
    long = [item for item in items if item.get_closest_marker("faults")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


@pytest.fixture(scope="session")
def falling() -> Iterator[FallingServer]:
    """One server for all tests of a process; without it a test is skipped, but fails in CI."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(falling_server())
        except NoPostgres as error:
            if os.environ.get("NHACVIEC_REQUIRE") == "1":
                pytest.fail(str(error))
            pytest.skip(str(error))
        yield server


@pytest.fixture
def file(tmp_path: Path) -> str:
    """The address of an empty office in an SQLite file."""
    url = file_url(tmp_path)
    upgrade(url)
    return url


@pytest.fixture
def served(falling: FallingServer) -> Iterator[str]:
    """The address of an empty office on a PostgreSQL server."""
    name = falling.server.create()
    url = falling.server.url_of(name)
    upgrade(url)
    yield url
    falling.server.drop(name)


@pytest.fixture
def url(request: pytest.FixtureRequest) -> str:
    """Of the database a test names as its parameter."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> random.Random:
    """The same every time for one test and one seed (NHACVIEC_FAULT_SEED)."""
    return random.Random(f"{SEED} {request.node.name}")


@pytest.fixture
def note(record_property: Callable[[str, object], None]) -> Note:
    """Words for the table at the end."""
    return lambda words: record_property("fault", words)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A line a fault, with what came of it."""
    reports = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        if report.when == "call" and "tests/faults/" in report.nodeid
    ]
    if not any(report.user_properties for report in reports):
        return
    terminalreporter.section(f"faults, seed {SEED}")
    for report in sorted(reports, key=lambda report: str(report.nodeid)):
        name = report.nodeid.rpartition("::")[2].removeprefix("test_")
        words = "; ".join(str(value) for _, value in report.user_properties)
        line = f"{report.outcome:7}{report.duration:6.0f} s  {name}: {words}"
        terminalreporter.write_line(line)
