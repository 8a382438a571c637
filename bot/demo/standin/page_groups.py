"""What the chat page does with groups."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.demo.standin import acts, groups
from bot.demo.standin.page_bodies import number, read_body, string
from bot.demo.standin.refusals import Reason, Refused
from bot.demo.standin.state import Chat, Json, Seat
from bot.demo.standin.world import World

MOST_MEMBERS = 200


class GroupsApi:
    """Each act is one member's: `user_id` of the body."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        group = "/api/groups/{number}"
        return [
            Route("/api/groups", self.create, methods=["POST"]),
            Route(f"{group}/bot", self.bot, methods=["POST"]),
            Route(f"{group}/members", self.members, methods=["POST"]),
            Route(f"{group}/leave", self.leave, methods=["POST"]),
            Route(f"{group}/upgrade", self.upgrade, methods=["POST"]),
            Route(f"{group}/topics", self.topics, methods=["POST"]),
        ]

    async def create(self, request: Request) -> Response:
        body = await read_body(request)
        chat = self._world.add_group(
            string(body, "title"), _people(body), forum=body.get("forum") is True
        )
        payload = string(body, "payload")
        if payload:
            acts.start_in(self._world, chat.members[0], chat.id, payload)
        return _answer({"id": chat.id}, status=201)

    async def bot(self, request: Request) -> Response:
        """Gives the bot another place: "kicked" throws it out, the others let it in."""
        chat, user_id, body = await self._act(request)
        seat = string(body, "seat")
        if seat == Seat.KICKED:
            groups.remove_bot(self._world, chat, user_id)
        elif seat in {Seat.MEMBER, Seat.ADMIN, Seat.RESTRICTED}:
            groups.add_bot(self._world, chat, user_id, seat=Seat(seat))
        else:
            raise Refused(Reason.BAD_REQUEST)
        return _answer({})

    async def members(self, request: Request) -> Response:
        chat, user_id, body = await self._act(request)
        for one in _people(body):
            groups.join(self._world, chat, one, by=user_id)
        return _answer({})

    async def leave(self, request: Request) -> Response:
        chat, user_id, _ = await self._act(request)
        groups.leave(self._world, chat, user_id)
        return _answer({})

    async def upgrade(self, request: Request) -> Response:
        chat, user_id, body = await self._act(request)
        forum = body.get("forum") is True
        return _answer({"id": groups.upgrade(self._world, chat, user_id, forum=forum).id})

    async def topics(self, request: Request) -> Response:
        chat, user_id, body = await self._act(request)
        topic = groups.open_topic(self._world, chat, user_id, string(body, "name"))
        return _answer({"id": topic}, status=201)

    async def _act(self, request: Request) -> tuple[Chat, int, Json]:
        body = await read_body(request)
        user_id = number(body, "user_id") or 0
        given = request.path_params["number"]
        chat_id = int(given) if given.removeprefix("-").isdecimal() else 0
        return groups.place(self._world, user_id, chat_id), user_id, body


def _people(body: Json) -> list[int]:
    people: Any = body.get("members")
    if not isinstance(people, list) or len(people) > MOST_MEMBERS:
        raise Refused(Reason.BAD_REQUEST)
    if not all(isinstance(one, int) for one in people):
        raise Refused(Reason.BAD_REQUEST)
    return people


def _answer(content: Json, *, status: int = 200) -> Response:
    return JSONResponse(content, status_code=status, headers={"Cache-Control": "no-store"})
