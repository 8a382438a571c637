"""What is still there after the stand-in was stopped and started again."""

import asyncio
from pathlib import Path

from bot.demo.standin import World, acts
from bot.demo.standin.files import FileKind, Upload
from bot.demo.standin.state import Seat
from bot.demo.standin.store import DELAY
from bot.demo.standin.views import chat_view
from tests.demo.conftest import ANN
from tests.standin_group import Group
from tests.standin_person import Phone


def restarted(world: World, folder: Path) -> World:
    world.close()
    return World(folder=folder)


def world_with_ann(folder: Path) -> World:
    world = World(folder=folder)
    Phone(world, ANN, name="An").start()
    return world


def test_chats_are_still_there(tmp_path: Path) -> None:
    world = world_with_ann(tmp_path)
    for number in range(12):
        acts.say(world, ANN, f"<{number}> /x")
    before = chat_view(world, world.users[ANN])
    again = restarted(world, tmp_path)
    assert chat_view(again, again.users[ANN]) == before
    again.close()


def test_groups_are_still_there(tmp_path: Path) -> None:
    world = world_with_ann(tmp_path)
    group = Group(world, "Phòng", [Phone(world, ANN)], forum=True)
    topic = group.topic("Kế hoạch")
    Phone(world, ANN).say_in(group, "chào", topic=topic)
    group.mute_bot()
    before, chat = chat_view(world, world.users[ANN], group.chat), group.chat
    again = restarted(world, tmp_path)
    kept = again.chats[group.id]
    assert chat_view(again, again.users[ANN], kept) == before
    assert (kept.kind, kept.seat, kept.topics) == (chat.kind, Seat.RESTRICTED, {topic: "Kế hoạch"})
    again.close()


def test_an_upgraded_group_stays_so(tmp_path: Path) -> None:
    world = world_with_ann(tmp_path)
    group = Group(world, "Phòng", [Phone(world, ANN)])
    old = group.upgrade()
    again = restarted(world, tmp_path)
    assert again.chats[old].moved_to == group.id
    assert again.chats[group.id].members == [ANN]
    again.close()


def test_unconfirmed_updates_are_still_there_and_ids_go_on(tmp_path: Path) -> None:
    world = world_with_ann(tmp_path)
    waiting = dict(world.updates.waiting)
    again = restarted(world, tmp_path)
    assert again.updates.waiting == waiting
    acts.say(again, ANN, "x")
    assert list(again.updates.waiting) == [*waiting, max(waiting) + 1]
    again.close()


def test_ids_go_on_when_everything_was_confirmed(tmp_path: Path) -> None:
    world = world_with_ann(tmp_path)
    expected = world.updates.next_id
    world.updates.drop_all()
    again = restarted(world, tmp_path)
    assert (again.updates.waiting, again.updates.next_id) == ({}, expected)
    again.close()


def test_files_are_still_there(tmp_path: Path) -> None:
    world = world_with_ann(tmp_path)
    upload = Upload("a.pdf", b"content", "application/pdf")
    (message,) = acts.send_files(world, ANN, [upload], kind=FileKind.DOCUMENT)
    again = restarted(world, tmp_path)
    stored = again.files.get(message.file_id or "")
    assert stored is not None
    assert (stored.name, again.files.content(stored)) == ("a.pdf", b"content")
    assert again.files.at_path(stored.path) == stored
    again.close()


def test_what_was_deleted_stays_deleted(tmp_path: Path) -> None:
    world = world_with_ann(tmp_path)
    world.save()
    world.remove(world.chats[ANN], 1)
    again = restarted(world, tmp_path)
    assert not again.chats[ANN].messages
    assert again.chats[ANN].last_id == 1
    again.close()


def test_blocked_people_and_strangers_are_remembered(tmp_path: Path) -> None:
    world = world_with_ann(tmp_path)
    world.block(ANN)
    stranger = world.add_stranger("Ai đó")
    again = restarted(world, tmp_path)
    assert again.users[ANN].blocked
    assert again.users[stranger.id].stranger
    assert again.add_stranger("Người khác").id == stranger.id + 1
    again.close()


async def test_changes_are_written_soon_without_stopping(tmp_path: Path) -> None:
    world = world_with_ann(tmp_path)
    acts.say(world, ANN, "x")
    await asyncio.sleep(DELAY * 2)
    copy = World(folder=tmp_path)
    assert copy.chats[ANN].messages == world.chats[ANN].messages
    copy.close()
    world.close()


def test_an_unreadable_file_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "world.sqlite").write_bytes(b"not a database at all, but long enough" * 50)
    world = world_with_ann(tmp_path)
    again = restarted(world, tmp_path)
    assert ANN in again.chats
    assert (tmp_path / "world.broken").exists()
    again.close()


def test_menus_and_webhooks_are_remembered(tmp_path: Path) -> None:
    world = world_with_ann(tmp_path)
    world.menus.put("default", "vi", [{"command": "x", "description": "y"}])
    world.webhook.url = "https://a.vn/"
    world.changed("meta", "")
    again = restarted(world, tmp_path)
    assert again.menus.get("default", "vi") == [{"command": "x", "description": "y"}]
    assert again.webhook.url == "https://a.vn/"
    again.close()
