"""What we say of hand-ins that wait for approval."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from bot.messages import dates
from bot.messages.actions import FetchFiles, ShowTask
from bot.messages.answer import Answer, Choice
from bot.messages.cards import document
from bot.messages.catalog import Words
from bot.messages.copying import copy_rows
from bot.messages.dialogues import leaving
from bot.messages.paging import turning
from bot.messages.taps.lead import (
    Approve,
    AskReturn,
    BackToCard,
    ReturnFor,
    ReturnReason,
    ShowApproval,
    ShowApprovals,
)
from bot.messages.text import MESSAGE_LIMIT, fitting_lines, safe, shorten
from bot.storage import Result, Task
from bot.storage.ids import id_of

A_PAGE = 8
_CONTENT = 300
_TEXT = 2500
_LINE = 90
Waiting = Sequence[tuple[Task, Result]]


def waiting(
    words: Words, found: Waiting, *, page: int, today: date, zone: ZoneInfo, head: str = ""
) -> Answer:
    """A page of what waits, the longest waiting first; each has its button."""
    lines = [head, ""] if head else []
    if not found:
        return Answer("\n".join([*lines, words("approvals-none")]))
    pages = -(-len(found) // A_PAGE)
    page = min(page, pages - 1)
    shown = found[page * A_PAGE : (page + 1) * A_PAGE]
    lines += [f"<b>{words('approvals-title', total=len(found))}</b>"]
    lines += [_line(words, task, result, today=today, zone=zone) for task, result in shown]
    buttons = [Choice(shorten(task.number, 12), ShowApproval(id_of(task))) for task, _ in shown]
    rows = [tuple(buttons[at : at + 4]) for at in range(0, len(buttons), 4)]
    rows += turning(words, page, pages, ShowApprovals)
    return Answer("\n".join([*lines, "", words("approvals-hint")]), choices=tuple(rows))


def _line(words: Words, task: Task, result: Result, *, today: date, zone: ZoneInfo) -> str:
    days = (today - result.created_at.astimezone(zone).date()).days
    content = safe(shorten(task.content, _LINE))
    return words("approvals-line", number=safe(task.number), content=content, days=max(days, 0))


def hand_in(
    words: Words,
    task: Task,
    result: Result,
    *,
    by: str,
    files: int,
    zone: ZoneInfo,
    head: str = "",
    waits: int = 0,
) -> Answer:
    """One hand-in whole, with the buttons that decide it; `waits` is how many wait in all."""
    task_id = id_of(task)
    lines = [head, ""] if head else []
    lines += [f"<b>{words('approval-title', number=safe(task.number))}</b>"]
    lines += [safe(shorten(task.content, _CONTENT)), ""]
    lines.append(_by(words, task, result, by, zone))
    text = shorten(result.text, _TEXT)
    if result.document_number and result.document_number not in text:
        lines.append(document(words, result.document_number, result.document_date))
    if text:
        lines.append(f"<blockquote expandable>{safe(text)}</blockquote>")
    if not (result.text or result.document_number or files):
        lines.append(words("approval-nothing-said"))
    rows: list[tuple[Choice, ...]] = [
        (
            Choice(words("button-approve"), Approve(task_id, result.version)),
            Choice(words("button-return"), AskReturn(task_id, result.version)),
        )
    ]
    if files:
        rows.append((Choice(words("button-files", count=files), FetchFiles(task_id)),))
    rows += copy_rows(words, [result.document_number])
    rows.append((Choice(words("button-open-card"), ShowTask(task_id)),))
    if waits:
        rows.append((Choice(words("button-approvals", total=waits), ShowApprovals()),))
    return Answer("\n".join(fitting_lines(lines, room=MESSAGE_LIMIT)), choices=tuple(rows))


def _by(words: Words, task: Task, result: Result, by: str, zone: ZoneInfo) -> str:
    handed_in = result.created_at.astimezone(zone).date()
    values = {"name": safe(by), "day": dates.day(handed_in), "version": result.version}
    if task.due is None:
        return words("approval-by", **values)
    return words("approval-by-due", **values, due=dates.day(task.due))


def ask_return(words: Words, task: Task, result: Result) -> Answer:
    """What for: a usual reason by button, or one's own words."""
    task_id = id_of(task)
    rows = [
        (Choice(words(f"return-{one.value}"), ReturnFor(task_id, result.version, one)),)
        for one in ReturnReason
    ]
    text = words("return-ask", number=safe(task.number))
    return Answer(text, choices=(*rows, (leaving(words),)))


def usual_reason(words: Words, reason: ReturnReason) -> str:
    """As it is kept and told."""
    return words(f"return-{reason.value}")


def approved(words: Words, task: Task) -> str:
    return words("approved-now", number=safe(task.number))


def returned(words: Words, task: Task, by: str) -> str:
    return words("returned-now", number=safe(task.number), name=safe(by))


def only(words: Words, text: str, task: Task) -> Answer:
    """A decision, and the way to the card."""
    row = (Choice(words("button-open-card"), BackToCard(id_of(task))),)
    return Answer(text, choices=(row,))
