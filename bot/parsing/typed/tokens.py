"""The tokens of a message, and what each means by itself and in its place.

    token := shorthand | number glued to words | telex | vni | clipped | short form of a pair
           | stretched | glued | slip | slip in telex

Tried in that order, and only for tokens that are neither Vietnamese syllables nor English words of
ours. Tokens in capitals are abbreviations, unless all of the message is in capitals.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, zip_longest

from bot.parsing.text import fold
from bot.parsing.typed.clipped import unclipped
from bot.parsing.typed.keys import ENGLISH, from_slipped_telex, from_telex, from_vni
from bot.parsing.typed.pairs import in_one_word
from bot.parsing.typed.shorthand import ALWAYS, TOKENS, in_full
from bot.parsing.typed.slips import MEANT, SPELLED, breaks_between, is_piece, without_slip
from bot.parsing.typed.syllables import is_syllable

# What is longer is no word of anybody, and would only fill the caches.
TOKEN = re.compile(r"(?<![^\W_])[^\W_]{1,40}(?:['’][^\W_]{1,10}){0,2}(?![^\W_])")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_VOWEL = re.compile(r"[aeiouy]")
_ROMAN = re.compile(r"[ivx]+")
_RUNS = re.compile(r"\d+|\D+")
_SHORT_MONTH = re.compile(r"[tq]\d{1,2}")
# "5kg", "co2": two letters beside a number are a measure or a formula, save "so24", "tu5", "vc24".
_MEASURE = re.compile(r"\d+[a-z]{1,2}|(?!(?:so|tu|vc|nv)\d)[a-z]{1,2}\d+")
_SHORT_UNITS = frozenset("tq")
_NUMBERED_WORD = re.compile(
    r"(?:viec|vc|so|muc|nv|cv|task|thang|tuan|quy|nam|ngay|thu|ky|dot|lan|tu|den)\d+[a-z]?"
)
_WHICH = frozenset(("nay", "sau", "toi", "truoc", "nao"))
_TIES = frozenset("-/.&@_")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a message, and what stands around it."""

    printed: str
    before: str
    """The word before, folded; empty at the start."""
    after: str
    """The word after, as printed; empty at the end."""
    tied: bool
    """A dash, stroke or full stop ties it to a neighbour, as in "e-office", "p.k", "han5/6"."""
    shouted: bool
    """The whole message is in capitals."""
    in_vni: bool
    """Somewhere in the message the keys are plainly those of VNI."""

    @property
    def keeps_its_capitals(self) -> bool:
        """An abbreviation, such as "GIS"; a lone capital is one unless it begins the message."""
        start = not self.before and len(self.printed) == 1
        return self.printed.isupper() and not (self.shouted or start)

    @property
    def may_be_a_name(self) -> bool:
        return self.printed[0].isupper() and bool(self.before) and not self.shouted


def tokens_of(printed: str) -> Iterator[tuple["re.Match[str]", Token | None]]:
    """The places of a message's words; with a token where it may mean another than is typed."""
    found = list(TOKEN.finditer(printed))
    shouted = printed.isupper() and len(found) > 1
    in_vni = any(not one[0].isalpha() and _is_plainly_vni(printed, one) for one in found)
    before = ""
    for token, following in zip_longest(found, found[1:]):
        typed = token[0]
        if typed.islower() and not may_mean_another(typed):
            yield token, None
        else:
            after = following[0] if following else ""
            tied = _is_tied(printed, token)
            yield token, Token(typed, fold(before), after, tied, shouted, in_vni)
        before = typed


def _is_tied(printed: str, token: "re.Match[str]") -> bool:
    """Whether a mark without a space joins it to a word before or behind."""
    at, end = token.span()
    before, behind = printed[max(0, at - 2) : at], printed[end : end + 2]
    return (before[1:] in _TIES and before[0].isalnum()) or (
        behind[:1] in _TIES and behind[1:].isalnum()
    )


def _is_plainly_vni(printed: str, token: "re.Match[str]") -> bool:
    """Digits inside a syllable, or behind a word of ours that bears no number: "tha1ng", "cua3"."""
    lower = token[0].lower()
    decoded = from_vni(lower)
    if decoded is None or _is_tied(printed, token) or _NUMBERED_WORD.fullmatch(lower):
        return False
    return lower[-1].isalpha() or decoded in SPELLED


@lru_cache(maxsize=8192)
def may_mean_another(lower: str) -> bool:
    """Whether a token may have to be mended; most are known not to."""
    return lower in TOKENS or _alone(lower) != lower or from_vni(lower) is not None


