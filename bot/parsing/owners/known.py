"""Names of the office that stand in a text with no word pointing at them: "thuan con viec gi"."""

import re
from collections.abc import Iterator

from bot.parsing.name_index import marked, plain
from bot.parsing.names import match_person, match_unit, same_unit
from bot.parsing.owners.name_ends import is_stop, words_from
from bot.parsing.owners.owner import Owner
from bot.parsing.text import Words
from bot.parsing.typed.syllables import is_syllable
from bot.parsing.values import KnownNames
from bot.parsing.vocabulary import FILLER


def known_owner(words: Words, folded: str, names: KnownNames) -> Owner | None:
    """The first known name of the text that can mean only one unit or person."""
    if not (names.units or names.people):
        return None
    opening = names.unit_index.first_words
    bearing = names.people_index.plain.words
    shouted = words.printed.isupper()
    for at, end in _all_words(folded):
        word = folded[at:end].lower()
        if word in opening and (owner := _known_unit_here(words, folded, at, names)):
            return owner
        if word in bearing and (
            owner := _known_person_here(words, folded, at, names, shouted=shouted)
        ):
            return owner
    return None


def _all_words(folded: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in re.finditer(r"[a-zA-Z0-9&]+", folded))


def _known_unit_here(words: Words, folded: str, at: int, names: KnownNames) -> Owner | None:
    """A unit by its whole name or its initials; a part of it says too little by itself."""
    for end in reversed([end for _, end in words_from(folded, at)]):
        printed = words.printed[at:end]
        by_letters = " " not in printed and not is_syllable(folded[at:end].lower())
        if " " not in printed and not by_letters:
            continue
        known = same_unit(printed, names)
        if not known and (by_letters or " " in printed):
            known = _by_rest(printed, names, by_letters=by_letters)
        if len(known) == 1:
            return Owner(f"unit:{known[0]}", at, end)
    return None


def _by_rest(printed: str, names: KnownNames, *, by_letters: bool) -> tuple[str, ...]:
    if by_letters:
        return match_unit(printed, names, alike=False)
    return tuple(names.unit_index.rest.get(plain(printed), ()))


def _known_person_here(
    words: Words, folded: str, at: int, names: KnownNames, *, shouted: bool
) -> Owner | None:
    for end in reversed([end for _, end in words_from(folded, at)][:5]):
        printed = words.printed[at:end]
        if " " not in printed and not _may_be_a_name(words, folded, at, end, shouted=shouted):
            continue
        known = match_person(printed, names, alike=False)
        if len(known) == 1 and (printed.isascii() or marked(printed) in marked(known[0])):
            return Owner(f"person:{known[0]}", at, end)
    return None


def _may_be_a_name(words: Words, folded: str, at: int, end: int, *, shouted: bool) -> bool:
    """One word is a name if it looks like one, or if nothing else could be meant by it."""
    printed = words.printed[at:end]
    word = folded[at:end]
    if printed[0].isupper() and not shouted and (at > 0 or not printed.isascii()):
        return True
    if not printed.isascii():
        return word.isupper() or word not in FILLER
    following = folded[end:].split(maxsplit=1)
    alone = not following or folded[end : end + 2] == "  " or following[0] in FILLER
    return word.lower() not in FILLER and not is_stop(words, folded, at, end) and alone
