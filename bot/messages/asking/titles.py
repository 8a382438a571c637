"""What a list is of, in words; the same above the list and on a button that opens it."""

from dataclasses import replace

from bot.domain import OwnerKind, TaskFilter
from bot.messages import dates
from bot.messages.catalog import Words


def list_title(
    words: Words, wanted: TaskFilter, owner_name: str | None, *, some_words: bool = False
) -> str:
    """Whose tasks, in which state, when, with which words; plain text, not yet escaped.

    What was looked for among all is a search; of somebody's tasks `some_words` says that none has
    all of the words.
    """
    if wanted.words and wanted.owner is OwnerKind.ALL:
        found = words("list-found", words=wanted.words)
        return ", ".join([found, *_conditions(words, replace(wanted, words=""))])
    kind = OwnerKind.PERSON if wanted.owner.is_person else wanted.owner
    owner = words(f"list-owner-{kind.name.lower()}", name=owner_name or "")
    return ", ".join([owner, *_conditions(words, wanted, some_words=some_words)])


def reading_label(words: Words, wanted: TaskFilter, owner_name: str | None) -> str:
    """The list on a button: one's own as oneself would say it, a search as one."""
    if wanted.owner is OwnerKind.ALL and wanted.words and not (wanted.status or wanted.has_period):
        return words("reading-search", words=wanted.words)
    if wanted.owner is OwnerKind.ME:
        return ", ".join([words("reading-mine"), *_conditions(words, wanted)])
    return list_title(words, wanted, owner_name)


def _conditions(words: Words, wanted: TaskFilter, *, some_words: bool = False) -> list[str]:
    parts: list[str] = []
    if wanted.status:
        parts.append(words(f"list-status-{wanted.status.value}"))
    if wanted.figure:
        parts.append(words(f"list-figure-{wanted.figure.value.replace('_', '-')}"))
    if wanted.has_period:
        parts.append(dates.period(words, wanted.start, wanted.end))
    if wanted.words:
        key = "list-words-some" if some_words else "list-words"
        parts.append(words(key, words=wanted.words))
    return parts
