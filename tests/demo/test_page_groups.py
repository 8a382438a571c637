"""The page's part of groups: making them, seeing them as one of their members."""

from typing import Any

import pytest

from bot.demo.standin.state import Seat
from tests.demo.conftest import ANN, Standin
from tests.standin_group import Group
from tests.standin_person import Phone

BINH = 8


@pytest.fixture
def binh(standin: Standin) -> Phone:
    return Phone(standin.world, BINH, name="Bình")


@pytest.fixture
def group(standin: Standin, binh: Phone) -> Group:
    return Group(standin.world, "Phòng", [standin.phone, binh], forum=True)


async def view(standin: Standin, user_id: int, chat_id: int) -> dict[str, Any]:
    answer = await standin.http.get(f"/api/chats/{user_id}?chat={chat_id}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_a_group_is_made_and_is_on_its_members_phones(standin: Standin, binh: Phone) -> None:
    body = {"title": " Phòng ", "members": [ANN, binh.user_id], "forum": True}
    answer = await standin.http.post("/api/groups", json=body)
    number = answer.json()["id"]
    standin.world.users[BINH].stranger = True
    (card,) = (await standin.http.get("/api/people")).json()
    assert card["groups"] == [
        {
            "id": number,
            "title": "Phòng",
            "kind": "supergroup",
            "forum": True,
            "topics": [],
            "seat": "member",
            "members": 2,
        }
    ]


async def test_each_member_sees_who_else_wrote(standin: Standin, binh: Phone, group: Group) -> None:
    topic = group.topic("Kế hoạch")
    said = binh.say_in(group, "chào", topic=topic)
    body = {"text": "vâng", "chat_id": group.id, "topic": topic, "reply_to": said.id}
    await standin.http.post(f"/api/chats/{ANN}/text", json=body)
    *_, opened, first, second = (await view(standin, ANN, group.id))["messages"]
    assert opened["service"] == {"kind": "forum_topic_created", "names": ["Kế hoạch"]}
    assert (first["from"], first["name"], first["topic"]) == ("other", "Bình", topic)
    assert second["reply"] == {"id": said.id, "name": "Bình", "text": "chào"}
    seen_by_binh = (await view(standin, BINH, group.id))["messages"]
    assert [one["from"] for one in seen_by_binh[-2:]] == ["user", "other"]


async def test_files_and_taps_go_into_the_group(standin: Standin, group: Group) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Xem", "callback_data": "see"}]]}
    await standin.call("sendMessage", chat_id=group.id, text="x", reply_markup=keyboard)
    sent = group.last()
    tapped = {"message_id": sent.id, "data": "see", "chat_id": group.id}
    assert (await standin.http.post(f"/api/chats/{ANN}/tap", json=tapped)).status_code == 200
    form = {"where": f'{{"chat_id": {group.id}, "reply_to": {sent.id}}}'}
    answer = await standin.http.post(
        f"/api/chats/{ANN}/files", data=form, files={"files": ("a.pdf", b"x")}
    )
    (number,) = answer.json()["ids"]
    assert group.chat.messages[number].reply_to == sent.id


async def test_the_bot_is_moved_about(standin: Standin, group: Group) -> None:
    for seat in (Seat.KICKED, Seat.MEMBER, Seat.RESTRICTED, Seat.ADMIN):
        body = {"user_id": ANN, "seat": seat}
        await standin.http.post(f"/api/groups/{group.id}/bot", json=body)
        assert group.chat.seat is seat


async def test_people_are_brought_in_and_go(standin: Standin, group: Group) -> None:
    standin.world.add_user(9, "Chi")
    path = f"/api/groups/{group.id}"
    await standin.http.post(f"{path}/members", json={"user_id": ANN, "members": [9]})
    assert group.chat.members == [ANN, BINH, 9]
    await standin.http.post(f"{path}/leave", json={"user_id": 9})
    assert group.chat.members == [ANN, BINH]


async def test_a_group_is_upgraded_and_gets_topics(standin: Standin, binh: Phone) -> None:
    group = Group(standin.world, "Phòng", [standin.phone, binh])
    body = {"user_id": ANN, "forum": True}
    moved = (await standin.http.post(f"/api/groups/{group.id}/upgrade", json=body)).json()["id"]
    named = {"user_id": ANN, "name": "Kế hoạch"}
    topic = (await standin.http.post(f"/api/groups/{moved}/topics", json=named)).json()["id"]
    assert standin.world.chats[moved].topics == {topic: "Kế hoạch"}
    assert [chat.id for chat in standin.world.groups_of(BINH)] == [moved]


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("/api/groups", {"title": " ", "members": [ANN]}, "empty"),
    ("/api/groups", {"title": "x" * 129, "members": [ANN]}, "too_long"),
    ("/api/groups", {"title": "x", "members": []}, "no_person"),
    ("/api/groups", {"title": "x", "members": [5]}, "no_person"),
    ("/api/groups", {"title": "x", "members": "all"}, "bad_request"),
    ("/api/groups/-5/leave", {"user_id": ANN}, "no_chat"),
    ("/api/groups/x/leave", {"user_id": ANN}, "no_chat"),
    ("{group}/leave", {"user_id": 9}, "not_a_member"),
    ("{group}/leave", {"user_id": "x"}, "bad_request"),
    ("{group}/bot", {"user_id": ANN, "seat": "king"}, "bad_request"),
    ("{group}/upgrade", {"user_id": ANN}, "no_chat"),
    ("{group}/topics", {"user_id": ANN, "name": " "}, "empty"),
]


@pytest.mark.parametrize(("path", "body", "reason"), REFUSED)
async def test_it_refuses_what_cannot_be(
    standin: Standin, group: Group, path: str, body: dict[str, Any], reason: str
) -> None:
    path = path.format(group=f"/api/groups/{group.id}")
    answer = await standin.http.post(path, json=body)
    assert answer.json() == {"error": reason}


@pytest.mark.parametrize("chat", ["-5", "x", str(ANN)])
async def test_a_group_one_is_not_in_is_not_shown(standin: Standin, chat: str) -> None:
    answer = await standin.http.get(f"/api/chats/{ANN}?chat={chat}")
    assert answer.json() == {"error": "no_chat"}
