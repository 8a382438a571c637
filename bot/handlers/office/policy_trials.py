"""A changed value is tried on last month; it is kept by “Áp dụng” only."""

import asyncio
from dataclasses import dataclass, replace
from datetime import date

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.handlers.office.trying import Place, trials_of
from bot.handlers.reply import edit
from bot.handlers.taps import Tapped, Taps
from bot.messages.answer import Answer
from bot.messages.catalog import Words, words_of
from bot.messages.errors import sentence
from bot.messages.office import office_settings
from bot.messages.office import policy_trials as wording
from bot.messages.office.policy_words import changed, typed
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
from bot.services.office import policy, policy_trial, trials_shown
from bot.services.office.policy_counting import Months
from bot.services.office.policy_months import MonthAsked
from bot.services.office.policy_trial import Sample, month_before

KIND = "office_settings"
"""The conversation in which a value is typed."""


async def show(
    context: OfficeContext, speaker: Speaker, tap: ShowTrial, place: Place
) -> str | None:
    """Puts there what a value would have done last month, or that it is in use already.

    A month that is yet to be counted is put there when it is; until then that it is being tried.
    """
    words, today = words_of(speaker), context.today(speaker)
    trials = trials_of(context.application)
    async with context.database.read() as session:
        tried = await policy.wanted(session, speaker, tap.field, tap.value, today=today)
        asked = await policy_trial.months_asked(session, speaker, tried, now=context.now)
    if tried.is_same:
        trials.leave(place)
        await _leave(context, speaker, place)
        said = words("policy-kept")
        same = office_settings.group(words, tried.before, GROUP_OF[tap.field], said=said)
        await place.put(context.bot, same)
        return None
    tap = replace(tap, value=typed(tried.after, tap.field))  # however it was typed
    if trials.is_shown(place, tap):
        return words("trial-goes-on")
    trials.leave(place)
    trial = _Trial(context, speaker, tap, tried, asked)
    if all(trials.months.known(one, now=context.now) for one in asked):
        await _leave(context, speaker, place)
        await place.put(context.bot, await trial.answer(trials.months))
        return None
    place = await place.put(context.bot, wording.trying(words, tried, month_before(today)[0]))
    async with context.database.write() as session:
        await trials_shown.wait_for(session, speaker, place.message_id or 0, tap)
    trials.follow(context.application, place, tap, trial.conclude(trials.months, place))
    return None


async def _leave(context: OfficeContext, speaker: Speaker, place: Place) -> None:
    """Whatever that message waited for, in whichever process."""
    async with context.database.write() as session:
        await trials_shown.leave(session, speaker, place.message_id)


@dataclass(frozen=True, slots=True)
class _Trial:
    """One value tried by one person."""

    context: OfficeContext
    speaker: Speaker
    tap: ShowTrial
    tried: Tried
    asked: tuple[MonthAsked, MonthAsked]

    async def conclude(self, months: Months, place: Place) -> None:
        """Puts the result where it was said to be on its way, or why there is none."""
        words = words_of(self.speaker)
        try:
            answer = await self.answer(months)
        except NhacViecError as error:
            answer = wording.not_tried(words, self.tried, sentence(words, error, html=True))
        async with self.context.database.write() as session:
            message_id = place.message_id or 0
            if await trials_shown.is_over(session, self.speaker, message_id, self.tap):
                return
        await place.put(self.context.bot, answer)

    async def answer(self, months: Months) -> Answer:
        """Raises `MonthNotCounted`, and `DatabaseAway`."""
        now = self.context.now
        before, after = await asyncio.gather(*(months.counted(one, now=now) for one in self.asked))
        words, tap, tried = words_of(self.speaker), self.tap, self.tried
        async with self.context.database.read() as session:
            if tap.part is TrialPart.SAMPLE:
                found = await policy_trial.sample(session, self.speaker, after)
                first = month_before(self.context.today(self.speaker))[0]
                return _sample(words, tried, found, first=first)
            counted = await policy_trial.trial(
                session, self.speaker, (before, after), now=now, page=tap.page
            )
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


async def _show(tapped: Tapped, tap: ShowTrial) -> str | None:
    return await show(tapped.context, tapped.speaker, tap, Place.of(tapped.query))


async def _apply(tapped: Tapped, tap: ApplyPolicy) -> None:
    context, words, place = tapped.context, tapped.words, Place.of(tapped.query)
    async with context.act() as session:
        found = await policy.change(
            session, tapped.speaker, tap.field, tap.value, now=context.now, seen=tap.seen
        )
        await dialogues.end(session, tapped.speaker, KIND)
        await trials_shown.leave(session, tapped.speaker, place.message_id)
    trials_of(context.application).leave(place)
    said = changed(words, found, tap.field, today=context.today(tapped.speaker))
    answer = office_settings.group(words, found, GROUP_OF[tap.field], said=said)
    await edit(context.bot, tapped.query, answer)


async def _drop(tapped: Tapped, tap: DropTrial) -> None:
    context, words, place = tapped.context, tapped.words, Place.of(tapped.query)
    async with context.act() as session:
        shown = await policy.shown(session, tapped.speaker, today=tapped.asker.today)
        await dialogues.end(session, tapped.speaker, KIND)
        await trials_shown.leave(session, tapped.speaker, place.message_id)
    trials_of(context.application).leave(place)
    said = words("policy-dropped")
    answer = office_settings.group(words, shown.policy, GROUP_OF[tap.field], said=said)
    await edit(context.bot, tapped.query, answer)


TAPS: Taps = {ShowTrial: _show, ApplyPolicy: _apply, DropTrial: _drop}
