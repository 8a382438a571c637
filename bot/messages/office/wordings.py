"""How the office words the bot's messages itself: search, card, preview."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Any

from fluent.runtime import FluentResource

from bot.messages.answer import Answer, Choice
from bot.messages.catalog import LANGUAGES, Words, words_in
from bot.messages.dialogues import leaving
from bot.messages.office import patterns
from bot.messages.office.bot_texts import BotText
from bot.messages.office.spoken_values import in_words, spoken
from bot.messages.taps.wording import KeepWording, OpenWording, ResetWording
from bot.messages.text import safe, shorten

_LABEL = 48
_SHOWN = 1500
"""Characters of one text on a card, so that two of them and the rest fit a message."""
_COPIED = 256
"""Characters a button can copy (Bot API, CopyTextButton)."""
_CASES = 4
_KINDS_OF_NUMBER = ("zero", "one", "two", "few", "many", "other")
_TAG = re.compile(r"<[^<>]*>")


def ask_which(words: Words) -> Answer:
    """Which message is to be worded anew."""
    return Answer(words("wording-ask"), choices=((leaving(words),),))


def found(words: Words, texts: Sequence[BotText], *, said: str) -> Answer:
    """What may be meant, each with a button that opens it."""
    if not texts:
        said = safe(shorten(said, 100))
        return Answer(words("wording-none", said=said), choices=((leaving(words),),))
    rows = [(Choice(_label(words, text), OpenWording(text.language, text.key)),) for text in texts]
    return Answer(words("wording-found"), choices=(*rows, (leaving(words),)))


def _label(words: Words, text: BotText) -> str:
    """A message as it stands on a button, with what its values are in their place."""
    way = in_words(words, patterns.variants(text.pattern)[-1])
    return shorten(_TAG.sub("", way), _LABEL) or text.key


def card(words: Words, text: BotText, *, head: str = "") -> Answer:
    """The text in use, the original where it differs, and what the bot fills in."""
    language = words(f"wording-language-{text.language}")
    title = words("wording-title", language=language)
    lines = [head, ""] if head else []
    lines += [title, "", words("wording-now"), _printed(words, text.text)]
    if text.is_reworded:
        lines += [words("wording-original"), _printed(words, text.original_text)]
    lines += [*_values(words, text), *_hints(words, text)]
    return Answer("\n".join(lines), choices=_card_choices(words, text))


def _printed(words: Words, text: str) -> str:
    """As it is to be typed; a tap copies it."""
    text = in_words(words, text)
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    return f"<pre>{safe(shown)}</pre>"


def _values(words: Words, text: BotText) -> list[str]:
    lines = [
        words("wording-value", name=spoken(words, name), value=safe(sample))
        for name, _, sample in explained(words, text)
    ]
    return [words("wording-values"), *lines, ""] if lines else []


def explained(words: Words, text: BotText) -> list[tuple[str, str, str]]:
    """Each value the bot fills in: its name, what it is, an example."""
    names = sorted(patterns.values_of(text.original))
    return [(name, words(f"value-{name}"), _sample(words, name)) for name in names]


def _sample(words: Words, name: str) -> str:
    return words.attribute(f"value-{name}", "sample")


def _hints(words: Words, text: BotText) -> list[str]:
    hints = [words("wording-hint")]
    if patterns.values_of(text.original):
        hints.append(words("wording-hint-values"))
    if patterns.choices_of(text.pattern):
        hints.append(words("wording-hint-cases"))
    if text.takes_tags:
        hints.append(words("wording-hint-tags"))
    return hints


def _card_choices(words: Words, text: BotText) -> tuple[tuple[Choice, ...], ...]:
    rows: list[tuple[Choice, ...]] = []
    shown = in_words(words, text.text)
    if len(shown) <= _COPIED:
        rows.append((Choice(words("wording-copy"), copy=shown),))
    if text.is_reworded:
        rows.append((Choice(words("wording-reset"), ResetWording(text.language, text.key)),))
    others = [language for language in LANGUAGES if language != text.language]
    rows += [
        (Choice(words(f"wording-to-{language}"), OpenWording(language, text.key)),)
        for language in others
    ]
    return (*rows, (leaving(words),))


def preview(words: Words, text: BotText) -> Answer:
    """What the new text will look like; nothing is kept yet."""
    lines = [words("wording-preview")]
    for shown in rendered(text):
        lines += [f"<blockquote>{shown}</blockquote>"]
    lines.append(words("wording-preview-hint"))
    keep = Choice(words("wording-keep"), KeepWording(text.language, text.key))
    return Answer("\n".join(lines), choices=((keep,), (leaving(words),)))


def changed(words: Words, text: BotText, *, head: str) -> Answer:
    """The message as it is said from now on."""
    lines = [head, "", _printed(words, text.text)]
    again = Choice(words("wording-again"), OpenWording(text.language, text.key))
    if not text.is_reworded:
        return Answer("\n".join(lines), choices=((again,),))
    reset = Choice(words("wording-reset"), ResetWording(text.language, text.key))
    return Answer("\n".join(lines), choices=((again, reset),))


def unchanged(words: Words, text: BotText) -> Answer:
    """The text typed is the one in use."""
    return card(words, text, head=words("wording-same"))


def rendered(text: BotText) -> list[str]:
    """The text with sample values as our HTML, once for each of its first cases."""
    own = Words(text.language, FluentResource(patterns.as_entry(text.key, text.pattern)))
    own_language = words_in(text.language)
    samples = {name: _sample(own_language, name) for name in patterns.values_of(text.pattern)}
    values: dict[str, Any] = {
        name: safe(sample) if text.takes_tags else sample for name, sample in samples.items()
    }
    cases = [{**values, **case} for case in _cases(text, samples)]
    shown = dict.fromkeys(own(text.key, **each) for each in cases)
    return [_as_html(text, one) for one in islice(shown, _CASES)]


def _cases(text: BotText, samples: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """What chooses between the wordings of a text, so that each comes out."""
    choices = patterns.choices_of(text.pattern)
    tried = [_chosen(keys, samples[name]) for name, keys in choices.items()]
    return (dict(zip(choices, chosen, strict=True)) for chosen in product(*tried))


def _chosen(keys: Sequence[str], sample: str) -> list[Any]:
    """Values that meet these keys: numbers where they are kinds of number, else words."""
    words = [key for key in keys if not key.isdecimal() and key not in _KINDS_OF_NUMBER]
    if words:
        return [*words, sample]
    return [*(int(key) for key in keys if key.isdecimal()), 1, 12]


def _as_html(text: BotText, shown: str) -> str:
    """A text with tags may not stand in a quotation with one of its own."""
    return re.sub(r"</?blockquote[^<>]*>", "", shown) if text.takes_tags else safe(shown)
