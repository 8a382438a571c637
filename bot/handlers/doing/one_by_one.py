"""Several tasks in one sentence where the act takes one: which comes first, and how to go on."""

from bot.context import OfficeContext
from bot.handlers.asking.said import Asker
from bot.handlers.reply import send
from bot.messages.doing import one_by_one as wording
from bot.parsing.several_numbers import after_numbers, several_numbers
from bot.parsing.values import Intent
from bot.services.leading.orders_in_words import seen_among

_SEVERAL = 2


async def say_which_first(
    context: OfficeContext, asker: Asker, chat_id: int, *, intent: Intent, text: str
) -> str | None:
    """What is said of them all; none, and not a word, where the words name one task.

    The sentence for the next is there to be copied by a tap, reason and day with it.
    """
    numbers = several_numbers(text, ranges=False)
    if len(numbers) < _SEVERAL:
        return None
    async with context.database.read() as session:
        first, *others = await seen_among(session, asker.speaker, numbers) or [""]
    if not others:
        return None
    rest = after_numbers(text, ranges=False)
    answer = wording.which_first(asker.words, intent, first=first, others=others, rest=rest)
    await send(context.bot, chat_id, answer)
    return rest
