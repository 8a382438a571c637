"""What the bot fills into a message, as people write it: ‹tên› for the program's `{ $name }`."""

import re

from bot.messages.catalog import Words
from bot.messages.office import patterns
from bot.messages.office.bot_texts import BotText
from bot.messages.office.patterns import BadWording
from bot.parsing.text import fold

_VALUE = re.compile(r"\{ \$(\w+) \}")
_SPOKEN = re.compile(r"‹\s*([^‹›\n]{1,80}?)\s*›")


def spoken(words: Words, name: str) -> str:
    """A value by what it is."""
    return f"‹{words(f'value-{name}')}›"


def in_words(words: Words, text: str) -> str:
    """A text in Fluent's syntax as it is shown; which case holds stays in braces."""
    return _VALUE.sub(lambda value: spoken(words, value[1]), text)


def from_words(words: Words, message: BotText, typed: str) -> str:
    """What was typed in Fluent's syntax; raises `BadWording` for a value the message has not."""
    names = sorted(patterns.values_of(message.original))
    known = {fold(words(f"value-{name}")): name for name in names}

    def named(value: "re.Match[str]") -> str:
        name = known.get(fold(value[1]))
        if name is None:
            raise unknown(words, message, value[1])
        return f"{{ ${name} }}"

    return _SPOKEN.sub(named, typed)


def unknown(words: Words, message: BotText, said: str) -> BadWording:
    """A value was written that this message is not given."""
    known = [spoken(words, name) for name in sorted(patterns.values_of(message.original))]
    if not known:
        return BadWording("wording-no-values", name=said)
    return BadWording("wording-value-unknown", name=said, known=", ".join(known))
