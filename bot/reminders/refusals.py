"""What Telegram's errors mean for a message: gone for good, later, or never."""

from datetime import timedelta

import httpx
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError

from bot.reminders.claiming import Claimed

TRIES = 8
"""Then a message is set aside; the office sees it in the ledger and may send it again."""
TRIES_IN_OUTAGE = 4
"""Of those, the most that an outage uses up in which Telegram says that it failed; meanwhile a
message is tried four times an hour. What may have arrived counts, outage or not."""
FLOODS = 30
"""Flood limits in a row; then a message is set aside, too, more than five hours after the first."""
_PATIENT_FLOODS = 10
"""So many are waited out as told, no longer."""
_FIRST_DELAY = timedelta(seconds=15)
_LONGEST_DELAY = timedelta(minutes=30)
_GONE = (
    "chat not found",
    "user is deactivated",
    "peer_id_invalid",
    "can't initiate conversation",
    "input_user_deactivated",
)
_GONE_GROUP = (
    "message thread not found",
    "topic_closed",
    "topic_deleted",
    "not enough rights",
    "have no rights to send",
    "chat_write_forbidden",
    "group chat was deactivated",
)
_NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
)


def is_gone(claimed: Claimed, error: BadRequest) -> bool:
    """Whether the recipient cannot be reached, so that nothing else will come through either."""
    said = error.message.lower()
    gone = _GONE if claimed.group_id is None else (*_GONE, *_GONE_GROUP)
    return any(reason in said for reason in gone)


def never_left(error: Exception) -> bool:
    """Whether Telegram, or the bot's account there, was not reached at all; no try of a message."""
    return isinstance(error.__cause__, _NEVER_LEFT) or isinstance(error, InvalidToken)


def is_own_failure(error: Exception) -> bool:
    """Whether Telegram answered that it failed (5xx), so that nothing was brought to anybody.

    Not where one of its servers waited in vain for another (504), which may have acted.
    """
    if type(error) is not NetworkError or "timeout" in error.message.lower():
        return False
    return error.__cause__ is None or isinstance(error.__cause__, TelegramError)


def delay_after(tries: int) -> timedelta:
    """Later and later."""
    return min(_FIRST_DELAY * int(4 ** (tries - 1)), _LONGEST_DELAY)


def flood_delay(floods: int) -> float:
    """Seconds a chat waits at least after so many flood limits in a row, this one included."""
    if floods <= _PATIENT_FLOODS:
        return 0.0
    return min(float(2 ** (floods - _PATIENT_FLOODS)), _LONGEST_DELAY.total_seconds())
