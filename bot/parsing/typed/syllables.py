"""What a Vietnamese syllable can be, and how its letters, hats and tone are put together.

    syllable := [initial] rime [tone]        "nghiệp" is ngh + iêp + nặng
    hats     := "^" (â ê ô) and "w" (ă ơ ư), named after the keys of telex

A rime without its hats has at most one spelling for each kind of hat: "uong" with "^" is "uông",
with "w" it is "ương".
"""

import re
import unicodedata

_RIMES_TEXT = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong op ot
    oăc oăm oăn oăng oăt ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ue ui um un ung up ut uy uya uych uynh uyt uyu uân uâng uât uây uê uêch uênh
    uôc uôi uôm uôn uông uôt uơ uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu
    ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêt yêu yn ynh yt
"""
_HATS = {"\u0302": "^", "\u0306": "w", "\u031b": "w"}
_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323", "": ""}
_STOPS = ("c", "ch", "p", "t")
_VOWELS = frozenset("aeiouy")
_HAT_MARKS = re.compile("[" + "".join(_HATS) + "]")


def _bare_and_hats(rime: str) -> tuple[str, frozenset[str]]:
    letters = unicodedata.normalize("NFD", rime)
    return _HAT_MARKS.sub("", letters), frozenset(
        _HATS[mark] for mark in _HAT_MARKS.findall(letters)
    )


_SPELLINGS = {_bare_and_hats(rime): rime for rime in _RIMES_TEXT.split()}
BARE_RIMES = frozenset(bare for bare, _ in _SPELLINGS)
"""Every rime without its hats."""

INITIAL = (
    r"(?:ngh(?=[eiy])|ng|nh|kh|ph|th|tr|ch|gh(?=[eiy])|qu(?=[aeioyw])|gi(?=[aeouyw])"
    r"|[bcdghklmnprstvx])?"
)
"""A pattern of what a syllable may begin with; "đ" is the caller's affair."""

# Names of the highlands end in k: "Đắk Lắk", "Krông Búk".
_SYLLABLE = re.compile(
    rf"(?:{INITIAL}(?:{'|'.join(sorted(BARE_RIMES, key=len, reverse=True))})|[bdkl]?[aou]k)"
)


def is_syllable(folded: str) -> bool:
    """Whether these letters without marks can be a Vietnamese syllable.

    >>> [is_syllable(word) for word in ("nghiep", "thang", "thnag", "week")]
    [True, True, False, False]
    """
    return _SYLLABLE.fullmatch(folded) is not None


def spelled(initial: str, rime: str, hats: frozenset[str], tone: str) -> str | None:
    """The syllable with its marks; nothing where Vietnamese has none such.

    `rime` is bare, `tone` one of the telex keys "s f r x j" or empty. Where the hats were left out
    they are filled in if only one spelling is possible, else the rime stays bare. A rime that stops
    short (c, ch, p, t) has none but the tones sắc and nặng.

    >>> spelled("v", "iec", frozenset("^"), "j"), spelled("đ", "uoc", frozenset("w"), "j")
    ('việc', 'được')
    >>> spelled("v", "iec", frozenset(), "j"), spelled("l", "it", frozenset(), "f")
    ('việc', None)
    """
    written = _SPELLINGS.get((rime, hats)) or (None if hats else _without_hats(rime))
    if written is None or (rime.endswith(_STOPS) and tone not in {"s", "j"}):
        return None
    if written == rime and (rime, hats) not in _SPELLINGS:
        return initial + rime
    at = _bearer(rime, written)
    toned = written[: at + 1] + _TONES[tone] + written[at + 1 :]
    return initial + unicodedata.normalize("NFC", toned)


def _without_hats(rime: str) -> str | None:
    found = [written for (bare, _), written in _SPELLINGS.items() if bare == rime]
    return found[0] if len(found) == 1 else rime if found else None


def _bearer(rime: str, written: str) -> int:
    """Where the tone goes: on the hatted vowel, else as in "hòa", "toán", "oái"."""
    hatted = [at for at, letter in enumerate(written) if letter != rime[at]]
    if hatted:
        return hatted[-1]
    vowels = sum(letter in _VOWELS for letter in rime)
    closed = vowels < len(rime)
    return vowels - 1 if closed else min(1, vowels - 1) if vowels == 3 else 0
