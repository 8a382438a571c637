"""What somebody who was just enrolled reads first: that they are, and what waits for them."""

from bot.context import OfficeContext
from bot.domain import Figure
from bot.messages import start
from bot.messages.answer import Answer
from bot.messages.catalog import Words
from bot.reminders.plan_loaded import numbers_of
from bot.storage.people import speaker_by_telegram


async def enrolled(context: OfficeContext, words: Words, *, name: str, telegram_id: int) -> Answer:
    """With how many tasks are open and late, each with its list, where there are any."""
    answer = start.enrolled(words, name=name)
    async with context.database.read() as session:
        speaker = await speaker_by_telegram(session, telegram_id)
        if speaker is None or speaker.plan_year is None:
            return answer
        numbers = await numbers_of(session, speaker, today=context.today(speaker))
    found = {number.filter.figure: number for number in numbers}
    open_ones = found.get(None)
    if open_ones is None:
        return answer
    late = found.get(Figure.OVERDUE)
    return start.with_tasks(words, answer, open_ones=open_ones, late=late)
