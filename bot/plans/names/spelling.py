"""Spellings that are equal by rule: tone marks in the old or the new place, "P." and "Phòng"."""

import re
from functools import lru_cache

from bot.parsing.text import clean
from bot.plans.names.unit_kinds import PARENTHESIS

_OLD = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
_NEW = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
_MOVED = dict(zip(_OLD, _NEW, strict=True))
# At the end of a syllable only ("hoàng" has one place), and never behind "q".
_OLD_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_MOVED)})(?!\w)")
# "GD ĐH" is GDĐH.
_PARTED_LETTERS = re.compile(r"(?<!\w)([A-ZĐ&]{2,}) (?=[A-ZĐ&]{2,}(?!\w))")
_SHORT_KINDS = (
    (re.compile(r"^p(?:\.\s*|\s+)"), "phòng "),
    (re.compile(r"^(?:vp|v\.p)\b\.?"), "văn phòng"),
    (re.compile(r"^(?:cc|c\.c)(?:\.\s*|\s+)"), "chi cục "),
    (re.compile(r"^tt(?:\.\s*|\s+)"), "trung tâm "),
    (re.compile(r"^ttra?\b\.?"), "thanh tra"),
    (re.compile(r"^hv(?:\.\s*|\s+)"), "học viện "),
    (re.compile(r"^bv(?:\.\s*|\s+)"), "bệnh viện "),
    (re.compile(r"^bgh$"), "ban giám hiệu"),
    (re.compile(r"^uỷ ban nhân dân|^ủy ban nhân dân"), "ubnd"),
)


def even_tones(text: str) -> str:
    """Lower case, each tone mark in its new place: "Hoà" and "Hòa" are one name.

    >>> even_tones("Trần Văn Hoà") == even_tones("Trần Văn Hòa")
    True
    """
    lower = clean(text).casefold()
    return _OLD_TONE.sub(lambda found: _MOVED[found[0]], lower)


@lru_cache(maxsize=8192)
def spelling_key(name: str) -> str:
    """Equal for units that differ in nothing but case, spacing, marks, "P." and "của Sở"."""
    bare = _PARTED_LETTERS.sub(r"\1", clean(PARENTHESIS.sub(" ", name)))
    text = even_tones(bare)
    for short, kind in _SHORT_KINDS:
        text = short.sub(kind, text)
    text = re.sub(r"\s*&\s*", "&", text)
    text = re.sub(r"[\s.,/-]+", " ", text).strip()
    text = re.sub(r"^(văn phòng|thanh tra) sở$", r"\1", text)
    # "HC - TH" and "HC-TH" are HCTH; letters of words stay apart.
    return re.sub(r"\b([a-zđ&]{1,4}) (?=[a-zđ&]{1,4}$)", _closed_up(bare), text)


def _closed_up(name: str) -> str:
    return r"\1" if re.search(r"[A-ZĐ]+\s*-\s*[A-ZĐ]+$", clean(name)) else r"\1 "
