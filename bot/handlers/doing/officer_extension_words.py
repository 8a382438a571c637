"""“Gia hạn 24 đến 15/6 vì chờ góp ý”: a later day asked for in one line."""

from dataclasses import dataclass
from datetime import date

from telegram import Message

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.errors import NotOfThisForm
from bot.handlers.doing.officer_extension_steps import asked_next, begin, saying_what_day
from bot.handlers.doing.officer_panels import answer_typed, remember_prompt
from bot.handlers.reply import send
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.doing import officer_extensions as wording
from bot.parsing.named_milestones import named_milestone
from bot.parsing.queries import read_query
from bot.parsing.single_day import read_day, read_later, without_task_number
from bot.services.doing import extension_asking as asking
from bot.services.doing.extension_asking import EXTEND, MilestonesMeant
from bot.storage import Dialogue, Milestone, Session, Task
from bot.storage.ids import id_of


@dataclass(frozen=True, slots=True)
class InOneLine:
    """What a line about a later day says beside its task."""

    milestone: str | None
    """As named, where one is."""
    about_day: str
    reason: str


def read_line(text: str, *, today: date, year: int) -> InOneLine:
    """“Gia hạn việc 12 mốc 30/6 đến 15/7 vì chờ góp ý” in its parts."""
    named = named_milestone(text)
    what, rest = named or (None, text)
    reason = read_query(rest, today=today, year=year).keywords or ""
    return InOneLine(what, without_task_number(rest), reason)


async def ask_in_words(
    context: OfficeContext, speaker: Speaker, chat_id: int, *, task_id: int, text: str
) -> None:
    """“Gia hạn 24 đến 15/6 vì chờ góp ý”: all of it shown, one tap sends it.

    What is missing is asked for: which milestone first, then the day.
    """
    today = context.today(speaker)
    line = read_line(text, today=today, year=year_of(context, speaker))
    async with context.act() as session:
        meant = await asking.milestones_meant(
            session, speaker, task_id, line.milestone, today=today
        )
        if len(meant.named) == 1:
            answer = await on_milestone(session, context, speaker, meant.named[0], line)
        else:
            answer = await _which(session, context, speaker, meant, line.milestone, text=text)
    shown = await send(context.bot, chat_id, answer)
    await remember_prompt(context, speaker, EXTEND, shown)


async def _which(
    session: Session,
    context: OfficeContext,
    speaker: Speaker,
    meant: MilestonesMeant,
    what: str | None,
    *,
    text: str,
) -> Answer:
    """Their days to choose from; what was said waits for the choice."""
    data = {"milestone": None, "line": text, "reason": ""}
    await begin(session, speaker, meant.task, data, now=context.now)
    rows = meant.named or meant.free
    missing = None if meant.named else what
    words = words_of(speaker)
    return wording.which_milestone(words, meant.task, rows, asked=(), back=None, missing=missing)


def line_of(dialogue: Dialogue | None, task: Task) -> str:
    """The line that waits for its milestone to be chosen; empty where none does."""
    if dialogue is None or dialogue.kind != EXTEND or dialogue.task_id != task.id:
        return ""
    return str(dialogue.data.get("line") or "")


def year_of(context: OfficeContext, speaker: Speaker) -> int:
    """The year of days without one."""
    return speaker.plan_year or context.today(speaker).year


async def take_milestone(
    context: OfficeContext, speaker: Speaker, message: Message, dialogue: Dialogue
) -> None:
    """“Mốc 30/6”, “30/6”, “mốc 2 đến 15/7”: raises `NotOfThisForm` where that is none of them."""
    text, today = message.text or "", context.today(speaker)
    year = year_of(context, speaker)
    typed = read_line(text, today=today, year=year)
    said = read_line(str(dialogue.data.get("line") or ""), today=today, year=year)
    if typed.milestone is not None:
        later = read_later(typed.about_day) or read_day(typed.about_day, today=today, year=year)
        about_day = typed.about_day if later else said.about_day
        said = InOneLine(typed.milestone, about_day, typed.reason or said.reason)
    async with context.act() as session:
        meant = await asking.milestones_meant(
            session, speaker, dialogue.task_id or 0, typed.milestone or text, today=today
        )
        if len(meant.named) != 1:
            raise NotOfThisForm("milestone-not-read")
        answer = await on_milestone(session, context, speaker, meant.named[0], said)
    shown = await answer_typed(context, message, dialogue, answer)
    await remember_prompt(context, speaker, EXTEND, shown)


async def on_milestone(
    session: Session,
    context: OfficeContext,
    speaker: Speaker,
    milestone: Milestone,
    line: InOneLine,
) -> Answer:
    """The rest of the line, now that its milestone is known."""
    today, words = context.today(speaker), words_of(speaker)
    year = year_of(context, speaker)
    task, milestone = await asking.extendable_one(session, speaker, id_of(milestone))
    day = await asking.day_said(
        session, speaker, line.about_day, id_of(milestone), today=today, year=year
    )
    data = {"milestone": milestone.id, "day": day.isoformat() if day else None}
    if day is None:
        quick = await asking.quick_days_of(session, speaker, milestone, today=today)
        answer = wording.ask_day(words, task, milestone, quick, back=None)
    else:
        _, found = await asking.new_day(session, speaker, id_of(milestone), wanted=day, today=today)
        wanted = wording.Wanted(found.old_due, found.day, found.moved_from)
        answer = asked_next(words, task, milestone, wanted, reason=line.reason, back=None)
        answer = saying_what_day(context, speaker, line.about_day, answer)
    await begin(session, speaker, task, {**data, "reason": line.reason}, now=context.now)
    return answer
