"""The JSON the chat page lives on."""

import asyncio
import json
from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup
from telegram.constants import ParseMode

from bot.demo.standin import BotControls, ClockControls, PersonCard
from tests.demo.conftest import ANN, Standin
from tests.demo.pictures import png

BINH = 8
CHAT = f"/api/chats/{ANN}"


async def chat(standin: Standin) -> Any:
    return (await standin.http.get(CHAT)).json()


async def last(standin: Standin) -> Any:
    return (await chat(standin))["messages"][-1]


async def test_people_are_those_the_demo_names_and_strangers(standin: Standin) -> None:
    async def people() -> list[PersonCard]:
        return [PersonCard(BINH, "Bình", "Phòng Quản lý · chuyên viên", "code")]

    standin.world.people = people
    added = await standin.http.post("/api/people", json={"name": " Ai đó "})
    answer = (await standin.http.get("/api/people")).json()
    assert answer == [
        {
            "id": BINH,
            "name": "Bình",
            "note": "Phòng Quản lý · chuyên viên",
            "invite": "code",
            "started": False,
            "blocked": False,
            "groups": [],
        },
        added.json(),
    ]
    assert (added.json()["name"], added.json()["invite"]) == ("Ai đó", None)


async def test_somebody_the_demo_names_can_write_at_once(standin: Standin) -> None:
    async def people() -> list[PersonCard]:
        return [PersonCard(BINH, "Bình")]

    standin.world.people = people
    answer = await standin.http.post(f"/api/chats/{BINH}/start", json={"payload": "code"})
    assert answer.status_code == 200
    (update,) = await standin.bot.get_updates()
    assert update.message is not None
    assert (update.message.text, update.message.chat.first_name) == ("/start code", "Bình")


async def test_a_text_reaches_the_bot(standin: Standin) -> None:
    await standin.http.post(f"{CHAT}/text", json={"text": "viec cua toi <3"})
    (update,) = await standin.bot.get_updates()
    assert update.message is not None
    assert update.message.text == "viec cua toi <3"
    shown = await last(standin)
    assert (shown["from"], shown["html"]) == ("user", "viec cua toi &lt;3")


async def test_a_message_is_shown_with_its_buttons(standin: Standin) -> None:
    standin.world.now = lambda: datetime(2024, 5, 15, 1, tzinfo=UTC)
    row = [InlineKeyboardButton("Xem", callback_data="t:1"), InlineKeyboardButton("Mở", url="a.vn")]
    await standin.bot.send_message(
        ANN, "<b>x</b>", ParseMode.HTML, reply_markup=InlineKeyboardMarkup([row])
    )
    assert await last(standin) == {
        "id": 2,
        "from": "bot",
        "date": "2024-05-15T08:00:00+07:00",
        "html": "<b>x</b>",
        "edited": False,
        "buttons": [
            [
                {"text": "Xem", "kind": "callback", "value": "t:1"},
                {"text": "Mở", "kind": "url", "value": "a.vn"},
            ]
        ],
        "photo": None,
        "document": None,
        "album": None,
        "callback_pending": False,
        "contact": None,
        "name": "Nhắc Việc",
        "topic": None,
        "pinned": False,
        "reply": None,
        "service": None,
    }


async def test_a_tap_waits_until_the_bot_answers_it(standin: Standin) -> None:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Xem", callback_data="t:1")]])
    await standin.bot.send_message(ANN, "x", reply_markup=markup)
    await standin.http.post(f"{CHAT}/tap", json={"message_id": 2, "data": "t:1"})
    assert (await last(standin))["callback_pending"]
    (update,) = await standin.bot.get_updates()
    assert update.callback_query is not None
    await update.callback_query.answer()
    assert not (await last(standin))["callback_pending"]


async def test_a_reply_keyboard_that_is_used_once_goes_away(standin: Standin) -> None:
    keyboard = ReplyKeyboardMarkup([["Xong"]], one_time_keyboard=True, input_field_placeholder="p")
    await standin.bot.send_message(ANN, "x", reply_markup=keyboard)
    assert (await chat(standin))["keyboard"] == {
        "rows": [[{"text": "Xong", "contact": False}]],
        "one_time": True,
        "placeholder": "p",
    }
    standin.phone.tap("Xong")
    assert (await chat(standin))["keyboard"] is None


async def test_files_are_sent_and_can_be_fetched(standin: Standin) -> None:
    files = [
        ("files", ("Báo cáo\r\n.pdf", b"a", "application/pdf")),
        ("files", ("b.txt", b"b", "text/plain")),
    ]
    form = {"as": "document", "caption": "x"}
    answer = await standin.http.post(f"{CHAT}/files", files=files, data=form)
    assert answer.json() == {"ids": [2, 3]}
    first, second = (await chat(standin))["messages"][1:]
    assert (first["html"], first["album"], first["album"]) == ("x", second["album"], first["album"])
    got = await standin.http.get(first["document"]["url"])
    assert (got.content, got.headers["x-content-type-options"]) == (b"a", "nosniff")
    assert got.headers["content-disposition"].startswith("attachment; filename*=UTF-8''B")


