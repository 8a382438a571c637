"""Slips that the word beside makes plain: "quá hạm", "giah hạn", "nộ gì", "tuần sâu", "n.vụ".

pair  := two words that often stand together, one right, the other
         a slip of it that is no syllable
         | one letter off, or an ending that sounds alike (n ng nh, t c), with the same marks
which := (tuần | tháng | quý | hôm | năm) and "này", "sau", "trước"; marks missing from the
         first, and wrong ones on the second, are put right
short := the first letter of a pair [.] its second word       "n.vụ", "bcáo", "ghan"
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from bot.parsing.text import fold
from bot.parsing.typed.slips import slips_of
from bot.parsing.typed.syllables import is_syllable

_PAIRS_TEXT = """
    quá hạn, gia hạn, đến hạn, tới hạn, trễ hạn, nhiệm vụ, công việc, báo cáo, hoàn thành, kế hoạch,
    tiến độ, hôm nay, tuần này, tuần sau, tuần trước, tháng này, tháng sau, tháng trước, quý này,
    của tôi, của em, của mình, thống kê, danh sách, kết quả, bao nhiêu, việc gì, việc nào,
    chưa xong, đôn đốc, đơn vị, trung tâm, văn bản, cập nhật, phối hợp, chủ trì, nộp gì,
    phải nộp, nộp báo,     tổng hợp, cơ quan, gần đến, sắp đến, đã xong, triển khai,
    quyết định, tờ trình, công văn, xong rồi
"""
_OTHERS_TEXT = """
    có cớ cờ tôi tới tối ngày vì quả quản bảo bão bào cái tình bị đính định cộng cổng cống đánh đôn
    dở vấn hàng hạnh hành bán bản bàn ban kể kề đa đá da cửa giá già đền đèn vũ vui vu nợ nội
    nhiều dạ danh dành kia thông bao cho chờ thôi trinh trình tinh tính tỉnh em kết kiết gia quân
    sáu sấu nay sau trước toán toàn triển tới tự từ viên viện văn đáo đạo vào vị trị bước cập nhất
"""
_PAIRS = tuple(tuple(pair.split()) for pair in _PAIRS_TEXT.replace("\n", " ").split(","))
_SHORT_TEXT = """
    nhiệm vụ, công việc, báo cáo, hoàn thành, kế hoạch, tiến độ, gia hạn, quá hạn, thống kê,
    danh sách, kết quả, văn bản, cập nhật, phối hợp, chủ trì, đơn vị, quyết định, triển khai
