"""Words spelled as they sound, or cut short, in chat: "xog", "phòg", "wá", "zậy", "fòng", "nhìu".

    beginning := z | dz | zd for v, d or gi | j for gi | w for qu | f for ph | k for c | q for qu
    rime      := g for ng | h for nh or ch | k for c | iu for iêu | ic for iêc

One of each may be respelled. Both lead only to a closed vocabulary, only where one word of it can
be meant, and never to a word without the marks that were typed.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from bot.parsing.text import fold
from bot.parsing.typed.slips import SPELLED
from bot.parsing.typed.syllables import is_syllable

_CHATTED_TEXT = """
    vậy về với vào vẫn vừa vui dạ dùm giùm gì giờ giữ giải quý qua chiều nhiều nhiêu thiếu hiểu biết
    phó phối phần phút cùng cũng các có còn cấp cần cao hàng thông không tổ chức hành chính thành
    xong đang đúng đầu luôn đồng nhanh phụ trách bằng bên mình nhận được quản quan yêu
"""
_WORDS = {word: fold(word) for word in (*_CHATTED_TEXT.split(), *sorted(SPELLED))}
_BARE = frozenset(_WORDS.values())
_MARK = re.compile(r"[\u0300-\u036f]")
_BEGINNINGS = (
    ("dz", ("v", "d", "gi")),
    ("zd", ("v", "d", "gi")),
    ("z", ("v", "d", "gi")),
    ("j", ("gi", "g")),
    ("w", ("qu",)),
    ("f", ("ph",)),
    ("k", ("c",)),
    ("q", ("qu",)),
)
_RIMES = (
    ("g", ("ng",)),
    ("h", ("nh", "ch")),
    ("k", ("c",)),
    ("iu", ("ieu",)),
    ("ic", ("iec",)),
)


@lru_cache(maxsize=8192)
def unclipped(lower: str) -> str | None:
    """The one word of the vocabulary that is spelled so in chat.

    What can be a Vietnamese syllable must bear a mark: "chìu" is "chiều", "thiu" and "kon" may be
    words and names of their own.

    >>> [unclipped(word) for word in ("xog", "phòg", "wá", "zậy", "việk", "chìu", "kòn", "nhug")]
    ['xong', 'phòng', 'quá', 'vậy', 'việc', 'chiều', 'còn', 'những']
    >>> [unclipped(word) for word in ("chịu", "thiu", "kon", "bug", "zalo", "việc")]
    [None, None, None, None, None, None]
    """
    folded = fold(lower)
    if len(folded) != len(lower) or (is_syllable(folded) and lower == folded):
        return None
    respelled = set(_respelled(folded)) - {folded}
    if respelled.isdisjoint(_BARE):
        return None
    marks = _marks(lower)
    found = [word for word, bare in _WORDS.items() if bare in respelled and marks <= _marks(word)]
    return found[0] if len({_WORDS[word] for word in found}) == 1 else None


def _respelled(folded: str) -> Iterator[str]:
    beginnings = [folded]
    for clipped, whole in _BEGINNINGS:
        if folded.startswith(clipped):
            beginnings += [start + folded[len(clipped) :] for start in whole]
    for word in beginnings:
        yield word
        for clipped, whole in _RIMES:
            # "Thang" ends as it should: the g that stands for ng follows a vowel.
            if word.endswith(clipped) and word[-len(clipped) - 1 : -len(clipped)] not in {"n", "c"}:
                yield from (word[: -len(clipped)] + end for end in whole)


@lru_cache(maxsize=8192)
def _marks(word: str) -> frozenset[str]:
    letters = unicodedata.normalize("NFD", word).replace("đ", "d\u0335")
    return frozenset(_MARK.findall(letters))
