"""`constraints.txt` pins whatever the project needs, directly or not."""

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import requires, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
CONSTRAINTS = ROOT / "constraints.txt"
Seen = set[tuple[str, frozenset[str]]]


def pins() -> dict[str, str]:
    lines = re.findall(r"^([\w.-]+)==(\S+)$", CONSTRAINTS.read_text(), re.MULTILINE)
    return {canonicalize_name(name): pinned for name, pinned in lines}


def declared() -> list[str]:
    """What `pyproject.toml` asks for today; the installed copy of it may be an older one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["dev"]]


def needed(lines: Iterable[str], extras: frozenset[str], seen: Seen) -> set[str]:
    """Every distribution these lines ask for, directly or not, on this machine."""
    found: set[str] = set()
    for line in lines:
        requirement = Requirement(line)
        environments = [{"extra": extra} for extra in extras | {""}]
        if not any(_applies(requirement, environment) for environment in environments):
            continue
        below = (canonicalize_name(requirement.name), frozenset(requirement.extras))
        found.add(below[0])
        if below not in seen:
            seen.add(below)
            found |= needed(requires(below[0]) or (), below[1], seen)
    return found


def _applies(requirement: Requirement, environment: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(environment)


def test_everything_needed_is_pinned_at_the_version_that_is_tested() -> None:
    everything = needed(declared(), frozenset(), set())
    pinned = pins()
    assert {name: version(name) for name in everything} == {
        name: pinned.get(name) for name in everything
    }
