"""What the chat page sends: JSON objects, not larger than anything it has to say."""

import json
import re
from typing import Any

from starlette.requests import Request

from bot.demo.standin.acts import Where
from bot.demo.standin.refusals import Reason, Refused
from bot.demo.standin.state import Json

JSON_BYTES = 64 * 1024
LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


async def read_body(request: Request) -> Json:
    raw = b""
    async for part in request.stream():
        raw += part
        if len(raw) > JSON_BYTES:
            raise Refused(Reason.TOO_LARGE)
    return json_object(raw or b"{}")


def json_object(raw: bytes | str) -> Json:
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        raise Refused(Reason.BAD_REQUEST) from None
    if not isinstance(body, dict):
        raise Refused(Reason.BAD_REQUEST)
    return body


def string(body: Json, name: str) -> str:
    value = body.get(name, "")
    if not isinstance(value, str) or LONE_SURROGATE.search(value):
        raise Refused(Reason.BAD_REQUEST)
    return value


def number(body: Json, name: str) -> int | None:
    value: Any = body.get(name)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise Refused(Reason.BAD_REQUEST)
    return value


def where(body: Json) -> Where:
    """The place to write in; the private chat where none is named."""
    return Where(number(body, "chat_id"), number(body, "topic"), number(body, "reply_to"))
