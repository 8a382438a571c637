"""What became of a message, in words an office understands, and what to do about it."""

from bot.domain import MessageState
from bot.messages.catalog import Words

_SAID = (
    ("not enrolled", "not-enrolled"),
    ("blocked by the user", "blocked"),
    ("user is deactivated", "deactivated"),
    ("chat not found", "chat-not-found"),
    ("peer_id_invalid", "chat-not-found"),
    ("kicked", "removed"),
    ("not a member", "removed"),
    ("left", "left"),
    ("stopped", "stopped"),
    ("within another", "joined"),
    ("joined with other news", "joined-news"),
    ("too late", "too-late"),
    ("night", "night"),
    ("quiet", "quiet"),
    ("leave", "on-leave"),
    ("flood limit", "flood"),
    ("could not be written", "unwritable"),
    ("timedout", "network"),
    ("networkerror", "network"),
    ("connect", "network"),
    ("invalidtoken", "token"),
)
"""Parts of what was recorded, in this order, each with the reason it means."""

_CAME_WITH = ("joined", "joined-news")
"""Said of what was sent as well: it has no message of its own in the chat."""


def reason(outcome: str) -> str | None:
    """The reason recorded words mean: none where there are none."""
    said = outcome.lower()
    if not said:
        return None
    return next((key for part, key in _SAID if part in said), "refused")


def what_happened(words: Words, state: MessageState, outcome: str) -> str:
    """“đã gửi”, “chưa gửi được: …”."""
    said = words(f"ledger-state-{state.value.replace('_', '-')}")
    found = reason(outcome)
    is_sent = state in (MessageState.SENT, MessageState.SENT_AGAIN)
    if found is None or (is_sent and found not in _CAME_WITH):
        return said
    return f"{said}: {words(f'reason-{found}')}"


def kind(words: Words, kind_of: str) -> str:
    """What sort of message it is."""
    key = f"ledger-kind-{kind_of.replace('_', '-')}"
    return words(key if words.has(key) else "ledger-kind-other")
