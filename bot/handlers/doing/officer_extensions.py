"""Asking for a later day: buttons, or words, then the reason; and taking it back."""

from dataclasses import dataclass
from datetime import date

from telegram import Message

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.errors import NotOfThisForm
from bot.handlers.dialogues import Form
from bot.handlers.doing.officer_extension_reasons import (
    replace_by_tap,
    replace_reason,
    take_reason,
)
from bot.handlers.doing.officer_extension_steps import (
    asked_next,
    begin,
    reason_of,
    saying_what_day,
)
from bot.handlers.doing.officer_extension_words import (
    line_of,
    on_milestone,
    read_line,
    take_milestone,
    year_of,
)
from bot.handlers.doing.officer_panels import (
    answer_typed,
    back_of,
    prompt_data,
    remember_prompt,
    show_card,
    way_back,
)
from bot.handlers.reply import edit
from bot.handlers.taps import Tapped, Taps
from bot.messages.catalog import words_of
from bot.messages.doing import officer_extensions as wording
from bot.messages.taps.officer import (
    AskExtension,
    ExtendMilestone,
    ExtendTo,
    ReplaceReason,
    SendExtension,
    WithdrawExtension,
)
from bot.parsing.queries import read_query
from bot.services import dialogues
from bot.services.doing import extension_asking as asking
from bot.services.doing.extension_asking import EXTEND
from bot.storage import Dialogue, Milestone, Task
from bot.storage.ids import id_of


@dataclass(frozen=True, slots=True)
class Said:
    """What words about a later day hold."""

    day: date | None
    reason: str


async def _ask(tapped: Tapped, tap: AskExtension) -> None:
    """The day of the one open milestone, or which milestone; what was asked may be taken back."""
    async with tapped.context.database.read() as session:
        task, found = await asking.extendable_of(session, tapped.speaker, tap.task_id)
        asked = await asking.own_requests(session, tapped.speaker, tap.task_id)
    if len(found) == 1 and not asked:
        await _ask_day(tapped, task, found[0])
        return
    waiting = {one.milestone_id for one in asked}
    free = [one for one in found if one.id not in waiting]
    if free:
        async with tapped.context.act() as session:
            data = prompt_data(tapped, milestone=None, reason="")
            await begin(session, tapped.speaker, task, data, now=tapped.context.now)
    answer = wording.which_milestone(tapped.words, task, free, asked=asked, back=way_back(tapped))
    await edit(tapped.context.bot, tapped.query, answer)


async def _extend_milestone(tapped: Tapped, tap: ExtendMilestone) -> None:
    """The day is asked next, or what a line said before its milestone was chosen goes on."""
    context, speaker = tapped.context, tapped.speaker
    async with context.database.read() as session:
        task, milestone = await asking.extendable_one(session, speaker, tap.milestone_id)
        before = await dialogues.current(session, speaker, now=context.now)
    said = line_of(before, task)
    if not said:
        await _ask_day(tapped, task, milestone)
        return
    line = read_line(said, today=context.today(speaker), year=year_of(context, speaker))
    async with context.act() as session:
        answer = await on_milestone(session, context, speaker, milestone, line)
    shown = await edit(context.bot, tapped.query, answer)
    await remember_prompt(context, speaker, EXTEND, shown)


async def _ask_day(tapped: Tapped, task: Task, milestone: Milestone) -> None:
    """What is typed next is the day."""
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        await asking.extendable_one(session, speaker, id_of(milestone))
        quick = await asking.quick_days_of(
            session, speaker, milestone, today=context.today(speaker)
        )
        data = prompt_data(tapped, milestone=milestone.id)
        await dialogues.begin(session, speaker, EXTEND, task_id=task.id, data=data, now=context.now)
    answer = wording.ask_day(tapped.words, task, milestone, quick, back=way_back(tapped))
    await edit(context.bot, tapped.query, answer)


