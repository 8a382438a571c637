"""What we say where several tasks are named and one is taken at a time."""

from collections.abc import Sequence

from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.text import safe
from bot.parsing.values import Intent

_COPIED = 256
"""Characters a button can copy (Bot API, CopyTextButton)."""
_ORDER = {Intent.DONE: "order-done", Intent.EXTEND: "order-extend"}


def which_first(
    words: Words, intent: Intent, *, first: str, others: Sequence[str], rest: str
) -> Answer:
    """Which one now, and the sentence for the next, ready to be copied."""
    orders = [f"{words(_ORDER[intent], number=one)} {rest}".strip()[:_COPIED] for one in others]
    text = words(
        "one-by-one",
        numbers=safe(", ".join([first, *others])),
        number=safe(first),
        text=safe(orders[0]),
    )
    rows = tuple(
        (Choice(words("button-copy-order", number=number), copy=order),)
        for number, order in zip(others[:4], orders[:4], strict=True)
    )
    return Answer(text, choices=rows)
