"""/baocao: the week's summary as it stands now, and what the buttons of summaries open."""

from dataclasses import replace

from telegram import Update

from bot.context import OfficeContext, speaker_of, words_for
from bot.domain import TaskFilter
from bot.handlers.asking.counts import said_counts
from bot.handlers.asking.said import Asker, Said
from bot.handlers.last_list import remember
from bot.handlers.reply import edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.summaries import owners, wording
from bot.messages.summaries.values import Summary
from bot.messages.taps.summaries import ShowOwners, ShowPeriod, ShowReport, ShowSummary
from bot.reminders.summaries.periods import period_with
from bot.services import summaries
from bot.services.asking.shown import Shown, ShownAs
from bot.services.asking.wishes import OpensList, WantsSummary


async def on_command(update: Update, context: OfficeContext) -> None:
    """/baocao; for those without a unit or an office to look after, their own figures."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
    await say_summary(context, Asker(speaker, words_for(update, speaker), context.now), chat.id)


async def say_summary(context: OfficeContext, asker: Asker, chat_id: int) -> None:
    """A new message, since a picture cannot take the place of words."""
    if not summaries.has_summary(asker.speaker):
        async with context.database.read() as session:
            said = await said_counts(session, asker, WantsSummary(TaskFilter()))
        await send(context.bot, chat_id, said.answer)
        await remember(context, asker, chat_id, said)
        return
    async with context.database.read() as session:
        made = await summaries.current(session, asker.speaker, today=asker.today)
    await _say(context, asker, chat_id, made)


async def _say(context: OfficeContext, asker: Asker, chat_id: int, made: Summary) -> None:
    offered = tuple(OpensList(line.filter, made.whose) for line in made.lines if line.total)
    shown = Shown(made.wanted, form=ShownAs.SUMMARY, choices=offered)
    said = Said(wording.message(asker.words, made), shown)
    await send(context.bot, chat_id, said.answer, pictures=context.parts.pictures)
    await remember(context, asker, chat_id, said)


async def _show(tapped: Tapped, _tap: ShowSummary) -> None:
    await say_summary(tapped.context, tapped.asker, tapped.chat_id)


async def _period(tapped: Tapped, tap: ShowPeriod) -> None:
    """What came with a longer one, with all its numbers."""
    period = period_with(tap.span, tap.first)
    async with tapped.context.database.read() as session:
        made = await summaries.of_period(
            session, tapped.speaker, period, tap.unit_id, today=tapped.asker.today
        )
    await _say(tapped.context, tapped.asker, tapped.chat_id, made)


async def _owners(tapped: Tapped, tap: ShowOwners) -> None:
    """In place of an earlier page; below a summary, which stays."""
    async with tapped.context.database.read() as session:
        shown = await summaries.owners_page(
            session, tapped.speaker, tap.of.filter, today=tapped.asker.today, page=tap.of.page
        )
    await edit(tapped.context.bot, tapped.query, owners.owners(tapped.words, shown))


async def _report(tapped: Tapped, tap: ShowReport) -> None:
    """All numbers of one unit or person."""
    wanted = replace(tap.of.filter, status=None, figure=None, words="")
    async with tapped.context.database.read() as session:
        said = await said_counts(session, tapped.asker, WantsSummary(wanted))
    await send(tapped.context.bot, tapped.chat_id, said.answer)
    await remember(tapped.context, tapped.asker, tapped.chat_id, said)


TAPS: Taps = {
    ShowSummary: _show,
    ShowPeriod: _period,
    ShowOwners: _owners,
    ShowReport: _report,
}
