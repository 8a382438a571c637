"""The bot's own messages as texts an office may word itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from fluent.syntax import ast

from bot.domain import Rewordings
from bot.errors import NotFound
from bot.messages.catalog import LANGUAGES, originals, reworded
from bot.messages.office import patterns, wording_rules
from bot.messages.office.wording_search import keys_like

_TERMINAL = "cli-"
"""Keys of what only a terminal says, always in the program's own words."""


@dataclass(frozen=True, slots=True)
class BotText:
    """A message in one language, as it is said and as the program words it."""

    key: str
    language: str
    pattern: ast.Pattern
    original: ast.Pattern
    is_reworded: bool

    @property
    def text(self) -> str:
        """As it is said, in Fluent's syntax."""
        return patterns.write(self.pattern)

    @property
    def original_text(self) -> str:
        return patterns.write(self.original)

    @property
    def takes_tags(self) -> bool:
        return wording_rules.takes_tags(self.original)


def text_of(rewordings: Rewordings, key: str, language: str) -> BotText:
    """Raises `NotFound` for a key or language there is not."""
    _require_known(language)
    original = originals(language).get(key)
    if original is None or key.startswith(_TERMINAL):
        raise NotFound("wording-not-found", name=key)
    own = reworded(rewordings, language).get(key)
    return BotText(key, language, own or original, original, is_reworded=own is not None)


def texts_of(rewordings: Rewordings, language: str) -> list[BotText]:
    """Every message an office may word itself, by key; raises `NotFound` for a language."""
    _require_known(language)
    own = reworded(rewordings, language)
    return [
        BotText(key, language, own.get(key, original), original, is_reworded=key in own)
        for key, original in sorted(originals(language).items())
        if not key.startswith(_TERMINAL)
    ]


def _require_known(language: str) -> None:
    if language not in LANGUAGES:
        raise NotFound("wording-no-language", name=language)


def texts_like(rewordings: Rewordings, language: str, said: str, *, most: int) -> list[BotText]:
    """The messages that are likeliest meant by words somebody saw, the likeliest first."""
    texts = {text.key: text for text in texts_of(rewordings, language)}
    known: Mapping[str, ast.Pattern] = {key: text.pattern for key, text in texts.items()}
    return [texts[key] for key in keys_like(said, known, most=most)]


def with_text(message: BotText, text: str) -> BotText:
    """The message with this text in its place; raises `BadWording` for what cannot stand there."""
    pattern = wording_rules.accepted(text, original=message.original)
    is_own = not pattern.equals(message.original)
    return BotText(message.key, message.language, pattern, message.original, is_own)
