"""What the demo lets the page do besides talking, and what the bot told Telegram of itself."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ClockControls:
    """How the page moves the clock; the demo gives it."""

    move_to: Callable[[datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class BotControls:
    """How the page sees and restarts the bot; the demo gives it."""

    state: Callable[[], str]
    restart: Callable[[], Awaitable[None]]


@dataclass(slots=True)
class Webhook:
    """What setWebhook was told; without an address updates are handed out by polling."""

    url: str = ""
    max_connections: int = 40
    secret: str = ""
    last_error: str = ""