def meant_by(token: Token) -> str:
    """The token as it was meant; as it was typed where it means itself."""
    lower = token.printed.lower()
    if token.keeps_its_capitals:
        return token.printed
    is_whole = token.tied or (token.may_be_a_name and _is_a_syllable(lower))
    meant = None if is_whole else _in_its_place(token, lower)
    meant = meant or (_keys_of(lower) if token.may_be_a_name else _alone(lower))
    if meant is None or meant == lower:
        return token.printed
    if token.shouted:
        return meant.upper()
    return meant[0].upper() + meant[1:] if token.printed[0].isupper() else meant


def _is_a_syllable(lower: str) -> bool:
    """A syllable, not a letter: "Chi" is somebody where "chi" is "gì"."""
    return len(lower) > 1 and is_syllable(fold(lower))


def _in_its_place(token: Token, lower: str) -> str | None:
    """What the neighbours make of it: shorthand, or VNI keys that could be a number."""
    if lower in TOKENS:
        return in_full(lower, before=token.before, after=token.after)
    decoded = from_vni(lower) if token.in_vni else None
    if decoded is None or not _NUMBERED_WORD.fullmatch(lower):
        return decoded
    numbers = sum(letter.isdigit() for letter in lower) > 1 or token.after[:1].isdigit()
    which = fold(from_vni(token.after.lower()) or "") in _WHICH
    return decoded if decoded in SPELLED and (numbers or which) else None


def is_struck_as_keys(lower: str) -> bool:
    """Whether a token is a word's keys, struck in telex or VNI, rather than shorthand or a slip."""
    return (_keys_of(lower) or from_vni(lower) or from_slipped_telex(lower, SPELLED)) is not None


@lru_cache(maxsize=8192)
def _alone(lower: str) -> str:
    """What a token means by itself; the token where it means itself."""
    if lower.isdecimal():
        return lower
    if not lower.isalpha():
        return _apart(lower) or lower
    folded = fold(lower)
    if len(folded) != len(lower) or _is_a_word(lower, folded):
        return unclipped(lower) or lower
    lower, folded = _unstretched(lower, folded)
    if _is_a_word(lower, folded):
        return lower
    return (
        _keys_of(lower)
        or unclipped(lower)
        or in_one_word(lower)
        or _spaced(lower, folded)
        or without_slip(folded)
        or from_slipped_telex(lower, SPELLED)
        or lower
    )


def _is_a_word(lower: str, folded: str) -> bool:
    return (
        is_syllable(folded)
        or folded in MEANT
        or lower in ENGLISH
        or _ROMAN.fullmatch(lower) is not None
    )


def _keys_of(lower: str) -> str | None:
    """The keys of telex, also behind a mark that came out right ("việjc")."""
    folded = fold(lower)
    if is_syllable(folded):
        return None
    return from_telex(lower) or from_telex(folded)


def _unstretched(lower: str, folded: str) -> tuple[str, str]:
    """ "việccc", "quáaaa": one letter of a run, the one with a mark if there is any."""
    if _VOWEL.search(folded) is None:
        return lower, folded
    kept, end = "", 0
    for run in _STRETCHED.finditer(folded):
        letters = lower[run.start() : run.end()]
        kept += lower[end : run.start()] + max(letters)
        end = run.end()
    kept += lower[end:]
    return kept, fold(kept)


def _spaced(lower: str, folded: str) -> str | None:
    breaks = breaks_between(folded)
    if not breaks:
        return None
    return " ".join(lower[at:end] for at, end in pairwise((0, *breaks, len(lower))))


def _apart(lower: str) -> str | None:
    """Digits inside a syllable as VNI, else words and numbers parted: "tuan3thang5", "t5nay"."""
    if _SHORT_MONTH.fullmatch(lower):
        return None
    if lower[-1].isalpha() and not _NUMBERED_WORD.fullmatch(lower) and (vni := from_vni(lower)):
        return vni
    if _MEASURE.fullmatch(lower):
        return None
    parts: list[str] = []
    for run in _RUNS.findall(lower):
        if run.isdecimal() and parts and parts[-1] in _SHORT_UNITS:
            parts[-1] += run
        elif run.isdecimal() or run in _SHORT_UNITS:
            parts.append(run)
        elif run.isalpha() and all(map(is_piece, fold(_in_full(run)).split())):
            parts.append(_in_full(run))
        else:
            return None
    return " ".join(parts)


def _in_full(run: str) -> str:
    return ALWAYS.get(run) or _alone(run)
