"""Words that open a door by themselves, wherever in a private chat they are said."""

from collections.abc import Callable

from telegram import Message
from telegram.ext import filters


class Saying(filters.MessageFilter):
    """Messages in whose words a rule finds what it looks for."""

    def __init__(self, rule: Callable[[str], object]) -> None:
        super().__init__(name=getattr(rule, "__name__", None))
        self._rule = rule

    def filter(self, message: Message) -> bool:
        return self._rule(message.text or "") not in (None, False)