async def test_photos_are_shown_in_the_page(standin: Standin) -> None:
    files = [("files", ("x.png", png(640, 480)))]
    await standin.http.post(f"{CHAT}/files", files=files, data={"as": "photo"})
    photo = (await last(standin))["photo"]
    assert (photo["width"], photo["height"]) == (640, 480)
    got = await standin.http.get(photo["url"])
    assert got.headers["content-type"] == "image/png"
    assert got.headers["content-disposition"].startswith("inline")


async def test_a_page_sent_as_a_file_is_never_shown_as_one(standin: Standin) -> None:
    message = standin.phone.send_file("x.html", b"<script>1</script>")
    got = await standin.http.get(f"/api/files/{message.file_id}")
    assert got.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in got.headers["content-security-policy"]


async def test_blocking_and_the_language_are_set(standin: Standin) -> None:
    await standin.http.post(f"{CHAT}/language", json={"code": "en"})
    await standin.http.post(f"{CHAT}/block", json={"blocked": True})
    user = standin.world.users[ANN]
    assert (user.language, user.blocked) == ("en", True)


async def test_a_contact_is_shared(standin: Standin) -> None:
    await standin.http.post(f"{CHAT}/contact", json={"phone": "+84912345678"})
    assert (await last(standin))["contact"] == "+84912345678"


BAD_INPUT: list[tuple[str, Any, int, str]] = [
    ("text", {"text": " "}, 400, "empty"),
    ("text", {"text": "x" * 4097}, 400, "too_long"),
    ("text", {"text": 5}, 400, "bad_request"),
    ("text", [], 400, "bad_request"),
    ("text", {"text": "x" * 70_000}, 413, "too_large"),
    ("tap", {"message_id": 99, "data": "x"}, 404, "no_message"),
    ("tap", {"message_id": 1, "data": "x" * 65}, 400, "bad_request"),
    ("tap", {"message_id": "1", "data": "x"}, 400, "bad_request"),
    ("start", {"payload": "a b"}, 400, "bad_request"),
    ("language", {"code": "fr"}, 400, "bad_request"),
    ("block", {"blocked": "yes"}, 400, "bad_request"),
    ("dance", {}, 404, "bad_request"),
]


async def test_bad_input_gets_a_key(standin: Standin) -> None:
    for path, body, status, key in BAD_INPUT:
        answer = await standin.http.post(f"{CHAT}/{path}", json=body)
        assert (answer.status_code, answer.json()) == (status, {"error": key})


@pytest.mark.parametrize("content", [b"{", b"[" * 60_000, b'{"text":"\\ud800"}', b"\xff"])
async def test_broken_json_gets_a_key(standin: Standin, content: bytes) -> None:
    answer = await standin.http.post(f"{CHAT}/text", content=content)
    assert answer.json() == {"error": "bad_request"}


@pytest.mark.parametrize(
    ("content", "form", "key"),
    [
        (b"", {"as": "document"}, "empty_file"),
        (b"x", {"as": "photo"}, "not_a_picture"),
        (b"x", {"as": "video"}, "bad_request"),
        (b"x", {"as": "document", "caption": "x" * 1025}, "too_long"),
    ],
)
async def test_bad_files_get_a_key(
    standin: Standin, content: bytes, form: dict[str, str], key: str
) -> None:
    files = [("files", ("x.bin", content))]
    answer = await standin.http.post(f"{CHAT}/files", files=files, data=form)
    assert answer.json() == {"error": key}


async def test_a_form_that_cannot_be_read_gets_a_key(standin: Standin) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = await standin.http.post(f"{CHAT}/files", content=b"--y", headers=headers)
    assert (answer.status_code, answer.json()) == (400, {"error": "bad_request"})


async def test_a_form_beyond_all_bounds_is_not_even_read(standin: Standin) -> None:
    address = standin.http.base_url
    reader, writer = await asyncio.open_connection(address.host, address.port)
    head = f"POST {CHAT}/files HTTP/1.1\r\nHost: localhost\r\nContent-Length: {10**12}\r\n\r\n"
    writer.write(head.encode())
    assert (await reader.readline()).startswith(b"HTTP/1.1 413 ")
    writer.close()


async def test_a_blocked_bot_hears_nothing(standin: Standin) -> None:
    standin.phone.block()
    answer = await standin.http.post(f"{CHAT}/text", json={"text": "x"})
    assert (answer.status_code, answer.json()) == (409, {"error": "blocked"})


async def test_nobody_can_be_somebody_unknown(standin: Standin) -> None:
    answer = await standin.http.get("/api/chats/404")
    assert (answer.status_code, answer.json()) == (404, {"error": "no_person"})


