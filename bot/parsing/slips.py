"""Slips of hasty typing in the words our grammar lives on: "thnag", "vieejc", "chuwa", "qhan".

Only words that could not be Vietnamese are touched, so that names stay as they were typed.
"""

import re
from functools import lru_cache

from bot.parsing.text import Words, words_of

_MEANT_TEXT = """
    viec nhiem cong thang tuan truoc hoan thanh chua xong phong trung bao nhieu nhac giao tien
    tong thong toi minh qua han dang thuc hien tim kiem giup trinh ngay hom nay quy sau cuoi dau
    danh sach chi tiet van ban don doc gia ket cap nhat cua con nao nhung phan task tasks overdue
    help
"""
_MEANT = frozenset(_MEANT_TEXT.split())
_LONG = tuple(word for word in sorted(_MEANT) if len(word) >= 4)
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|kh|ph|th|tr|ch|gh|gi|qu|[bcdghklmnprstvx])?"
    r"(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oao|oay|oe|oeo|oi|oo|ua|uay|uay|ue|ui|uo|uoi"
    r"|uou|uu|uy|uya|uye|uyu|ye|yeu)(?:ng|nh|ch|[cmnpt])?"
)
_DOUBLED = re.compile(r"([aeod])\1")
_TONES = re.compile(r"(?<=[a-z])[sfrxjw]")
_TOKEN = re.compile(r"(?<![a-z0-9])[a-z]{3,12}(?![a-z0-9])")


def mended(words: Words) -> Words:
    """The text with its slips mended; itself where there were none."""
    slips = [token for token in _TOKEN.finditer(words.folded) if _meant(token[0]) != token[0]]
    if not slips:
        return words
    printed = words.printed
    for slip in reversed(slips):
        printed = printed[: slip.start()] + _meant(slip[0]) + printed[slip.end() :]
    return words_of(printed)


@lru_cache(maxsize=8192)
def _meant(token: str) -> str:
    if token in _MEANT or _SYLLABLE.fullmatch(token):
        return token
    untoned = _DOUBLED.sub(r"\1", _TONES.sub("", token))
    if untoned in _MEANT:
        return untoned
    if len(token) < 4:
        return token
    near = [word for word in _LONG if word[0] == token[0] and _one_slip_apart(token, word)]
    return near[0] if len(near) == 1 else token


def _one_slip_apart(typed: str, meant: str) -> bool:
    """One letter doubled, left out, put in or changed, or two neighbours swapped."""
    start = next(
        (i for i, pair in enumerate(zip(typed, meant, strict=False)) if pair[0] != pair[1]), None
    )
    if start is None:
        return abs(len(typed) - len(meant)) == 1
    rest, wanted = typed[start:], meant[start:]
    swapped = rest[1::-1] + rest[2:] if len(rest) > 1 else rest
    return wanted in {swapped, rest[1:]} or rest[1:] == wanted[1:] or rest == wanted[1:]
