"""What is said to somebody whose answer was lost when the bot was cut off."""

from datetime import date

from bot.domain import TaskFilter
from bot.messages import dates
from bot.messages.actions import ShowList, ShowTask
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.dialogues import leaving


def it_stands(words: Words, *, at: str) -> str:
    """It was done; `at` is when it was sent, empty for a tap."""
    return words("stands-said", at=at) if at else words("stands-tapped")


def with_way(
    words: Words, text: str, *, task_id: int | None, is_amid: bool, to_tasks: bool
) -> Answer:
    """These words with the way to how things stand now."""
    rows: list[tuple[Choice, ...]] = []
    if is_amid:
        text += f"\n{words('stands-amid')}"
    if task_id is not None:
        rows.append((Choice(words("button-open-card"), ShowTask(task_id)),))
    elif to_tasks:
        rows.append((Choice(words("door-viec"), ShowList(TaskFilter())),))
    if is_amid:
        rows.append((leaving(words),))
    return Answer(text, choices=tuple(rows))


def said_on(words: Words, day: date) -> Answer:
    """What follows answers words of an earlier day."""
    return Answer(words("said-on-day", day=dates.day(day)))


def set_aside(words: Words, *, at: str, is_old: bool) -> Answer:
    """It was not done and will not be: what to do instead."""
    kind = "old" if is_old else "failed"
    return Answer(words(f"set-aside-{kind}", at=at) if at else words(f"set-aside-{kind}-tap"))
