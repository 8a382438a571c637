"""A broadcast as its recipient reads it."""

from datetime import date, datetime

from bot.messages import dates
from bot.messages.answer import Answer, Choice, KeptFile
from bot.messages.broadcasts.typed_html import addressed, plain
from bot.messages.broadcasts.values import OwnTask, OwnTasks
from bot.messages.catalog import Words
from bot.messages.taps.broadcasts import ConfirmReceipt, OpenTaskOfBroadcast, ReceiptOnTrial
from bot.messages.text import MESSAGE_LIMIT, fitting_lines, safe, shorten
from bot.storage import Task
from bot.storage.ids import id_of

_LABEL = 40
_SENDER = 160
_BENEATH = 200
"""Characters kept for the heading of the tasks and the counts below them."""


def to_recipient(
    words: Words,
    text: str,
    *,
    name: str,
    sender: str,
    tasks: OwnTasks,
    files: tuple[KeptFile, ...],
    today: date,
    broadcast_id: int | None,
    meant_for: datetime | None = None,
) -> Answer:
    """`text` is sanitized HTML; without an id it is only sent to try.

    What comes on a later day than it was `meant_for`, in the reader's zone, says so.
    """
    body = [f"<b>{words('broadcast-from', name=safe(shorten(sender, _SENDER)))}</b>"]
    body += _late(words, meant_for)
    body += ["", addressed(text, name)] if text else []
    body += _beneath(words, tasks, room=MESSAGE_LIMIT - len(plain("\n".join(body))), today=today)
    open_task = broadcast_id or 0
    rows = [(Choice(words("button-received"), receipt(broadcast_id)),)]
    if broadcast_id is not None:
        rows += [(_opening(one.task, open_task),) for one in tasks.shown]
    return Answer("\n".join(body), choices=tuple(rows), kept=files)


def _late(words: Words, meant_for: datetime | None) -> list[str]:
    if meant_for is None:
        return []
    day = dates.day(meant_for.date())
    return [f"<i>{words('broadcast-late', hour=f'{meant_for:%H:%M}', day=day)}</i>"]


def _beneath(words: Words, tasks: OwnTasks, *, room: int, today: date) -> list[str]:
    """The recipient's own tasks, under their heading."""
    lines = [_line(words, one, today=today) for one in tasks.shown]
    found = fitting_lines(lines, room=room - _BENEATH) if lines else []
    if tasks.more:
        found.append(words("broadcast-more-tasks", count=tasks.more))
    if tasks.hidden:
        found.append(words("broadcast-hidden-tasks", count=tasks.hidden))
    return ["", f"<b>{words('broadcast-your-tasks')}</b>", *found] if found else []


def receipt(broadcast_id: int | None) -> ConfirmReceipt | ReceiptOnTrial:
    return ReceiptOnTrial() if broadcast_id is None else ConfirmReceipt(broadcast_id)


def _line(words: Words, one: OwnTask, *, today: date) -> str:
    task, when = one.task, ""
    if one.due is not None:
        day = dates.short_day(one.due, today=today)
        distance = dates.distance(words, one.due, today=today)
        when = f" <i>({words('line-due', day=day, distance=distance)})</i>"
    return f"<b>{safe(shorten(task.number, 12))}.</b> {safe(shorten(task.content, 110))}{when}"


def _opening(task: Task, broadcast_id: int) -> Choice:
    label = f"{shorten(task.number, 12) or '•'}. {shorten(task.content, _LABEL)}"
    return Choice(label, OpenTaskOfBroadcast(broadcast_id, id_of(task)))


def once_more(
    words: Words,
    text: str,
    *,
    name: str,
    sender: str,
    broadcast_id: int,
    meant_for: datetime | None = None,
) -> Answer:
    """To who has not confirmed; the first message has the files."""
    head = words("broadcast-again", name=safe(shorten(sender, _SENDER)))
    body = [f"<b>{head}</b>", words("broadcast-again-why"), *_late(words, meant_for)]
    body += ["", addressed(text, name)] if text else []
    confirm = Choice(words("button-received"), ConfirmReceipt(broadcast_id))
    return Answer("\n".join(body), choices=((confirm,),))
