"""What we say when somebody is pressed, and when they answer."""

from collections.abc import Sequence

from bot.messages.actions import ShowTask
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.dialogues import leaving
from bot.messages.taps.lead import BackToCard
from bot.messages.text import safe, shorten
from bot.storage import Person, Task
from bot.storage.ids import id_of


def nudged(words: Words, task: Task, people: Sequence[Person]) -> Answer:
    """Who was pressed; of whom is not enrolled it is said that nothing reaches them."""
    lines = [words("nudged-now", names=_names(people), number=safe(task.number))]
    away = [one for one in people if one.telegram_id is None]
    if away:
        lines.append(words("nudged-not-enrolled", names=_names(away)))
    choice = Choice(words("button-open-card"), BackToCard(id_of(task)))
    return Answer("\n".join(lines), choices=((choice,),))


def nudged_about(words: Words, said: Sequence[str], tasks: Sequence[Task]) -> Answer:
    """A line a task; a button opens each."""
    buttons = [
        Choice(words("button-open-task", number=shorten(task.number, 12)), ShowTask(id_of(task)))
        for task in tasks
    ]
    rows = tuple(tuple(buttons[at : at + 4]) for at in range(0, len(buttons), 4))
    return Answer("\n".join(said), choices=rows)


def _names(people: Sequence[Person]) -> str:
    return safe(", ".join(one.full_name for one in people))


def ask_answer(words: Words, task: Task) -> Answer:
    """What is typed next goes to who asked."""
    text = words("nudge-ask-answer", number=safe(task.number))
    return Answer(text, choices=((leaving(words),),))


def answered(words: Words, task: Task) -> Answer:
    choice = Choice(words("button-open-card"), BackToCard(id_of(task)))
    return Answer(words("nudge-answered-now", number=safe(task.number)), choices=((choice,),))
