"""A broadcast as the office writes and confirms it, and all that tells of it afterwards."""

import asyncio
import io
import json
import subprocess
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook

from bot.demo.standin.entities import Formatted
from bot.domain import MessageState, Role, Speaker
from bot.messages.broadcasts.values import AudiencePart, PartKind, Step
from bot.messages.catalog import words_of
from bot.reports.broadcast_sheet import broadcast_workbook
from bot.services.broadcasts import composing, looking, progress, sending
from bot.services.broadcasts.audience import pack
from bot.storage import Database, Session
from bot.storage.ids import id_of
from bot.storage.people import speaker_by_telegram
from tests.faults import staff
from tests.faults.scene import Scene

WORDS = "Đề nghị anh/chị gửi báo cáo tuần trước 16 giờ."
_WHOM = AudiencePart(PartKind.ROLE, role=Role.OFFICER)
_NAME, _STATE = 0, 2
"""Columns of the sheet."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A broadcast that was confirmed, and the message of its chat that tells how far it is."""

    id: int
    message_id: int


@asynccontextmanager
async def _office(at: Scene) -> AsyncIterator[tuple[Session, Speaker]]:
    """One transaction of whoever keeps the office."""
    database = Database(at.url)
    try:
        async with database.write() as session:
            speaker = await speaker_by_telegram(session, staff.OFFICE_ACCOUNT)
            assert speaker is not None
            yield session, speaker
    finally:
        await database.close()


async def press(at: Scene) -> Pressed:
    """All officers are written to, and “Gửi” is tapped."""
    chat = at.telegram.private_chat(staff.OFFICE_ACCOUNT)
    shown = at.telegram.post(chat, at.telegram.bot_id, Formatted("Gửi ngay"))
    now = at.clock.now()
    today = now.astimezone(staff.ZONE).date()
    async with _office(at) as (session, office):
        opened = await composing.open_new(session, office, today=today, now=now)
        draft_id = opened.draft.id
        await composing.take_text(session, office, WORDS, WORDS, today=today, now=now)
        whom = {"parts": [pack(_WHOM)], "step": Step.WHOLE.value}
        await composing.change(session, office, draft_id, whom, today=today, now=now)
        done = await sending.confirm(
            session,
            office,
            draft_id,
            chat_id=chat.id,
            message_id=shown.id,
            today=today,
            now=now,
        )
        assert done.broadcast is not None, "something was asked first"
        assert done.broadcast.recipients == at.people
        return Pressed(id_of(done.broadcast), shown.id)


async def judge_broadcast(at: Scene, pressed: Pressed) -> None:
    """It is over, its counts are those of its people, and whoever tells of it says the same."""
    again = {staff.name_of(account) for account in (await at.ledger()).sent_again}
    async with _office(at) as (session, office):
        found = await looking.overview(session, office, pressed.id)
        told = await progress.progress_of(session, found.broadcast, now=at.clock.now())
        words = words_of(office)
    sheet = broadcast_workbook(words, found, office.zone)
    said_again = words("ledger-state-sent-again")
    all_sent = words("broadcast-sent", sent=at.people, total=at.people)
    assert found.broadcast.finished_at is not None
    counted = (told.sent, told.not_reached, told.waiting, told.dropped)
    assert counted == (at.people, 0, 0, 0)
    assert sum(found.groups.values()) == at.people
    assert all_sent in _shown(at, pressed)
    rows = list(load_workbook(io.BytesIO(sheet)).worksheets[0].values)[1:]
    assert len(rows) == at.people
    assert {row[_NAME] for row in rows if row[_STATE] == said_again} == again
    listed = await asyncio.to_thread(_listed, at, pressed.id)
    assert sum(Counter(one["state"] for one in listed).values()) == at.people
    named = [one for one in listed if one["state"] == MessageState.SENT_AGAIN.value]
    assert {one["person"] for one in named} == again
    assert all(len(one["attempts_detail"]) > 1 for one in named)


def _shown(at: Scene, pressed: Pressed) -> str:
    """The words of its progress, as they stand in the chat it was sent from."""
    chat = at.telegram.private_chat(staff.OFFICE_ACCOUNT)
    return chat.messages[pressed.message_id].text


def _listed(at: Scene, broadcast_id: int) -> list[dict[str, Any]]:
    """The delivery ledger of a terminal."""
    command = at.bots.command("outbox", "list", "--broadcast", str(broadcast_id), "--json")
    done = subprocess.run(command, env=at.bots.environment(), capture_output=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
