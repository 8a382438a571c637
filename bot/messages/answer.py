"""What to say, as values: text, choices, files. One adapter makes Telegram calls of them.

A channel that knows only numbered menus can take the same values.
"""

from dataclasses import dataclass
from pathlib import Path

from bot.messages.actions import Action


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to tap: an act of ours, or a text to copy."""

    label: str
    action: Action | None = None
    copy: str | None = None


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """A stored file to hand out under the name its owner gave it."""

    path: Path
    name: str
    is_photo: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One message. `text` is Telegram's HTML with everything foreign already escaped."""

    text: str
    choices: tuple[tuple[Choice, ...], ...] = ()
    menu: tuple[tuple[str, ...], ...] = ()
    """Rows of the standing keyboard to show below the chat; left as it is when empty."""
    files: tuple[OutgoingFile, ...] = ()
