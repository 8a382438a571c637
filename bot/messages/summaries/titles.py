"""What a summary is of, on its message and its picture."""

from bot.messages import dates
from bot.messages.catalog import Words
from bot.messages.summaries.values import Span, Summary


def title(words: Words, made: Summary) -> str:
    """“Tổng hợp tuần, Phòng Nghiệp vụ”; plain text, not yet escaped."""
    whose = made.whose or words("group-whole-office")
    if made.span is Span.WEEK:
        return words("digest-of-week", whose=whose)
    period = dates.period(words, made.wanted.start, made.wanted.end)
    return words("digest-of-period", whose=whose, period=period)
