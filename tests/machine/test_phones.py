"""The real bot and everybody's phones: whatever is tapped, typed, forged or delivered twice."""

from functools import partial
from pathlib import Path
from typing import Any

from hypothesis.stateful import run_state_machine_as_test

from tests.machine.phones_machine import PhonesMachine
from tests.machine.profiles import RUNS_ON_PHONES


def test_whatever_people_tap_and_type_has_one_calm_answer(template: Path, tmp_path: Path) -> None:
    machine: Any = partial(PhonesMachine, template, tmp_path)
    run_state_machine_as_test(machine, settings=RUNS_ON_PHONES)
