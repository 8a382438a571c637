"""Vietnamese as its keys were struck: telex ("vieejc") and VNI ("vie65c") that nobody turned on.

    telex := s f r x j  tones        aa ee oo  â ê ô        aw ow uw  ă ơ ư        dd  đ
    vni   := 1 2 3 4 5  tones        6  â ê ô               7 ơ ư, 8  ă            9   đ

A key may be struck at once or at the end of the syllable ("tooi", "toio"). No syllable holds an
s, f, r, x, j or w after its vowel, so what is decoded is never a Vietnamese word typed without
marks; it may be an English one ("last" would be "lát"), and those are left as they are.
"""

import re
import unicodedata
from functools import lru_cache

from bot.parsing.typed.slips import slips_of
from bot.parsing.typed.syllables import BARE_RIMES, INITIAL, spelled

_VOWELS = "aeiouy"
_TONE_KEYS = frozenset("sfrxj")
_TELEX = re.compile(rf"(dd|{INITIAL})((?:[{_VOWELS}]|(?<=[a-z][a-z])w)[a-z]{{0,9}})")
_VNI = re.compile(rf"(d9|{INITIAL})([{_VOWELS}][a-z0-9]{{0,9}})")
# "More", "does", "use": nobody strikes the tone of "oe" and "ue" between the two.
_ENDS_LIKE_ENGLISH = re.compile(r"[aeiou][sfrxj]es?$")
_VNI_TONES = dict(zip("12345", "sfrxj", strict=True))
_VNI_HATS = {"6": "^", "7": "w", "8": "w"}
_KEY_OF_MARK = {
    "\u0302": "^",
    "\u0306": "w",
    "\u031b": "w",
    "\u0301": "s",
    "\u0300": "f",
    "\u0309": "r",
    "\u0303": "x",
    "\u0323": "j",
}
_ENGLISH_TEXT = """
    air as been best bus car chair cost days did does docs down gas goes has her here his hers
    host how if is its last lis list lists lost low max mins mix more most must nor now of or own
    own pair past per post pos posts rest reset room rooms row rows secs see seen six soon sure
    tax taxi test tests there these this those too turn two us use user uses was yes
    gis sos bas nas box bar mar tex nos mis eur term terms trust town visa roof key thing things
    xoong boong stats
"""
ENGLISH = frozenset(_ENGLISH_TEXT.split())
"""Words, nearly all English, that look like keys or a slip of a Vietnamese one."""

# A hat struck twice or with w, or a tone that no other language ends on.
_SHOWS_TELEX = re.compile(r"aa|ee|oo|dd|[aou]\w?w|[aeiouy]\w{0,2}[jfx]")
_LONGEST = 12

Read = tuple[str, frozenset[str], str]
"""A bare rime, its hats and its tone key."""


@lru_cache(maxsize=8192)
def from_telex(token: str) -> str | None:
    """The syllable whose telex keys these lower-case letters are; nothing where they are none.

    Letters that bear marks already count as the keys that make them ("viêjc").

    >>> [from_telex(word) for word in ("vieejc", "thasng", "ddeens", "chuwa", "toio", "nhieemj")]
    ['việc', 'tháng', 'đến', 'chưa', 'tôi', 'nhiệm']
    >>> [from_telex(word) for word in ("thang", "task", "last", "overdue")]
    [None, None, None, None]
    """
    return None if token in ENGLISH else _decoded(_as_keys(token))


def _decoded(keys: str) -> str | None:
    found = _TELEX.fullmatch(keys)
    if found is None:
        return None
    initial, rest = found.groups()
    late_bar = initial == "d" and rest.endswith("d")
    read = _telex_rime(rest[:-1] if late_bar else rest)
    if read is None or not (initial == "dd" or read[1] or read[2]):
        return None
    return spelled("đ" if late_bar or initial == "dd" else initial, *read)


@lru_cache(maxsize=8192)
def from_slipped_telex(token: str, meant: frozenset[str]) -> str | None:
    """The one of these words whose telex keys were struck in the wrong order, or one amiss.

    The tone may be missing besides.
    What shows no key of telex at all is not tried.

    >>> words = frozenset(("việc", "chưa", "quá"))
    >>> [from_slipped_telex(word, words) for word in ("chauw", "vieejx", "vieevc", "science")]
    ['chưa', 'việc', 'việc', None]
    """
    keys = _as_keys(token)
    if token in ENGLISH or len(keys) > _LONGEST or not _SHOWS_TELEX.search(keys):
        return None
    slips = set(slips_of(keys))
    struck = {slip + tone for slip in slips for tone in ("", *_TONE_KEYS)} - ENGLISH
    found = {word for word in (*slips, *map(_decoded, struck)) if word in meant}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=8192)
def from_vni(token: str) -> str | None:
    """The syllable whose VNI keys these lower-case letters and digits are.

    A number glued to a word may look the same ("quy1"): whether it is one is the caller's to say.

    >>> [from_vni(word) for word in ("vie65c", "tha1ng", "d9e61n", "d9e6n1", "thang5", "t5", "q2")]
    ['việc', 'tháng', 'đến', 'đến', 'thạng', None, None]
    >>> from_vni("viec24") is None
    True
    """
    found = _VNI.fullmatch(token)
    if found is None:
        return None
    initial, rest = found.groups()
    barred = initial == "d9" or (initial == "d" and "9" in rest)
    digits = [key for key in rest if key.isdigit() and not (barred and key == "9")]
    tones = [_VNI_TONES[key] for key in digits if key in _VNI_TONES]
    hats = frozenset(_VNI_HATS[key] for key in digits if key in _VNI_HATS)
    known = all(key in _VNI_TONES or key in _VNI_HATS for key in digits)
    if len(tones) > 1 or not known or not (digits or barred):
        return None
    rime = "".join(letter for letter in rest if letter.isalpha())
    return spelled("đ" if barred else initial, rime, hats, "".join(tones))


def _as_keys(token: str) -> str:
    if token.isascii():
        return token
    keys: list[str] = []
    for letter in unicodedata.normalize("NFD", token.replace("đ", "dd")):
        key = _KEY_OF_MARK.get(letter, letter)
        keys.append(keys[-1] if key == "^" and keys else key)
    return "".join(keys)


def _telex_rime(keys: str) -> Read | None:
    """The rime that was struck; nothing for two tones or a letter no rime holds."""
    if _ENDS_LIKE_ENGLISH.search(keys):
        return None
    letters, hats, tone = "", set[str](), ""
    for key in keys:
        if key in _TONE_KEYS:
            if tone or not letters:
                return None
            tone = key
        elif key == "w":
            hats.add("w")
            letters = letters or "u"
        elif key in "aeo" and letters.endswith(key):
            hats.add("^")
        else:
            letters += key
    if letters not in BARE_RIMES and letters:
        letters, late = _without_late_hat(letters)
        hats |= late
    return letters, frozenset(hats), tone


def _without_late_hat(letters: str) -> tuple[str, set[str]]:
    """ "toio": the second o, struck last, is the hat of the first."""
    last = letters[-1]
    if last in "aeo" and last in letters[:-1]:
        return letters[:-1], {"^"}
    return letters, set()
