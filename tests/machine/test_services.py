"""An office in random acts: no screen lies, nobody sees too much, the record tells all."""

from functools import partial
from pathlib import Path
from typing import Any

from hypothesis.stateful import run_state_machine_as_test

from tests.machine.office_machine import OfficeMachine
from tests.machine.profiles import RUNS

_OFTEN = 10


def test_whatever_ten_people_do_to_fifty_tasks_adds_up(template: Path, tmp_path: Path) -> None:
    machine: Any = partial(OfficeMachine, template, tmp_path)
    run_state_machine_as_test(machine, settings=RUNS)
    assert len(OfficeMachine.done) > _OFTEN, "hardly anything was done"
    assert len(OfficeMachine.refused) > _OFTEN, "hardly anything was refused"
