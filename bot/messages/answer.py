"""What to say, as values: text, choices, files. One adapter makes Telegram calls of them.

A channel that knows only numbered menus can take the same values.
"""

from dataclasses import dataclass
from pathlib import Path

from bot.messages.actions import Action
from bot.messages.charts import Chart


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to tap: an act of ours, a text to copy, or a link to open."""

    label: str
    action: Action | None = None
    copy: str | None = None
    url: str | None = None
    """A page, or another chat with the bot, to open instead."""


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """A stored file to hand out under the name its owner gave it."""

    path: Path
    name: str
    is_photo: bool = False


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file kept by its hash that goes with a message; Telegram may know it already."""

    sha256: str
    name: str
    is_photo: bool
    telegram_file_id: str
    caption: str = ""
    """Words of the bot's own below it, as Telegram's HTML."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One message. `text` is Telegram's HTML with everything foreign already escaped."""

    text: str
    choices: tuple[tuple[Choice, ...], ...] = ()
    menu: tuple[tuple[str, ...], ...] = ()
    """Rows of the standing keyboard to show below the chat; left as it is when empty."""
    contact_key: str = ""
    """A key below the chat that shares the reader's own telephone number, in place of those."""
    files: tuple[OutgoingFile, ...] = ()
    picture: Chart | None = None
    """Shown above the text, which is its caption then."""
    topic: int | None = None
    """The forum topic of a group it belongs in."""
    kept: tuple[KeptFile, ...] = ()
    """Files of a delivery, which knows where they are kept."""
    outbox_id: int | None = None
    """The queued message whose files these are, to note there that they are out."""
    brings: tuple[int, ...] = ()
    """The queued messages that are said in it and go out with it."""
