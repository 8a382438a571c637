"""Words at a prompt that are no value of its form: a question or a command, if they are one."""

from datetime import date

from bot.domain import Speaker
from bot.parsing import vocabulary as say
from bot.parsing.text import fold
from bot.services.asking.asking import is_surely_a_question, understand
from bot.services.asking.wishes import NotYet, WantsHandIn, WantsHelp, WantsList, WantsTask, Wish
from bot.storage import Session

_OF_TASKS = say.words(say.TASK, r"ps ?\d{1,3}")


async def asked_instead(
    session: Session, speaker: Speaker, text: str, *, today: date
) -> Wish | None:
    """What they ask for; a number or a period alone is the value typed wrong, so None."""
    wish = await understand(session, speaker, text, today=today)
    match wish:
        case WantsHelp() | NotYet():
            return wish
        case WantsHandIn() if wish.number:
            return wish
        case WantsTask() | WantsList() if _OF_TASKS.search(fold(text)):
            return wish
        case _:
            return wish if is_surely_a_question(text, today=today) else None