"""
_SHORT = {
    fold(first)[0] + fold(second): f"{first} {second}"
    for first, second in (pair.split() for pair in _SHORT_TEXT.replace("\n", " ").split(","))
}
_DOTTED = re.compile(r"(?<![\w.])([a-zđ])\.\s?(?=[a-zđ])([^\W\d_]{2,7})(?![\w.])")
_UNITS = {"tuan": "tuần", "thang": "tháng", "quy": "quý", "hom": "hôm", "nam": "năm"}
_WHICH = {"nay": "này", "sau": "sau", "truoc": "trước"}
_AFTER_HOW = frozenset(["", "roi", "vay", "the", "nhi", "a", "ha", "em", "anh", "chi", "day"])
"""What stands behind "sao" that asks how."""
_ALMOST_MONTH = frozenset(["thánh", "thág", "thán", "thàng", "thảng"])
_OTHER_WORDS = frozenset(_OTHERS_TEXT.split()) | {word for pair in _PAIRS for word in pair}
"""Words in their own right, which no neighbour makes a slip of."""
_ENDINGS = (("ng", "n"), ("nh", "n"), ("n", "ng"), ("n", "nh"), ("t", "c"), ("c", "t"))
_LONGEST = 8
_MARK = re.compile(r"[\u0300-\u036f]")


def in_one_word(lower: str) -> str | None:
    """A pair shortened to its first letter and its second word, which bears its marks or none.

    >>> [in_one_word(word) for word in ("ghan", "bcáo", "nvu", "kqua", "ghàn")]
    ['gia hạn', 'báo cáo', 'nhiệm vụ', 'kết quả', None]
    """
    whole = _SHORT.get(fold(lower))
    return whole if whole and (lower.isascii() or whole.endswith(lower[1:])) else None


def without_dots(text: str) -> str:
    """The text with its dotted short forms in full.

    >>> without_dots("n.vụ 36 của p.kh, k. hoạch")
    'nhiệm vụ 36 của p.kh, kế hoạch'
    """
    if "." not in text:
        return text
    return _DOTTED.sub(lambda found: in_one_word(found[1] + found[2]) or found[0], text)


def beside_each_other(words: Sequence[str]) -> list[str]:
    """Lower-case words that follow each other, those mended that a neighbour makes plain.

    >>> " ".join(beside_each_other("việc quá hạm tuần sâu phải nộ gì".split()))
    'việc quá hạn tuần sau phải nộp gì'
    >>> " ".join(beside_each_other("xếp hạng tháng sáu quá hàng chục".split()))
    'xếp hạng tháng sáu quá hàng chục'
    """
    mended = list(words)
    for at, word in enumerate(words):
        if not may_lean(word):
            continue
        folded = fold(word)
        before = mended[at - 1] if at else ""
        after = words[at + 1] if at + 1 < len(words) else ""
        meant = _marked_anew(word, folded, before, after) or _in_pair(word, folded, before, after)
        mended[at] = meant or word
    return mended


def lean_on_each_other(words: Sequence[str]) -> bool:
    """Whether one of these lower-case words is to be mended because of its neighbour."""
    return any(map(may_lean, words)) and beside_each_other(words) != list(words)


@lru_cache(maxsize=8192)
def may_lean(lower: str) -> bool:
    """Whether a word beside this one could make another word of it."""
    folded = fold(lower)
    if lower in _OTHER_WORDS or lower.isdecimal():
        return False
    if folded in _UNITS and _lacks_marks(lower, folded):
        return True
    if folded in _WHICH:
        return lower != folded
    if lower == "sao" or lower in _ALMOST_MONTH:
        return True
    return any(_fits(lower, folded, target) for target in _meant_by(folded))


def _marked_anew(word: str, folded: str, before: str, after: str) -> str | None:
    if fold(before) in _UNITS and folded in _WHICH:
        return _WHICH[folded]
    if word == "sao" and fold(before) in _UNITS and fold(after) not in _AFTER_HOW:
        return "sau"
    if word in _ALMOST_MONTH and after.isdecimal():
        return "tháng"
    if folded in _UNITS and fold(after) in _WHICH and _lacks_marks(word, folded):
        return _UNITS[folded]
    return None


def _lacks_marks(word: str, folded: str) -> bool:
    """ "Tuân" for "tuần"; without any mark it is only typed in a hurry."""
    return set() < set(_marks(word)) < set(_marks(_UNITS[folded]))


def _in_pair(word: str, folded: str, before: str, after: str) -> str | None:
    found = {
        target
        for target in _meant_by(folded)
        if _fits(word, folded, target)
        and ((before, target) in _pairs_as_typed() or (target, after) in _pairs_as_typed())
    }
    return found.pop() if len(found) == 1 else None


def _fits(word: str, folded: str, target: str) -> bool:
    """Wrong marks on the right letters, or right marks on letters that are slightly wrong."""
    if folded == fold(target):
        if folded in _UNITS:  # "Tuấn này", "thắng này": names and other words
            return False
        return not set(_marks(word)) <= set(_marks(target))
    return not is_syllable(folded) or (word != folded and _marks(word) == _marks(target))


def _meant_by(folded: str) -> tuple[str, ...]:
    """The words of pairs with these letters, or that they may be a slip of, or one more than."""
    if len(folded) > _LONGEST:
        return ()
    if folded in _by_letters():
        return _by_letters()[folded]
    shorter = {folded[:at] + folded[at + 1 :] for at in range(len(folded))}
    longer = (word for bare in shorter for word in _by_letters().get(bare, ()))
    return (*_slips().get(folded, ()), *longer)


@cache
def _pairs_as_typed() -> frozenset[tuple[str, str]]:
    """Pairs, also with one word without marks: "phương tiện đo" is no "tiến độ"."""
    ways = (((a, b), (fold(a), b), (a, fold(b))) for a, b in _PAIRS)
    return frozenset(pair for three in ways for pair in three)


@cache
def _by_letters() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted({word for pair in _PAIRS for word in pair}):
        found[fold(word)] = (*found.get(fold(word), ()), word)
    return found


@cache
def _slips() -> dict[str, tuple[str, ...]]:
    """Every slip of a word of a pair, and the words it is one of."""
    found: dict[str, tuple[str, ...]] = {}
    for bare, words in _by_letters().items():
        for slip in {*slips_of(bare), *_sounding_alike(bare), bare[:-1]}:
            if len(slip) > 1:
                found[slip] = (*found.get(slip, ()), *words)
    return found


def _sounding_alike(folded: str) -> Iterator[str]:
    for ending, other in _ENDINGS:
        if folded.endswith(ending):
            yield folded[: -len(ending)] + other


@lru_cache(maxsize=8192)
def _marks(word: str) -> tuple[str, ...]:
    letters = unicodedata.normalize("NFD", word).replace("đ", "d\u0335")
    return tuple(_MARK.findall(letters))
