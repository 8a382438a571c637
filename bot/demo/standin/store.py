"""The world kept in one SQLite file: a row a record, written together a moment after a change."""

import asyncio
import json
import sqlite3
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from bot.demo.standin.entities import Entity
from bot.demo.standin.files import FileKind, StoredFile
from bot.demo.standin.state import Chat, ChatKind, Json, Message, Seat, User

if TYPE_CHECKING:
    from bot.demo.standin.world import World

DELAY = 0.2
SCHEMA = """
CREATE TABLE IF NOT EXISTS record (
    kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, key)
) WITHOUT ROWID
"""


class Store:
    """Writes and reads the records of a world; a record that is gone is deleted."""

    def __init__(self, world: "World", path: Path) -> None:
        self._world = world
        self._dirty: set[tuple[str, str]] = set()
        self._timer: asyncio.TimerHandle | None = None
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = _open(path)

    def touch(self, kind: str, key: str) -> None:
        """Marks a record; one write follows for all that change in the next moment."""
        self._dirty.add((kind, key))
        if self._timer:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            # Outside a loop, as while a test prepares: save() or close() writes.
            return
        self._timer = loop.call_later(DELAY, self.flush)

    def flush(self) -> None:
        """Everything marked, in one transaction."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        records = [(kind, key, self._body(kind, key)) for kind, key in self._dirty]
        kept = [record for record in records if record[2] is not None]
        gone = [record[:2] for record in records if record[2] is None]
        with self._file:
            self._file.executemany("INSERT OR REPLACE INTO record VALUES (?, ?, ?)", kept)
            self._file.executemany("DELETE FROM record WHERE kind = ? AND key = ?", gone)
        self._dirty.clear()

    def close(self) -> None:
        self.flush()
        self._file.close()

    def _body(self, kind: str, key: str) -> str | None:
        record = WRITERS[kind](self._world, key)
        if record is None or isinstance(record, str):
            return record
        return json.dumps(record)

    def load(self) -> None:
        """Fills a new world with what the file holds."""
        for kind, read in READERS.items():
            for body in self._bodies(kind):
                read(self._world, body)
        for chat in self._world.chats.values():
            chat.messages = dict(sorted(chat.messages.items()))

    def _bodies(self, kind: str) -> list[str]:
        rows = self._file.execute("SELECT body FROM record WHERE kind = ?", (kind,))
        return [body for (body,) in rows]


def _open(path: Path) -> sqlite3.Connection:
    """The file ready for use; one that cannot be read is put aside, not lost."""
    try:
        return _prepared(path)
    except sqlite3.DatabaseError:
        path.replace(path.with_suffix(".broken"))
        return _prepared(path)


def _prepared(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path)
    try:
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = NORMAL")
        file.execute(SCHEMA)
    except sqlite3.DatabaseError:
        file.close()
        raise
    return file


def _write_user(world: "World", key: str) -> Json | None:
    user = world.users.get(int(key))
    return asdict(user) if user else None


def _write_chat(world: "World", key: str) -> Json | None:
    chat = world.chats.get(int(key))
    if chat is None:
        return None
    return {name: getattr(chat, name) for name in Chat.__slots__ if name != "messages"}


def _write_message(world: "World", key: str) -> Json | None:
    chat_id, _, message_id = key.partition(":")
    message = world.chats[int(chat_id)].messages.get(int(message_id))
    if message is None:
        return None
    fields = {name: getattr(message, name) for name in Message.__slots__}
    return fields | {"entities": [entity.record() for entity in message.entities]}


def _write_update(world: "World", key: str) -> str | None:
    return world.updates.waiting.get(int(key))


def _write_file(world: "World", key: str) -> Json | None:
    stored = world.files.get(key)
    return asdict(stored) if stored else None


def _write_meta(world: "World", _key: str) -> Json:
    return {
        "next_id": world.updates.next_id,
        "allowed": sorted(world.updates.allowed),
        "commands": world.menus.lists,
        "webhook": asdict(world.webhook),
    }


def _read_user(world: "World", body: str) -> None:
    user = User(**json.loads(body))
    world.users[user.id] = user


def _read_chat(world: "World", body: str) -> None:
    fields = json.loads(body)
    fields["kind"] = ChatKind(fields["kind"])
    # A file written before there were groups has neither.
    fields["seat"] = Seat(fields.get("seat", Seat.MEMBER))
    fields["topics"] = {int(key): name for key, name in fields.get("topics", {}).items()}
    world.chats[fields["id"]] = Chat(**fields)


def _read_message(world: "World", body: str) -> None:
    fields = json.loads(body)
    entities = tuple(Entity(**entity) for entity in fields["entities"])
    message = Message(**fields | {"entities": entities})
    chat = world.chats[message.chat_id]
    chat.messages[message.id] = message


def _read_update(world: "World", body: str) -> None:
    world.updates.waiting[json.loads(body)["update_id"]] = body


def _read_file(world: "World", body: str) -> None:
    fields = json.loads(body)
    world.files.restore(StoredFile(**fields | {"kind": FileKind(fields["kind"])}))


def _read_meta(world: "World", body: str) -> None:
    fields = json.loads(body)
    world.updates.next_id = fields["next_id"]
    world.updates.allowed = frozenset(fields["allowed"])
    world.menus.lists = fields["commands"]
    for name, value in fields["webhook"].items():
        setattr(world.webhook, name, value)


WRITERS: dict[str, Callable[["World", str], Json | str | None]] = {
    "user": _write_user,
    "chat": _write_chat,
    "message": _write_message,
    "update": _write_update,
    "file": _write_file,
    "meta": _write_meta,
}
# In the order the parts need each other.
READERS: dict[str, Callable[["World", str], None]] = {
    "user": _read_user,
    "chat": _read_chat,
    "file": _read_file,
    "message": _read_message,
    "update": _read_update,
    "meta": _read_meta,
}
