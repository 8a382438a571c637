"""What we say while a result is handed in."""

from bot.messages.actions import CancelHandIn, FetchFiles, FinishHandIn, ShowTask
from bot.messages.answer import Answer, Choice
from bot.messages.cards import document
from bot.messages.catalog import Words
from bot.messages.text import safe, shorten
from bot.storage import Task
from bot.storage.ids import id_of
from bot.storage.results import HandIn


def hand_in(words: Words, state: HandIn) -> Answer:
    """What was collected so far, what may still come, and the two ways out."""
    task_id = id_of(state.task)
    title = words("hand-in-title", number=safe(state.task.number))
    body = [f"<b>{title}</b>", safe(shorten(state.task.content, 160)), ""]
    body += [words("hand-in-ask")] if state.is_empty else _collected(words, state)
    choices = (
        Choice(words("button-finish"), FinishHandIn(task_id)),
        Choice(words("button-cancel"), CancelHandIn(task_id)),
    )
    return Answer("\n".join(body), choices=(choices,))


def _collected(words: Words, state: HandIn) -> list[str]:
    lines = [words("hand-in-so-far")]
    if state.document_number:
        lines.append(f"• {document(words, state.document_number, state.document_date)}")
    if state.text:
        lines.append(f"• {safe(shorten(state.text, 600))}")
    lines += [f"• {safe(shorten(name, 80))}" for name in state.file_names]
    return [*lines, "", words("hand-in-more")]


def not_as_plan(words: Words) -> Answer:
    """The office sent a plan while a result was open; the result took it."""
    return Answer(words("plan-instead-of-result"))


def handed_in(words: Words, task: Task, *, files: int) -> Answer:
    """The confirmation, after everything was kept."""
    text = words(
        f"handed-in-{task.state.value.replace('_', '-')}",
        number=safe(task.number),
        content=safe(shorten(task.content, 160)),
    )
    row = [Choice(words("button-open-card"), ShowTask(id_of(task)))]
    if files:
        row.append(Choice(words("button-files", count=files), FetchFiles(id_of(task))))
    return Answer(text, choices=(tuple(row),))


def cancelled(words: Words, number: str, task_id: int) -> Answer:
    text = words("hand-in-cancelled", number=safe(number))
    return Answer(text, choices=((Choice(words("button-open-card"), ShowTask(task_id)),),))
