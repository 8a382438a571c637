"""The Bot API over HTTP, straight on ASGI: it is what benchmarks call most."""

import asyncio
import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bot.demo.standin.failures import NOT_FOUND, TOO_LARGE, UNAUTHORIZED, ApiError
from bot.demo.standin.files import DEFAULT_MIME, DOWNLOAD_BYTES, UPLOAD_BYTES, Upload
from bot.demo.standin.line import LineCut
from bot.demo.standin.methods.polling import get_updates
from bot.demo.standin.methods.table import METHODS
from bot.demo.standin.params import Params
from bot.demo.standin.world import World

FIELD_BYTES = 2 * 1024 * 1024
BODY_BYTES = UPLOAD_BYTES + FIELD_BYTES
JSON_TYPE = (b"content-type", b"application/json")
UNREADABLE = ApiError(400, "Bad Request: can't read the request body")


class BotApi:
    """/bot<token>/<method> and /file/bot<token>/<path>."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope["path"]
        if path.startswith("/file/bot"):
            await asyncio.sleep(self._world.download_seconds)
            await self._download(path.removeprefix("/file/bot"))(scope, receive, send)
            return
        token, _, method = path.removeprefix("/bot").partition("/")
        try:
            result = await self._call(token, method, scope, receive)
        except ApiError as error:
            await _answer(send, error.code, json.dumps(error.body()))
        except LineCut:
            await _break_off(send)
        else:
            await _answer(send, 200, f'{{"ok":true,"result":{result}}}')

    async def _call(self, token: str, method: str, scope: Scope, receive: Receive) -> str:
        """The result of a method as JSON text."""
        if token != self._world.token:
            raise UNAUTHORIZED
        params = await read_params(scope, receive)
        name = method.lower()
        self._world.faults.strike(name, params.text("chat_id"))
        if name == "getupdates":
            return await get_updates(self._world, params)
        if name not in METHODS:
            raise NOT_FOUND
        result = json.dumps(METHODS[name](self._world, params))
        await self._world.line.carry(name, params.text("chat_id"))
        return result

    def _download(self, rest: str) -> Response:
        token, _, path = rest.partition("/")
        stored = self._world.files.at_path(path)
        if token != self._world.token:
            return _refusal(UNAUTHORIZED)
        if stored is None or stored.size > DOWNLOAD_BYTES:
            return _refusal(NOT_FOUND)
        return Response(self._world.files.content(stored), media_type=DEFAULT_MIME)


def _refusal(error: ApiError) -> Response:
    body = json.dumps(error.body())
    return Response(body, status_code=error.code, media_type="application/json")


async def _answer(send: Send, status: int, text: str) -> None:
    body = text.encode()
    headers = [JSON_TYPE, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _break_off(send: Send) -> None:
    """Begins an answer that never comes; the server closes the connection then."""
    headers = [JSON_TYPE, (b"content-length", b"1")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})


async def read_params(scope: Scope, receive: Receive) -> Params:
    """Query string, form, JSON or multipart; the query string goes before the body."""
    headers = Headers(scope=scope)
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if int(headers.get("content-length", "0")) > BODY_BYTES:
        raise TOO_LARGE
    query = _form_values(scope["query_string"].decode("latin-1"))
    if kind == "multipart/form-data":
        params = await _read_multipart(scope, receive)
        return Params(params.values | query, params.files)
    body = await _read_body(receive)
    if kind == "application/json":
        return Params(_json_values(body) | query)
    if kind == "application/x-www-form-urlencoded":
        return Params(_form_values(body.decode(errors="replace")) | query)
    return Params(query)


async def _read_body(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        part: bytes = message.get("body", b"")
        body += part
        if len(body) > BODY_BYTES:
            raise TOO_LARGE
        if not message.get("more_body"):
            return body


def _form_values(text: str) -> dict[str, Any]:
    # The first of repeated parameters counts.
    return dict(reversed(parse_qsl(text, keep_blank_values=True))) if text else {}


def _json_values(body: bytes) -> dict[str, Any]:
    """Unreadable JSON carries no parameters, as with Telegram."""
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


async def _read_multipart(scope: Scope, receive: Receive) -> Params:
    request = Request(scope, receive)
    try:
        async with request.form(max_files=20, max_part_size=FIELD_BYTES) as form:
            files = {
                name: await _upload(part)
                for name, part in form.items()
                if isinstance(part, UploadFile)
            }
            values = {name: part for name, part in form.items() if isinstance(part, str)}
    except MultiPartException:
        raise UNREADABLE from None
    return Params(values, files)


async def _upload(part: UploadFile) -> Upload:
    content = await part.read()
    return Upload(part.filename or "", content, part.content_type or DEFAULT_MIME)