async def test_the_clock_moves_where_the_demo_allows_it(standin: Standin) -> None:
    moved: list[datetime] = []

    async def move_to(moment: datetime) -> None:
        moved.append(moment)

    standin.world.now = lambda: datetime(2024, 5, 15, 1, tzinfo=UTC)
    refused = await standin.http.post("/api/clock", json={"days": 1})
    assert (refused.status_code, refused.json()) == (409, {"error": "no_clock"})
    standin.world.clock = ClockControls(move_to)
    answer = await standin.http.post("/api/clock", json={"days": 1, "at": "09:00"})
    assert answer.json() == {"now": "2024-05-15T08:00:00+07:00", "zone": "Asia/Ho_Chi_Minh"}
    assert moved == [datetime(2024, 5, 16, 2, tzinfo=UTC)]


async def test_the_clock_never_goes_back(standin: Standin) -> None:
    async def move_to(moment: datetime) -> None:
        raise AssertionError(moment)

    standin.world.clock = ClockControls(move_to)
    answer = await standin.http.post("/api/clock", json={"to": "2001-01-01"})
    assert (answer.status_code, answer.json()) == (409, {"error": "backwards"})


async def test_the_bot_is_restarted_where_the_demo_allows_it(standin: Standin) -> None:
    restarts: list[str] = []

    async def restart() -> None:
        restarts.append("restart")

    assert (await standin.http.post("/api/bot/restart")).json() == {"error": "no_bot"}
    standin.world.bot = BotControls(lambda: "running", restart)
    assert (await standin.http.post("/api/bot/restart")).json() == {"state": "running"}
    assert restarts == ["restart"]


async def read_events(http: httpx.AsyncClient) -> AsyncGenerator[Any, None]:
    """Events as they come; None once the stream is open."""
    async with http.stream("GET", "/api/events") as stream:
        async for line in stream.aiter_lines():
            if line.startswith("data: "):
                yield json.loads(line.removeprefix("data: "))
            elif line.startswith(":"):
                yield None


async def test_the_page_hears_what_happens(standin: Standin) -> None:
    events = read_events(standin.http)
    assert await anext(events) is None
    await standin.bot.send_chat_action(ANN, "typing")
    await standin.bot.send_message(ANN, "x")
    standin.world.announce_bot("stopped")
    standin.world.announce_people()
    heard = [await anext(events) for _ in range(4)]
    assert heard == [
        {"type": "typing", "user_id": ANN, "action": "typing"},
        {"type": "chat", "user_id": ANN, "version": standin.phone.chat.version},
        {"type": "bot", "state": "stopped"},
        {"type": "people"},
    ]
    await events.aclose()


async def test_streams_end_when_the_server_stops(standin: Standin) -> None:
    events = read_events(standin.http)
    await anext(events)
    standin.world.release()
    assert await anext(events, "ended") == "ended"


VISITS: list[tuple[str, dict[str, str], int]] = [
    ("GET", {"Host": "nhacviec.example"}, 403),
    ("GET", {"Host": "127.0.0.1.example:80"}, 403),
    ("GET", {"Host": "localhost:99"}, 200),
    ("GET", {"Host": "[::1]:99"}, 200),
    ("GET", {"Origin": "https://nhacviec.example"}, 200),
    ("POST", {"Origin": "https://nhacviec.example"}, 403),
    ("POST", {"Origin": "null"}, 403),
    ("POST", {"Host": "localhost:99", "Origin": "http://localhost:99"}, 201),
    ("POST", {"Host": "localhost:99", "Origin": "http://localhost:1"}, 403),
]


async def test_foreign_pages_are_kept_out(standin: Standin) -> None:
    for method, headers, status in VISITS:
        body = {"name": "x"}
        request = standin.http.build_request(method, "/api/people", headers=headers, json=body)
        assert (await standin.http.send(request)).status_code == status, headers


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "nhacviec.example"},
        {"Origin": "https://nhacviec.example"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_no_page_can_speak_for_the_bot(standin: Standin, headers: dict[str, str]) -> None:
    path = f"/bot{standin.world.token}/getMe"
    assert (await standin.http.get(path)).status_code == 200
    assert (await standin.http.get(path, headers=headers)).status_code == 403


async def test_the_page_may_load_nothing_from_elsewhere(standin: Standin) -> None:
    page = await standin.http.get("/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["content-security-policy"].startswith("default-src 'self'; ")
    script = await standin.http.get("/page/chat.js")
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"


@pytest.mark.parametrize(
    "name", ["%2e%2e", "%2e%2e%2fstandin%2fworld.py", "nothing.js", "..%2f__init__.py"]
)
async def test_only_the_pages_own_files_are_served(standin: Standin, name: str) -> None:
    assert (await standin.http.get(f"/page/{name}")).status_code == 404