async def _extend_to(tapped: Tapped, tap: ExtendTo) -> None:
    """The day is taken; what is typed next is the reason, unless it was said before."""
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        task, found = await asking.new_day(
            session, speaker, tap.milestone_id, wanted=tap.day, today=context.today(speaker)
        )
        before = await dialogues.current(session, speaker, now=context.now)
        reason = reason_of(before, tap.milestone_id)
        data = prompt_data(
            tapped, milestone=tap.milestone_id, day=tap.day.isoformat(), reason=reason
        )
        await begin(session, speaker, task, data, now=context.now)
    wanted = wording.Wanted(found.old_due, found.day, found.moved_from)
    answer = asked_next(
        tapped.words, task, found.milestone, wanted, reason=reason, back=way_back(tapped)
    )
    await edit(context.bot, tapped.query, answer)


async def _send(tapped: Tapped, tap: SendExtension) -> None:
    """“Gửi”, under what was read out of one line."""
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        dialogue = await dialogues.running(session, speaker, EXTEND, now=context.now)
        data = dict(dialogue.data)
        if data.get("milestone") != tap.milestone_id or not data.get("day"):
            raise dialogues.DialogueOver
        made = await asking.ask(
            session,
            speaker,
            tap.milestone_id,
            wanted=date.fromisoformat(data["day"]),
            reason=data.get("reason", ""),
            now=context.now,
        )
        await dialogues.end(session, speaker, EXTEND)
    head = wording.sent(tapped.words, made.extension)
    await show_card(tapped, id_of(made.task), head=head, back=back_of(dialogue))


async def _withdraw(tapped: Tapped, tap: WithdrawExtension) -> None:
    context = tapped.context
    async with context.act() as session:
        made = await asking.withdraw_asked(
            session, tapped.speaker, tap.extension_id, now=context.now
        )
    head = wording.withdrawn(tapped.words, made.extension)
    await show_card(tapped, id_of(made.task), head=head)


async def _take_text(
    context: OfficeContext, speaker: Speaker, message: Message, dialogue: Dialogue
) -> None:
    """Which milestone, the day, the reason, or both."""
    if dialogue.data.get("milestone") is None:
        await take_milestone(context, speaker, message, dialogue)
        return
    if dialogue.data.get("day"):
        take = replace_reason if dialogue.data.get("reason") else take_reason
        await take(context, speaker, message, dialogue)
        return
    said = await said_in(context, speaker, message.text or "", dialogue.data["milestone"])
    if said.day is None:
        raise NotOfThisForm("day-not-read")
    async with context.act() as session:
        running = await dialogues.running(session, speaker, EXTEND, now=context.now)
        task, found = await asking.new_day(
            session,
            speaker,
            dialogue.data["milestone"],
            wanted=said.day,
            today=context.today(speaker),
        )
        day = said.day.isoformat()
        reason = said.reason or reason_of(running, id_of(found.milestone))
        # Now that something was typed, whose request expires is told.
        dialogues.go_on(running, now=context.now, day=day, reason=reason, quiet=False)
    wanted = wording.Wanted(found.old_due, found.day, found.moved_from)
    answer = asked_next(
        words_of(speaker), task, found.milestone, wanted, reason=reason, back=back_of(dialogue)
    )
    answer = saying_what_day(context, speaker, message.text or "", answer)
    shown = await answer_typed(context, message, dialogue, answer)
    await remember_prompt(context, speaker, EXTEND, shown)


async def said_in(context: OfficeContext, speaker: Speaker, text: str, milestone_id: int) -> Said:
    """The day and the reason in words; “thêm 5 ngày” counts from the day in force."""
    today = context.today(speaker)
    year = speaker.plan_year or today.year
    async with context.database.read() as session:
        day = await asking.day_said(session, speaker, text, milestone_id, today=today, year=year)
    read = read_query(f"gia hạn việc 1 {text}", today=today, year=year)
    return Said(day, read.keywords or "")


TAPS: Taps = {
    AskExtension: _ask,
    ExtendMilestone: _extend_milestone,
    ExtendTo: _extend_to,
    SendExtension: _send,
    WithdrawExtension: _withdraw,
    ReplaceReason: replace_by_tap,
}
FORMS: dict[str, Form] = {EXTEND: Form(_take_text)}
