"""What we say when a question needs another: which one, what else, not understood."""

from bot.domain import OwnerKind, TaskFilter
from bot.messages.actions import ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.text import safe, shorten
from bot.parsing.values import Status


def not_understood(words: Words) -> Answer:
    """What can be asked instead, as three likely readings to tap."""
    likely = (
        ("suggest-open", TaskFilter(status=Status.OPEN)),
        ("suggest-late", TaskFilter(status=Status.OVERDUE)),
        ("suggest-all", TaskFilter()),
    )
    rows = tuple((Choice(words(key), ShowList(wanted)),) for key, wanted in likely)
    return Answer(words("not-understood"), choices=rows)


def not_yet(words: Words) -> Answer:
    """Understood, but not done by message yet."""
    return Answer(words("not-yet"))


def which_one(
    words: Words, kind: OwnerKind, printed: str, *, choices: tuple[tuple[str, TaskFilter], ...]
) -> Answer:
    """A name fits several units or people."""
    key = "several-units" if kind is OwnerKind.UNIT else "several-people"
    rows = tuple((Choice(shorten(label, 60), ShowList(wanted)),) for label, wanted in choices)
    return Answer(words(key, name=safe(shorten(printed, 60))), choices=rows)


def choose_for_hand_in(words: Words, found: Answer) -> Answer:
    """The open tasks, headed by what to choose one for."""
    return Answer(f"{words('choose-done')}\n\n{found.text}", choices=found.choices)
