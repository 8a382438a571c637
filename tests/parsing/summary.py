"""Brings the accuracy tables to the end of a test run, from whichever process measured them."""

from collections.abc import Iterator

import pytest
from _pytest.terminal import TerminalReporter

ACCURACY = "accuracy of reading"


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """A property of a test's report passes between processes; what a test prints does not."""
    tables = list(_tables(terminalreporter))
    if tables:
        terminalreporter.section("accuracy of reading")
    for table in tables:
        terminalreporter.write_line(f"{table}\n")


def _tables(reporter: TerminalReporter) -> Iterator[str]:
    for outcome in ("passed", "failed"):
        for report in reporter.stats.get(outcome, ()):
            if isinstance(report, pytest.TestReport):
                yield from (
                    str(value) for name, value in report.user_properties if name == ACCURACY
                )
