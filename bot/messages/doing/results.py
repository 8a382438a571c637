"""What we say while a result is handed in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.messages.actions import Action, CancelHandIn, FetchFiles, FinishHandIn, ShowTask
from bot.messages.answer import Answer, Choice
from bot.messages.cards import document
from bot.messages.catalog import Words
from bot.messages.taps.common import LeaveDialogue
from bot.messages.taps.officer import FinishContribution
from bot.messages.text import safe, shorten
from bot.parsing.results import read_document_reference
from bot.storage import Task
from bot.storage.ids import id_of
from bot.storage.results import HandIn

_ANY_DAY = date(2000, 1, 1)
"""Only the year of the document's day depends on it."""


def hand_in(words: Words, state: HandIn) -> Answer:
    """What was collected so far, what may still come, and the two ways out."""
    form = _FORMS[state.kind]
    title = words(form.title, number=safe(state.task.number))
    body = [f"<b>{title}</b>", safe(shorten(state.task.content, 160)), ""]
    body += [words(form.ask)] if state.is_empty else _collected(words, state)
    finish = Choice(words(form.button), form.finish(id_of(state.task)))
    leave = Choice(words("button-cancel"), form.leave(id_of(state.task)))
    return Answer("\n".join(body), choices=((finish, leave),))


@dataclass(frozen=True, slots=True)
class _Form:
    """What differs between a result and a contribution."""

    title: str
    ask: str
    button: str
    finish: Callable[[int], Action]
    leave: Callable[[int], Action]


_FORMS = {
    "hand_in": _Form("hand-in-title", "hand-in-ask", "button-finish", FinishHandIn, CancelHandIn),
    "contribute": _Form(
        "contribution-title",
        "contribution-ask",
        "button-contribute-send",
        FinishContribution,
        lambda _task_id: LeaveDialogue(),
    ),
}


def _collected(words: Words, state: HandIn) -> list[str]:
    lines = [words("hand-in-so-far")]
    if state.document_number:
        lines.append(f"• {document(words, state.document_number, state.document_date)}")
    if text := _beside(state.text, state.document_number):
        lines.append(f"• {safe(shorten(text, 600))}")
    lines += [f"• {safe(shorten(name, 80))}" for name in state.file_names]
    return [*lines, "", words("hand-in-more", label=words(_FORMS[state.kind].button))]


def _beside(text: str, number: str | None) -> str:
    """The words without the document that has a line of its own."""
    if number is None:
        return text
    found = [(line, read_document_reference(line, today=_ANY_DAY)) for line in text.split("\n")]
    kept = [one.rest if one.number == number else line for line, one in found]
    return "\n".join(line for line in kept if line)


def not_as_plan(words: Words) -> Answer:
    """The office sent a plan while a result was open; the result took it."""
    return Answer(words("plan-instead-of-result"))


def handed_in(words: Words, task: Task, *, files: int, has_decider: bool = True) -> Answer:
    """The confirmation, after everything was kept; whom to ask where nobody can approve it."""
    text = words(
        f"handed-in-{task.state.value.replace('_', '-')}",
        number=safe(task.number),
        content=safe(shorten(task.content, 160)),
    )
    if not has_decider:
        text = f"{text}\n\n{words('handed-in-nobody-decides')}"
    row = [Choice(words("button-open-card"), ShowTask(id_of(task)))]
    if files:
        row.append(Choice(words("button-files", count=files), FetchFiles(id_of(task))))
    return Answer(text, choices=(tuple(row),))


def cancelled(words: Words, number: str, task_id: int) -> Answer:
    text = words("left-hand-in", number=safe(number))
    return Answer(text, choices=((Choice(words("button-open-card"), ShowTask(task_id)),),))
