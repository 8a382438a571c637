"""What we say to whoever does a task: its progress, comments, and what was just done."""

from dataclasses import replace

from bot.domain import TaskState
from bot.messages.actions import ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.dialogues import leaving
from bot.messages.taps.officer import BeginWork, OpenCard, SetProgress
from bot.messages.text import safe, shorten
from bot.storage import Task
from bot.storage.ids import id_of

QUICK = (25, 50, 75, 90)
_ALL = 100
_BLOCKS = 10
_CONTENT = 160


def bar(percent: int) -> str:
    """Ten blocks and the share: a phone shows it in one line.

    >>> bar(60)
    '▓▓▓▓▓▓░░░░ 60%'
    """
    full = percent * _BLOCKS // _ALL
    return f"{'▓' * full}{'░' * (_BLOCKS - full)} {percent}%"


def title(words: Words, key: str, task: Task) -> list[str]:
    """The heading of a panel and what the task is."""
    head = words("officer-title", what=words(key), number=safe(task.number))
    return [f"<b>{head}</b>", safe(shorten(task.content, _CONTENT))]


def to_card(words: Words, task_id: int, back: ShowList | None) -> tuple[Choice, ...]:
    return (Choice(words("button-to-card"), OpenCard(task_id, back)),)


def ask_progress(words: Words, task: Task, *, back: ShowList | None) -> Answer:
    """Shares to tap; a share, words or both may be typed."""
    task_id = id_of(task)
    lines = title(words, "officer-progress", task)
    if task.progress is not None:
        lines += ["", bar(task.progress)]
    lines += ["", words("progress-ask")]
    rows = [tuple(Choice(f"{one}%", SetProgress(task_id, one)) for one in QUICK)]
    if task.state is TaskState.NOT_STARTED:
        rows.insert(0, (Choice(words("button-begin-work"), BeginWork(task_id)),))
    return Answer("\n".join(lines), choices=(*rows, to_card(words, task_id, back)))


def progress_kept(words: Words, percent: int | None, *, is_new: bool) -> str:
    """One line for above the card."""
    if percent is None:
        return words("progress-kept")
    if percent == _ALL:
        return words("progress-all")
    key = "progress-kept-share" if is_new else "progress-same"
    return words(key, value=f"{percent}%")


def ask_comment(
    words: Words, task: Task, *, answered: str | None = None, by: str = "", back: ShowList | None
) -> Answer:
    """Asks for the words, quoting what they answer."""
    lines = title(words, "officer-comment", task)
    if answered:
        quote = safe(shorten(answered, 500))
        lines += ["", f"{safe(by)}:", f"<blockquote expandable>{quote}</blockquote>"]
    lines += ["", words("comment-answer-ask" if answered else "comment-ask")]
    return Answer("\n".join(lines), choices=((leaving(words),), to_card(words, id_of(task), back)))


def with_head(head: str, answer: Answer) -> Answer:
    """What was just done, above the card."""
    return replace(answer, text=f"<i>{head}</i>\n\n{answer.text}")
