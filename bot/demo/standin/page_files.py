"""The chat page itself: the plain files of bot/demo/page."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.demo.standin.refusals import Reason, Refused

PAGE = Path(__file__).parent.parent / "page"
CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' blob: data:; style-src 'self'; script-src 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def routes() -> list[Route]:
    return [Route("/", index), Route("/page/{name}", part)]


async def index(_request: Request) -> Response:
    return _file("index.html")


async def part(request: Request) -> Response:
    return _file(request.path_params["name"])


def _file(name: str) -> Response:
    """Only what lies in the folder itself and has a type we know."""
    found = next((path for path in PAGE.iterdir() if path.name == name), None)
    if found is None or found.suffix not in CONTENT_TYPES:
        raise Refused(Reason.NO_FILE)
    return Response(found.read_bytes(), headers=HEADERS, media_type=CONTENT_TYPES[found.suffix])
