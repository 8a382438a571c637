"""What we say of extensions that wait to be decided."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.messages import dates
from bot.messages.actions import ShowTask
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.dialogues import leaving
from bot.messages.leading.lead_values import Asked
from bot.messages.paging import turning
from bot.messages.taps.lead import (
    AskOtherDay,
    AskRefusal,
    BackToCard,
    GrantExtension,
    PassUp,
    RefusalReason,
    RefuseFor,
    ShowExtension,
    ShowExtensions,
)
from bot.messages.text import MESSAGE_LIMIT, fitting_lines, safe, shorten
from bot.storage import Extension, Task
from bot.storage.ids import id_of

A_PAGE = 8
_CONTENT = 300
_REASON = 2000
_LINE = 80
_LATER = (7, 14, 30)
"""Days after the day that holds, or after today where that is past."""


def waiting(
    words: Words, found: Sequence[tuple[Extension, Task]], *, page: int, head: str = ""
) -> Answer:
    """A page of the requests, the longest waiting first."""
    lines = [head, ""] if head else []
    if not found:
        return Answer("\n".join([*lines, words("extensions-none")]))
    pages = -(-len(found) // A_PAGE)
    page = min(page, pages - 1)
    shown = found[page * A_PAGE : (page + 1) * A_PAGE]
    lines.append(f"<b>{words('extensions-title', total=len(found))}</b>")
    lines += [_line(words, extension, task) for extension, task in shown]
    buttons = [
        Choice(shorten(task.number, 12), ShowExtension(id_of(extension)))
        for extension, task in shown
    ]
    rows = [tuple(buttons[at : at + 4]) for at in range(0, len(buttons), 4)]
    rows += turning(words, page, pages, ShowExtensions)
    return Answer("\n".join([*lines, "", words("extensions-hint")]), choices=tuple(rows))


def _line(words: Words, extension: Extension, task: Task) -> str:
    return words(
        "extensions-line",
        number=safe(task.number),
        content=safe(shorten(task.content, _LINE)),
        old=_day(words, extension.old_due),
        new=dates.day(extension.new_due),
    )


def request(words: Words, asked: Asked, *, today: date, passes_up: bool, head: str = "") -> Answer:
    """One request with its old and new day and its reason, and the ways to decide it."""
    extension, task = asked.extension, asked.task
    lines = [head, ""] if head else []
    lines += [f"<b>{words('grant-title', number=safe(task.number))}</b>"]
    lines += [safe(shorten(task.content, _CONTENT)), ""]
    lines.append(words("grant-by", name=safe(asked.asker)))
    lines.append(words("grant-days", old=_day(words, asked.due), new=dates.day(extension.new_due)))
    if asked.milestone is not None and asked.milestone.text:
        lines.append(words("grant-of", text=safe(shorten(asked.milestone.text, _LINE))))
    if extension.reason:
        reason = safe(shorten(extension.reason, _REASON))
        lines.append(f"<blockquote expandable>{reason}</blockquote>")
    lines += [words("extension-is-passed-up")] if extension.passed_up_by else []
    rows = _ways(words, asked, today=today, passes_up=passes_up)
    return Answer("\n".join(fitting_lines(lines, room=MESSAGE_LIMIT)), choices=rows)


def _ways(
    words: Words, asked: Asked, *, today: date, passes_up: bool
) -> tuple[tuple[Choice, ...], ...]:
    extension = asked.extension
    extension_id, day = id_of(extension), extension.new_due
    rows: list[tuple[Choice, ...]] = []
    if day >= today:
        label = words("button-grant", day=dates.day(day))
        rows.append((Choice(label, GrantExtension(extension_id, day)),))
    rows.append(
        (
            Choice(words("button-other-day"), AskOtherDay(extension_id)),
            Choice(words("button-refuse"), AskRefusal(extension_id)),
        )
    )
    if passes_up and extension.passed_up_by is None:
        rows.append((Choice(words("button-pass-up"), PassUp(extension_id)),))
    rows.append((Choice(words("button-open-card"), ShowTask(id_of(asked.task))),))
    return tuple(rows)


def ask_other_day(words: Words, asked: Asked, *, today: date) -> Answer:
    """Some days to tap, or one that is typed."""
    since = max(asked.due or today, today)
    days = [since + timedelta(days=later) for later in _LATER]
    row = tuple(Choice(dates.day(day), GrantExtension(id_of(asked.extension), day)) for day in days)
    text = words("grant-ask-day", number=safe(asked.task.number), old=_day(words, asked.due))
    return Answer(text, choices=(row, (leaving(words),)))


def ask_refusal(words: Words, asked: Asked) -> Answer:
    """What for: a usual reason by button, or one's own words."""
    rows = [
        (Choice(words(f"refuse-{one.value}"), RefuseFor(id_of(asked.extension), one)),)
        for one in RefusalReason
    ]
    text = words("extension-ask-refusal", number=safe(asked.task.number))
    return Answer(text, choices=(*rows, (leaving(words),)))


def usual_reason(words: Words, reason: RefusalReason) -> str:
    """As it is kept and told."""
    return words(f"refuse-{reason.value}")


def granted(words: Words, asked: Asked, *, wanted: date) -> str:
    """What holds now, and why where that is not the day that was wanted."""
    extension = asked.extension
    new = dates.day(extension.new_due)
    old, number = _day(words, extension.old_due), safe(asked.task.number)
    text = words("extension-granted-now", number=number, old=old, new=new)
    if wanted == extension.new_due:
        return text
    return f"{text} {words('extension-moved', day=dates.day(wanted), new=new)}"


def refused(words: Words, asked: Asked) -> str:
    number, name = safe(asked.task.number), safe(asked.asker)
    return words("extension-refused-now", number=number, name=name)


def passed_up(words: Words, asked: Asked) -> str:
    return words("extension-passed-up-now", number=safe(asked.task.number))


def only(words: Words, text: str, task_id: int) -> Answer:
    """A decision, and the way to the card."""
    return Answer(text, choices=((Choice(words("button-open-card"), BackToCard(task_id)),),))


def _day(words: Words, day: date | None) -> str:
    return dates.day(day) if day else words("due-awaited")
