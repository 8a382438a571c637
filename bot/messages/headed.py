"""A sentence above an answer that stands as it is."""

from dataclasses import replace

from bot.messages.answer import Answer
from bot.messages.text import MESSAGE_LIMIT, fitting_lines


def headed(head: str, answer: Answer) -> Answer:
    """The answer below one sentence of our HTML, still within one message."""
    lines = fitting_lines([head, "", *answer.text.split("\n")], room=MESSAGE_LIMIT)
    return replace(answer, text="\n".join(lines))
