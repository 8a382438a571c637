"""What we say of half-finished conversations."""

from bot.messages.actions import ShowTask
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.taps.common import LeaveDialogue
from bot.messages.text import safe, shorten

_QUOTED = 30


def left(words: Words, *, kind: str, number: str, task_id: int | None) -> Answer:
    """It was left; the way back to the task it was about."""
    key = f"left-{kind.replace('_', '-')}"
    text = words(key if words.has(key) else "left-dialogue", number=safe(number))
    if task_id is None:
        return Answer(text)
    return Answer(text, choices=((Choice(words("button-open-card"), ShowTask(task_id)),),))


def leaving(words: Words) -> Choice:
    """“Huỷ”, under every question of a conversation."""
    return Choice(words("button-leave"), LeaveDialogue())


def replacing_reason(words: Words, other: str) -> str:
    """The button that takes words for the reason after all."""
    return words("button-replace-reason", text=shorten(other, _QUOTED))
