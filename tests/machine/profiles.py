"""How long the machines run: the same short runs each time, or as long as is wished."""

import os

from hypothesis import HealthCheck, Phase, settings

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
"""Then runs differ each time, every screen is looked at, and what fails is made shorter."""
_ALWAYS = settings(
    deadline=None, database=None, print_blob=True, suppress_health_check=list(HealthCheck)
)
_SHORT = settings(_ALWAYS, derandomize=True, phases=(Phase.generate,))


def _runs(short: int, long: int, *, steps: int) -> settings:
    if IS_LONG:
        return settings(_ALWAYS, max_examples=long, stateful_step_count=2 * steps)
    return settings(_SHORT, max_examples=short, stateful_step_count=steps)


RUNS = _runs(5, 300, steps=40)
RUNS_ON_PHONES = _runs(4, 300, steps=30)
