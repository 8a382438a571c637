"""Keeps other sites' pages out: only loopback names, and only our own page may change things.

The token of the stand-in is no secret, so the Bot API is for programs alone: whatever a
browser sends to it comes from a page that has no business there.
"""

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.demo.standin.refusals import Reason, Refused

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
READING = frozenset({"GET", "HEAD"})
BOT_PATHS = ("/bot", "/file/bot")


class LoopbackOnly:
    """Refuses requests that reached us under a foreign name, or from a foreign page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not _is_ours(scope):
            refused = Refused(Reason.FOREIGN)
            answer = JSONResponse({"error": refused.reason}, status_code=refused.status)
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_ours(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if _name(host) not in LOOPBACK:
        return False
    origin = headers.get("origin")
    if scope["path"].startswith(BOT_PATHS):
        return origin is None and "sec-fetch-site" not in headers
    return scope["method"] in READING or origin is None or origin == f"http://{host}"


def _name(host: str) -> str:
    """The host without its port."""
    return host[: host.index("]") + 1] if host.startswith("[") and "]" in host else _bare(host)


def _bare(host: str) -> str:
    return host.rpartition(":")[0] or host
