"""Links into the private chat: what `t.me/<bot>?start=` may carry beside enrolment codes.

A list goes in the link itself; words that were said in a group are kept, and fetched by it. Who
opens a link gets what they themselves may see, as if they had asked.
"""

import re
from dataclasses import dataclass

from bot.messages.actions import ShowList
from bot.messages.callback_lists import decode_list, encode_list, row_id

_LIST, _QUESTION, _TASK = "xem-", "hoi-", "viec_"
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """Words somebody said in a group."""

    group_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class OpenedTask:
    """A task somebody shared."""

    task_id: int


Opened = ShowList | KeptQuestion | OpenedTask


def payload(opened: Opened) -> str:
    """What follows `?start=`; raises `ValueError` for a list with words, which has no room."""
    if isinstance(opened, KeptQuestion):
        return f"{_QUESTION}{opened.group_id}_{opened.message_id}"
    if isinstance(opened, OpenedTask):
        return f"{_TASK}{opened.task_id}"
    text = _LIST + encode_list(opened).replace(":", "_")
    if not _PAYLOAD.fullmatch(text):
        raise ValueError(text)
    return text


def read(text: str) -> Opened | None:
    """What a link opens; none for an enrolment code and whatever else was never made here."""
    try:
        found = _read(text)
        return found if found is not None and payload(found) == text else None
    except (KeyError, ValueError):
        return None


def _read(text: str) -> Opened | None:
    if text.startswith(_LIST):
        return decode_list(text.removeprefix(_LIST).replace("_", ":"))
    if text.startswith(_TASK):
        return OpenedTask(row_id(text.removeprefix(_TASK)))
    if text.startswith(_QUESTION):
        group, _, message = text.removeprefix(_QUESTION).partition("_")
        return KeptQuestion(row_id(group), row_id(message))
    return None


def link(username: str, opened: Opened | None = None) -> str:
    """The bot's private chat, opening this there."""
    return f"https://t.me/{username}" + (f"?start={payload(opened)}" if opened else "")
