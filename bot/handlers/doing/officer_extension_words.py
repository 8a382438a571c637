"""“Gia hạn 24 đến 15/6 vì chờ góp ý”: a later day asked for in one line."""

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.handlers.doing.officer_extensions import asked_next, begin, saying_what_day
from bot.handlers.doing.officer_panels import remember_prompt
from bot.handlers.reply import send
from bot.messages.catalog import words_of
from bot.messages.doing import officer_extensions as wording
from bot.parsing.queries import read_query
from bot.parsing.single_day import without_task_number
from bot.services.doing import extension_asking as asking
from bot.services.doing.extension_asking import EXTEND
from bot.storage.ids import id_of


async def ask_in_words(
    context: OfficeContext, speaker: Speaker, chat_id: int, *, task_id: int, text: str
) -> None:
    """“Gia hạn 24 đến 15/6 vì chờ góp ý”: all of it shown, one tap sends it.

    What is missing is asked for, the day first.
    """
    today = context.today(speaker)
    year = speaker.plan_year or today.year
    reason = read_query(text, today=today, year=year).keywords or ""
    about_day = without_task_number(text)
    async with context.act() as session:
        task, milestone = await asking.milestone_meant(session, speaker, task_id, today=today)
        day = await asking.day_said(
            session, speaker, about_day, id_of(milestone), today=today, year=year
        )
        words = words_of(speaker)
        data = {"milestone": milestone.id, "day": day.isoformat() if day else None}
        if day is None:
            quick = await asking.quick_days_of(session, speaker, milestone, today=today)
            answer = wording.ask_day(words, task, milestone, quick, back=None)
        else:
            _, found = await asking.new_day(
                session, speaker, id_of(milestone), wanted=day, today=today
            )
            wanted = wording.Wanted(found.old_due, found.day, found.moved_from)
            answer = asked_next(words, task, milestone, wanted, reason=reason, back=None)
            answer = saying_what_day(context, speaker, about_day, answer)
        await begin(session, speaker, task, {**data, "reason": reason}, now=context.now)
    shown = await send(context.bot, chat_id, answer)
    await remember_prompt(context, speaker, EXTEND, shown)
