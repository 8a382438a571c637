"""`constraints.txt` pins whatever the project needs, directly or not."""

import re
from importlib.metadata import requires, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CONSTRAINTS = Path(__file__).parents[1] / "constraints.txt"


def pins() -> dict[str, str]:
    lines = re.findall(r"^([\w.-]+)==(\S+)$", CONSTRAINTS.read_text(), re.MULTILINE)
    return {canonicalize_name(name): pinned for name, pinned in lines}


def needed(name: str, extras: frozenset[str], seen: set[tuple[str, frozenset[str]]]) -> set[str]:
    """Every distribution below this one, on this machine."""
    if (name, extras) in seen:
        return set()
    seen.add((name, extras))
    found: set[str] = set()
    for line in requires(name) or ():
        requirement = Requirement(line)
        environments = [{"extra": extra} for extra in extras | {""}]
        if not any(_applies(requirement, environment) for environment in environments):
            continue
        below = canonicalize_name(requirement.name)
        found |= {below, *needed(below, frozenset(requirement.extras), seen)}
    return found


def _applies(requirement: Requirement, environment: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(environment)


def test_everything_needed_is_pinned_at_the_version_that_is_tested() -> None:
    everything = needed("nhacviec", frozenset({"dev"}), set())
    pinned = pins()
    assert {name: version(name) for name in everything} == {
        name: pinned.get(name) for name in everything
    }
