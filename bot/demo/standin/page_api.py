"""The JSON the chat page lives on."""

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC
from urllib.parse import quote

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.demo.standin import acts, groups
from bot.demo.standin.clock_steps import target
from bot.demo.standin.files import DEFAULT_MIME, UPLOAD_BYTES, FileKind, Upload
from bot.demo.standin.page_bodies import json_object, read_body, string, where
from bot.demo.standin.page_groups import GroupsApi
from bot.demo.standin.refusals import Reason, Refused
from bot.demo.standin.state import Json, PersonCard, User
from bot.demo.standin.views import chat_view, person_view
from bot.demo.standin.world import World

LANGUAGES = frozenset({"vi", "en"})
NAME_LENGTH = 64
FORM_FILES = 50
FORM_BYTES = 10 * UPLOAD_BYTES
QUIET_SECONDS = 15.0
LONG = re.compile(r"-?\d{1,18}")
STREAM_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
NO_STORE = {"Cache-Control": "no-store"}

Endpoint = Callable[[Request], Awaitable[Response]]


class PageApi:
    """One method an address."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        chat = "/api/chats/{user_id:int}"
        return [
            Route("/api/people", self.people),
            Route("/api/people", self.add_stranger, methods=["POST"]),
            Route(chat, self.chat),
            Route(f"{chat}/text", self.text, methods=["POST"]),
            Route(f"{chat}/tap", self.tap, methods=["POST"]),
            Route(f"{chat}/files", self.files, methods=["POST"]),
            Route(f"{chat}/start", self.start, methods=["POST"]),
            Route(f"{chat}/contact", self.contact, methods=["POST"]),
            Route(f"{chat}/block", self.block, methods=["POST"]),
            Route(f"{chat}/language", self.language, methods=["POST"]),
            *GroupsApi(self._world).routes(),
            Route("/api/events", self.events),
            Route("/api/clock", self.clock),
            Route("/api/clock", self.move_clock, methods=["POST"]),
            Route("/api/bot", self.bot),
            Route("/api/bot/restart", self.restart_bot, methods=["POST"]),
            Route("/api/files/{file_id}", self.file),
        ]

    async def people(self, _request: Request) -> Response:
        cards = await self._world.refresh_people()
        known = {card.id for card in cards}
        strangers = [
            PersonCard(user.id, user.name)
            for user in self._world.users.values()
            if user.stranger and user.id not in known
        ]
        return _json([person_view(self._world, card) for card in [*cards, *strangers]])

    async def add_stranger(self, request: Request) -> Response:
        name = string(await read_body(request), "name").strip()
        if not name:
            raise Refused(Reason.EMPTY)
        if len(name) > NAME_LENGTH:
            raise Refused(Reason.TOO_LONG)
        user = self._world.add_stranger(name)
        return _json(person_view(self._world, PersonCard(user.id, user.name)), status=201)

    async def chat(self, request: Request) -> Response:
        user = await self._person(request)
        given = request.query_params.get("chat")
        if given is None:
            return _json(chat_view(self._world, user))
        number = int(given) if LONG.fullmatch(given) else 0
        return _json(chat_view(self._world, user, groups.place(self._world, user.id, number)))

    async def text(self, request: Request) -> Response:
        user = await self._person(request)
        body = await read_body(request)
        message = acts.say(self._world, user.id, string(body, "text"), where(body))
        return _json({"id": message.id})

    async def tap(self, request: Request) -> Response:
        user = await self._person(request)
        body = await read_body(request)
        message_id = body.get("message_id")
        if not isinstance(message_id, int):
            raise Refused(Reason.BAD_REQUEST)
        chat_id, data = where(body).chat_id, string(body, "data")
        acts.tap(self._world, user.id, message_id, data=data, chat_id=chat_id)
        return _json({})

    async def files(self, request: Request) -> Response:
        user = await self._person(request)
        if int(request.headers.get("content-length", "0")) > FORM_BYTES:
            raise Refused(Reason.TOO_LARGE)
        async with request.form(max_files=FORM_FILES) as form:
            kind = _kind(form)
            caption = form.get("caption", "")
            uploads = await _uploads(form)
            place = form.get("where", "{}")
        if not isinstance(caption, str) or not isinstance(place, str):
            raise Refused(Reason.BAD_REQUEST)
        messages = acts.send_files(
            self._world,
            user.id,
            uploads,
            kind=kind,
            caption=caption,
            where=where(json_object(place)),
        )
        return _json({"ids": [message.id for message in messages]})

    async def start(self, request: Request) -> Response:
        user = await self._person(request)
        message = acts.start(self._world, user.id, string(await read_body(request), "payload"))
        return _json({"id": message.id})

    async def contact(self, request: Request) -> Response:
        user = await self._person(request)
        body = await read_body(request)
        phone, name = string(body, "phone"), string(body, "name")
        if name:
            message = acts.send_contact(self._world, user.id, phone, name=name)
        else:
            message = acts.share_contact(self._world, user.id, phone)
        return _json({"id": message.id})

    async def block(self, request: Request) -> Response:
        user = await self._person(request)
        blocked = (await read_body(request)).get("blocked")
        if not isinstance(blocked, bool):
            raise Refused(Reason.BAD_REQUEST)
        self._world.block(user.id, blocked=blocked)
        return _json({})

    async def language(self, request: Request) -> Response:
        user = await self._person(request)
        code = string(await read_body(request), "code")
        if code not in LANGUAGES:
            raise Refused(Reason.BAD_REQUEST)
        acts.speak(self._world, user.id, code)
        return _json({})

    async def events(self, _request: Request) -> Response:
        return StreamingResponse(
            self._stream(), media_type="text/event-stream", headers=STREAM_HEADERS
        )

    async def _stream(self) -> AsyncIterator[str]:
        # Something at once, so that the browser knows the stream is open.
        yield ": open\n\n"
        async for event in self._world.events.listen(quiet=QUIET_SECONDS):
            yield f"data: {json.dumps(event)}\n\n" if event else ": still here\n\n"

    async def clock(self, _request: Request) -> Response:
        now = self._world.now().astimezone(self._world.zone)
        return _json({"now": now.isoformat(), "zone": self._world.zone.key})

    async def move_clock(self, request: Request) -> Response:
        controls = self._world.clock
        if controls is None:
            raise Refused(Reason.NO_CLOCK)
        now = self._world.now().astimezone(self._world.zone)
        moment = target(await read_body(request), now)
        await controls.move_to(moment.astimezone(UTC))
        self._world.announce_clock()
        return await self.clock(request)

    async def bot(self, _request: Request) -> Response:
        controls = self._world.bot
        return _json({"state": controls.state() if controls else "running"})

    async def restart_bot(self, request: Request) -> Response:
        controls = self._world.bot
        if controls is None:
            raise Refused(Reason.NO_BOT)
        await controls.restart()
        self._world.announce_bot(controls.state())
        return await self.bot(request)

    async def file(self, request: Request) -> Response:
        stored = self._world.files.get(request.path_params["file_id"])
        if stored is None:
            raise Refused(Reason.NO_FILE)
        content = self._world.files.content(stored)
        shown = "inline" if stored.kind is FileKind.PHOTO else "attachment"
        name = quote(stored.name or "file", safe="")
        headers = {
            "Content-Disposition": f"{shown}; filename*=UTF-8''{name}",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "private, max-age=3600",
        }
        return Response(content, headers=headers, media_type=stored.mime)

    async def _person(self, request: Request) -> User:
        user_id: int = request.path_params["user_id"]
        if user_id not in self._world.users:
            await self._world.refresh_people()
        user = self._world.users.get(user_id)
        if user is None:
            raise Refused(Reason.NO_PERSON)
        return user


def _json(content: Json | list[Json], *, status: int = 200) -> Response:
    return JSONResponse(content, status_code=status, headers=NO_STORE)


def _kind(form: FormData) -> FileKind:
    value = form.get("as", FileKind.DOCUMENT)
    if not isinstance(value, str) or value not in list(FileKind):
        raise Refused(Reason.BAD_REQUEST)
    return FileKind(value)


async def _uploads(form: FormData) -> list[Upload]:
    parts = [part for part in form.getlist("files") if isinstance(part, UploadFile)]
    return [
        Upload(part.filename or "", await part.read(), part.content_type or DEFAULT_MIME)
        for part in parts
    ]
