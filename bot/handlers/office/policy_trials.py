"""A changed value is tried on last month; it is kept by “Áp dụng” only."""

from datetime import date

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.handlers.reply import edit
from bot.handlers.taps import Tapped, Taps
from bot.messages.answer import Answer
from bot.messages.catalog import Words, words_of
from bot.messages.office import office_settings
from bot.messages.office import policy_trials as wording
from bot.messages.office.policy_words import changed
from bot.messages.office.trial_values import Tried
from bot.messages.reminders import morning
from bot.messages.taps.office_settings import (
    GROUP_OF,
    ApplyPolicy,
    DropTrial,
    ShowTrial,
    TrialPart,
)
from bot.services import dialogues
from bot.services.office import policy, policy_trial
from bot.services.office.policy_trial import Sample, month_before

KIND = "office_settings"
"""The conversation in which a value is typed."""


async def trial(context: OfficeContext, speaker: Speaker, tap: ShowTrial) -> Answer:
    """What a value would have done last month; or that it is in use already."""
    words, today = words_of(speaker), context.today(speaker)
    async with context.database.read() as session:
        tried = await policy.wanted(session, speaker, tap.field, tap.value, today=today)
        if tried.is_same:
            said = words("policy-kept")
            return office_settings.group(words, tried.before, GROUP_OF[tap.field], said=said)
        if tap.part is TrialPart.SAMPLE:
            found = await policy_trial.sample(session, speaker, tried, now=context.now)
            return _sample(words, tried, found, first=month_before(today)[0])
        counted = await policy_trial.trial(session, speaker, tried, now=context.now, page=tap.page)
    match tap.part:
        case TrialPart.PEOPLE:
            return wording.people(words, tried, counted)
        case TrialPart.DAYS:
            return wording.days(words, tried, counted)
    return wording.summary(words, tried, counted)


def _sample(words: Words, tried: Tried, found: Sample | None, *, first: date) -> Answer:
    if found is None:
        return wording.no_sample(words, tried, first=first)
    reader = found.reader
    message = morning(words_of(reader), found.items, speaker=reader, today=found.day, late=False)
    return wording.sample(
        words, tried, first=first, name=reader.full_name, day=found.day, said=message.text
    )


async def _show(tapped: Tapped, tap: ShowTrial) -> None:
    await edit(tapped.context.bot, tapped.query, await trial(tapped.context, tapped.speaker, tap))


async def _apply(tapped: Tapped, tap: ApplyPolicy) -> None:
    context, words = tapped.context, tapped.words
    async with context.act() as session:
        found = await policy.change(
            session, tapped.speaker, tap.field, tap.value, now=context.now, seen=tap.seen
        )
        await dialogues.end(session, tapped.speaker, KIND)
    said = changed(words, found, tap.field, today=context.today(tapped.speaker))
    answer = office_settings.group(words, found, GROUP_OF[tap.field], said=said)
    await edit(context.bot, tapped.query, answer)


async def _drop(tapped: Tapped, tap: DropTrial) -> None:
    context, words = tapped.context, tapped.words
    async with context.act() as session:
        shown = await policy.shown(session, tapped.speaker, today=tapped.asker.today)
        await dialogues.end(session, tapped.speaker, KIND)
    said = words("policy-dropped")
    answer = office_settings.group(words, shown.policy, GROUP_OF[tap.field], said=said)
    await edit(context.bot, tapped.query, answer)


TAPS: Taps = {ShowTrial: _show, ApplyPolicy: _apply, DropTrial: _drop}
