"""What reading one file may cost before it is given up."""

import resource
from dataclasses import dataclass

MAX_BYTES = 20 * 1024 * 1024
"""What Telegram lets a bot download; a plan of thousands of tasks stays far below."""


@dataclass(frozen=True, slots=True)
class Limits:
    """A scan of 60 pages takes some minutes; a text file a moment."""

    seconds: int = 1200
    silent_seconds: int = 150
    """Without any progress told; one page of a scan, or a conversion, takes up to a minute."""
    memory_mb: int = 3072
    """Address space of the reading process and of each program it starts."""


def impose(limits: Limits) -> None:
    """Binds this process and its children; more is a `MemoryError` or the end of the process."""
    memory = limits.memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
