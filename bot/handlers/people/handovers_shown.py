"""What is handed over: looked at, agreed to, declined, ended early, its last day moved."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Message

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.handlers.dialogues import Form
from bot.handlers.reply import edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.catalog import words_of
from bot.messages.people import handover_cards as wording
from bot.messages.taps.handover import (
    AgreeHandover,
    AskHandoverEnd,
    DeclineHandover,
    EndHandover,
    MoveHandoverEnd,
    ShowHandover,
    ShowHandovers,
)
from bot.services.handovers import ending as handovers_ending
from bot.services.handovers import handovers
from bot.services.handovers import pages as handovers_pages
from bot.services.handovers.handovers import Decided
from bot.storage import Dialogue, Session


async def _show_all(tapped: Tapped, tap: ShowHandovers) -> None:
    async with tapped.context.database.read() as session:
        page = await handovers_pages.list_page(session, tapped.speaker, page=tap.page)
    answer = wording.overview(tapped.words, page, today=tapped.asker.today)
    await edit(tapped.context.bot, tapped.query, answer)


async def _show(tapped: Tapped, tap: ShowHandover) -> None:
    async with tapped.context.database.read() as session:
        shown = await handovers_pages.card(session, tapped.speaker, tap.handover_id)
    await edit(tapped.context.bot, tapped.query, wording.card(tapped.words, shown))


Act = Callable[[Session], Awaitable[Decided]]


async def _do(tapped: Tapped, act: Act, *, done: str, before: str) -> None:
    """The act, then the handover as it stands under a sentence; another for who came second."""
    async with tapped.context.act() as session:
        decided = await act(session)
        shown = await handovers_pages.card_of(session, tapped.speaker, decided.handed)
    told = tapped.words(before if decided.was_so else done)
    if done == "handover-agreed-now" and not decided.was_so:
        told = wording.told_to(tapped.words, done, shown)
    await edit(tapped.context.bot, tapped.query, wording.card(tapped.words, shown, told=told))


def _at(tapped: Tapped) -> dict[str, Any]:
    return {"today": tapped.asker.today, "now": tapped.context.now}


async def _agree(tapped: Tapped, tap: AgreeHandover) -> None:
    async def act(session: Session) -> Decided:
        return await handovers.agree(session, tapped.speaker, tap.handover_id, **_at(tapped))

    await _do(tapped, act, done="handover-agreed-now", before="handover-agreed-before")


async def _decline(tapped: Tapped, tap: DeclineHandover) -> None:
    async def act(session: Session) -> Decided:
        now = tapped.context.now
        return await handovers.decline(session, tapped.speaker, tap.handover_id, now=now)

    await _do(tapped, act, done="handover-declined-now", before="handover-declined-before")


async def _end(tapped: Tapped, tap: EndHandover) -> None:
    async def act(session: Session) -> Decided:
        return await handovers_ending.end_early(
            session, tapped.speaker, tap.handover_id, **_at(tapped)
        )

    if tap.sure:
        await _do(tapped, act, done="handover-ended-now", before="handover-ended-before")
        return
    async with tapped.context.database.read() as session:
        shown = await handovers_pages.card(session, tapped.speaker, tap.handover_id)
    answer = wording.ask_sure(tapped.words, shown)
    if not shown.may_end:
        answer = wording.card(tapped.words, shown)
    await edit(tapped.context.bot, tapped.query, answer)


async def _ask_end(tapped: Tapped, tap: AskHandoverEnd) -> None:
    context = tapped.context
    async with context.act() as session:
        handed = await handovers_ending.ask_end(
            session, tapped.speaker, tap.handover_id, now=context.now
        )
        shown = await handovers_pages.card_of(session, tapped.speaker, handed)
    answer = wording.ask_end(tapped.words, shown, today=tapped.asker.today)
    await edit(context.bot, tapped.query, answer)


async def _move_end(tapped: Tapped, tap: MoveHandoverEnd) -> None:
    async def act(session: Session) -> Decided:
        return await handovers_ending.move_end(
            session, tapped.speaker, tap.handover_id, tap.last, **_at(tapped)
        )

    await _do(tapped, act, done="handover-moved-now", before="handover-moved-before")


async def _take_end(
    context: OfficeContext, speaker: Speaker, message: Message, _dialogue: Dialogue
) -> None:
    """The last day as it is typed."""
    words = words_of(speaker)
    async with context.act() as session:
        decided = await handovers_ending.take_end(
            session,
            speaker,
            message.text or "",
            today=context.today(speaker),
            now=context.now,
        )
        shown = await handovers_pages.card_of(session, speaker, decided.handed)
    told = words("handover-moved-before" if decided.was_so else "handover-moved-now")
    await send(context.bot, message.chat.id, wording.card(words, shown, told=told))


TAPS: Taps = {
    ShowHandovers: _show_all,
    ShowHandover: _show,
    AgreeHandover: _agree,
    DeclineHandover: _decline,
    EndHandover: _end,
    AskHandoverEnd: _ask_end,
    MoveHandoverEnd: _move_end,
}
FORMS = {handovers_ending.KIND: Form(_take_end)}
